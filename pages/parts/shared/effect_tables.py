"""What an upload does, or the undo or redo of one: in a sentence, row by row, and by what is judged differently."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.shared import elements
from pages.parts.shared.tables import Table
from reports.csv import csv_for_people, csv_of_pieces
from store import Effect, Fault, contract, how_many
from web.visitor import team_file
from wording.codes import STATE_WORD, STATUS_WORD
from wording.dates import day, figure_day
from wording.figures import qualified
from wording.markdown import plain
from wording.text import blank, count, listed

EFFECTS = (
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

AllRows = Callable[[], Iterator[pd.DataFrame]]

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

STATUSES = ("old_status", "new_status")
STATES = ("old_state", "new_state")

# The most faults that are shown as sentences; the table has all.
SENTENCES = 30

FAULTS = {
    "file": "File",
    "row": "Row",
    "column": "Column",
    "message": "What is wrong, and what to do",
}


def draw(effect: Effect, all_rows: AllRows, key: str, *, is_done: bool = False) -> None:
    """The whole of an effect; `key` distinguishes its tables from those of others on the page.

    all_rows: gives all its rows; `effect` has the first of them. is_done: it is in the ledger; else it is a preview.
    """
    st.markdown(effect_text(effect))
    _draw_changes(effect.indicators, "indicator", INDICATORS, f"{key}-indicators", is_done)
    _draw_changes(effect.actions, "key action", ACTIONS, f"{key}-actions", is_done)
    would, were = ("changed", "were new") if is_done else ("would change", "would be new")
    _draw_rows(effect, all_rows, f"{key}-changed", f"that {would}, before and after", are_new=False)
    _draw_rows(effect, all_rows, f"{key}-new", f"that {were}", are_new=True)
    if not effect.counts.empty:
        kinds = {name: file.title for name, file in contract().items()}
        counts = effect.counts.assign(kind=effect.counts["kind"].map(kinds))
        title = "All its rows, counted by file" if is_done else "All rows, counted by file"
        _draw_table(counts, COUNTS, f"{key}-counts", title)


def effect_text(effect: Effect) -> str:
    """How many rows are new, corrected and so on, in a sentence; and that nothing changes, where nothing does."""
    found = effect.counts.groupby("effect")["row_count"].sum()
    parts = [f"**{found[word]:,}** {word}" for word in EFFECTS if word in found.index]
    if not parts:
        return "No row of it changes anything."
    text = f"Rows: {listed(parts)}."
    if effect.changes_nothing:
        return f"{text} All of it stands already: it changes nothing, and says again what was said."
    return text


def draw_faults(faults: tuple[Fault, ...], key: str) -> None:
    """Faults or warnings to work through: the first ones as sentences, all of them as a table to download."""
    st.markdown("\n".join(f"- {_fault_text(fault)}" for fault in faults[:SENTENCES]))
    rows = pd.DataFrame(
        [(fault.file, fault.row, fault.column, fault.message) for fault in faults],
        columns=list(FAULTS),
    ).astype({"row": "Int64"})
    title = f"All {len(faults):,} as a table" if len(faults) > 1 else "As a table"
    if how_many(faults) > len(faults):
        title = f"The first {len(faults):,} as a table"
    _draw_table(rows, FAULTS, key, title)


def _fault_text(fault: Fault) -> str:
    where = plain(str(replace(fault, message=""))[:-2])
    return f"**{where}**: {plain(fault.message)}"


def _draw_changes(
    rows: pd.DataFrame, what: str, columns: dict[str, str], key: str, is_done: bool
) -> None:
    """The indicators or actions that are judged differently."""
    otherwise = "stood otherwise after it" if is_done else "would stand otherwise"
    if rows.empty:
        st.markdown(f"No {what} {otherwise}.")
        return
    words = {**dict.fromkeys(STATUSES, STATUS_WORD), **dict.fromkeys(STATES, STATE_WORD)}
    text = rows.assign(
        **{name: rows[name].map(word) for name, word in words.items() if name in rows}
    )
    if "old_value" in rows:
        text = text.assign(**_figure_texts(rows))
    _draw_table(text, columns, key, f"{count(len(rows), what)} {otherwise}", expanded=True)


def _figure_texts(rows: pd.DataFrame) -> dict[str, Any]:
    """Figures and targets before and after, each with the word before it; with its date, or that by which it is due."""
    each = rows.to_dict("records")
    return {
        name: [_dated(row, name, side) for row in each]
        for side in ("old", "new")
        for name in (f"{side}_value", f"{side}_target")
    }


def _dated(row: dict[Any, Any], name: str, side: str) -> str | None:
    if blank(row[name]):
        return None
    qualifier = {f"{side}_value": f"{side}_qualifier"}.get(name, f"{name}_qualifier")
    when = (
        figure_day(row[f"{side}_period_end"], row[f"{side}_is_date_assumed"])
        if name == f"{side}_value"
        else day(row[f"{side}_due"])
    )
    return f"{qualified(row[name], row['unit'], row[qualifier])}{when and f' ({when})'}"


def _draw_rows(effect: Effect, all_rows: AllRows, key: str, which: str, *, are_new: bool) -> None:
    """The rows that are new, or the others; where there are more than are shown, how many, and all in a file."""
    rows = effect.rows[(effect.rows["effect"] == "new") == are_new]
    if rows.empty:
        return
    counts = effect.counts[effect.counts["effect"] != "confirmed"]
    total = int(counts["row_count"][(counts["effect"] == "new") == are_new].sum())
    shown = len(rows[["kind", "in_file", "in_row", "key"]].drop_duplicates())
    if shown >= total:
        _draw_table(rows, ROWS, key, f"Rows {which}", expanded=not are_new)
        return
    elements.table(Table(
        rows, team_file(partial(_all_rows_csv, all_rows, are_new)), key, ROWS,
        f"The first {shown:,} of {total:,} rows {which}",
        download=f"Download all {total:,} rows as CSV", expanded=not are_new, for_team=True,
    ))  # fmt: skip


def _all_rows_csv(all_rows: AllRows, are_new: bool) -> bytes:
    return csv_of_pieces(
        piece.loc[(piece["effect"] == "new") == are_new, list(ROWS)].rename(columns=ROWS)
        for piece in all_rows()
    )


def _draw_table(
    rows: pd.DataFrame, columns: dict[str, str], key: str, title: str, *, expanded: bool = False
) -> None:
    csv = csv_for_people(rows[list(columns)].rename(columns=columns))
    elements.table(Table(rows, csv, key, columns, title, expanded=expanded, for_team=True))
