"""The staged tables, and how the text of a cell goes into one: as SQL over whole columns.

Blank cells and those of nothing but spaces are null. A text that begins with `'=`, `'+`, `'-`, `'@` or `'` and a
tab or a line break is guarded: `reports/csv.py` puts one apostrophe before what a spreadsheet would run, and one is
removed again here. A blank row is skipped.
"""

from collections.abc import Iterable, Mapping, Sequence

import duckdb
import pyarrow as pa

from store.contract.description import File, contract
from store.reading.recognise import Header

# All that Python's `str.strip` takes for a space.
SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)

GUARDED = r"^'('*[=+\-@\t\r])"

BATCH = 20000  # rows

# So many rows are passed on as lists: DuckDB takes twice as long to read an Arrow table of them.
FEW = 1000


def make_tables(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make an empty table `staged_<kind>` for every file of the contract, in place of existing ones.

    The column project is null, except where the files of several projects are staged together.
    """
    for file in contract().values():
        columns = ", ".join(f"{name} varchar" for name in file.column_names)
        cursor.execute(
            f"create or replace temp table staged_{file.name} "
            f"(project varchar, in_file varchar, in_row bigint, {columns})"
        )


def insertion(header: Header, *, row: str, source: str, guarded: bool) -> str:
    """The statement that stages the columns `c0`, `c1` … of `source`, where $in_file names the file.

    row: the SQL term of the row's number. guarded: whether cells may have the formula guard.
    """
    columns = "".join(f", {name}" for name in header.places)
    terms = "".join(f", {_term(f'c{place}', guarded)}" for place in header.places.values())
    return (
        f"insert into staged_{header.file.name} (in_file, in_row{columns}) "
        f"select $in_file, {row}{terms} from {source}"
    )


def _term(cell: str, guarded: bool) -> str:
    """A cell as it is staged. The first comparison decides nearly all cells, and is ten times as fast as the rest."""
    text, least = cell, "!"
    if guarded:
        pattern, least = GUARDED.replace("'", "''"), "("  # the sign behind the apostrophe
        text = f"regexp_replace({cell}, '{pattern}', '\\1')"
    return (
        f"case when {cell} >= '{least}' and {cell} < '\x7f' then {cell} "
        f"when trim({text}, '{SPACES}') = '' then null else {text} end"
    )


def insert_rows(
    cursor: duckdb.DuckDBPyConnection,
    header: Header,
    in_file: str,
    rows: Iterable[tuple[int, Sequence[str | None]]],
    *,
    guarded: bool,
) -> None:
    """Stage rows, each with its number and as many cells as the header has; some thousands at a time."""
    numbers: list[int] = []
    cells: list[
        str | None
    ] = []  # one list, since a list for each row would keep Python's garbage collector busy
    for number, record in rows:
        numbers.append(number)
        cells.extend(record)
        if len(numbers) == BATCH:
            _insert(cursor, header, in_file, numbers, cells, guarded)
            numbers, cells = [], []
    if numbers:
        _insert(cursor, header, in_file, numbers, cells, guarded)


def _insert(
    cursor: duckdb.DuckDBPyConnection,
    header: Header,
    in_file: str,
    numbers: list[int],
    cells: list[str | None],
    guarded: bool,
) -> None:
    columns = {f"c{place}": cells[place :: header.width] for place in header.places.values()}
    if len(numbers) <= FEW:
        given = ", ".join(f"unnest(${name}::varchar[]) as {name}" for name in columns)
        few = f"(select unnest($in_row::bigint[]) as in_row, {given})"
        statement = insertion(header, row="in_row", source=few, guarded=guarded)
        cursor.execute(statement, {"in_file": in_file, "in_row": numbers, **columns})
        return
    arrays = {name: pa.array(column, pa.string()) for name, column in columns.items()}
    cursor.register("batch", pa.table({"in_row": pa.array(numbers, pa.int64()), **arrays}))
    try:
        statement = insertion(header, row="in_row", source="batch", guarded=guarded)
        cursor.execute(statement, {"in_file": in_file})
    finally:
        cursor.unregister("batch")


def insert_together(
    cursor: duckdb.DuckDBPyConnection, file: File, rows: Mapping[str, Sequence[str | int | None]]
) -> None:
    """Stage rows, given as columns: `project`, `in_file`, `in_row` and every column; blank rows are skipped."""
    columns = ", ".join(file.column_names)
    terms = ", ".join(f"{_term(name, guarded=True)} as {name}" for name in file.column_names)
    given = ", ".join(
        f"unnest(${name}::{'bigint' if name == 'in_row' else 'varchar'}[]) as {name}"
        for name in rows
    )
    cursor.execute(
        f"insert into staged_{file.name} (project, in_file, in_row, {columns}) "
        f"from (select project, in_file, in_row, {terms} from (select {given})) "
        f"where coalesce({columns}) is not null",
        rows,
    )


def drop_blank_rows(cursor: duckdb.DuckDBPyConnection, header: Header, in_file: str) -> int:
    """Delete the blank rows of a table; gives back how many rows are left."""
    table = f"staged_{header.file.name}"
    blank = " and ".join(f"{name} is null" for name in header.places)
    cursor.execute(
        f"delete from {table} where in_file = $in_file and {blank}", {"in_file": in_file}
    )
    row = cursor.execute(
        f"select count(*) from {table} where in_file = $in_file", {"in_file": in_file}
    ).fetchone()
    return int(row[0]) if row else 0
