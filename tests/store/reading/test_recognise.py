"""The kind of a table is recognised by its columns; its name only breaks ties, and is contradicted aloud."""

import pytest

from store.contract.description import contract
from store.reading.recognise import kind_in_name, recognise
from tests.store.reading.staged_files import csv_of, stage_files


@pytest.mark.parametrize("kind", contract())
def test_each_file_is_recognised_by_its_columns_under_any_name(kind: str) -> None:
    brought = stage_files({"figures.txt": csv_of(kind, {})})

    assert brought.faults == []
    assert [(table.kind, table.rows) for table in brought.staged.tables] == [(kind, 1)]
    assert brought.remarks == [f"Recognised by its columns as {contract()[kind].title}."]


@pytest.mark.parametrize("kind", contract())
def test_each_file_is_recognised_with_any_one_column_missing_or_unknown(kind: str) -> None:
    columns = contract()[kind].column_names
    for place in range(len(columns)):
        missing = columns[:place] + columns[place + 1 :]
        for names in (missing, (*missing, "colour")):
            header = recognise(names, None)
            assert header
            assert header.file.name == kind


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("results.csv", []),
        ("Results 2024 (1).csv", []),
        ("crest-results.CSV", []),
        (
            "targets.csv",
            ["Recognised by its columns as Results, whatever its name says of Targets."],
        ),
        ("figures.csv", ["Recognised by its columns as Results."]),
        ("results and targets.csv", ["Recognised by its columns as Results."]),
    ],
)
def test_the_remark_on_a_name(name: str, expected: list[str]) -> None:
    assert stage_files({name: csv_of("results", {})}).remarks == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("evidence.csv", "evidence"),
        ("evidence_links.csv", "evidence_links"),
        ("Evidence links.xlsx", "evidence_links"),
        ("evidence and links", "evidence"),
        ("unresults", None),
        ("outcomes.csv", None),
    ],
)
def test_what_a_name_speaks_of(name: str, expected: str | None) -> None:
    assert kind_in_name(name) == expected


def test_the_name_breaks_a_tie() -> None:
    shared = ["source", "title", "place", "note"]
    tied = [kind for kind in contract() if recognise(shared, kind)]

    assert recognise(shared, None) is None or len(tied) == 1
    for kind in tied:
        header = recognise(shared, kind)
        assert header
        assert header.file.name == kind


@pytest.mark.parametrize(
    "header",
    [
        "a,b",
        "Title",
        "title,note",
        "1,2,3",
        "source,colour,size,weight,shape,taste,smell",
        "<html>",
    ],
)
def test_a_header_that_fits_none(header: str) -> None:
    files = ", ".join(f"{kind}.csv" for kind in contract())

    assert stage_files({"list.csv": f"{header}\nx\n"}).faults == [
        f"list.csv, row 1: its columns are those of no file of a project: {files}. "
        "Begin with a row of column names; the Upload page has a template of each file."
    ]


def test_few_columns_are_enough_for_a_file_that_is_called_so() -> None:
    brought = stage_files({"sources.csv": "source,title\nreport,A report\n"})

    assert brought.faults == [
        "sources.csv, row 1, column author: is missing. Add it; it may be blank.",
        "sources.csv, row 1, column kind: is missing. Add it; it may be blank.",
        "sources.csv, row 1, column published: is missing. Add it; it may be blank.",
    ]
    assert brought.staged.columns == {"sources": ("source", "title")}


def test_capitals_and_spaces_in_a_header_are_ignored() -> None:
    brought = stage_files(
        {"sources.csv": "Source, TITLE ,author\u00a0,\tPublished,kind\nreport,One,,,\n"}
    )

    assert brought.faults == []
    assert brought.rows("sources", "source", "title") == [("report", "One")]


def test_a_column_twice_in_other_letters_is_there_twice() -> None:
    content = "source,title,Title,author,published,kind\nreport,One,Two,,,\n"

    assert stage_files({"sources.csv": content}).faults == [
        "sources.csv, row 1, column title: stands there twice. Keep one."
    ]


def test_an_unknown_column_is_shown_as_it_was_written_and_not_at_length() -> None:
    content = f"source,title,author,published,kind,Colour{'r' * 99}\nreport,One,,,,red\n"

    assert stage_files({"sources.csv": content}).faults == [
        f'sources.csv, row 1: "Colour{"r" * 54}…" is not a column of this file. '
        "Its columns: source, title, author, published, kind, url, licence, file."
    ]


def test_columns_without_a_name_and_without_text_are_ignored() -> None:
    brought = stage_files(
        {"sources.csv": "source,title,author,published,kind,,\nreport,One,,,, ,\n"}
    )

    assert brought.faults == []
    assert brought.rows("sources", "source", "title", "kind") == [("report", "One", None)]


def test_text_in_a_column_without_a_name_is_reported() -> None:
    content = "source,title,,author,published,kind\na,A,,,,\nb,B,red,,,\n"

    assert stage_files({"sources.csv": content}).faults == [
        "sources.csv, row 3: has text in cell 3, above which no column name stands. "
        "Name the column, or clear it."
    ]


def test_a_column_whose_name_is_in_brackets_is_for_people_and_is_passed_over() -> None:
    lines = [
        "(year),source,title,author,published,kind,(year), (who reads) ",
        "2021,s1,A report,,,,,=1+1",
        "2022,,,,,,2022,nobody",
        "2021,s2,Another,,,,,",
    ]
    brought = stage_files({"sources.csv": "\n".join(lines)})

    assert brought.faults == []
    assert brought.rows("sources", "in_row", "source", "title") == [
        (2, "s1", "A report"),
        (4, "s2", "Another"),
    ]
    (table,) = brought.staged.tables
    assert table.remarks == (
        "Without the columns url, licence, file: what is known there stays.",
        "Only to be read, and not stored: (year), (year), (who reads).",
    )


def test_names_in_brackets_make_no_file_of_the_contract() -> None:
    brought = stage_files({"list.csv": "(indicator),(title),(unit),(result)\na,b,c,d\n"})

    assert "its columns are those of no file of a project" in brought.faults[0]
