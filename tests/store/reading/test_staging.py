"""The files of an upload: all that cannot be read is a fault with file, row and column."""

import pytest

from store import contract
from store.ledger.originals import Original
from store.reading.staging import Reading, Recognised, stage
from tests.conftest import OpenLedger
from tests.store.reading.staged_files import csv_of, results, sheet_of, stage_files, xlsx

HEADER = ",".join(contract()["results"].promised_names)
HEADER_OF_INDICATORS = ",".join(contract()["indicators"].promised_names) + "\n"
ROW = "A,2020-01-01,2020-12-31,,total,{value},2021-01-15,reported,exact,{note},report,"

NOT_A_NUMBER = '"12%" is not a number. Write 12: the unit is in indicators.csv.'


def good(value: object = 50, note: str = "") -> str:
    return ROW.format(value=value, note=note)


def text(*lines: str, end: str = "\n") -> str:
    return end.join([HEADER, *lines]) + end


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("", ": is empty. Begin with a row of column names.", id="empty"),
        pytest.param(
            f"\n{HEADER}\n", ", row 1: has no header row. Begin with the column names.", id="blank"
        ),
        pytest.param(
            f"{',' * 11}\n{HEADER}\n",
            ", row 1: has no header row. Begin with the column names.",
            id="blank cells",
        ),
        pytest.param(
            f'"{HEADER}',
            ", row 1: has a quotation mark that is never closed. Close or double it.",
            id="a header that is never closed",
        ),
        pytest.param(
            text(good(), good(note='"never closed')),
            ", row 3: has a quotation mark that is never closed. Close or double it.",
            id="an open quotation mark",
        ),
        pytest.param(
            text(good(note='"the "scope" of it"')),
            ", row 2: has text behind a closing quotation mark. Double those in a text.",
            id="quotation marks that are not doubled",
        ),
        pytest.param(
            text(good(), "A,2020-01-01"),
            ", row 3: has 2 cells, the header 12. Fill the row up with commas.",
            id="too few cells",
        ),
        pytest.param(
            text(good(note="so, and so")),
            ", row 2: has 13 cells, the header 12. Put text with a comma in quotes.",
            id="too many cells",
        ),
        pytest.param(
            text(good()).replace("note,", ""),
            ", row 1, column note: is missing. Add it; it may be blank.",
            id="a column that may be blank is missing",
        ),
        pytest.param(
            text(good()).replace("sex,", ""),
            ", row 1, column sex: is missing. Add it.",
            id="a required column is missing",
        ),
        pytest.param(
            text(good()).replace("note,", "value,"),
            ", row 1, column value: stands there twice. Keep one.",
            id="a column twice",
        ),
        pytest.param(
            f"{HEADER},colour\n{good()},red\n",
            ', row 1: "colour" is not a column of this file. '
            f"Its columns: {', '.join(contract()['results'].column_names)}.",
            id="an unknown column",
        ),
        pytest.param(
            text(good(note="x" * 200_000)),
            ", row 2: has too long a cell. Look for an open quotation mark.",
            id="a cell without end",
        ),
    ],
)
def test_what_is_wrong_with_the_shape(content: str, expected: str) -> None:
    assert f"results.csv{expected}" in stage_files({"results.csv": content}).faults


@pytest.mark.parametrize(
    ("content", "row"),
    [
        pytest.param(text(good("12%")), 2, id="the first"),
        pytest.param(text(good("12%")).rstrip(), 2, id="without an end of line"),
        pytest.param(text(good("12%"), end="\r\n"), 2, id="Windows"),
        pytest.param(text(good("12%"), end="\r"), 2, id="an old Mac"),
        pytest.param("\ufeff" + text(good("12%")), 2, id="with a byte order mark"),
        pytest.param(text("", "", good("12%")), 4, id="after blank lines"),
        pytest.param(text("," * 11, good("12%")), 3, id="after a row of commas"),
        pytest.param(text('"a\nb\r\nc"' + "," * 11, good("12%")), 3, id="after line breaks"),
        pytest.param(text(good(), "A,B", good("12%")), 4, id="after a ragged row"),
    ],
)
def test_rows_are_numbered_as_a_spreadsheet_numbers_them(content: str, row: int) -> None:
    staged = stage_files({"results.csv": content}).rows("results", "in_row", "value")

    assert (row, "12%") in staged


