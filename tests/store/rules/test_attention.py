"""What needs attention, and what is not known: one row for each thing, none for what is well."""

from tests.conftest import OpenLedger

THINGS = """
    select kind, code, page
    from attention($projects, $as_of, $revision)
    order by weight, code
"""
BROUGHT = """
    select gap, in_file, in_row
    from gaps($projects, $as_of, $revision) where revision is not null order by weight
"""
GAPS = "select gap, code from gaps($projects, $as_of, $revision) order by weight, code"


def test_each_kind_of_thing_is_reported_once(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        results=[
            {"indicator": "A", "value": 1},
            {"indicator": "C", "value": 99},
            {"indicator": "B", "sex": "women", "value": 60},
            {"indicator": "B", "sex": "not_recorded", "value": 60},
        ],
        targets=[{"indicator": "A"}, {"indicator": "B"}, {"indicator": "C", "due": "2021-06-30"}],
        actions=[
            {"action": "1.1", "deadline": "2021-07-31", "status": "ongoing"},
            {"action": "1.2", "deadline": "2021-07-31"},
            {"action": "1.3", "deadline": "2021-08-31"},
            {"action": "1.4", "deadline": "2021-09-30"},
            {
                "action": "1.5",
                "deadline": "2021-07-31",
                "status": "ongoing",
                "reported_on": "2021-07-31",
            },
        ],
        conflicts=[{"conflict": "K1"}],
    )
    assert ledger.rows(THINGS) == [
        ("behind", "A", "results"),
        ("not_reported", "C", "results"),
        ("overdue", "1.5", "actions"),
        ("last_reported", "1.1", "actions"),
        ("unreported", "1.2", "actions"),
        ("due_soon", "1.3", "actions"),
        ("conflict", "K1", "about"),
        ("sex_not_recorded", "B", "gender"),
    ]


def test_what_is_well_is_not_reported(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        results=[{"value": 100}, {"sex": "not_recorded", "value": 0}],
        targets=[{}],
        actions=[{"status": "completed", "evidence": "minutes", "deadline": "2021-07-31"}],
        conflicts=[{"resolved_on": "2021-07-31"}],
    )
    assert ledger.rows(THINGS) == []


def test_a_retired_indicator_asks_for_nothing(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[{"retired_on": "2021-07-31"}],
        results=[{"value": 1}, {"sex": "not_recorded", "value": 1}],
        targets=[{}],
    )
    sentences = [("behind", "A", "results"), ("sex_not_recorded", "A", "gender")]
    assert ledger.rows(THINGS, "2021-07-30") == sentences
    assert ledger.rows(THINGS, "2021-07-31") == []
    assert ledger.rows(GAPS, "2021-07-31") == []


def test_an_empty_project_asks_for_nothing(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    assert ledger.rows(THINGS) == []
    assert ledger.rows(GAPS) == []


def test_what_is_not_known_of_an_indicator(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[
            {"indicator": "A"},
            {"indicator": "B"},
            {"indicator": "C", "unit": "number"},
            {"indicator": "D", "unit": "USD"},
        ],
        results=[{"indicator": "B"}, {"indicator": "C", "value": 0}, {"indicator": "D"}],
        targets=[
            {"indicator": "C"},
            {"indicator": "C", "kind": "baseline", "value": 0},
            {"indicator": "D", "unit": "SEK"},
        ],
        portfolio=[{"topic": "funding", "measure": "by phase", "category": None, "value": None}],
    )
    assert ledger.rows(GAPS) == [
        ("no_figure", "A"),
        ("target_not_in_source", "A"),
        ("target_not_in_source", "B"),
        ("target_in_other_unit", "D"),
        ("not_split_by_sex", "B"),
        ("no_value", "funding: by phase"),
    ]
    assert ledger.rows(BROUGHT) == [
        ("target_in_other_unit", "targets.csv", 4),
        ("not_split_by_sex", "results.csv", 2),
        ("no_value", "portfolio.csv", 2),
    ]


def test_what_was_not_seen_differs_from_what_does_not_exist(open_ledger: OpenLedger) -> None:
    unseen: dict[str, object] = {"value": None, "qualifier": "not_in_source"}
    ledger = open_ledger(
        indicators=[{"indicator": code, "unit": "number"} for code in "ABCDE"],
        results=[{"indicator": code} for code in "ABCDE"],
        targets=[
            {"indicator": "A", **unseen},
            {"indicator": "B", "value": None, "qualifier": "none"},
            {"indicator": "C"},
            {"indicator": "C", "kind": "baseline", **unseen},
            {"indicator": "D"},
            {"indicator": "E", "unit": "SEK"},
            {"indicator": "E", "value": None, "qualifier": "none"},
        ],
    )
    assert ledger.rows(GAPS) == [
        ("target_not_in_source", "A"),
        ("no_target", "B"),
        ("no_target", "E"),
        ("baseline_not_in_source", "C"),
        ("no_baseline", "D"),
    ]
    assert [row for row in ledger.rows(BROUGHT) if row[0] != "no_target"] == [
        ("target_not_in_source", "targets.csv", 2),
        ("baseline_not_in_source", "targets.csv", 5),
    ]
