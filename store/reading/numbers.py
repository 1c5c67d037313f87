"""The numbers of a table converted to the contract's form: whether each column has a decimal point or a decimal comma.

A file whose cells are separated by commas follows the contract and is left unchanged. In any other, `12,5` and
`1.234,56` and `1.234.567` have a decimal comma, `12.5` and `1,234.56` and `1,234,567` a decimal point. `1.234` and
`1,234` alone are ambiguous: another cell of the column decides, or another column of the table, or a person.
Thousands may also be separated by spaces and apostrophes, which decide nothing. A number whose form is known is staged
as the contract writes it, `1234.56`; what fits neither form is left unchanged, and is a fault of the checks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from store.faults import Fault
from store.reading.cells import SPACES
from store.reading.reading_types import Decimal
from store.reading.recognise import Header
from store.reading.row_faults import RowFaults

# Signs that spreadsheets write in place of the ones on the right: minus, narrow and no-break spaces, apostrophes.
SIGNS = {"\u2212": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2019": "'"}

PLAIN = "-?[0-9]+"

OTHER: dict[Decimal, Decimal] = {"comma": "point", "point": "comma"}


def _fits(decimal: str, thousands: str) -> str:
    """The pattern of numbers with this decimal sign, and thousands separated by one kind of sign only."""
    parted = "|".join(f"({sign}[0-9]{{3}})+" for sign in (thousands, " ", "'"))
    return f"-?([0-9]+|[1-9][0-9]{{0,2}}({parted}))({decimal}[0-9]+)?".replace("'", "''")


# A number that fits both patterns, so that its sign is ambiguous.
OPEN = re.compile(r"[+\-\u2212]?[1-9][0-9]{0,2}[.,][0-9]{3}")

WITH_COMMA = _fits(",", r"\.")
WITH_POINT = _fits(r"\.", ",")


@dataclass(frozen=True)
class ConvertedNumbers:
    """What was found about the numbers of a table. asks: whether a person must answer how `1.234` is meant."""

    remarks: tuple[str, ...]
    faults: tuple[Fault, ...]
    asks: bool


@dataclass(frozen=True)
class Evidence:
    """The decimal signs in the cells of a column. comma, point: the number of cells that can only be read so.

    first_comma, first_point: their first rows. open: the first cell that may be read either way, with its row.
    """

    comma: int
    point: int
    first_comma: int | None
    first_point: int | None
    open: tuple[int, str] | None

    @property
    def decimal(self) -> Decimal | None:
        """The decimal sign of the column; None where no cell decides it, or cells differ."""
        if bool(self.comma) == bool(self.point):
            return None
        return "comma" if self.comma else "point"

    @property
    def rarer(self) -> Decimal | None:
        """The decimal sign of fewer cells, of as many the one that begins later; None where all cells agree."""
        if not (self.comma and self.point):
            return None
        comma, point = (
            (self.comma, -(self.first_comma or 0)),
            (self.point, -(self.first_point or 0)),
        )
        return "comma" if comma < point else "point"


def convert_numbers(
    cursor: duckdb.DuckDBPyConnection, header: Header, in_file: str, answer: Decimal | None
) -> ConvertedNumbers:
    """Write the numbers of the table `in_file` as the contract does, where their decimal sign is known.

    answer: what a person has answered. Gives back how each column was read, the cells that contradict their column,
    and whether a person must be asked.
    """
    names = [c.name for c in header.file.columns if c.type == "number" and c.name in header.places]
    columns = {name: _evidence(cursor, header, in_file, name) for name in names}
    remarks: list[str] = []
    faults: list[Fault] = []
    asks = False
    for name, found in columns.items():
        decimal, because = _decimal_of(found, columns, answer)
        if found.rarer:
            faults += _contradicting_cells(cursor, header, in_file, name, found)
        elif found.open and not decimal:
            asks = True
            faults.append(Fault(in_file, found.open[0], name, _question(found.open[1])))
        elif decimal and (found.open or found.comma or found.point):
            remarks.append(f"Column {name} has a decimal {decimal}, {because}.")
        _rewrite(cursor, header, in_file, name, decimal or "point")
    return ConvertedNumbers(tuple(remarks), tuple(faults), asks)


def _decimal_of(
    found: Evidence, columns: Mapping[str, Evidence], answer: Decimal | None
) -> tuple[Decimal | None, str]:
    """How a column is written, and how that is known."""
    if found.decimal or found.rarer:
        return found.decimal, "as its cells show"
    others = {column.decimal for column in columns.values() if column.decimal}
    if len(others) == 1 and not any(column.rarer for column in columns.values()):
        return others.pop(), "as other columns of the table have"
    return answer, "as answered"


def _bare(column: str) -> str:
    """An SQL term: the cell without surrounding spaces and plus sign, with ASCII minus, spaces and apostrophes."""
    signs = "".join(SIGNS), "".join(SIGNS.values()).replace("'", "''")
    return (
        f"regexp_replace(translate(trim({column}, '{SPACES}'), '{signs[0]}', '{signs[1]}'), "
        r"'^\+([0-9])', '\1')"
    )


def _cells(header: Header, column: str) -> str:
    """A statement: the cells of the table $in_file that are not plain digits, and which patterns they fit."""
    return f"""
        select in_row, {column} as cell, bare, regexp_full_match(bare, '{WITH_COMMA}') as with_comma,
            regexp_full_match(bare, '{WITH_POINT}') as with_point, regexp_matches(bare, '[.,]') as has_sign
        from (
            select in_row, {column}, {_bare(column)} as bare from staged_{header.file.name}
            where in_file = $in_file and not regexp_full_match({column}, '{PLAIN}')
        )
    """


def _evidence(
    cursor: duckdb.DuckDBPyConnection, header: Header, in_file: str, column: str
) -> Evidence:
    row = cursor.execute(
        f"""
        select count(*) filter (comma), count(*) filter (point),
            min(in_row) filter (comma), min(in_row) filter (point),
            min(in_row) filter (either), arg_min(cell, in_row) filter (either)
        from (
            select in_row, cell, with_comma and not with_point as comma,
                with_point and not with_comma as point, with_comma and with_point and has_sign as either
            from ({_cells(header, column)})
        )
        """,
        {"in_file": in_file},
    ).fetchone()
    assert row is not None, "a count always has a row"
    comma, point, first_comma, first_point, open_row, cell = row
    return Evidence(
        comma, point, first_comma, first_point, None if cell is None else (open_row, cell)
    )


def _rewrite(
    cursor: duckdb.DuckDBPyConnection, header: Header, in_file: str, column: str, decimal: Decimal
) -> None:
    """Convert a column. A cell with only one meaning is converted by it, whatever the rest of the column has."""
    bare = _bare(column)
    forms: dict[Decimal, str] = {
        "comma": f"when regexp_full_match({bare}, '{WITH_COMMA}') "
        f"then replace(regexp_replace({bare}, '[. '']', '', 'g'), ',', '.')",
        "point": f"when regexp_full_match({bare}, '{WITH_POINT}') "
        f"then regexp_replace({bare}, '[, '']', '', 'g')",
    }
    cursor.execute(
        f"update staged_{header.file.name} "
        f"set {column} = case {forms[decimal]} {forms[OTHER[decimal]]} else {column} end "
        f"where in_file = $in_file and not regexp_full_match({column}, '{PLAIN}')",
        {"in_file": in_file},
    )


def _contradicting_cells(
    cursor: duckdb.DuckDBPyConnection, header: Header, in_file: str, column: str, found: Evidence
) -> list[Fault]:
    rarer = found.rarer or "comma"
    rows = cursor.execute(
        f"select in_row, cell from ({_cells(header, column)}) "
        f"where with_{rarer} and not with_{OTHER[rarer]} order by in_row",
        {"in_file": in_file},
    )
    row_faults = RowFaults(in_file)
    text = f"has a decimal {rarer}, other cells of the column a decimal {OTHER[rarer]}."
    while batch := rows.fetchmany(1000):
        for row, cell in batch:
            row_faults.add(row, column, f'"{cell}" {text} Write all of them one way.')
    return row_faults.faults()


def _question(cell: str) -> str:
    return f'"{cell}" may be {meanings(cell)}. Say which.'


def is_open(cell: str) -> bool:
    """Whether the sign before the last three digits may be the decimal sign or separate thousands."""
    return bool(OPEN.fullmatch(cell.strip()))


def meanings(cell: str) -> str:
    """The two numbers that such a cell may be: `1234, or 1.234 with three decimals`, of `1,234` or `1.234`."""
    sign = "-" if cell.strip().startswith(("-", "\u2212")) else ""
    whole, part = cell.strip().strip("+-\u2212").replace(",", ".").split(".")
    return f"{sign}{whole}{part}, or {sign}{whole}.{part} with three decimals"
