"""project.csv holds the one project of its folder."""

from tests.conftest import OpenLedger


def test_another_project_in_the_folder(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    rows = [{"code": "tiny"}, {"code": "other"}]
    assert ledger.faults(project=rows) == [
        'project.csv, row 3, column code: is "other", but the project is "tiny". '
        "One folder, one project."
    ]
