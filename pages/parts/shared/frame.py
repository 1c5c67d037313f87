"""The frame of every page: project and as-of date, and what the address asked for that does not exist."""

import re
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

import streamlit as st
from markupsafe import Markup

from pages.parts.shared import navigation, printed_address
from pages.parts.shared.html import fragment
from pages.parts.shared.html.addresses import current_addresses
from pages.parts.shared.html.blocks import joined
from pages.parts.shared.navigation import FOR_VISITORS, PAGES
from store import RULES_OF, Fault, Refused, Store, StoreUnreachable, contract
from web import store_opening, visitor
from web.address_state import unfreeze
from web.answers import answer_to
from web.comparison import InvalidComparison, parse_revision
from web.first_page import last_report
from web.question import AHEAD, EARLIEST, Question, current_question, parse_day, set_question
from wording.dates import day, short_day
from wording.markdown import plain
from wording.text import count

SILENCE = timedelta(days=31)

# Where a page's own controls stand, in the frame's line.
BESIDE = "frame-beside"


class Page(Protocol):
    """What is drawn in the frame."""

    def run(self) -> None:
        """Draw it."""


def draw_menu(current: str) -> None:
    """The pages in one line of links, which carry the date and the frozen revision on; the team's for the team alone.

    current: the name of the page that is open. Its pages check by themselves who opens them.
    """
    pages = PAGES if visitor.visitor().is_team else FOR_VISITORS
    addresses = current_addresses()
    links = joined(
        Markup('<li><a href="{}"{}>{}</a></li>').format(
            addresses.of(page.name),
            Markup(' aria-current="page"') if page.path == current else "",
            page.title,
        )
        for page in pages
    )
    fragment.draw(
        Markup('<nav aria-label="Pages"><ul class="menu">{}</ul></nav>').format(links), "menu"
    )


def draw(today: date, page: Page, known: navigation.Page) -> None:
    """Draw the frame and the page in it; only a sentence where there is no project, or the store does not answer.

    known: what is known of the page. One for the team shows the newest revision, at whatever revision the address is
    frozen; one of two dates draws their choice itself, in `beside`.
    """
    store, newest = _store()
    try:
        with store.still_open():
            _draw_top(store, newest, today, known)
            page.run()
    except StoreUnreachable as error:
        st.error(plain(error))


def _draw_top(store: Store, newest_revision: int, today: date, page: navigation.Page) -> None:
    """Draw what every page has at its top, and set the page's question."""
    frozen = None if page.is_for_team else _frozen_revision(newest_revision)
    before = Question(store, "", today, frozen or newest_revision, newest=newest_revision)
    projects = answer_to(before, "frame/projects")
    if projects.empty:
        visitor.draw()
        st.info("There is no project in the store yet. Put a folder of CSV files into `data/`.")
        st.stop()
    titles = dict(zip(projects["code"], projects["title"], strict=True))
    latest = today + AHEAD
    _draw_unknown_in_address(titles, latest)
    with st.container(key="frame", horizontal=True, vertical_alignment="center"):
        project = _draw_project(titles)
        newest = last_report(replace(before, project=project)) or today
        as_of = _as_of(newest)
        if frozen:
            _draw_frozen(as_of, frozen)
        elif not page.has_two_dates:
            as_of = _draw_known_by(as_of, latest, newest, today)
        st.session_state[BESIDE] = st.container(key="beside", horizontal=True, width="content")
        if not frozen:
            _draw_silence(as_of, newest, today)
        st.space("stretch")
        visitor.draw()
    set_question(replace(before, project=project, as_of=as_of))
    printed_address.draw()
    set_window_title(page.title)


def beside() -> AbstractContextManager[object]:
    """The place in the frame's line for the page's own controls: `with frame.beside(): …`."""
    place: AbstractContextManager[object] = st.session_state[BESIDE]
    return place


def set_window_title(words: str) -> None:
    """Name the browser's window after `words`, the project and the date; of what the page shows last is in force."""
    question = current_question()
    (title,) = answer_to(question, "frame/project")["title"]
    name = short_name(title, question.project)
    st.set_page_config(page_title=f"{words} · {name} · known by {day(question.as_of)}")


def short_name(title: str, code: str) -> str:
    """What a project is called in a line: the short name in brackets at the end of its title, else its code."""
    found = re.search(r"\(([^()]{2,24})\)\s*$", title)
    return found.group(1) if found else code.upper() if len(title) > 40 else title


def _frozen_revision(newest: int) -> int | None:
    """The revision at which the address is frozen; None where it names none, or one that does not exist."""
    try:
        return parse_revision("revision", st.query_params, newest)
    except InvalidComparison as error:
        st.warning(f"{plain(error)} It was dropped.")
        unfreeze()
        return None


def _draw_frozen(as_of: date, revision: int) -> None:
    """The date and the revision that the address is frozen at, and the button that ends it."""
    with st.popover(
        f"Known by **{short_day(as_of)}** · frozen at revision {revision}", type="tertiary"
    ):
        st.markdown(_frozen_text(revision))
    st.button("Unfreeze", on_click=unfreeze, type="tertiary")


