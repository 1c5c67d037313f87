"""The two sides of a comparison, from what an address asks for."""

from datetime import date, datetime

import pytest

from pages.parts.question import Question
from pages.parts.sides import NotAsked, Sides, offered, settled
from tests.conftest import OpenWorld
from tests.worlds import World

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
def world(open_world: OpenWorld) -> World:
    return open_world(results=REPORTS)


def question(world: World, as_of: date = date(2021, 9, 1)) -> Question:
    newest = world.store.revision()
    return Question(world.store, world.project, as_of, newest, newest)


def sides(world: World, **asked_for: str) -> Sides:
    return settled(question(world), asked_for)


def test_the_last_report_before_this_meeting_is_offered(world: World) -> None:
    assert offered(question(world), date(2021, 9, 1)) == [date(2021, 7, 15), date(2021, 1, 15)]
    assert sides(world).since == date(2021, 7, 15)
    assert sides(world, as_of="2021-07-15").since == date(2021, 1, 15)


def test_without_an_earlier_report_the_day_before_is_the_other_side(world: World) -> None:
    assert sides(world, as_of="2021-01-15").since == date(2021, 1, 14)


def test_the_revision_of_the_last_meeting_is_the_newest_of_its_day(world: World) -> None:
    world.upload(results=[{**REPORTS[1], "value": 25, "reported_on": "2021-07-31"}])
    entered = world.store.cursor()
    entered.execute(
        "update ledger.entry set entered_at = $when where revision = 2",
        {"when": datetime(2021, 8, 20, 9)},
    )
    then = sides(world, since="2021-08-19")
    assert (then.since_revision, then.this.revision, then.is_reached) == (1, 2, True)
    assert sides(world, since="2021-08-20").since_revision == 2
    assert then.remarks() == ()


def test_this_meeting_has_the_newest_revision_and_it_is_said_what_came_after_its_day(
    world: World,
) -> None:
    world.upload(results=[{**REPORTS[1], "value": 25, "reported_on": "2021-07-31"}])
    world.store.cursor().execute(
        "update ledger.entry set entered_at = $when where revision = 2",
        {"when": datetime(2021, 8, 20, 9)},
    )
    late = sides(world, since="2021-08-01", as_of="2021-08-19")
    assert (late.this.revision, late.newest_then) == (2, 1)
    assert late.remarks() == (
        "What was entered after 19 August 2021 counts as well, where it was reported by then: on that day the newest "
        "revision was 1.",
    )
    as_it_was = sides(world, since="2021-08-01", as_of="2021-08-19", revision="1")
    assert (as_it_was.this.revision, as_it_was.newest_then, as_it_was.remarks()) == (1, None, ())
    assert sides(world, since="2021-08-01", as_of="2021-08-20").newest_then is None
    before_the_ledger = sides(world, since="2021-07-20", as_of="2021-07-31")
    assert (before_the_ledger.this.revision, before_the_ledger.newest_then) == (2, None)


def test_the_last_meetings_revision_is_not_after_this_ones(world: World) -> None:
    world.upload(results=[{**REPORTS[1], "value": 25, "reported_on": "2021-07-31"}])
    with pytest.raises(NotAsked) as told:
        sides(world, revision="1", since_revision="2")
    assert str(told.value) == "The last meeting's revision, 2, is after this one's, 1."
    assert sides(world, revision="1", since="2021-08-20").since_revision == 1


def test_where_the_ledger_does_not_reach_back_it_is_said(world: World) -> None:
    before = sides(world, since="2021-07-31")
    assert (before.is_reached, before.since_revision) == (False, 1)
    (said,) = before.remarks()
    assert said.startswith("This dashboard's ledger does not reach back to 31 July 2021")
    assert sides(world, since=ENTERED.isoformat()).is_reached


def test_an_address_carries_both_dates_and_both_revisions(world: World) -> None:
    found = sides(world, since="2021-08-02", as_of="2021-08-31", next_meeting="2021-12-01")
    assert found.address() == {
        "project": "tiny",
        "since": "2021-08-02",
        "since_revision": "1",
        "as_of": "2021-08-31",
        "revision": "1",
        "next_meeting": "2021-12-01",
    }
    again = settled(question(world), found.address())
    assert (again.this, again.given()) == (found.this, found.given())


@pytest.mark.parametrize(
    ("asked_for", "said"),
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
def test_what_is_none_is_told(world: World, asked_for: dict[str, str], said: str) -> None:
    with pytest.raises(NotAsked) as told:
        sides(world, **asked_for)
    assert str(told.value) == said
