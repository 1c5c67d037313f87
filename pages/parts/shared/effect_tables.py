"""What an upload does, or the undo or redo of one, row by row; and faults, row by row: folded, and to download."""

from collections.abc import Callable, Iterator
from functools import partial

import pandas as pd

from pages.parts.shared import elements
from pages.parts.shared.tables import Table
from reports.csv import csv_for_people, csv_of_pieces
from store import Effect, Fault, contract, how_many
from web.visitor import team_file
from wording.text import count

AllRows = Callable[[], Iterator[pd.DataFrame]]

COUNTS = {"in_file": "File", "kind": "Kind", "effect": "Effect", "row_count": "Rows"}

ROWS = {
    "in_file": "File", "in_row": "Row", "key": "Which", "effect": "Effect", "name": "Column", "old": "Before",
    "new": "After",
}  # fmt: skip

FAULTS = {
    "file": "File",
    "row": "Row",
    "column": "Column",
    "message": "What is wrong, and what to do",
}


def draw(effect: Effect, all_rows: AllRows, key: str, *, is_done: bool = False) -> None:
    """The rows of an effect, folded; `key` distinguishes its tables from those of others on the page.

    all_rows: gives all its rows; `effect` has the first of them. is_done: it is in the ledger; else it is a preview.
    """
    would, were = ("changed", "were new") if is_done else ("would change", "would be new")
    _draw_rows(effect, all_rows, f"{key}-changed", f"that {would}, before and after", are_new=False)
    _draw_rows(effect, all_rows, f"{key}-new", f"that {were}", are_new=True)
    if not effect.counts.empty:
        kinds = {name: file.title for name, file in contract().items()}
        counts = effect.counts.assign(kind=effect.counts["kind"].map(kinds))
        title = "All its rows, counted by file" if is_done else "All rows, counted by file"
        _draw_table(counts, COUNTS, f"{key}-counts", title)


def draw_faults(faults: tuple[Fault, ...], key: str, what: str) -> None:
    """Faults or warnings, as `what` says, as a table, to work through and to download."""
    rows = pd.DataFrame(
        [(fault.file, fault.row, fault.column, fault.message) for fault in faults],
        columns=list(FAULTS),
    ).astype({"row": "Int64"})
    title = f"{count(len(faults), what)} as a table"
    if how_many(faults) > len(faults):
        title = f"The first {title}"
    _draw_table(rows, FAULTS, key, title)


def _draw_rows(effect: Effect, all_rows: AllRows, key: str, which: str, *, are_new: bool) -> None:
    """The rows that are new, or the others; where there are more than are shown, how many, and all in a file."""
    rows = effect.rows[(effect.rows["effect"] == "new") == are_new]
    if rows.empty:
        return
    counts = effect.counts[effect.counts["effect"] != "confirmed"]
    total = int(counts["row_count"][(counts["effect"] == "new") == are_new].sum())
    shown = len(rows[["kind", "in_file", "in_row", "key"]].drop_duplicates())
    if shown >= total:
        _draw_table(rows, ROWS, key, f"Rows {which}")
        return
    elements.table(Table(
        rows, team_file(partial(_all_rows_csv, all_rows, are_new)), key, ROWS,
        f"The first {shown:,} of {total:,} rows {which}",
        download=f"Download all {total:,} rows as CSV", for_team=True,
    ))  # fmt: skip


def _all_rows_csv(all_rows: AllRows, are_new: bool) -> bytes:
    return csv_of_pieces(
        piece.loc[(piece["effect"] == "new") == are_new, list(ROWS)].rename(columns=ROWS)
        for piece in all_rows()
    )


def _draw_table(rows: pd.DataFrame, columns: dict[str, str], key: str, title: str) -> None:
    csv = partial(_csv_of_rows, rows, columns)
    elements.table(Table(rows, team_file(csv), key, columns, title, for_team=True))


def _csv_of_rows(rows: pd.DataFrame, columns: dict[str, str]) -> bytes:
    return csv_for_people(rows[list(columns)].rename(columns=columns))