def test_the_checks_speak_of_that_row(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{}])
    content = text("", "", good("12%"))

    assert ledger.faults(ledger.text("results.csv", content)) == [
        f"results.csv, row 4, column value: {NOT_A_NUMBER}"
    ]


def test_what_is_before_an_unreadable_row_is_checked_too(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{}])
    content = text(good("12%"), good(note='"never closed'), good("13%"))

    assert ledger.faults(ledger.text("results.csv", content)) == [
        f"results.csv, row 2, column value: {NOT_A_NUMBER}",
        "results.csv, row 3: has a quotation mark that is never closed. Close or double it.",
    ]


def test_rows_in_the_ledger_keep_the_number_they_had(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{}])
    ledger.upload(ledger.text("results.csv", text("", good(note='"two\nlines"'), "," * 11)))

    assert ledger.rows("select in_file, in_row, note from ledger.results") == [
        ("results.csv", 3, "two\nlines")
    ]


def test_columns_are_matched_by_name_in_any_order() -> None:
    lines = [line.split(",") for line in (HEADER, good(7))]
    turned = "\n".join(",".join(reversed(cells)) for cells in lines)
    brought = stage_files({"results.csv": turned})

    assert brought.rows("results", "indicator", "value", "source") == [("A", "7", "report")]
    assert brought.staged.columns == {"results": contract()["results"].promised_names}


def test_codes_are_text_as_they_were_written(open_ledger: OpenLedger) -> None:
    codes = ["1.1", "1.10", "007", "7", "1e3", "NaN", "null", "A,B", 'the "one"', "−"]
    ledger = open_ledger(
        indicators=[{"indicator": code} for code in codes],
        results=[{"indicator": code} for code in codes],
    )

    assert ledger.rows("select indicator from ledger.results order by in_row") == [
        (code,) for code in codes
    ]


def test_cells_of_nothing_but_spaces_are_blank(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{"note": "  "}])

    assert ledger.row("select note from ledger.indicators") is None


def test_the_same_file_uploaded_twice() -> None:
    brought = stage_files([("results.csv", text(good(1))), ("results.csv", text(good(2)))])

    assert brought.faults == ["results.csv: is there twice. Leave one of the two out."]
    assert brought.column("results", "value") == ["1"]


def test_two_files_of_one_kind_are_read_together() -> None:
    brought = stage_files({"2019.csv": results(1, separator=","), "2020.csv": results(2)})

    assert brought.rows("results", "in_file", "in_row", "value") == [
        ("2019.csv", 2, "1"),
        ("2020.csv", 2, "2"),
    ]


def test_the_columns_of_a_kind_are_those_that_all_its_files_have() -> None:
    short = csv_of("sources", {}).replace(",kind", "").replace(",\n", "\n")
    brought = stage_files({"one sources.csv": short, "two sources.csv": csv_of("sources", {})})

    assert brought.faults == [
        "one sources.csv, row 1, column kind: is missing. Add it; it may be blank."
    ]
    there = [name for name in contract()["sources"].column_names if name != "kind"]
    assert brought.staged.columns == {"sources": tuple(there)}
    assert [table.rows for table in brought.staged.tables] == [1, 1]


def test_all_that_was_read_is_reported() -> None:
    sentences: list[str] = []
    files: dict[str, str | bytes] = {
        "results.csv": results("12,5"),
        "figures.xlsx": xlsx({"targets": sheet_of("targets", {}), "notes": [["hello"]]}),
        "sources.csv": csv_of("sources"),
    }
    staged = stage_files(files, progress=sentences).staged

    assert sentences == ["Reading results.csv …", "Reading figures.xlsx …", "Reading sources.csv …"]
    assert staged.tables == (
        Recognised(
            "results.csv",
            "results",
            1,
            (
                "Its cells are separated by semicolons.",
                "Column value has a decimal comma, as its cells show.",
            ),
        ),
        Recognised(
            "figures.xlsx, sheet targets",
            "targets",
            1,
            ("Other sheets, with no columns of a project’s files, are not stored: “notes”.",),
        ),
        Recognised("sources.csv", "sources", 0, ()),
    )
    assert staged.filled == {"results", "targets"}
    assert staged.columns.keys() == {"results", "targets", "sources"}
    assert (staged.faults, staged.questions) == ((), frozenset())


