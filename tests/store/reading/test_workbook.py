"""Workbooks: a table a sheet, cells as they are typed, and the traps of a spreadsheet, each with a sentence."""

from datetime import date, datetime

import pytest

from store.contract.description import contract
from store.reading import workbook
from store.reading.workbook import is_code, plain_number
from tests.properties import given, st
from tests.store.reading.staged_files import Cell, csv_of, sheet_of, stage_files, xlsx

README: list[list[Cell]] = [["What this is"], ["A workbook of results."]]


def of_results(**cells: Cell) -> bytes:
    return xlsx({"results": sheet_of("results", cells)})


def test_a_workbook_with_a_sheet_for_each_file() -> None:
    kinds = list(contract())
    brought = stage_files({"all.xlsx": xlsx({kind: sheet_of(kind, {}) for kind in kinds})})

    assert (brought.faults, brought.remarks) == ([], [])
    assert [(table.in_file, table.kind, table.rows) for table in brought.staged.tables] == [
        (f"all.xlsx, sheet {kind}", kind, 1) for kind in kinds
    ]


@pytest.mark.parametrize("kind", contract())
def test_a_sheet_is_read_as_a_text_file_of_the_same_rows(kind: str) -> None:
    sheet = stage_files({"a.xlsx": xlsx({kind: sheet_of(kind, {})})}).rows(kind)
    text = stage_files({"a.xlsx, sheet " + kind: csv_of(kind, {})}).rows(kind)

    assert sheet == text


def test_one_sheet_under_any_name_is_recognised_by_its_columns() -> None:
    content = xlsx({"Sheet1": sheet_of("targets", {}), "Sheet2": []})
    named, other = stage_files({"Targets.xlsx": content}), stage_files({"results.xlsx": content})

    passed_over = "Other sheets, with no columns of a project’s files, are not stored: “Sheet2”."
    assert named.remarks == [passed_over]
    assert other.remarks == [
        "Recognised by its columns as Targets, whatever its name says of Results.",
        passed_over,
    ]


def test_other_sheets_are_passed_over_with_a_remark() -> None:
    content = xlsx(
        {"README": README, "results": sheet_of("results", {}), "Empty": [], "notes": README}
    )
    brought = stage_files({"a.xlsx": content})

    assert brought.remarks == [
        "Other sheets, with no columns of a project’s files, are not stored: “README”, “Empty”, “notes”."
    ]
    assert (brought.faults, len(brought.rows("results"))) == ([], 1)


def test_a_sheet_that_is_called_like_a_file_is_never_passed_over() -> None:
    content = xlsx({"results": README, "targets": [[], ["x"]], "sources": sheet_of("sources", {})})
    none, no_header = stage_files({"a.xlsx": content}).faults

    assert none.startswith(
        "a.xlsx, sheet results, row 1: its columns are those of no file of a project: "
    )
    assert no_header == (
        "a.xlsx, sheet targets, row 1: has no header row. Begin with the column names."
    )


def test_a_workbook_without_any_sheet_of_ours() -> None:
    (text,) = stage_files({"a.xlsx": xlsx({"README": README, "Sheet2": []})}).faults

    assert text.startswith("a.xlsx: none of its sheets is a file of a project: project.csv, ")


def test_two_sheets_of_one_kind_are_read_together() -> None:
    content = xlsx(
        {"2019": sheet_of("results", {"value": 1}), "2020": sheet_of("results", {"value": 2})}
    )

    assert stage_files({"a.xlsx": content}).rows("results", "in_file", "in_row", "value") == [
        ("a.xlsx, sheet 2019", 2, "1"),
        ("a.xlsx, sheet 2020", 2, "2"),
    ]


def test_rows_are_numbered_as_the_sheet_numbers_them() -> None:
    header, *rows = sheet_of("sources", {"source": "a"}, {"source": "b"}, {"source": "c"})
    content = xlsx({"sources": [header, [], rows[0], [" "], rows[1], [], [], rows[2]]})

    assert stage_files({"a.xlsx": content}).rows("sources", "in_row", "source") == [
        (3, "a"),
        (5, "b"),
        (8, "c"),
    ]


