"""The rows of text files: the same whoever reads them, numbered as a spreadsheet numbers them."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from store.contract.description import contract
from store.ledger.originals import Original
from store.reading import delimited
from store.reading.staging import stage
from tests.properties import given, st
from tests.store.reading.staged_files import StagedFiles, csv_of, stage_files

HEADER = "source,title,author,published,kind"


@pytest.fixture(autouse=True, scope="module")
def every_file_is_large() -> Iterator[None]:
    """So that a file of a few rows shows what becomes of one of many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "SMALL", 0)
        yield


@pytest.fixture
def by_python(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Writes down every file that DuckDB's reader was not trusted with, and what was read instead."""
    read: list[str] = []
    read_by_csv = delimited._read_by_csv

    def read_and_note(found_tables: object, name: str, *given: object) -> None:
        read.append(name)
        read_by_csv(found_tables, name, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(delimited, "_read_by_csv", read_and_note)
    return read


@pytest.mark.parametrize(
    ("content", "by"),
    [
        pytest.param(f"{HEADER}\na,1,,,\nb,2,,,\n", "DuckDB", id="plain"),
        pytest.param(f"{HEADER}\na,1,,,\nb,2,,,", "DuckDB", id="without an end"),
        pytest.param(f"{HEADER}\ra,1,,,\rb,2,,,\r", "DuckDB", id="CR"),
        pytest.param(f"{HEADER}\r\na,1,,,\r\nb,2,,,\r\n", "DuckDB", id="CRLF"),
        pytest.param(f"\ufeff{HEADER}\na,1,,,\nb,2,,,\n", "DuckDB", id="with a mark"),
        pytest.param(f'{HEADER}\n\'a,1,,,\n"b and ""c""",2,,,\n', "DuckDB", id="quoted"),
        pytest.param(f'{HEADER}\na,"1\n2",,,\nb,2,,,\n', "DuckDB", id="a line break in a cell"),
        pytest.param(f"{HEADER}\na,1,,,\n\nb,2,,,\n", "Python", id="a blank line"),
        pytest.param(f"{HEADER}\na,1,,,\n   \nb,2,,,\n", "Python", id="a line of spaces"),
        pytest.param(
            f'{HEADER}\na,"1",,,\n\nb,2,,,\n', "Python", id="a blank line and a quoted cell"
        ),
        pytest.param(f"{HEADER}\na,1,,,\r\nb,2,,,\n", "Python", id="mixed ends"),
        pytest.param(
            f'{HEADER}\r\na,"1\n2",,,\r\nb,2,,,\r\n', "DuckDB", id="another end in a cell"
        ),
        pytest.param(f"{HEADER}\na,1,,,\nb,2,,,\n\n\n", "DuckDB", id="blank lines at the end"),
        pytest.param(
            f'{HEADER}\na, "1",,,\nb,2,,,\n', "Python", id="a space before a quotation mark"
        ),
        pytest.param(f"{HEADER},\na,1,,,,\nb,2,,,,\n", "Python", id="a column without a name"),
    ],
)
def test_both_readers_read_the_same(
    content: str, by: str, by_python: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = stage_files({"sources.csv": content})
    assert brought.faults == []
    assert by_python == (["sources.csv"] if by == "Python" else [])

    monkeypatch.setattr(delimited, "_read_by_duckdb", lambda *_: False)
    assert stage_files({"sources.csv": content}).rows("sources") == brought.rows("sources")


@pytest.mark.parametrize(("rows", "by"), [(1, "Python"), (6, "DuckDB")])
def test_a_small_file_is_read_by_python(
    rows: int, by: str, by_python: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = f"{HEADER}\n" + "a,1,,,\n" * rows
    monkeypatch.setattr(delimited, "SMALL", len(HEADER) + 20)
    assert len(stage_files({"sources.csv": content}).rows("sources")) == rows
    assert by_python == (["sources.csv"] if by == "Python" else [])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("a,1,,,\n\nb,2,,,\n", [(2, "a"), (4, "b")]),
        ("a,1,,,\n   \nb,2,,,\n", [(2, "a"), (4, "b")]),
        ('a,"1\n2\r\n3\n",,,\nb,2,,,\n', [(2, "a"), (3, "b")]),
        ("a,1,,,\r\nb,2,,,\rc,3,,,\n", [(2, "a"), (3, "b"), (4, "c")]),
    ],
)
def test_rows_have_the_number_that_a_spreadsheet_shows(
    rows: str, expected: list[tuple[int, str]]
) -> None:
    brought = stage_files({"sources.csv": f"{HEADER}\n{rows}"})

    assert brought.rows("sources", "in_row", "source") == expected
    assert brought.faults == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("a,1", "has 2 cells, the header 5. Fill the row up with commas."),
        ("a,1,,,,", "has 6 cells, the header 5. Put text with a comma in quotes."),
        ("a,1, and so,,,", "has 6 cells, the header 5. Put text with a comma in quotes."),
        ('a,"1,2",3,,,', "has 6 cells, the header 5. Put text with a comma in quotes."),
        ('a,"1,,,', "has a quotation mark that is never closed. Close or double it."),
        ('a,"1"x,,,', "has text behind a closing quotation mark. Double those in a text."),
        ('a,"1" ,,,', "has text behind a closing quotation mark. Double those in a text."),
        (f"a,{'x' * 131_073},,,", "has too long a cell. Look for an open quotation mark."),
        (f"a,{'x' * 5_000_000},,,", "has too long a cell. Look for an open quotation mark."),
        (f'a,"{"x," * 5_000_000}",,,', "has too long a cell. Look for an open quotation mark."),
    ],
    ids=range(10),
)
def test_a_row_that_cannot_be_read(row: str, expected: str) -> None:
    brought = stage_files({"sources.csv": f"{HEADER}\nb,2,,,\n{row}\n"})

    assert brought.faults == [f"sources.csv, row 3: {expected}"]
    assert brought.rows("sources", "in_row", "source") == [(2, "b")]


