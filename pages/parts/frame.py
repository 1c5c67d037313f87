"""The frame of every page: the project, the as-of date, and what the address asked for that does not exist."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

import pandas as pd
import streamlit as st

from pages.parts import opening, visitor
from pages.parts.asking import answer, made_of
from pages.parts.question import AHEAD, EARLIEST, Question, day_of, put
from pages.parts.words import count, day, plain
from store import Fault, Refused, Store, StoreUnreachable, contract

SILENCE = timedelta(days=31)
CHOSEN = "as_of-chosen"
STYLE = Path(__file__).with_name("style.css")


class Page(Protocol):
    """What is drawn in the frame."""

    def run(self) -> None:
        """Draw it."""


def draw(today: date, page: Page) -> None:
    """Draw the frame, and the page in it; in its stead a sentence where there is nothing to ask, or nobody answers."""
    st.html(STYLE)
    visitor.draw()
    store, revision = _store()
    try:
        with store.still_open():
            _settle(store, revision, today)
            page.run()
    except StoreUnreachable as error:
        st.error(plain(error))


def _settle(store: Store, revision: int, today: date) -> None:
    """Draw what every page has at its head, and settle the page's question."""
    before = Question(store, "", today, revision, newest=revision)
    projects = answer(before, "frame/projects")
    if projects.empty:
        st.info("There is no project in the store yet. Put a folder of CSV files into `data/`.")
        st.stop()
    titles = dict(zip(projects["code"], projects["title"], strict=True))
    latest = today + AHEAD
    _say_what_was_dropped(titles, latest)
    left, right = st.columns([7, 3], vertical_alignment="bottom")
    with left:
        project = _project(titles)
    newest = (
        made_of(
            replace(before, project=project), _last_report, "frame/reporting_dates", words=(today,)
        )
        or today
    )
    with right.container(horizontal=True, vertical_alignment="bottom"):
        as_of = _as_of(newest, latest)
        _other_date(as_of, newest, today)
    put(replace(before, project=project, as_of=as_of))
    _say_silence(as_of, newest, today)


def _store() -> tuple[Store, int]:
    """The open store and its newest revision; where it cannot be had, the reader is told why and the page ends."""
    try:
        store = opening.opened()
        return store, store.revision()
    except StoreUnreachable as error:
        st.error(plain(error))
    except Refused as refused:
        st.error(
            f"The dashboard cannot start: {count(len(refused.faults), 'fault')} in the files of `data/`. "
            "Mend the files and load this page again."
        )
        tell = str if visitor.visitor().is_team else _where
        st.code("\n".join(map(tell, refused.faults)), language=None, wrap_lines=True)
    return st.stop()


def _where(fault: Fault) -> str:
    """Where a fault is, and no word of what stands there: a visitor might read a name in it that may not be shown."""
    path = Path(fault.file)
    file = contract().get(path.stem)
    where = [f"{path.parent}/{file.name}.csv" if file else f"{path.parent}: another file"]
    if fault.row is not None:
        where.append(f"row {fault.row}")
    if file and fault.column in file.column_names:
        where.append(f"column {fault.column}")
    return ", ".join(where)


def _project(titles: dict[str, str]) -> str:
    if len(titles) == 1:
        (project,) = titles
        st.markdown(f"**{plain(titles[project])}**")
        return project
    wanted = st.query_params.get("project")
    if wanted in titles:
        st.session_state["project"] = wanted
    project = st.selectbox(
        "Project",
        list(titles),
        key="project",
        on_change=_tell_address,
        format_func=titles.__getitem__,
    )
    st.query_params["project"] = project
    return project


def _tell_address() -> None:
    """A bound widget would write the title into the address; a code stays the same when a title changes."""
    st.query_params["project"] = st.session_state["project"]


def _last_report(dates: pd.DataFrame, today: date) -> date | None:
    known = [when.date() for when in dates["reported_on"] if when.date() <= today]
    return known[0] if known else None


def _as_of(newest: date, latest: date) -> date:
    """The date that the address names or the reader chose on a page before; else, always anew, the last report's.

    Streamlit's own binding would take a date out of the address where it is the one that is offered.
    """
    wanted = st.query_params.get("as_of", st.session_state.get(CHOSEN))
    if wanted and _is_date(wanted, latest):
        _go_to(date.fromisoformat(wanted))
    st.session_state["as_of"] = date.fromisoformat(st.query_params.get("as_of", newest.isoformat()))
    picked: date = st.date_input(
        "As of", min_value=EARLIEST, max_value=latest, key="as_of", on_change=_keep_as_of, format="YYYY-MM-DD",
        help="Every page shows what was known by this date, and true by it.", width=180,
    )  # fmt: skip
    return picked


def _keep_as_of() -> None:
    _go_to(st.session_state["as_of"])


def _go_to(when: date) -> None:
    """Have the address name the date, on this page and on those that the reader opens next."""
    st.query_params["as_of"] = st.session_state[CHOSEN] = when.isoformat()


def _other_date(as_of: date, newest: date, today: date) -> None:
    if as_of == today:
        st.button("Last report", on_click=_go_to, args=(newest,))
    else:
        st.button("Today", on_click=_go_to, args=(today,))


def _say_silence(as_of: date, newest: date, today: date) -> None:
    if today - newest <= SILENCE:
        return
    if as_of < newest:
        said = f"Shown is what was known by {day(as_of)}. The last report is of {day(newest)}."
    else:
        said = (
            f"The last report is of {day(newest)}. Nothing has been reported since; "
            "that does not mean nothing was done."
        )
    st.caption(f"{said} Today is {day(today)}.")


def _say_what_was_dropped(titles: dict[str, str], latest: date) -> None:
    """The widgets drop what they do not know; a reader who followed a link is told."""
    wanted = st.query_params.get("as_of")
    if wanted is not None and not _is_date(wanted, latest):
        st.warning(
            f"The address asked for the date “{plain(wanted)}”, which is none. It was dropped."
        )
        del st.query_params["as_of"]
    project = st.query_params.get("project")
    if project is not None and project not in titles:
        st.warning(
            f"The address asked for the project “{plain(project)}”, which is not here. It was dropped."
        )


def _is_date(text: str, latest: date) -> bool:
    when = day_of(text)
    return when is not None and when <= latest
