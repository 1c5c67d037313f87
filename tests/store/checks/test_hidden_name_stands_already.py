"""A partner may be hidden only when its name is in no row that was uploaded before."""

import pytest

from tests.conftest import OpenLedger
from tests.sample_ledgers import Row, SampleLedger

OPEN: Row = {"partnership": "P23", "partner": "Zyxqora Holdings", "named": "yes"}
HIDDEN: Row = {**OPEN, "named": "no", "reported_on": "2021-03-01"}
TEXT: Row = {"comment": "Zyxqora Holdings did it.", "reported_on": "2021-02-01"}
SAID = (
    "partnerships.csv, row 2, column partner: may not be named, but its name stands in actions.csv, row 3, "
    "column comment, of upload 2. Bring that row again without the name, and any later row of its key, in this "
    "upload or before it."
)


@pytest.fixture
def ledger(open_ledger: OpenLedger) -> SampleLedger:
    """A ledger with the name in the third row of the second upload."""
    ledger = open_ledger(partnerships=[OPEN], actions=[{}])
    ledger.upload(actions=[{"action": "1.2"}, TEXT])
    return ledger


@pytest.mark.parametrize(
    "row",
    [
        HIDDEN,
        {**HIDDEN, "named": ""},
        {**HIDDEN, "partner": ""},
        {**HIDDEN, "partner": "Other Ltd", "named": "yes"},  # its former name is hidden then
        {**HIDDEN, "reported_on": "2030-01-01"},
        {**HIDDEN, "reported_on": "2021-01-15"},
    ],
)
def test_a_partner_whose_name_is_in_an_earlier_text(ledger: SampleLedger, row: Row) -> None:
    assert ledger.faults(partnerships=[row]) == [SAID]


def test_once_the_row_was_uploaded_again_without_the_name_it_may_be_hidden(
    ledger: SampleLedger,
) -> None:
    mended: Row = {**TEXT, "comment": "A partner did it."}
    assert ledger.faults(partnerships=[HIDDEN], actions=[mended]) == []


def test_the_row_may_be_mended_before(ledger: SampleLedger) -> None:
    ledger.upload(actions=[{**TEXT, "comment": "A partner did it."}])
    assert ledger.faults(partnerships=[HIDDEN]) == []


def test_a_later_row_of_the_same_key_does_not_mend_it(ledger: SampleLedger) -> None:
    """As of an earlier date the old one is shown."""
    later: Row = {**TEXT, "comment": "A partner did it.", "reported_on": "2021-03-01"}
    assert ledger.faults(partnerships=[HIDDEN], actions=[later]) == [SAID]


def test_a_name_in_a_key_can_only_be_undone(ledger: SampleLedger) -> None:
    """Another key would be another row, and this one would remain in force."""
    brought = ledger.upload(
        portfolio=[{"category": "Zyxqora Holdings"}], actions=[{**TEXT, "comment": ""}]
    )
    assert ledger.faults(partnerships=[HIDDEN]) == [
        "partnerships.csv, row 2, column partner: may not be named, but its name stands in portfolio.csv, row 2, "
        f"column category, of upload {brought}. Undo that upload first, and bring its rows again without the name."
    ]


def test_an_undone_upload_is_ignored(ledger: SampleLedger) -> None:
    ledger.enter("undo", 2)
    assert ledger.faults(partnerships=[HIDDEN]) == []


def test_a_text_of_the_register_and_a_conflict_that_are_shown_no_more(ledger: SampleLedger) -> None:
    about: Row = {"file": "partnerships", "key": "P23", "explanation": "Zyxqora Holdings or not"}
    ledger.upload(
        actions=[{**TEXT, "comment": "Done."}],
        conflicts=[about],
        partnerships=[{**OPEN, "note": "Zyxqora Holdings said so.", "reported_on": "2021-02-01"}],
    )
    assert ledger.faults(partnerships=[HIDDEN]) == []


def test_a_partner_that_stays_open(ledger: SampleLedger) -> None:
    assert ledger.faults(partnerships=[{**OPEN, "phase": "2", "reported_on": "2021-03-01"}]) == []


def test_an_upload_without_partners_is_not_refused(ledger: SampleLedger) -> None:
    """The name was hidden without the checks of an upload: the next upload may be about something else."""
    cursor = ledger.store.cursor()
    cursor.execute("update ledger.partnerships set named = 'no'")
    assert ledger.faults(sources=[{"title": "Another title"}]) == []
