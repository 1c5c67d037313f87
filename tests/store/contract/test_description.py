"""The contract: its files, their columns, and the checks that follow from it."""

import frictionless
import pytest

from store import contract
from store.contract.description import DESCRIPTION
from tests.conftest import OpenLedger
from tests.store.reading.staged_files import stage_files

# The files and columns of version 0.1.0, in their order: people's files rely on them. There may be more
# behind them, and need not be put here.
PROMISED = {
    "project": "code title goal start planned_end extended_end extended_on currency countries "
    "reporting_year_end sdg_targets contact",
    "sources": "source title author published kind",
    "framework": "result level parent title note source place",
    "indicators": "indicator result title unit measure direction code_basis definition retired_on "
    "note source place",
    "targets": "indicator kind due sex value unit reported_on basis qualifier reason note source "
    "place",
    "results": "indicator period_start period_end country sex value reported_on basis qualifier "
    "note source place",
    "portfolio": "topic measure category as_at value unit reported_on basis qualifier note source "
    "place",
    "partnerships": "partnership partner named nda type sector countries signed ended phase "
    "contribution_usd reported_on note source place",
    "evaluations": "evaluation title conducted evaluators commissioned_by respondent "
    "overall_comment source place",
    "recommendations": "recommendation evaluation title rationale addressee urgency difficulty "
    "impact recommended_start recommended_end source place priority response response_summary "
    "reported_on response_source response_place",
    "actions": "action recommendation title deadline responsible support status comment evidence "
    "reported_on source place",
    "evidence": "item kind title criterion note source place",
    "evidence_links": "from_item to_item relation source place",
    "conflicts": "conflict subject file key shown shown_source shown_place other other_source "
    "other_place explanation reported_on resolved_on",
}

KEYS = {
    "project": "code",
    "sources": "source",
    "framework": "result",
    "indicators": "indicator",
    "targets": "indicator kind sex unit due",
    "results": "indicator period_start period_end country sex",
    "portfolio": "topic measure category as_at",
    "partnerships": "partnership",
    "evaluations": "evaluation",
    "recommendations": "recommendation",
    "actions": "action",
    "evidence": "item",
    "evidence_links": "from_item to_item relation",
    "conflicts": "conflict",
}


def test_no_promised_file_is_renamed_or_dropped() -> None:
    assert [name for name in PROMISED if name not in contract()] == []


@pytest.mark.parametrize("name", PROMISED)
def test_no_promised_column_is_renamed_or_dropped(name: str) -> None:
    promised = PROMISED[name].split()
    assert list(contract()[name].column_names[: len(promised)]) == promised


@pytest.mark.parametrize("name", PROMISED)
def test_a_file_of_just_the_promised_columns_is_read(name: str) -> None:
    assert list(contract()[name].promised_names) == PROMISED[name].split()
    columns = ",".join(PROMISED[name].split())
    brought = stage_files({f"{name}.csv": f"{columns}\nx{',' * columns.count(',')}\n"})
    assert brought.faults == []
    assert brought.staged.columns == {name: contract()[name].promised_names}


@pytest.mark.parametrize("name", KEYS)
def test_the_key_distinguishes_rows(name: str) -> None:
    assert list(contract()[name].key) == KEYS[name].split()


@pytest.mark.parametrize("name", contract())
def test_a_column_that_was_added_need_not_be_filled(name: str) -> None:
    """Neither a file that leaves it out nor a store that is older has anything there: drop `required`, or `added`."""
    columns = contract()[name].columns
    assert [column.name for column in columns if column.is_added and column.required] == []


@pytest.mark.parametrize("name", contract())
def test_every_column_is_described(name: str) -> None:
    for column in contract()[name].columns:
        assert column.description.endswith("."), f"{name}.{column.name} has no sentence of its own"


@pytest.mark.parametrize("name", contract())
def test_every_file_and_reference_leads_to_a_column(name: str) -> None:
    for reference in contract()[name].references:
        target = contract()[reference.target]
        assert reference.column in contract()[name].column_names
        assert reference.target_column in target.column_names