def test_a_cell_may_be_as_long_as_it_is_read() -> None:
    brought = stage_files({"sources.csv": f"{HEADER}\na,{'x' * 131_072},,,\n"})

    assert (brought.faults, len(brought.column("sources", "title")[0])) == ([], 131_072)


def test_a_cell_is_too_long_too_where_others_have_raised_the_limit_of_python() -> None:
    limit = csv.field_size_limit(1_000_000)
    try:
        brought = stage_files({"sources.csv": f"{HEADER}\na,{'x' * 131_073},,,\nb,2,,,\n"})
    finally:
        csv.field_size_limit(limit)

    assert brought.faults == [
        "sources.csv, row 2: has too long a cell. Look for an open quotation mark."
    ]
    assert brought.column("sources", "source") == ["b"]


def test_every_ragged_row_is_reported_and_the_others_are_read() -> None:
    rows = ["a,1,,,", "b,2", "c,3,,,", "d,4,,,,,", "e,5,,,"]
    brought = stage_files({"sources.csv": "\n".join([HEADER, *rows])})

    assert brought.faults == [
        "sources.csv, row 3: has 2 cells, the header 5. Fill the row up with commas.",
        "sources.csv, row 5: has 7 cells, the header 5. Put text with a comma in quotes.",
    ]
    assert brought.rows("sources", "in_row", "source") == [(2, "a"), (4, "c"), (6, "e")]


@pytest.mark.parametrize(("separator", "named"), [(";", "semicolon"), ("\t", "tab")])
def test_the_separator_is_named_where_a_row_is_ragged(separator: str, named: str) -> None:
    lines = f"{HEADER}\na,1\nb,2,,,,\n".replace(",", separator)

    assert stage_files({"sources.csv": lines}).faults == [
        f"sources.csv, row 2: has 2 cells, the header 5. Fill the row up with {named}s.",
        f"sources.csv, row 3: has 6 cells, the header 5. Put text with a {named} in quotes.",
    ]


