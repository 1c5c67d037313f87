"""A row that is dated before the one that stands would change nothing, and is told."""

import pytest

from tests.conftest import OpenWorld

STANDS = {"value": 60, "reported_on": "2021-03-01"}
EARLIER = {"value": 50, "reported_on": "2021-01-15"}


def said(file: str, known_since: str, row: int = 2) -> list[str]:
    return [
        f"{file}.csv, row {row}, column reported_on: is earlier than the row that stands, "
        f"known since {known_since}. Date it from when this became known."
    ]


def test_a_row_from_before_the_one_that_stands(open_world: OpenWorld) -> None:
    world = open_world(results=[STANDS])
    assert world.faults(results=[EARLIER]) == said("results", "2021-03-01")


@pytest.mark.parametrize("reported_on", ["2021-03-01", "2021-03-02"])
def test_a_row_of_the_same_day_or_later(open_world: OpenWorld, reported_on: str) -> None:
    world = open_world(results=[STANDS])
    assert world.faults(results=[{"value": 70, "reported_on": reported_on}]) == []


def test_an_earlier_row_that_is_there_already_only_confirms(open_world: OpenWorld) -> None:
    world = open_world(results=[EARLIER, STANDS])
    assert world.faults(results=[{**EARLIER, "note": "Said again."}]) == []


def test_a_history_that_goes_on_to_what_stands_is_taken_in(open_world: OpenWorld) -> None:
    world = open_world(results=[STANDS])
    assert world.faults(results=[EARLIER, STANDS]) == []


def test_a_history_that_ends_before_what_stands_is_not(open_world: OpenWorld) -> None:
    world = open_world(results=[STANDS])
    rows = [EARLIER, {"value": 55, "reported_on": "2021-02-01"}]
    expected = said("results", "2021-03-01") + said("results", "2021-03-01", row=3)
    assert world.faults(results=rows) == expected


def test_what_stands_may_be_a_withdrawal(open_world: OpenWorld) -> None:
    withdrawn = {"value": None, "qualifier": "withdrawn", "reported_on": "2021-03-01"}
    world = open_world(results=[EARLIER, withdrawn])
    late = {"value": 55, "reported_on": "2021-02-01"}
    assert world.faults(results=[late]) == said("results", "2021-03-01")


def test_a_target_with_another_due_date_is_the_same_target(open_world: OpenWorld) -> None:
    world = open_world(targets=[{"due": "2022-12-31", "reported_on": "2021-03-01"}])
    earlier = {"due": "2022-06-30", "reported_on": "2021-01-15"}
    assert world.faults(targets=[earlier]) == said("targets", "2021-03-01")


def test_a_milestone_with_another_due_date_is_another_one(open_world: OpenWorld) -> None:
    stands = {"kind": "milestone", "due": "2021-12-31", "reported_on": "2021-03-01"}
    world = open_world(targets=[stands])
    other = {"kind": "milestone", "due": "2020-12-31", "reported_on": "2021-01-15"}
    assert world.faults(targets=[other]) == []


def test_another_key_has_dates_of_its_own(open_world: OpenWorld) -> None:
    world = open_world(results=[STANDS])
    assert world.faults(results=[{**EARLIER, "sex": "women"}]) == []


def test_what_was_undone_does_not_stand(open_world: OpenWorld) -> None:
    world = open_world(results=[{"value": 40, "reported_on": "2021-01-01"}])
    world.say("undo", world.upload(results=[STANDS]))
    assert world.faults(results=[EARLIER]) == []