@pytest.mark.parametrize(
    ("cell", "staged"),
    [
        (12, "12"),
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        (-1234.56, "-1234.56"),
        (1e20, "100000000000000000000"),
        (1e-7, "0.0000001"),
        (1 / 3, "0.333333333333333"),
        (0, "0"),
        ("12", "12"),
        (1.234, "1.234"),
        ("12.34", "12.34"),
        ("0.123", "0.123"),
        ("1234.567", "1234.567"),
        ((1234.5, "#,##0.00"), "1234.5"),
        ((5, '0 "% of all"'), "5"),
        (("=6*7", 42), "42"),
        (None, None),
    ],
)
def test_a_number_is_staged_in_plain_digits(cell: Cell, staged: str | None) -> None:
    brought = stage_files({"a.xlsx": of_results(value=cell)})

    assert (brought.faults, brought.column("results", "value")) == ([], [staged])


@pytest.mark.parametrize(
    ("cell", "staged"),
    [
        ((date(2020, 1, 31), "dd/mm/yyyy"), "2020-01-31"),
        ((datetime(2020, 1, 31), "mmm yyyy"), "2020-01-31"),
        ((datetime(2020, 1, 31, 9, 30), "yyyy-mm-dd hh:mm"), "2020-01-31 09:30:00"),
        ("2020-01-31", "2020-01-31"),
        (43861, "43861"),
        (("=TODAY()", "2020-01-31"), "2020-01-31"),
    ],
)
def test_a_date_is_staged_as_the_contract_writes_it(cell: Cell, staged: str) -> None:
    brought = stage_files({"a.xlsx": of_results(period_end=cell)})

    assert (brought.faults, brought.column("results", "period_end")) == ([], [staged])


@pytest.mark.parametrize(
    ("note", "staged"),
    [
        ("Việt Nam", "Việt Nam"),
        ("two\nlines", "two\nlines"),
        ("\ttab", "\ttab"),
        ("a\rb\x01", "a\rb\x01"),
        ("'=1", "'=1"),
        ("  ", None),
        (2020, "2020"),
        ((date(2020, 1, 31), "yyyy"), "2020-01-31"),
        (("=1&2", ""), None),
    ],
)
def test_text_is_staged_as_it_is(note: Cell, staged: str | None) -> None:
    text = stage_files({"a.xlsx": of_results(note=note)}).column("results", "note")

    assert text == [staged]


CODE = "and a code is text. Format the column as text, and write it anew: 1.10 would be 1.1."


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            {"value": (0.12, "0%")},
            "value: is 0.12, shown as 12%. Format the column as numbers, and write 12 or 0.12: "
            "the unit is in indicators.csv.",
        ),
        ({"indicator": 1.1}, f"indicator: is the number 1.1, {CODE}"),
        ({"source": 7}, f"source: is the number 7, {CODE}"),
        ({"country": (date(2020, 1, 31), "yyyy")}, f"country: is the date 2020-01-31, {CODE}"),
        (
            {"value": ("=1/0", "#DIV/0!")},
            "value: has the error #DIV/0!. Mend its formula, or clear the cell.",
        ),
        (
            {"note": ("=NA()", "#N/A")},
            "note: has the error #N/A. Mend its formula, or clear the cell.",
        ),
        (
            {"value": True},
            "value: has the truth value TRUE. Format the column as text, and write what is meant.",
        ),
        (
            {"value": "1.234"},
            'value: is the text "1.234", which may be 1234, or 1.234 with three decimals. '
            "Type it as a number.",
        ),
        (
            {"value": " -20,500 "},
            'value: is the text " -20,500 ", which may be -20500, or -20.500 with three decimals. '
            "Type it as a number.",
        ),
        (
            {"value": ('="1.2"&"34"', "1.234")},
            'value: is the text "1.234", which may be 1234, or 1.234 with three decimals. '
            "Type it as a number.",
        ),
        ({"note": "a_x0000_b"}, "note: holds a NUL, which no text does. Type the cell anew."),
        (
            {"value": ("=6*7", "")},
            "value: has a formula without a stored result. "
            "Save the file in a spreadsheet, or write the value.",
        ),
    ],
)
def test_the_traps_of_a_spreadsheet(cells: dict[str, Cell], expected: str) -> None:
    assert stage_files({"a.xlsx": of_results(**cells)}).faults == [
        f"a.xlsx, sheet results, row 2, column {expected}"
    ]


