"""Choosing the two meetings, and what a reader does with them: freeze their address, take away papers."""

from datetime import timedelta

import streamlit as st

from pages.parts.choosing import choose, go_to
from pages.parts.clock import now
from pages.parts.papers import KINDS, address_of
from pages.parts.question import AHEAD, EARLIEST, Question, asked
from pages.parts.sides import NotAsked, Sides, offered, reports, settled
from pages.parts.words import day, plain

REVISIONS = ("since_revision", "revision")
FROZEN = (
    "This address is frozen: it shows the same whatever is reported, corrected or undone later."
)


def chosen() -> Sides:
    """The two meetings that the address names or the reader picks; what the address names wrongly is said."""
    question = asked()
    taken = {"as_of": question.as_of.isoformat()}
    for name in ("revision", "since", "since_revision", "next_meeting"):
        if name in st.query_params:
            wanted = {**taken, name: st.query_params[name]}
            try:
                settled(question, wanted)
                taken = wanted
            except NotAsked as error:
                st.warning(f"{plain(error)} It was dropped.")
                del st.query_params[name]
    sides = settled(question, taken)
    draw_days(question, sides)
    return sides


def draw_days(question: Question, sides: Sides) -> None:
    """The days of the meetings: those of reports first, and any other."""
    this, last, other, coming = st.columns(4, vertical_alignment="bottom")
    with this:
        draw_this(question)
    with last:
        days = sorted({*offered(question, question.as_of), sides.since}, reverse=True)
        options = {when.isoformat(): day(when) for when in days}
        choose("since", "Last meeting, or what was reported by", options, day(sides.since))
    with other:
        draw_other_day("since", "Another day for the last meeting", sides)
    with coming:
        draw_other_day("next_meeting", "Next meeting", sides)


def draw_this(question: Question) -> None:
    """This meeting's day, which is the date of every page; the frame's calendar has the days without a report."""
    key, today = "as_of-report", now().date()
    days = {when for when in reports(question) if when <= today} | {question.as_of}
    st.session_state[key] = question.as_of

    def keep() -> None:
        st.query_params["as_of"] = st.session_state[key].isoformat()

    st.selectbox(
        "This meeting, or what was reported by", sorted(days, reverse=True), key=key, on_change=keep,
        format_func=day, help="For another day, choose it at the top of the page, under As of.",
    )  # fmt: skip


def draw_other_day(name: str, label: str, sides: Sides) -> None:
    """A day that the reader types or picks from a calendar, which the address keeps."""
    key = f"{name}-day"
    st.session_state[key] = sides.next_meeting if name == "next_meeting" else sides.since
    this = sides.this.as_of
    first, last = (
        (this + timedelta(days=1), this + AHEAD) if name == "next_meeting" else (EARLIEST, this)
    )

    def keep() -> None:
        picked = st.session_state[key]
        if picked is None:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = picked.isoformat()

    st.date_input(
        label, min_value=first, max_value=last, key=key, on_change=keep, format="YYYY-MM-DD"
    )


def draw_sides(sides: Sides) -> None:
    """Which two sides are compared, and what is not known of them."""
    st.markdown(
        f"What was known by **{day(sides.since)}** (revision {sides.since_revision}) beside what is known by "
        f"**{day(sides.this.as_of)}** (revision {sides.this.revision})."
    )
    for remark in sides.remarks():
        st.caption(remark)
    if sides.newest_then:
        entered = f"Show only what had been entered by {day(sides.this.as_of)}"
        st.button(entered, on_click=go_to, args=("revision", str(sides.newest_then)))
    if sides.this.newest > 1:
        with st.expander("Choose the revisions"):
            st.caption(
                "What had been entered by then: the uploads, undos and redos up to this one count."
            )
            last, this = sides.since_revision, sides.this
            draw_revision("since_revision", "Last meeting's revision", last, this.revision)
            draw_revision("revision", "This meeting's revision", this.revision, this.newest)


def draw_revision(name: str, label: str, stands: int, latest: int) -> None:
    """A side's revision up to the latest that it may be, which the address keeps once a reader has chosen it."""
    key = f"{name}-number"
    st.session_state[key] = stands

    def keep() -> None:
        st.query_params[name] = str(st.session_state[key])

    st.number_input(label, 1, latest, key=key, on_change=keep)


def draw_ways(sides: Sides) -> None:
    """The papers to take away, each by its own address, and the way to freeze the page's."""
    base = str(st.get_option("server.baseUrlPath") or "")
    with st.container(horizontal=True):
        for name, kind in KINDS.items():
            st.link_button(kind.title, address_of(sides, name, base), icon=":material/download:")
        if all(name in st.query_params for name in REVISIONS):
            st.button("Show what is known now", on_click=thaw)
            st.caption(FROZEN)
        else:
            st.button(
                "Freeze this address", on_click=freeze, args=(sides,), icon=":material/ac_unit:"
            )


def freeze(sides: Sides) -> None:
    """Have the address carry both dates and both revisions."""
    for name, value in sides.address().items():
        st.query_params[name] = value


def thaw() -> None:
    """Leave the revisions to the store again."""
    for name in REVISIONS:
        st.query_params.pop(name, None)