def test_a_fault_in_one_file_hides_none_in_another() -> None:
    files: dict[str, str | bytes] = {
        "picture.csv": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "empty.csv": "",
        "results.csv": results("1.234"),
        "sources.csv": csv_of("sources", {"title": "café"}).encode("cp1252") + b"x\r\n",
        "book.xlsx": xlsx({"results": sheet_of("results", {"value": True})}),
    }
    brought = stage_files(files)

    assert [sentence.split(": ")[0] for sentence in brought.faults] == [
        "book.xlsx, sheet results, row 2, column value",
        "empty.csv",
        "picture.csv",
        "results.csv, row 2, column value",
        "sources.csv, row 3",
    ]
    assert brought.staged.questions == {"decimal", "encoding"}


def test_each_file_asks_for_itself_and_an_answer_is_about_one_file() -> None:
    files: dict[str, str | bytes] = {
        "results.csv": results("1.234"),
        "targets.csv": csv_of("targets", {"value": "1.234"}, separator=";"),
    }
    asked = stage_files(files).staged
    assert asked.asks == {"results.csv": {"decimal"}, "targets.csv": {"decimal"}}

    one = stage_files(files, answered={"results.csv": Reading(decimal="comma")})
    assert one.staged.asks == {"targets.csv": {"decimal"}}
    assert one.column("results", "value") == ["1234"]

    both = {"results.csv": Reading(decimal="comma"), "targets.csv": Reading(decimal="point")}
    sentence = stage_files(files, answered=both)
    assert (sentence.faults, sentence.staged.asks) == ([], {})
    assert sentence.column("results", "value") == ["1234"]
    assert sentence.column("targets", "value") == ["1.234"]


def test_the_receiver_of_progress_may_stop_the_work() -> None:
    class Stopped(Exception):
        pass

    def stop(_said: str) -> None:
        raise Stopped

    brought = stage_files({})
    with pytest.raises(Stopped):
        stage(brought.cursor, [Original("results.csv", __file__)], on_progress=stop)  # type: ignore[arg-type]


def test_what_was_staged_before_is_gone() -> None:
    brought = stage_files({"results.csv": text(good())})
    staged = stage(brought.cursor, [])

    assert (brought.rows("results"), staged.columns, staged.filled) == ([], {}, frozenset())


def test_codes_of_a_file_that_cannot_be_read_are_not_reported_to_be_missing(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger()
    files = (
        ledger.text("sources.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ledger.text("framework.csv", csv_of("framework", {"source": "a new one"})),
    )

    assert ledger.faults(*files) == ["sources.csv: is a picture, not a table."]


def test_a_missing_column_is_reported_once_not_in_every_row(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    lines = "result,level,title,note,source,place\n1,outcome,One,,report,\n2,outcome,Two,,report,\n"

    assert ledger.faults(ledger.text("framework.csv", lines)) == [
        "framework.csv, row 1, column parent: is missing. Add it; it may be blank."
    ]


def test_three_mistakes_are_named_on_one_screen(open_ledger: OpenLedger) -> None:
    """Two columns swapped, a percent sign, and a column dropped."""
    ledger = open_ledger()
    indicators = HEADER_OF_INDICATORS.replace("note,", "") + "A,goal,Reached,people,cumulative,"
    swapped = HEADER.replace("sex,value", "value,sex")

    assert ledger.faults(
        ledger.text("indicators.csv", indicators + "increase,stated,,,report,\n"),
        ledger.text("results.csv", f"{swapped}\n{good('12%')}\n"),
    ) == [
        "indicators.csv, row 1, column note: is missing. Add it; it may be blank.",
        'results.csv, row 2, column sex: "12%" is not one of: '
        "total, women, men, another_gender, not_recorded.",
        'results.csv, row 2, column value: "total" is not a number. '
        "Write at most 18 digits, a decimal point and six decimals; blank is not known.",
    ]


def test_a_file_of_another_country_goes_into_the_ledger_as_the_contract_writes_it(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(indicators=[{}])
    content = csv_of("results", {"value": "1.234,5", "note": "Łódź"}, separator=";", end="\r\n")
    ledger.upload(ledger.text("Wyniki 2020.csv", content.encode("utf-16")))

    assert ledger.rows("select value::double, note, in_file from ledger.results") == [
        (1234.5, "Łódź", "Wyniki 2020.csv")
    ]
