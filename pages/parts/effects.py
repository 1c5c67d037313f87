"""What an upload does, or the undo or redo of one: in a sentence, row by row, and in what is judged otherwise."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from charts.roles import STATUS_WORD
from pages.parts import show
from pages.parts.words import count, listed, missing, number, plain
from reports.csv import csv_for_people
from store import Effect, Fault, contract

WORDS = (
    "new",
    "corrected",
    "revised",
    "updated",
    "withdrawn",
    "confirmed",
    "gone",
    "back",
    "changed",
)

COUNTS = {"in_file": "File", "kind": "Kind", "effect": "Effect", "row_count": "Rows"}

ROWS = {
    "in_file": "File", "in_row": "Row", "key": "Which", "effect": "Effect", "name": "Column", "old": "Before",
    "new": "After",
}  # fmt: skip

INDICATORS = {
    "indicator": "Code", "title": "Indicator", "old_status": "Status before", "new_status": "Status after",
    "old_value": "Figure before", "new_value": "Figure after", "old_target": "Target before",
    "new_target": "Target after",
}  # fmt: skip

ACTIONS = {
    "action": "Code", "title": "Key action", "old_reading": "Before", "new_reading": "After",
    "old_state": "State before", "new_state": "State after", "old_deadline": "Deadline before",
    "new_deadline": "Deadline after",
}  # fmt: skip

# So many faults are told in sentences; who has more than that mends them in a list.
TOLD = 30

FAULTS = {
    "file": "File",
    "row": "Row",
    "column": "Column",
    "message": "What is wrong, and what to do",
}


def draw(effect: Effect, key: str) -> None:
    """The whole of an effect; `key` tells its tables from those of others on the page."""
    st.markdown(summary(effect))
    _draw_changes(effect.indicators, "indicator", INDICATORS, f"{key}-indicators")
    _draw_changes(effect.actions, "key action", ACTIONS, f"{key}-actions")
    changed = effect.rows[effect.rows["effect"] != "new"]
    if not changed.empty:
        _table(changed, ROWS, f"{key}-changed", "Rows that change, before and after", expanded=True)
    added = effect.rows[effect.rows["effect"] == "new"]
    if not added.empty:
        _table(added, ROWS, f"{key}-new", "Rows that are new")
    if not effect.counts.empty:
        kinds = {name: file.title for name, file in contract().items()}
        counts = effect.counts.assign(kind=effect.counts["kind"].map(kinds))
        _table(counts, COUNTS, f"{key}-counts", "All rows, counted by file")


def summary(effect: Effect) -> str:
    """How many rows are new, corrected and so on, in a sentence; and that nothing changes, where nothing does."""
    found = effect.counts.groupby("effect")["row_count"].sum()
    parts = [f"**{found[word]:,}** {word}" for word in WORDS if word in found.index]
    if not parts:
        return "There is no row in it. Nothing would change."
    said = f"Rows: {listed(parts)}."
    if effect.changes_nothing:
        return f"{said} All of it stands already: it changes nothing, and says again what was said."
    return said


def draw_faults(faults: tuple[Fault, ...], key: str) -> None:
    """Faults or warnings to work through: the first ones as sentences, all of them as a table to download."""
    st.markdown("\n".join(f"- {_sentence(fault)}" for fault in faults[:TOLD]))
    rows = pd.DataFrame(
        [(fault.file, fault.row, fault.column, fault.message) for fault in faults],
        columns=list(FAULTS),
    ).astype({"row": "Int64"})
    _table(
        rows, FAULTS, key, f"All {len(faults):,} as a table" if len(faults) > 1 else "As a table"
    )


def _sentence(fault: Fault) -> str:
    where = plain(str(replace(fault, message=""))[:-2])
    return f"**{where}**: {plain(fault.message)}"


def _draw_changes(rows: pd.DataFrame, what: str, columns: dict[str, str], key: str) -> None:
    """Of indicators and actions: those of which anything is judged otherwise."""
    if rows.empty:
        st.markdown(
            f"No {what} would stand otherwise."
            if key.startswith("preview")
            else f"No {what} stood otherwise after it."
        )
        return
    said = rows.copy()
    for name in ("old_status", "new_status"):
        if name in said:
            said[name] = said[name].map(
                lambda status: STATUS_WORD.get(status, status), na_action="ignore"
            )
    for name in ("old_value", "new_value", "old_target", "new_target"):
        if name in said:
            said[name] = [
                None if missing(value) else number(value, unit)
                for value, unit in zip(rows[name], rows["unit"], strict=True)
            ]
    title = f"{count(len(rows), what)} {'stands' if len(rows) == 1 else 'stand'} otherwise"
    _table(said, columns, key, title, expanded=True)


def _table(
    rows: pd.DataFrame, columns: dict[str, str], key: str, title: str, *, expanded: bool = False
) -> None:
    csv = csv_for_people(rows[list(columns)].rename(columns=columns))
    show.table(rows, csv, key, columns, title, expanded=expanded, for_team=True)
