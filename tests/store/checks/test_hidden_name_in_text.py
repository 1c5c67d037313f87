"""A name that may not be shown comes in with no text that a visitor may read."""

from pathlib import Path

import pytest

from store import Refused, contract
from tests.conftest import OpenLedger
from tests.sample_ledgers import NOW, Row, SampleLedger, filled, reverse_at_once, write_file

HIDDEN: Row = {"partnership": "P23", "partner": "Zyxqora Holdings", "named": "no"}
SAID = 'names a partner that may not be named (partnership P23). Write "a partner" instead.'

OTHERWISE = {
    ("project", "code"),
    ("conflicts", "file"),
    ("conflicts", "key"),
    ("partnerships", "partner"),  # is a name itself, and where it may be shown, all of it may
}

# The columns that may hold any text, except codes that must exist in another file.
TEXTS = [
    (file.name, column.name)
    for file in contract().values()
    for column in file.columns
    if column.type == "string"
    and not (column.allowed or column.pattern)
    and column.name not in {reference.column for reference in file.references}
    and (file.name, column.name) not in OTHERWISE
]  # fmt: skip


@pytest.fixture
def ledger(open_ledger: OpenLedger) -> SampleLedger:
    return open_ledger(
        partnerships=[HIDDEN, {"partnership": "P1", "partner": "Openly Ltd", "named": "yes"}],
        evidence_links=[{}],
        actions=[{}],
        results=[{}],
    )


def test_in_any_column_of_any_file(ledger: SampleLedger) -> None:
    """Codes too, and the columns of the register that a visitor sees of a partner that may be named."""
    files: dict[str, list[Row]] = {}
    for name, column in TEXTS:
        row = {**files.get(name, [{}])[0], column: "By ZYXQORA  holdings."}
        files[name] = [row]
    files["partnerships"] = [{**files["partnerships"][0], "partner": "Else Ltd", "named": "yes"}]
    text = ledger.faults(**files)
    expected = [f"{name}.csv, row 2, column {column}: {SAID}" for name, column in TEXTS]
    assert sorted(line for line in text if "may not be named" in line) == sorted(expected)


def test_no_fault_repeats_the_name(ledger: SampleLedger) -> None:
    text = ledger.faults(
        actions=[{"comment": "Zyxqora Holdings did it.", "reported_on": "2021-02-01"}]
    )
    assert text == [f"actions.csv, row 2, column comment: {SAID}"]
    assert "yxqora" not in "".join(text).lower()


def test_of_two_names_in_one_text_both_partnerships_are_reported(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        partnerships=[HIDDEN, {**HIDDEN, "partnership": "P7", "partner": "Other Ltd"}]
    )
    text = ledger.faults(sources=[{"title": "Zyxqora Holdings and Other Ltd"}])
    assert text == [f"sources.csv, row 2, column title: {SAID}".replace("P23", "P23, P7")]


def test_in_the_same_upload_as_the_partner(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(actions=[{}])
    text = ledger.faults(partnerships=[HIDDEN], sources=[{"title": "Zyxqora Holdings’ report"}])
    assert text == [f"sources.csv, row 2, column title: {SAID}"]


def test_the_name_of_a_file(ledger: SampleLedger, tmp_path: Path) -> None:
    path = write_file(tmp_path, "sources", [filled("sources", {})])
    text = ledger.faults(path.rename(tmp_path / "zyxqora_holdings sources.csv"))
    assert text == [
        "sources.csv: has a file name that names a partner that may not be named (partnership P23). Rename the file."
    ]


@pytest.mark.parametrize(
    "row",
    [
        {"note": "Zyxqora Holdings is a part of it.", "sector": "Zyxqora Holdings’ own"},
        {"partner": "Zyxqora Holdings", "partnership": "P99"},
        {"named": "yes", "note": "Zyxqora Holdings agreed."},
    ],
)
def test_what_a_visitor_does_not_see_of_the_register_may_name_it(
    ledger: SampleLedger, row: Row
) -> None:
    later: Row = {**HIDDEN, "reported_on": "2021-03-01"}
    assert ledger.faults(partnerships=[{**later, **row}]) == []


def test_a_conflict_about_a_partner_that_may_not_be_named_may_name_it(ledger: SampleLedger) -> None:
    about: Row = {"file": "partnerships", "key": "P23", "explanation": "Zyxqora Holdings or not"}
    text = ledger.faults(conflicts=[about, {**about, "conflict": "K2", "key": "P1"}])
    assert text == [f"conflicts.csv, row 3, column explanation: {SAID}"]


@pytest.mark.parametrize(
    "text", ["Zyxqora and its holdings", "Zyxqora Holdingsgesellschaft", "Openly Ltd", "under", ""]
)
def test_other_words_may_be_anywhere(ledger: SampleLedger, text: str) -> None:
    assert ledger.faults(actions=[{"comment": text, "reported_on": "2021-02-01"}]) == []


def test_a_name_that_may_be_shown_may_be_anywhere(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(partnerships=[{**HIDDEN, "named": "yes"}])
    assert ledger.faults(sources=[{"title": "Zyxqora Holdings"}]) == []


def test_a_longer_name_that_may_be_shown_holds_a_hidden_one(open_ledger: OpenLedger) -> None:
    longer: Row = {"partnership": "P1", "partner": "Zyxqora Holdings Foundation", "named": "yes"}
    ledger = open_ledger(partnerships=[HIDDEN, longer])
    assert ledger.faults(sources=[{"title": "Zyxqora Holdings Foundation"}]) == []


def test_an_undo_that_would_restore_the_name(open_ledger: OpenLedger) -> None:
    """The rows that an undo leaves are checked like uploaded ones; the fault names the row and its upload."""
    text: Row = {"comment": "Zyxqora Holdings did it.", "reported_on": "2021-02-01"}
    ledger = open_ledger(partnerships=[{**HIDDEN, "named": "yes"}], actions=[{}])
    sentence = ledger.upload(actions=[text])
    mended = ledger.upload(actions=[{**text, "comment": "A partner did it."}])
    ledger.upload(partnerships=[{**HIDDEN, "reported_on": "2021-03-01"}])
    unrelated = ledger.upload(sources=[{"title": "Another title"}])

    assert undone(ledger, mended) == [
        f"actions.csv, row 2, column comment: of upload {sentence} {SAID}"
    ]
    assert undone(ledger, unrelated) == []
    assert undone(ledger, sentence) == []


def undone(ledger: SampleLedger, upload: int) -> list[str]:
    """The faults of an undo; without any it is undone."""
    try:
        reverse_at_once(
            ledger.store,
            ledger.project,
            upload,
            "undo",
            by="team@example.org",
            note="A test.",
            at=NOW,
        )
    except Refused as refused:
        return [str(fault) for fault in refused.faults]
    return []
