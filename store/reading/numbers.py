"""How the numbers of a table are written: with a decimal point or a decimal comma, read off each column.

A file whose cells are separated by commas follows the contract and is left as it is. In any other, `12,5` and
`1.234,56` and `1.234.567` have a decimal comma, `12.5` and `1,234.56` and `1,234,567` a decimal point. `1.234` and
`1,234` alone settle nothing: another cell of the column does, or another column of the table, or a person.
Thousands may also be parted by spaces and apostrophes, which settle nothing either. What is settled is staged as the
contract writes it, `1234.56`; what fits neither stays as it came, so that the checks speak of it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from store.faults import Fault
from store.reading.cells import SPACES
from store.reading.complaints import Complaints
from store.reading.recognise import Header
from store.reading.terms import Decimal

# Signs that people's spreadsheets write for the ones on the right: minus, narrow and no-break spaces, apostrophes.
SIGNS = {"\u2212": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2019": "'"}

PLAIN = "-?[0-9]+"

OTHER: dict[Decimal, Decimal] = {"comma": "point", "point": "comma"}

ONES = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
    ),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _fits(decimal: str, thousands: str) -> str:
    """Numbers with this decimal sign, their thousands parted by one kind of sign only."""
    parted = "|".join(f"({sign}[0-9]{{3}})+" for sign in (thousands, " ", "'"))
    return f"-?([0-9]+|[1-9][0-9]{{0,2}}({parted}))({decimal}[0-9]+)?".replace("'", "''")


# A number that fits both, of which nothing in it says what its sign is.
OPEN = re.compile(r"[+\-\u2212]?[1-9][0-9]{0,2}[.,][0-9]{3}")

WITH_COMMA = _fits(",", r"\.")
WITH_POINT = _fits(r"\.", ",")


@dataclass(frozen=True)
class Settled:
    """What was found of the numbers of a table. asks: whether a person must say what `1.234` means there."""

    remarks: tuple[str, ...]
    faults: tuple[Fault, ...]
    asks: bool


@dataclass(frozen=True)
class Evidence:
    """What the cells of a column say. comma, point: the number of cells that can only be read so, and the first row.

    open: the first cell that may be read either way, with its row.
    """

    comma: int
    point: int
    first_comma: int | None
    first_point: int | None
    open: tuple[int, str] | None

    @property
    def says(self) -> Decimal | None:
        """The one way in which the column is written; None where no cell settles it, or cells differ."""
        if bool(self.comma) == bool(self.point):
            return None
        return "comma" if self.comma else "point"

    @property
    def rarer(self) -> Decimal | None:
        """The way in which fewer cells are written, of as many that which begins later; None where they agree."""
        if not (self.comma and self.point):
            return None
        comma, point = (
            (self.comma, -(self.first_comma or 0)),
            (self.point, -(self.first_point or 0)),
        )
        return "comma" if comma < point else "point"


def settle(
    cursor: duckdb.DuckDBPyConnection, header: Header, in_file: str, answer: Decimal | None
) -> Settled:
    """Write the numbers of the table `in_file` as the contract does, where it is settled how they are meant.

    Gives back how each column was read, the cells that contradict their column, and whether a person must be asked.
    """
    names = [c.name for c in header.file.columns if c.type == "number" and c.name in header.places]
    columns = {name: _evidence(cursor, header, in_file, name) for name in names}
    remarks: list[str] = []
    faults: list[Fault] = []
    asks = False
    for name, found in columns.items():
        way, because = _way(found, columns, answer)
        if found.rarer:
            faults += _contradictions(cursor, header, in_file, name, found)
        elif found.open and not way:
            asks = True
            faults.append(Fault(in_file, found.open[0], name, _question(found.open[1])))
        elif way and (found.open or found.comma or found.point):
            remarks.append(f"Column {name} has a decimal {way}, {because}.")
        _rewrite(cursor, header, in_file, name, way or "point")
    return Settled(tuple(remarks), tuple(faults), asks)


def _way(
    found: Evidence, columns: Mapping[str, Evidence], answer: Decimal | None
) -> tuple[Decimal | None, str]:
    """How a column is written, and how that is known."""
    if found.says or found.rarer:
        return found.says, "as its cells show"
    others = {column.says for column in columns.values() if column.says}
    if len(others) == 1 and not any(column.rarer for column in columns.values()):
        return others.pop(), "as other columns of the table have"
    return answer, "as answered"


def _bare(column: str) -> str:
    """The cell without spaces round it and a plus, its minus, spaces and apostrophes such as a keyboard has."""
    signs = "".join(SIGNS), "".join(SIGNS.values()).replace("'", "''")
    return (
        f"regexp_replace(translate(trim({column}, '{SPACES}'), '{signs[0]}', '{signs[1]}'), "
        r"'^\+([0-9])', '\1')"
    )


def _cells(header: Header, column: str) -> str:
    """A statement: the cells of the table $in_file that are not plain digits, and which ways they fit."""
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
    cursor: duckdb.DuckDBPyConnection, header: Header, in_file: str, column: str, way: Decimal
) -> None:
    """A cell that can be read only one way is read so, whatever the rest of the column says."""
    bare = _bare(column)
    forms: dict[Decimal, str] = {
        "comma": f"when regexp_full_match({bare}, '{WITH_COMMA}') "
        f"then replace(regexp_replace({bare}, '[. '']', '', 'g'), ',', '.')",
        "point": f"when regexp_full_match({bare}, '{WITH_POINT}') "
        f"then regexp_replace({bare}, '[, '']', '', 'g')",
    }
    cursor.execute(
        f"update staged_{header.file.name} "
        f"set {column} = case {forms[way]} {forms[OTHER[way]]} else {column} end "
        f"where in_file = $in_file and not regexp_full_match({column}, '{PLAIN}')",
        {"in_file": in_file},
    )


def _contradictions(
    cursor: duckdb.DuckDBPyConnection, header: Header, in_file: str, column: str, found: Evidence
) -> list[Fault]:
    rarer = found.rarer or "comma"
    rows = cursor.execute(
        f"select in_row, cell from ({_cells(header, column)}) "
        f"where with_{rarer} and not with_{OTHER[rarer]} order by in_row",
        {"in_file": in_file},
    )
    complaints = Complaints(in_file)
    said = f"has a decimal {rarer}, other cells of the column a decimal {OTHER[rarer]}."
    while batch := rows.fetchmany(1000):
        for row, cell in batch:
            complaints.add(row, column, f'"{cell}" {said} Write all of them one way.')
    return complaints.faults()


def _question(cell: str) -> str:
    return (
        f'"{cell}" may be {meanings(cell)}. Say which. '
        "On the command line: --decimal point or --decimal comma."
    )


def is_open(cell: str) -> bool:
    """Whether the sign before its last three digits may begin the decimals, or part the thousands."""
    return bool(OPEN.fullmatch(cell.strip()))


def meanings(cell: str) -> str:
    """The two numbers that such a cell may be, as they are spoken."""
    sign = "minus " if cell.strip().startswith(("-", "\u2212")) else ""
    whole, part = cell.strip().strip("+-\u2212").replace(",", ".").split(".")
    thousands = in_words(int(whole + part))
    decimals = f"{in_words(int(whole))} point {' '.join(ONES[int(digit)] for digit in part)}"
    return f"{sign}{thousands} or {sign}{decimals}"


def in_words(number: int) -> str:
    """A whole number from 0 to 999,999 as it is spoken: `one thousand two hundred and thirty-four`."""
    thousands, rest = divmod(number, 1000)
    hundreds, small = divmod(rest, 100)
    words = [f"{in_words(thousands)} thousand"] if thousands else []
    words += [f"{ONES[hundreds]} hundred"] if hundreds else []
    if small or not words:
        words += ["and"] if words else []
        words.append(
            ONES[small]
            if small < 20
            else "-".join([TENS[small // 10 - 2], *([ONES[small % 10]] if small % 10 else [])])
        )
    return " ".join(words)