def test_the_description_is_a_data_package() -> None:
    """Known by any tool of the Frictionless standard; it is the one description of the files."""
    report = frictionless.Package.validate_descriptor(str(DESCRIPTION))
    assert report.valid, report.flatten(["message"])


# The limits of a column in the contract are checked at each upload, for every column of every file.

EVERY_COLUMN = [(file.name, column) for file in contract().values() for column in file.columns]
REQUIRED = [(name, column.name) for name, column in EVERY_COLUMN if column.required]
CLOSED = [(name, column.name) for name, column in EVERY_COLUMN if column.allowed]
NUMBERS = [(name, column.name) for name, column in EVERY_COLUMN if column.type == "number"]
DATES = [(name, column.name) for name, column in EVERY_COLUMN if column.type == "date"]
PATTERNS = [(name, column.name) for name, column in EVERY_COLUMN if column.pattern]

# A column of each file that may hold anything, since a blank row would be skipped.
SPARE = {
    file.name: next(
        column.name
        for column in file.columns
        if not (column.required or column.allowed or column.pattern)
        and column.type == "string"
        and column.name not in {reference.column for reference in file.references}
    )
    for file in contract().values()
}


def every_file() -> dict[str, list[dict[str, object]]]:
    return {name: [{}] for name in contract() if name != "evidence"}


def test_the_contract_leaves_every_kind_of_check_something_to_do() -> None:
    counts = [len(some) for some in (REQUIRED, CLOSED, NUMBERS, DATES, PATTERNS)]
    assert all(count >= 4 for count in counts), counts


def said_of(open_ledger: OpenLedger, wrong: list[tuple[str, str]], value: object) -> list[str]:
    """The faults of one upload of all files with `value` in each of these columns."""
    ledger = open_ledger(**every_file())
    rows: dict[str, list[dict[str, object]]] = {name: [{SPARE[name]: "-"}] for name in contract()}
    for name, column in wrong:
        rows[name][0][column] = value
    text = ledger.faults(**rows)
    return [line for line in text if "row 2, column" in line]


def test_every_required_column_must_be_filled(open_ledger: OpenLedger) -> None:
    text = said_of(open_ledger, REQUIRED, None)
    for name, column in REQUIRED:
        assert f"{name}.csv, row 2, column {column}: is blank. It must be filled." in text


def test_every_closed_list_is_closed(open_ledger: OpenLedger) -> None:
    text = said_of(open_ledger, CLOSED, "purple")
    for name, column in CLOSED:
        start = f'{name}.csv, row 2, column {column}: "purple" is not one of: '
        assert any(line.startswith(start) for line in text), (name, column)


def test_every_number_is_a_number(open_ledger: OpenLedger) -> None:
    text = said_of(open_ledger, NUMBERS, "many")
    for name, column in NUMBERS:
        start = f'{name}.csv, row 2, column {column}: "many" is not a number.'
        assert any(line.startswith(start) for line in text), (name, column)


def test_every_date_is_a_date(open_ledger: OpenLedger) -> None:
    text = said_of(open_ledger, DATES, "soon")
    for name, column in DATES:
        expected = f'column {column}: "soon" is not a date. Write it as YYYY-MM-DD.'
        assert f"{name}.csv, row 2, {expected}" in text


def test_every_pattern_is_kept(open_ledger: OpenLedger) -> None:
    text = said_of(open_ledger, PATTERNS, "?")
    for name, column in PATTERNS:
        start = f'{name}.csv, row 2, column {column}: "?" does not fit. '
        assert any(line.startswith(start) for line in text), (name, column)


def test_every_reference_leads_to_a_row(open_ledger: OpenLedger) -> None:
    references = [
        (file.name, reference) for file in contract().values() for reference in file.references
    ]
    text = said_of(open_ledger, [(name, one.column) for name, one in references], "nowhere")
    for name, one in references:
        expected = f'column {one.column}: "nowhere" is not in {one.target}.csv.'
        assert any(line.startswith(f"{name}.csv, row 2, {expected}") for line in text), (name, one)


def test_what_the_defaults_of_the_tests_say_is_right(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(**every_file())
    assert ledger.store.revision() == 1
