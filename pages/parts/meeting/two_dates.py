"""The line of the two meetings: their choice, the papers to download, and the button that freezes the address."""

from datetime import timedelta

import streamlit as st
from markupsafe import Markup

from pages.parts.shared import frame
from pages.parts.shared.html import fragment
from pages.parts.shared.html.blocks import joined
from web.address_state import draw_choice, set_in_address
from web.clock import now
from web.comparison import (
    Comparison,
    InvalidComparison,
    comparison_of,
    report_days,
    report_days_before,
)
from web.question import AHEAD, EARLIEST, Question, current_question
from web.routes.papers import KINDS, address_of
from wording.dates import day, short_day
from wording.markdown import plain

REVISIONS = ("since_revision", "revision")

FREEZE = "Writes both dates and both revisions into the address, which then shows the same whatever comes later."
ENTERED = "What had been entered by then: the uploads, undos and redos up to this one count."


def draw_meetings() -> Comparison:
    """Both meetings in the frame's line, with what changes them, freezes the address and leads to the papers.

    Gives back the two meetings that the address names or the reader picks; a wrong date is dropped with a warning.
    """
    question = current_question()
    comparison = comparison_in_address(question)
    with frame.beside():
        between = f"{short_day(comparison.since)} → **{short_day(comparison.this.as_of)}**"
        with st.popover(f"{between} · change the meetings", type="tertiary"):
            draw_dates(question, comparison)
            draw_revisions(comparison)
        if not all(name in st.query_params for name in REVISIONS):
            st.button("Freeze", on_click=freeze, args=(comparison,), type="tertiary", help=FREEZE)
        with st.popover("Papers", type="tertiary"):
            fragment.draw(papers(comparison), "papers")
    return comparison


def comparison_in_address(question: Question) -> Comparison:
    """The two meetings that the address names; a wrong parameter is dropped with a warning."""
    taken = {"as_of": question.as_of.isoformat()}
    for name in ("revision", "since", "since_revision", "next_meeting"):
        if name in st.query_params:
            wanted = {**taken, name: st.query_params[name]}
            try:
                comparison_of(question, wanted)
                taken = wanted
            except InvalidComparison as error:
                st.warning(f"{plain(error)} It was dropped.")
                del st.query_params[name]
    return comparison_of(question, taken)


def draw_dates(question: Question, comparison: Comparison) -> None:
    """The days of the meetings: those of reports first, and any other."""
    days = sorted({*report_days_before(question, question.as_of), comparison.since}, reverse=True)
    options = {when.isoformat(): day(when) for when in days}
    draw_choice("since", "Last meeting, or what was reported by", options, day(comparison.since))
    draw_other_date("since", "Another day for the last meeting", comparison)
    draw_this_date(question)
    draw_other_date("as_of", "Another day for this meeting", comparison)
    draw_other_date("next_meeting", "Next meeting", comparison)


def draw_this_date(question: Question) -> None:
    """This meeting's day, which is the date of every page, of those with a report."""
    key, today = "as_of-report", now().date()
    days = {when for when in report_days(question) if when <= today} | {question.as_of}
    st.session_state[key] = question.as_of

    def keep() -> None:
        st.query_params["as_of"] = st.session_state[key].isoformat()

    st.selectbox(
        "This meeting, or what was reported by", sorted(days, reverse=True), key=key, on_change=keep,
        format_func=day,
    )  # fmt: skip


def draw_other_date(name: str, label: str, comparison: Comparison) -> None:
    """A day that the reader types or picks from a calendar, which the address keeps."""
    key, this = f"{name}-day", comparison.this.as_of
    days = {
        "since": (comparison.since, EARLIEST, this),
        "as_of": (this, EARLIEST, now().date() + AHEAD),
        "next_meeting": (comparison.next_meeting, this + timedelta(days=1), this + AHEAD),
    }
    st.session_state[key], first, last = days[name]

    def keep() -> None:
        picked = st.session_state[key]
        if picked is None:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = picked.isoformat()

    st.date_input(
        label, min_value=first, max_value=last, key=key, on_change=keep, format="YYYY-MM-DD"
    )


def compared_text(comparison: Comparison) -> tuple[str, ...]:
    """Which two dates and revisions are compared, and what is not known about them, as sentences."""
    between = (
        f"What was known by {day(comparison.since)} (revision {comparison.since_revision}) beside what is known by "
        f"{day(comparison.this.as_of)} (revision {comparison.this.revision})."
    )
    return (between, *comparison.remarks())


def draw_revisions(comparison: Comparison) -> None:
    """What had been entered by then: the uploads, undos and redos up to a revision count."""
    if comparison.newest_then:
        entered = f"Show only what had been entered by {day(comparison.this.as_of)}"
        st.button(entered, on_click=set_in_address, args=("revision", str(comparison.newest_then)))
    if comparison.this.newest > 1:
        last, this = comparison.since_revision, comparison.this
        draw_revision("since_revision", "Last meeting's revision", last, this.revision)
        draw_revision("revision", "This meeting's revision", this.revision, this.newest)


def draw_revision(name: str, label: str, revision: int, latest: int) -> None:
    """A meeting's revision, at most `latest`; the address keeps it once a reader has chosen it."""
    key = f"{name}-number"
    st.session_state[key] = revision

    def keep() -> None:
        st.query_params[name] = str(st.session_state[key])

    st.number_input(label, 1, latest, key=key, on_change=keep, help=ENTERED)


def papers(comparison: Comparison) -> Markup:
    """A list of links to the papers, each by its own address."""
    base = str(st.get_option("server.baseUrlPath") or "")
    links = (
        Markup('<li><a href="{}" target="_blank" rel="noopener">{}</a></li>').format(
            address_of(comparison, name, base), kind.title
        )
        for name, kind in KINDS.items()
    )
    return Markup('<ul class="papers">{}</ul>').format(joined(links))


def freeze(comparison: Comparison) -> None:
    """Write both dates and both revisions into the address."""
    for name, value in comparison.address().items():
        st.query_params[name] = value
