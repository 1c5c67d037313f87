"""project.csv holds the one project of its folder."""

from tests.conftest import OpenWorld


def test_another_project_in_the_folder(open_world: OpenWorld) -> None:
    world = open_world()
    rows = [{"code": "tiny"}, {"code": "other"}]
    assert world.faults(project=rows) == [
        'project.csv, row 3, column code: is "other", but the project is "tiny". '
        "One folder, one project."
    ]
