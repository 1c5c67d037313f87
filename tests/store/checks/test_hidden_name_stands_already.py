"""A partner may be hidden only when its name stands in nothing that was brought before."""

import pytest

from tests.conftest import OpenWorld
from tests.worlds import Row, World

OPEN: Row = {"partnership": "P23", "partner": "Zyxqora Holdings", "named": "yes"}
HIDDEN: Row = {**OPEN, "named": "no", "reported_on": "2021-03-01"}
TEXT: Row = {"comment": "Zyxqora Holdings did it.", "reported_on": "2021-02-01"}
SAID = (
    "partnerships.csv, row 2, column partner: may not be named, but its name stands in actions.csv, row 3, "
    "column comment, of upload 2. Bring that row again without the name, and any later row of its key, in this "
    "upload or before it."
)


@pytest.fixture
def world(open_world: OpenWorld) -> World:
    """In which the name is told openly, in the third row of the second upload."""
    world = open_world(partnerships=[OPEN], actions=[{}])
    world.upload(actions=[{"action": "1.2"}, TEXT])
    return world


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
def test_a_partner_whose_name_stands_in_an_earlier_text(world: World, row: Row) -> None:
    assert world.faults(partnerships=[row]) == [SAID]


def test_once_the_row_was_brought_again_without_the_name_it_may_be_hidden(world: World) -> None:
    mended: Row = {**TEXT, "comment": "A partner did it."}
    assert world.faults(partnerships=[HIDDEN], actions=[mended]) == []


def test_the_row_may_be_mended_before(world: World) -> None:
    world.upload(actions=[{**TEXT, "comment": "A partner did it."}])
    assert world.faults(partnerships=[HIDDEN]) == []


def test_a_later_row_of_the_same_key_does_not_mend_it(world: World) -> None:
    """As of an earlier date the old one is shown."""
    later: Row = {**TEXT, "comment": "A partner did it.", "reported_on": "2021-03-01"}
    assert world.faults(partnerships=[HIDDEN], actions=[later]) == [SAID]


def test_a_name_in_a_key_can_only_be_undone(world: World) -> None:
    """Another key would be another row, and this one would stand as before."""
    brought = world.upload(
        portfolio=[{"category": "Zyxqora Holdings"}], actions=[{**TEXT, "comment": ""}]
    )
    assert world.faults(partnerships=[HIDDEN]) == [
        "partnerships.csv, row 2, column partner: may not be named, but its name stands in portfolio.csv, row 2, "
        f"column category, of upload {brought}. Undo that upload first, and bring its rows again without the name."
    ]


def test_an_undone_upload_says_nothing(world: World) -> None:
    world.say("undo", 2)
    assert world.faults(partnerships=[HIDDEN]) == []


def test_a_text_of_the_register_and_a_conflict_that_are_shown_no_more(world: World) -> None:
    about: Row = {"file": "partnerships", "key": "P23", "explanation": "Zyxqora Holdings or not"}
    world.upload(
        actions=[{**TEXT, "comment": "Done."}],
        conflicts=[about],
        partnerships=[{**OPEN, "note": "Zyxqora Holdings said so.", "reported_on": "2021-02-01"}],
    )
    assert world.faults(partnerships=[HIDDEN]) == []


def test_a_partner_that_stays_open(world: World) -> None:
    assert world.faults(partnerships=[{**OPEN, "phase": "2", "reported_on": "2021-03-01"}]) == []


def test_an_upload_without_partners_is_not_held_up(world: World) -> None:
    """The name was hidden where no door was: what is brought next may be about something else."""
    cursor = world.store.cursor()
    cursor.execute("update ledger.partnerships set named = 'no'")
    assert world.faults(sources=[{"title": "Another title"}]) == []
