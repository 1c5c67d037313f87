"""The comparison of two meetings, from the parameters of an address."""

from datetime import date, datetime

import pytest

from store import RULES_OF
from tests.conftest import OpenLedger
from tests.sample_ledgers import SampleLedger
from web.comparison import Comparison, InvalidComparison, comparison_of, report_days_before
from web.question import Question

REPORTS = [
    {"value": 10, "period_end": "2020-12-31", "reported_on": "2021-01-15"},
    {
        "value": 20,
        "period_start": "2021-01-01",
        "period_end": "2021-06-30",
        "reported_on": "2021-07-15",
    },
]
ENTERED = date(2021, 8, 1)  # the day on which the worlds of tests are brought into the store


@pytest.fixture
def ledger(open_ledger: OpenLedger) -> SampleLedger:
    return open_ledger(results=REPORTS)


def question(ledger: SampleLedger, as_of: date = date(2021, 9, 1)) -> Question:
    newest = ledger.store.revision()
    return Question(ledger.store, ledger.project, as_of, newest, newest)


def comparison(ledger: SampleLedger, **asked_for: str) -> Comparison:
    return comparison_of(question(ledger), asked_for)


def test_the_last_report_before_this_meeting_is_offered(ledger: SampleLedger) -> None:
    assert report_days_before(question(ledger), date(2021, 9, 1)) == [
        date(2021, 7, 15),
        date(2021, 1, 15),
    ]
    assert comparison(ledger).since == date(2021, 7, 15)
    assert comparison(ledger, as_of="2021-07-15").since == date(2021, 1, 15)


def test_without_an_earlier_report_the_day_before_is_the_other_side(ledger: SampleLedger) -> None:
    assert comparison(ledger, as_of="2021-01-15").since == date(2021, 1, 14)


def test_the_revision_of_the_last_meeting_is_the_newest_of_its_day(ledger: SampleLedger) -> None:
    ledger.upload(results=[{**REPORTS[1], "value": 25, "reported_on": "2021-07-31"}])
    entered = ledger.store.cursor()
    entered.execute(
        "update ledger.entry set entered_at = $when where revision = 2",
        {"when": datetime(2021, 8, 20, 9)},
    )
    then = comparison(ledger, since="2021-08-19")
    assert (then.since_revision, then.this.revision, then.is_reached) == (1, 2, True)
    assert comparison(ledger, since="2021-08-20").since_revision == 2
    assert then.remarks() == ()


def test_this_meeting_has_the_newest_revision_and_later_entries_are_stated(
    ledger: SampleLedger,
) -> None:
    ledger.upload(results=[{**REPORTS[1], "value": 25, "reported_on": "2021-07-31"}])
    ledger.store.cursor().execute(
        "update ledger.entry set entered_at = $when where revision = 2",
        {"when": datetime(2021, 8, 20, 9)},
    )
    late = comparison(ledger, since="2021-08-01", as_of="2021-08-19")
    assert (late.this.revision, late.newest_then) == (2, 1)
    assert late.remarks() == (
        "What was entered after 19 August 2021 counts as well, where it was reported by then: on that day the newest "
        "revision was 1.",
    )
    as_it_was = comparison(ledger, since="2021-08-01", as_of="2021-08-19", revision="1")
    assert (as_it_was.this.revision, as_it_was.newest_then, as_it_was.remarks()) == (1, None, ())
    assert comparison(ledger, since="2021-08-01", as_of="2021-08-20").newest_then is None
    before_the_ledger = comparison(ledger, since="2021-07-20", as_of="2021-07-31")
    assert (before_the_ledger.this.revision, before_the_ledger.newest_then) == (2, None)


def test_the_last_meetings_revision_is_not_after_this_ones(ledger: SampleLedger) -> None:
    ledger.upload(results=[{**REPORTS[1], "value": 25, "reported_on": "2021-07-31"}])
    with pytest.raises(InvalidComparison) as raised:
        comparison(ledger, revision="1", since_revision="2")
    assert str(raised.value) == "The last meeting's revision, 2, is after this one's, 1."
    assert comparison(ledger, revision="1", since="2021-08-20").since_revision == 1


def test_where_the_ledger_does_not_reach_back_it_is_stated(ledger: SampleLedger) -> None:
    before = comparison(ledger, since="2021-07-31")
    assert (before.is_reached, before.since_revision) == (False, 1)
    (expected,) = before.remarks()
    assert expected.startswith("This dashboard's ledger does not reach back to 31 July 2021")
    assert comparison(ledger, since=ENTERED.isoformat()).is_reached


def test_an_address_carries_both_dates_and_both_revisions(ledger: SampleLedger) -> None:
    found = comparison(ledger, since="2021-08-02", as_of="2021-08-31", next_meeting="2021-12-01")
    assert found.address() == {
        "project": "tiny",
        "since": "2021-08-02",
        "rules": RULES_OF.isoformat(),
        "since_revision": "1",
        "as_of": "2021-08-31",
        "revision": "1",
        "next_meeting": "2021-12-01",
    }
    again = comparison_of(question(ledger), found.address())
    assert (again.this, again.parameters()) == (found.this, found.parameters())


@pytest.mark.parametrize(
    ("asked_for", "expected"),
    [
        ({"since": "31 July"}, "since is “31 July”, which is no date. Write it as YYYY-MM-DD."),
        ({"as_of": "2021-02-30"}, "as_of is “2021-02-30”, which is no date. Write it as YYYY-MM-DD."),
        ({"since": "0001-01-01"}, "since is “0001-01-01”, which is no date. Write it as YYYY-MM-DD."),
        ({"since": "20210301"}, "since is “20210301”, which is no date. Write it as YYYY-MM-DD."),
        ({"as_of": "2021-W31-7"}, "as_of is “2021-W31-7”, which is no date. Write it as YYYY-MM-DD."),
        ({"since": "٢٠٢١-٠٣-٠١"}, "since is “٢٠٢١-٠٣-٠١”, which is no date. Write it as YYYY-MM-DD."),
        ({"since": ""}, "since is “”, which is no date. Write it as YYYY-MM-DD."),
        ({"since": "2021-09-02"}, "The last meeting, 2 September 2021, is after this one, 1 September 2021."),
        ({"next_meeting": "2021-09-01"}, "The next meeting, 1 September 2021, is not after this one, 1 September 2021."),  # noqa: E501
        ({"revision": "2"}, "revision is “2”. The store has the revisions 1 to 1."),
        ({"revision": "0"}, "revision is “0”. The store has the revisions 1 to 1."),
        ({"since_revision": "-1"}, "since_revision is “-1”. The store has the revisions 1 to 1."),
        ({"since_revision": "١"}, "since_revision is “١”. The store has the revisions 1 to 1."),
    ],
)  # fmt: skip
def test_an_invalid_parameter_raises_a_sentence(
    ledger: SampleLedger, asked_for: dict[str, str], expected: str
) -> None:
    with pytest.raises(InvalidComparison) as raised:
        comparison(ledger, **asked_for)
    assert str(raised.value) == expected