def test_of_a_thousand_faults_more_are_only_counted() -> None:
    brought = stage_files({"sources.csv": f"{HEADER}\n" + "a,1\n" * 3456})

    assert len(brought.faults) == 1001
    assert brought.faults[999:] == [
        "sources.csv, row 1001: has 2 cells, the header 5. Fill the row up with commas.",
        "sources.csv, row 1002: and 2,456 more like those above. Mend those first: they may have one cause.",
    ]


def test_a_long_file_reports_its_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "PROGRESS_EVERY", 2)
    sentences: list[str] = []
    stage_files(
        {"sources.csv": f"{HEADER}\na,1,,,\n\nb,2,,,\nc,3,,,\nd,4,,,\ne,5,,,\n"}, progress=sentences
    )

    assert sentences == [
        "Reading sources.csv …",
        "Reading sources.csv, row 5 …",
        "Reading sources.csv, row 7 …",
    ]


def test_a_path_with_stars_is_one_path(tmp_path: Path) -> None:
    for name in ("a*.csv", "ab.csv", "[a].csv"):
        (tmp_path / name).write_text(f"{HEADER}\n{name},1,,,\n")
    cursor = duckdb.connect()
    for name in ("a*.csv", "[a].csv"):
        stage(cursor, [Original("sources.csv", tmp_path / name)])
        assert cursor.execute("select source from staged_sources").fetchall() == [(name,)]


TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8
) | st.text(",;\t\"'\r\n =aé", max_size=8)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])


def unguarded(text: str) -> str | None:
    """What is staged of a cell: blank is null, and one apostrophe is taken off a guarded text."""
    bare = text[1:] if text.startswith("'") and text.lstrip("'")[:1] in tuple("=+-@\t\r") else text
    return bare if bare.strip() else None


@given(st.data(), st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n", "\r"]), ENCODINGS)
def test_any_text_in_any_column_comes_back_as_it_went_in(
    data: st.DataObject, separator: str, end: str, encoding: str
) -> None:
    file = contract()[data.draw(st.sampled_from(sorted(contract())))]
    names = [column.name for column in file.columns if column.type == "string"]
    rows = data.draw(st.lists(st.fixed_dictionaries(dict.fromkeys(names, TEXTS)), max_size=4))
    brought = _written(file.column_names, rows, separator, end, encoding)

    expected = [tuple(unguarded(row[name]) for name in names) for row in rows]
    assert brought.faults == []
    assert brought.rows(file.name, *names) == [row for row in expected if any(row)]


def _written(
    columns: tuple[str, ...], rows: list[dict[str, str]], separator: str, end: str, encoding: str
) -> StagedFiles:
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(
        lines, columns, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL
    )
    writer.writeheader()
    writer.writerows(rows)
    return stage_files({"figures.csv": lines.getvalue().encode(encoding)})


WILD = st.text("a,;\"\r\n 'é", max_size=12) | st.sampled_from(["a,1,,,\n", '"b",,,,\n', ",,,,\r\n"])


@given(st.lists(WILD, max_size=6), st.sampled_from(["\n", "\r\n", "\r"]))
def test_whatever_a_file_holds_both_readers_read_the_same(pieces: list[str], end: str) -> None:
    content = {"sources.csv": HEADER + end + "".join(pieces)}
    fast: Callable[..., bool] = delimited._read_by_duckdb
    one = stage_files(content)
    try:
        delimited._read_by_duckdb = lambda *_: False
        other = stage_files(content)
    finally:
        delimited._read_by_duckdb = fast

    assert one.rows("sources") == other.rows("sources")
    assert one.staged == other.staged


def test_numbers_of_a_file_that_python_reads_are_settled_too() -> None:
    content = csv_of("results", {"value": "1.234"}, {"value": "12,5"}, separator=";") + "\n\n"
    brought = stage_files({"results.csv": content})

    assert brought.column("results", "value") == ["1234", "12.5"]
