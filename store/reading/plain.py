"""Small files exactly as the contract has them, of many projects at once: read by Python's csv, staged together.

A large file, or one about which the ordinary readers would have a remark or fault, is not read here: None is given
back, and its project is project_files by itself.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb

from store.contract.description import contract
from store.reading.cells import insert_together
from store.reading.recognise import Header, header_faults, kind_in_name, recognise

# Bytes. No cell is then longer than `store.reading.delimited` allows.
LARGEST = 128 * 1024


@dataclass(frozen=True)
class PlainFile:
    """A file that was read. rows: each with its number, as a spreadsheet numbers it, and its cells."""

    name: str
    header: Header
    rows: tuple[tuple[int, list[str]], ...]


def read_plain(name: str, path: Path) -> PlainFile | None:
    """The rows of a file in UTF-8 with commas, with the name and columns of a file of the contract; else None."""
    if path.stat().st_size > LARGEST:
        return None
    content = path.read_bytes()
    if b"\0" in content:  # no text, or UTF-16
        return None
    try:
        lines = io.StringIO(content.decode("utf-8-sig"), newline="")
        records = csv.reader(lines, strict=True)
        header = _header(tuple(next(records, [])), name)
        rows = tuple(enumerate(records, start=2))
    except (UnicodeDecodeError, csv.Error):
        return None
    if header is None or any(_is_ragged(cells, header.width) for _, cells in rows):
        return None
    return PlainFile(name, header, tuple(row for row in rows if len(row[1]) == header.width))


def stage_together(
    cursor: duckdb.DuckDBPyConnection, files: Iterable[tuple[str, PlainFile]]
) -> None:
    """Stage files, each with its project, in the tables that `store.reading.cells` has made."""
    by_kind: dict[str, list[tuple[str, PlainFile]]] = {}
    for project, file in files:
        by_kind.setdefault(file.header.file.name, []).append((project, file))
    for kind, project_files in by_kind.items():
        insert_together(cursor, contract()[kind], _columns(kind, project_files))


@lru_cache(maxsize=1000)
def _header(names: tuple[str, ...], name: str) -> Header | None:
    """The header of a file without remarks or faults, else None; many projects have the same."""
    header = recognise(names, kind_in_name(name))
    if header is None or header.named_kind != header.file.name or header.unnamed:
        return None
    return None if header_faults(name, header, names) else header


def _is_ragged(cells: list[str], width: int) -> bool:
    """Whether a line has too few or too many cells; a blank line is skipped, as by the ordinary reader."""
    return len(cells) != width and any(cell.strip() for cell in cells)


def _columns(
    kind: str, project_files: list[tuple[str, PlainFile]]
) -> dict[str, list[str | int | None]]:
    rows = [(project, file, *row) for project, file in project_files for row in file.rows]
    cells: dict[str, list[str | int | None]] = {
        name: [_cell(file, record, name) for _, file, _, record in rows]
        for name in contract()[kind].column_names
    }
    return cells | {
        "project": [project for project, *_ in rows],
        "in_file": [file.name for _, file, *_ in rows],
        "in_row": [number for _, _, number, _ in rows],
    }


def _cell(file: PlainFile, record: list[str], column: str) -> str | None:
    place = file.header.places.get(column)
    return None if place is None else record[place]