def test_a_percentage_in_another_file_has_its_unit_there() -> None:
    content = xlsx({"portfolio": sheet_of("portfolio", {"value": (0.125, "0.0%")})})

    assert stage_files({"a.xlsx": content}).faults == [
        "a.xlsx, sheet portfolio, row 2, column value: is 0.125, shown as 12.5%. "
        "Format the column as numbers, and write 12.5 or 0.125: without the unit."
    ]


def test_which_columns_hold_codes() -> None:
    codes = {
        (file.name, column.name)
        for file in contract().values()
        for column in file.columns
        if is_code(column, file)
    }

    assert codes >= {
        ("results", "indicator"), ("results", "source"), ("results", "country"), ("framework", "parent"),
        ("actions", "action"), ("actions", "recommendation"), ("evidence_links", "to_item"),
        ("project", "sdg_targets"), ("project", "reporting_year_end"), ("indicators", "unit"),
    }  # fmt: skip
    assert not codes & {
        ("recommendations", "priority"), ("results", "value"), ("results", "period_end"),
        ("results", "note"), ("results", "place"), ("sources", "title"), ("results", "sex"),
    }  # fmt: skip


def test_a_closed_list_of_digits_may_be_numbers() -> None:
    content = xlsx({"recommendations": sheet_of("recommendations", {"priority": 1})})

    assert stage_files({"a.xlsx": content}).column("recommendations", "priority") == ["1"]


def test_every_faulty_cell_of_every_sheet_is_reported_at_once() -> None:
    content = xlsx(
        {
            "results": sheet_of(
                "results", {"value": True}, {}, {"indicator": 1.1, "value": (1, "0%")}
            ),
            "targets": sheet_of("targets", {"source": 5}),
        }
    )

    assert [text.split(":")[0] for text in stage_files({"a.xlsx": content}).faults] == [
        "a.xlsx, sheet results, row 2, column value",
        "a.xlsx, sheet results, row 4, column indicator",
        "a.xlsx, sheet results, row 4, column value",
        "a.xlsx, sheet targets, row 2, column source",
    ]


def test_of_a_thousand_traps_more_are_only_counted() -> None:
    content = xlsx({"results": sheet_of("results", *[{"value": True}] * 1005)})

    assert stage_files({"a.xlsx": content}).faults[-1] == (
        "a.xlsx, sheet results, row 1002: and 5 more like those above. "
        "Mend those first: they may have one cause."
    )


def test_text_beside_the_table_is_reported() -> None:
    header, row = sheet_of("sources", {})
    content = xlsx({"sources": [header, row, [*row, None, None, "see here"]]})

    assert stage_files({"a.xlsx": content}).faults == [
        "a.xlsx, sheet sources, row 3: has text in cell 11, above which no column name stands. "
        "Name the column, or clear it."
    ]


def test_a_cell_far_out_is_reported_and_costs_nothing() -> None:
    header, row = sheet_of("sources", {})
    rows: list[list[Cell]] = [header, row, *[[] for _ in range(1_048_573)], [*[None] * 16_383, "x"]]

    assert stage_files({"a.xlsx": xlsx({"sources": rows})}).faults == [
        "a.xlsx, sheet sources, row 1048576: has text in cell 16384, above which no column name stands. "
        "Name the column, or clear it."
    ]


def test_a_long_sheet_reports_its_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "PROGRESS_EVERY", 2)
    sentences: list[str] = []
    stage_files({"a.xlsx": xlsx({"sources": sheet_of("sources", {}, {}, {})})}, progress=sentences)

    assert sentences == [
        "Reading a.xlsx …",
        "Reading a.xlsx, sheet sources, row 2 …",
        "Reading a.xlsx, sheet sources, row 4 …",
    ]


TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff"), max_size=9
)


@given(st.lists(TEXTS.filter(lambda text: not text.startswith("=")), min_size=1, max_size=5))
def test_any_text_comes_back_as_it_went_in(texts: list[str]) -> None:
    rows = sheet_of("sources", *({"title": text} for text in texts))
    brought = stage_files({"a.xlsx": xlsx({"sources": rows})})

    assert brought.column("sources", "title") == [text if text.strip() else None for text in texts]


@given(st.decimals(-1_000_000, 1_000_000, places=6))
def test_any_number_of_the_contract_comes_back_as_it_went_in(number: object) -> None:
    assert float(plain_number(float(str(number)))) == float(str(number))
