"""Every project has a row in project.csv."""

from tests.conftest import OpenWorld


def test_an_upload_may_leave_the_project_out_once_it_is_known(open_world: OpenWorld) -> None:
    world = open_world()
    assert world.faults(sources=[{"source": "another"}]) == []


def test_the_first_upload_brings_it(open_world: OpenWorld) -> None:
    world = open_world()
    world.say("undo", 1)
    assert world.faults(sources=[{}]) == [
        "project.csv: is missing or empty. Every project has one row there."
    ]
