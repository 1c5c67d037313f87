"""Export of a project's files: all rows that count, to keep or to start another store with, and the rows in force."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from store.contract.description import DESCRIPTION, Column, File, contract
from store.disclosure.masking import HiddenNames, for_visitors, hidden_names, masked, parameters
from store.store import Store

PACKAGE = "datapackage.json"

TEXT = "VARCHAR"

# Later than any date that is used: all that is known.
EVER = date(9999, 12, 31)

# Consent that was withdrawn after the exported revision is withdrawn in its rows as well.
NAMED_NOW = (
    "case when named = 'yes' and $revision < (select revision from newest) and not exists ("
    "from open_partners($projects) as open "
    "where (open.partnership, open.partner) = (entry.partnership, entry.partner)"
    ") then 'no' else named end"
)

# The rows in force of these files that a visitor may have.
FOR_VISITORS = {
    "partnerships": "from partnerships_to_take_away($projects, $as_of, $revision)",
    "conflicts": (
        "select in_force.* from current_conflicts($projects, $as_of, $revision) as in_force "
        "semi join conflicts_known($projects, $as_of, $revision) as known "
        "on known.conflict = in_force.conflict"
    ),
}


@dataclass(frozen=True)
class Extract:
    """What is exported of `project`: all rows, or those that a visitor may have.

    Every row that counts at `revision` (None: the newest) and was known by `as_of` (None: ever).
    """

    project: str
    as_of: date | None = None
    revision: int | None = None
    for_visitor: bool = False


def export(
    store: Store, extract: Extract, folder: Path, *, overwrite: bool = False
) -> tuple[Path, ...]:
    """Write the files of `extract` into `folder`; gives back their paths, `datapackage.json` last.

    They hold its rows with their history: of the rows of a key and date the one that was uploaded last. So a store
    into which they are uploaded gives the same answers as this one. A visitor gets the rows of partnerships and
    conflicts in force, and no hidden name. The team gets partnerships of any date, since all of them decide who may be
    named.

    A file is written whole or not at all, and `datapackage.json` only when all the others are. Raises `LookupError`
    for a project that is not in the store, and `FileExistsError` where such files are in `folder` already, unless
    they may be overwritten.
    """
    at = store.revision() if extract.revision is None else extract.revision
    hidden = hidden_names(store, [extract.project], at) if extract.for_visitor else None
    given = {
        "projects": [extract.project],
        "as_of": extract.as_of or EVER,
        "revision": at,
        **parameters(hidden),
    }
    names = [*(f"{name}.csv" for name in contract()), PACKAGE]
    package = _package(store, given, extract.as_of, hidden)
    _refuse_to_mix(folder, names, overwrite)
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".unfinished-export-", dir=folder) as unfinished:
        for name, file in contract().items():
            rows = FOR_VISITORS.get(name) if extract.for_visitor else None
            rows = rows or history(file, is_whole=extract.as_of is None)
            sql = _copy(file, rows, hidden)
            path = str(Path(unfinished, f"{name}.csv"))
            store.cursor().execute(sql, _used({**given, "path": path}, sql))
        text = json.dumps(package, ensure_ascii=False, indent=2)
        Path(unfinished, PACKAGE).write_text(f"{text}\n", encoding="utf-8")
        return _put(Path(unfinished), folder, names)


def history(file: File, *, is_whole: bool) -> str:
    """The rows of a file that count and were known by $as_of, one per key and date. `is_whole`: $as_of is for ever.

    A row that became known later, but that another of these refers to, is included: without it the checks of an upload
    would refuse the other. No rule counts it before its date.
    """
    key = ", ".join(file.key_in("entry"))
    dated = ", entry.reported_on" if file.is_dated else ""
    once = (
        "qualify row_number() over "
        f"(partition by {key}{dated} order by entry.revision desc, entry.in_row desc) = 1"
    )
    rows = f"from counted_{file.name}($projects, $revision) as entry"
    if file.name == "partnerships":
        return f"select entry.* replace ({NAMED_NOW} as named) {rows} {once}"
    if is_whole or not file.is_dated:
        return f"select entry.* {rows} {once}"
    since = f"min(entry.reported_on) over (partition by {key}) as known_since"
    referred_to = " or ".join(_referred_to(file))
    return (
        f"select * from (select entry.*, {since} {rows} {once}) as entry "
        f"where reported_on <= $as_of or (reported_on = known_since and ({referred_to}))"
    )


def _referred_to(file: File) -> list[str]:
    """The conditions that a conflict touches the row, or that a row of another file names its code."""
    conditions = []
    if file.name != "conflicts":
        conflicts = history(contract()["conflicts"], is_whole=True)
        touched = (
            "select unnest([{'file': file, 'key': key}] || touched_rows(also_touches)) as touched "
            f"from ({conflicts}) where reported_on <= $as_of"
        )
        conditions.append(
            f"{file.key_text('entry')} in "
            f"(select touched.key from ({touched}) where touched.file = '{file.name}')"
        )
    if file.name == "actions":
        links = history(contract()["evidence_links"], is_whole=True)
        conditions.append(f"entry.action in (select link.to_item from ({links}) as link)")
    conditions += [
        f"entry.{reference.target_column} in "
        f"(select other.{reference.column} from ({history(other, is_whole=False)}) as other)"
        for other in contract().values()
        for reference in other.references
        if reference.target == file.name
    ]
    return conditions or ["false"]


def _copy(file: File, rows: str, hidden: HiddenNames | None) -> str:
    """The statement that writes rows of a file to $path, in the order in which they were uploaded."""
    rows = f"select {as_written(file)}, revision, in_file, in_row from ({rows})"
    if hidden is not None:
        types = {column.name: TEXT if column.type == "string" else "" for column in file.columns}
        rows = masked(rows, {**types, "revision": "", "in_file": "", "in_row": ""}, hidden)
    kept = ", ".join(_with_guard(column) for column in file.columns)
    return (
        f"copy (select {kept} from ({rows}) order by revision, in_file, in_row) to $path "
        "(format csv, header, nullstr '')"
    )


def as_written(file: File) -> str:
    """The columns of a file as the contract writes them: no zeros at the end of a number.

    A decimal of the ledger has six decimals, so that all zeros at its end are behind the point.
    """
    return ", ".join(
        f"without_zeros({column.name}) as {column.name}" if column.type == "number" else column.name
        for column in file.columns
    )


def _with_guard(column: Column) -> str:
    """A text that looks guarded gets an apostrophe, since reading the file removes one: `store.reading.cells`.

    No other text changes: the files are for programs, and are not made safe for a spreadsheet.
    """
    name = column.name
    if column.type != "string":
        return name
    guarded = r"'^(''+[=+\-@\t\r])', '''\1'"
    return (
        f"case when starts_with({name}, '''') then regexp_replace({name}, {guarded}) "
        f"else {name} end as {name}"
    )


def _used(given: Mapping[str, Any], sql: str) -> dict[str, Any]:
    return {name: value for name, value in given.items() if re.search(rf"\${name}\b", sql)}


def _package(
    store: Store, given: Mapping[str, Any], as_of: date | None, hidden: HiddenNames | None
) -> dict[str, Any]:
    """The description of the files, with their project, date and revision."""
    sql = masked(
        "select title from projects($revision) where code = $projects[1]", {"title": TEXT}, hidden
    )
    row = store.cursor().execute(sql, _used(given, sql)).fetchone()
    if row is None:
        raise LookupError(
            f"There is no project “{given['projects'][0]}” in the store at revision {given['revision']}."
        )
    sql = "select max(entered_at)::date from entries where revision <= $revision"
    made = store.cursor().execute(sql, {"revision": given["revision"]}).fetchone()
    package: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    known_by = as_of or (made[0] if made else None)
    return {
        **{name: value for name, value in package.items() if name != "resources"},
        "title": row[0],
        "created": f"{known_by}T00:00:00Z",
        "project": given["projects"][0],
        "as_of": None if as_of is None else str(as_of),
        "revision": given["revision"],
        "resources": package["resources"],
    }


def _refuse_to_mix(folder: Path, names: Sequence[str], overwrite: bool) -> None:
    existing = [name for name in names if folder.joinpath(name).exists()]
    if existing and not overwrite:
        more = f" and {len(existing) - 1} more of these files" if existing[1:] else ""
        raise FileExistsError(
            f"The folder {folder} holds {existing[0]}{more} already. "
            "Name an empty folder, or say that they may be overwritten."
        )


def _put(unfinished: Path, folder: Path, names: Sequence[str]) -> tuple[Path, ...]:
    """Move each file into place in one step; a folder without a description is one that is not finished."""
    folder.joinpath(PACKAGE).unlink(missing_ok=True)
    return tuple(unfinished.joinpath(name).replace(folder / name) for name in names)


def public_rows(store: Store, name: str, project: str, as_of: date, revision: int) -> pd.DataFrame:
    """The rows in force of the file `name`, with the contract's columns; one row per key. Numbers are exact.

    A partner that may not be named has no name in them, and nothing that would identify it; a conflict about one is
    omitted, and no text holds a name that may not be shown. Raises `KeyError` for a file that the
    contract does not know.
    """
    file = contract()[name]
    rows = FOR_VISITORS.get(name, f"from current_{name}($projects, $as_of, $revision)")
    order = ", ".join(f"{column} nulls first" for column in file.key)
    given = {"projects": [project], "as_of": as_of, "revision": revision}
    sql = f"select {as_written(file)} from ({rows}) as in_force order by {order}"
    return with_numbers(file, for_visitors(store, sql, given).df())


def with_numbers(file: File, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a file whose numbers are text, with exact decimals instead."""
    numbers = {
        column.name: rows[column.name].astype(object).map(Decimal, na_action="ignore")
        for column in file.columns
        if column.type == "number"
    }
    return rows.assign(**numbers)