def _frozen_text(revision: int) -> str:
    """That this address always shows the same; and whether the words of its statuses may be newer than it."""
    text = (
        f"Frozen at revision {revision}: this address and the links from it show the same figures whatever is "
        "reported, corrected or undone later."
    )
    if st.query_params.get("rules") == RULES_OF.isoformat():
        return text
    return (
        f"{text} Statuses and timings are in the words of the rules of {day(RULES_OF)}, which may be newer than this "
        "address: About the data says what they changed."
    )


def _store() -> tuple[Store, int]:
    """The open store and its newest revision; where it cannot be opened, a sentence says why and the page ends."""
    try:
        store = store_opening.wait_for_store()
        return store, store.revision()
    except StoreUnreachable as error:
        st.error(plain(error))
    except Refused as refused:
        st.error(
            f"The dashboard cannot start: {count(len(refused.faults), 'fault')} in the files of `data/`. "
            "Mend the files and load this page again."
        )
        describe = str if visitor.visitor().is_team else _fault_place
        st.code("\n".join(map(describe, refused.faults)), language=None, wrap_lines=True)
    return st.stop()


def _fault_place(fault: Fault) -> str:
    """Where a fault is, without its message, which might contain a name that a visitor may not see."""
    path = Path(fault.file)
    file = contract().get(path.stem)
    where = [f"{path.parent}/{file.name}.csv" if file else f"{path.parent}: another file"]
    if fault.row is not None:
        where.append(f"row {fault.row}")
    if file and fault.column in file.column_names:
        where.append(f"column {fault.column}")
    return ", ".join(where)


def _draw_project(titles: dict[str, str]) -> str:
    if len(titles) == 1:
        (project,) = titles
        st.markdown(
            f"**{plain(short_name(titles[project], project))}**",
            width="content",
            help=plain(titles[project]),
        )
        return project
    code = st.query_params.get("project")
    if code in titles:
        st.session_state["project"] = code
    project = st.selectbox(
        "Project", list(titles), key="project", on_change=_keep_project, label_visibility="collapsed", width=260,
        format_func=lambda code: short_name(titles[code], code),
    )  # fmt: skip
    st.query_params["project"] = project
    return project


def _keep_project() -> None:
    """A bound widget would write the title into the address; a code stays the same when a title changes."""
    st.query_params["project"] = st.session_state["project"]


def _as_of(newest: date) -> date:
    """The date that the address names; else the last report's, computed each time.

    Streamlit's own binding would take a date out of the address where it is the one that is offered.
    """
    return date.fromisoformat(st.query_params.get("as_of", newest.isoformat()))


def _draw_known_by(as_of: date, latest: date, newest: date, today: date) -> date:
    """The date by which things were known, as one control that opens the date; gives back what the reader picked."""
    st.session_state["as_of"] = as_of
    with st.popover(f"Known by **{short_day(as_of)}**", type="tertiary"):
        picked: date = st.date_input(
            "Known by", min_value=EARLIEST, max_value=latest, key="as_of", on_change=_keep_as_of,
            format="YYYY-MM-DD", help="Every page shows what was known by this date, and true by it.",
        )  # fmt: skip
        if as_of != newest:
            text = f"Last report: {day(newest)}"
            st.button(text, on_click=_set_as_of, args=(newest,), type="tertiary")
        if as_of != today:
            st.button(f"Today: {day(today)}", on_click=_set_as_of, args=(today,), type="tertiary")
    return picked


def _keep_as_of() -> None:
    _set_as_of(st.session_state["as_of"])


def _set_as_of(when: date) -> None:
    """Write the date into the address, which the links to other pages carry on."""
    st.query_params["as_of"] = when.isoformat()


def _draw_silence(as_of: date, newest: date, today: date) -> None:
    """When the last report was, where that is more than a month ago; its words unfold on a press."""
    if today - newest <= SILENCE:
        return
    badge = f"last report {short_day(newest)}, {_how_long(today - newest)} ago"
    text = f"The last report is of {day(newest)}."
    if as_of < newest:
        text = f"Shown is what was known by {day(as_of)}. {text}"
    else:
        text += " Nothing has been reported since; that does not mean nothing was done."
    with st.container(key="silence", width="content"), st.popover(badge, type="tertiary"):
        st.markdown(f"{text} Today is {day(today)}.")


def _how_long(time: timedelta) -> str:
    """`5 years`, `14 months`: whole ones."""
    months = int(time.days / 30.44)
    return count(months // 12, "year") if months >= 24 else count(months, "month")


def _draw_unknown_in_address(titles: dict[str, str], latest: date) -> None:
    """Warn of a date or project in the address that does not exist: the widgets drop it."""
    code = st.query_params.get("as_of")
    if code is not None and not _is_date(code, latest):
        st.warning(
            f"The address asked for the date “{plain(code)}”, which is none. It was dropped."
        )
        del st.query_params["as_of"]
    project = st.query_params.get("project")
    if project is not None and project not in titles:
        st.warning(
            f"The address asked for the project “{plain(project)}”, which is not here. It was dropped."
        )


def _is_date(text: str, latest: date) -> bool:
    when = parse_day(text)
    return when is not None and when <= latest
