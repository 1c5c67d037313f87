"""Conflicts: known from their date, open until they are resolved, and the figure that they touch."""

import pytest

from tests.conftest import OpenLedger

KNOWN = "select is_resolved, indicator from conflicts_known($projects, $as_of, $revision)"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2021-07-17", []),
        ("2021-07-18", [(False,)]),
        ("2021-07-30", [(False,)]),
        ("2021-07-31", [(True,)]),
    ],
)
def test_a_conflict_is_open_from_its_report_to_its_resolution(
    open_ledger: OpenLedger, as_of: str, expected: list[tuple[bool]]
) -> None:
    ledger = open_ledger(conflicts=[{"reported_on": "2021-07-18", "resolved_on": "2021-07-31"}])
    sql = "select is_resolved from conflicts_known($projects, $as_of, $revision)"
    assert ledger.rows(sql, as_of) == expected


def test_a_conflict_may_be_resolved_by_a_later_row(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(conflicts=[{"reported_on": "2021-01-15"}])
    ledger.upload(conflicts=[{"reported_on": "2021-06-01", "resolved_on": "2021-06-01"}])
    sql = "select is_resolved from conflicts_known($projects, $as_of, $revision)"
    assert ledger.row(sql, "2021-05-31") is False
    assert ledger.row(sql, "2021-06-01") is True


@pytest.mark.parametrize(
    ("weight", "expected"), [("scope", "scope"), ("wording", "wording"), (None, "figure")]
)
def test_a_conflict_without_a_weight_is_about_a_figure(
    open_ledger: OpenLedger, weight: str | None, expected: str
) -> None:
    ledger = open_ledger(conflicts=[{"weight": weight}])
    assert (
        ledger.row("select weight from conflicts_known($projects, $as_of, $revision)") == expected
    )


@pytest.mark.parametrize(("named", "known"), [("no", ["K2"]), ("yes", ["K1", "K2"])])
@pytest.mark.parametrize(
    "about",
    [{"file": "partnerships", "key": "P1"}, {"also_touches": "actions:1.1;partnerships:P1"}],
)
def test_a_conflict_about_a_partner_that_may_not_be_named_is_not_known(
    open_ledger: OpenLedger, about: dict[str, object], named: str, known: list[str]
) -> None:
    ledger = open_ledger(
        partnerships=[{"named": named}],
        actions=[{}],
        conflicts=[about, {"conflict": "K2", "also_touches": "actions:1.1"}],
    )
    sql = "select conflict from conflicts_known($projects, $as_of, $revision) order by conflict"
    assert [conflict for (conflict,) in ledger.rows(sql)] == known


@pytest.mark.parametrize(
    ("file", "key", "expected"),
    [
        ("results", "A;2020-01-01;2020-12-31;;total", "A"),
        ("targets", "A;target;total;", "A"),
        ("indicators", "A", "A"),
        ("project", "tiny", None),
        (None, None, None),
    ],
)
def test_a_conflict_names_the_indicator_that_it_touches(
    open_ledger: OpenLedger, file: str | None, key: str | None, expected: str | None
) -> None:
    ledger = open_ledger(results=[{}], targets=[{}], conflicts=[{"file": file, "key": key}])
    assert ledger.row(KNOWN) == (False, expected)


MATTERS = "select conflict from conflicts_known($projects, $as_of, $revision) where matters order by rank, conflict"


@pytest.mark.parametrize(
    ("weight", "expected"), [("figure", ["K1"]), ("", ["K1"]), ("scope", []), ("wording", [])]
)
def test_only_what_would_change_a_figure_matters(
    open_ledger: OpenLedger, weight: str, expected: list[str]
) -> None:
    ledger = open_ledger(conflicts=[{"weight": weight}])
    assert [code for (code,) in ledger.rows(MATTERS)] == expected


def test_what_a_status_rests_on_comes_before_other_figures_and_these_before_the_rest(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(
        indicators=[{}, {"indicator": "B"}],
        targets=[{}],
        results=[{}, {"indicator": "B"}],
        actions=[{}],
        conflicts=[
            {"conflict": "K1", "file": "actions", "key": "1.1"},
            {"conflict": "K2", "file": "indicators", "key": "B"},
            {"conflict": "K3", "file": "results", "key": "A;2020-01-01;2020-12-31;;total"},
            {"conflict": "K4", "file": "project", "key": "tiny"},
            {"conflict": "K5"},
        ],
    )
    assert [code for (code,) in ledger.rows(MATTERS)] == ["K3", "K2", "K4", "K1", "K5"]


EARLIER = "select is_earlier, matters from conflicts_known($projects, $as_of, $revision)"


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2021-07-30", (False, True)), ("2021-07-31", (True, False))]
)
def test_a_conflict_about_a_figure_that_a_newer_period_replaced_is_of_an_earlier_one(
    open_ledger: OpenLedger, as_of: str, expected: tuple[bool, bool]
) -> None:
    ledger = open_ledger(
        results=[{}, {"period_end": "2021-06-30", "value": 60, "reported_on": "2021-07-31"}],
        conflicts=[{"file": "results", "key": "A;2020-01-01;2020-12-31;;total"}],
    )
    assert ledger.row(EARLIER, as_of) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2021-07-30", (False, True)), ("2021-07-31", (True, False))]
)
def test_the_same_for_a_figure_of_the_portfolio(
    open_ledger: OpenLedger, as_of: str, expected: tuple[bool, bool]
) -> None:
    row = {"topic": "phases", "measure": "projects", "category": "one phase"}
    ledger = open_ledger(
        portfolio=[row, {**row, "as_at": "2021-06-30", "reported_on": "2021-07-31"}],
        conflicts=[{"file": "portfolio", "key": "phases;projects;one phase;2020-12-31"}],
    )
    assert ledger.row(EARLIER, as_of) == expected


def test_a_conflict_stands_under_every_figure_that_it_touches(open_ledger: OpenLedger) -> None:
    key = "2020-01-01;2020-12-31;;total"
    ledger = open_ledger(
        indicators=[{}, {"indicator": "B"}, {"indicator": "C"}],
        results=[{}, {"indicator": "B"}, {"indicator": "C"}],
        conflicts=[
            {
                "file": "results",
                "key": f"A;{key}",
                "also_touches": f"results:B;{key};targets:C;target;total;;project:tiny",
            }
        ],
    )
    places = "select file, key from conflict_places($projects, $as_of, $revision) order by not is_main, file desc"
    assert ledger.rows(places) == [
        ("results", f"A;{key}"), ("targets", "C;target;total;"), ("results", f"B;{key}"), ("project", "tiny"),
    ]  # fmt: skip
    counted = "select indicator from indicator_conflicts($projects, $as_of, $revision) order by all"
    assert ledger.rows(counted) == [("A",), ("B",), ("C",)]
