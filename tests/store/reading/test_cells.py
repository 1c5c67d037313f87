"""What a cell is once it is staged: blank, guarded, or as it came."""

import csv
import io

import pandas as pd
import pytest

from reports.csv import csv_for_people
from store.reading.cells import SPACES
from tests.properties import given, st
from tests.store.reading.staged_files import csv_of, sheet_of, stage_files, xlsx


def staged(note: str) -> str | None:
    """What becomes of a cell in a text file."""
    content = csv_of(
        "results", {"note": note}, end="\r\n"
    )  # else Python leaves a CR without quotes
    (cell,) = stage_files({"results.csv": content}).column("results", "note")
    return None if cell is None else str(cell)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("'=1+1", "=1+1"),
        ("'+1", "+1"),
        ("'-1", "-1"),
        ("'@x", "@x"),
        ("'\tx", "\tx"),
        ("'\rx", "\rx"),
        ("''=1", "'=1"),
        ("'''@", "''@"),
        ("=1+1", "=1+1"),
        ("'s Hertogenbosch", "'s Hertogenbosch"),
        ("'", "'"),
        ("''", "''"),
        ("' =1", "' =1"),
        ("it's", "it's"),
        ("'Genève", "'Genève"),
        ("été", "été"),
    ],
)
def test_one_apostrophe_is_taken_off_what_is_guarded(written: str, expected: str) -> None:
    assert staged(written) == expected


def test_a_cell_of_a_workbook_has_no_guard() -> None:
    rows = sheet_of("results", {"note": "'=1"})

    assert stage_files({"a.xlsx": xlsx({"results": rows})}).column("results", "note") == ["'=1"]


@pytest.mark.parametrize("blank", ["", " ", "  \t", "\u00a0", "\u3000 ", "\n", "'\t", SPACES])
def test_a_cell_of_nothing_but_spaces_is_blank(blank: str) -> None:
    assert staged(blank) is None


def test_all_that_python_takes_for_a_space_is_one() -> None:
    assert {chr(number) for number in range(0x110000) if chr(number).isspace()} == set(SPACES)


@pytest.mark.parametrize(
    "text", [" a ", "\u00a0a", "\x7f", "~", "\x01", "NULL", "nan", "#N/A", "\\N"]
)
def test_all_other_text_is_as_it_came(text: str) -> None:
    assert staged(text) == text


def test_rows_without_anything_in_them_are_passed_over() -> None:
    content = csv_of("sources", {"source": "a"}) + ",,,,,,,\n , ,,,,,,\n" + "b,B,,,,,,\n"
    brought = stage_files({"sources.csv": content})

    assert brought.rows("sources", "in_row", "source") == [(2, "a"), (5, "b")]
    assert [table.rows for table in brought.staged.tables] == [2]


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
GUARDED = st.builds(
    "".join, st.tuples(st.text("'", max_size=3), st.sampled_from("=+-@\t\ra'"), TEXTS)
)


@given(st.lists(TEXTS | GUARDED, min_size=1, max_size=5))
def test_the_guard_that_reports_put_on_is_taken_off_exactly(texts: list[str]) -> None:
    frame = pd.DataFrame({"source": [f"s{at}" for at in range(len(texts))], "title": texts})
    frame[["author", "published", "kind"]] = "x"
    brought = stage_files({"sources.csv": csv_for_people(frame)})

    assert brought.column("sources", "title") == [text if text.strip() else None for text in texts]


@given(TEXTS | GUARDED)
def test_what_people_open_begins_with_nothing_that_a_spreadsheet_runs(text: str) -> None:
    content = csv_for_people(pd.DataFrame({"note": [text]})).decode("utf-8-sig")
    _, *cells = csv.reader(io.StringIO(content, newline=""))

    assert not any(cell[0].startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells if cell)
