"""From any finding forward and back, and the findings that no conclusion rests on."""

from itertools import pairwise

import pytest

from tests.conftest import OpenLedger
from tests.sample_ledgers import Row

PLACES = "select item from evidence_items($projects, $as_of, $revision) order by place_in_order"
ITEM = """
    select rests_on_it, is_linked, leads_to_conclusion, leads_to_lesson
    from evidence_items($projects, $as_of, $revision)
    where item = '{}'
"""


def link(from_item: str, to_item: str, relation: str = "derived_from") -> Row:
    return {"from_item": from_item, "to_item": to_item, "relation": relation}


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        pytest.param([], (0, False, False, False), id="nothing rests on it"),
        pytest.param([link("F1", "C1")], (1, True, True, False), id="a conclusion"),
        pytest.param([link("F1", "L1")], (1, True, False, True), id="a lesson"),
        pytest.param([link("F1", "R1")], (1, True, False, False), id="a recommendation alone"),
        pytest.param([link("Q1", "F1")], (0, True, False, False), id="it rests on a question"),
        pytest.param(
            [link("F1", "C1"), link("F1", "C2"), link("F1", "L1")],
            (3, True, True, True),
            id="several",
        ),
    ],
)
def test_what_rests_on_a_finding(
    open_ledger: OpenLedger, links: list[Row], expected: tuple[object, ...]
) -> None:
    ledger = open_ledger(evidence=[{"item": "F1", "kind": "finding"}], evidence_links=links)
    assert ledger.row(ITEM.format("F1")) == expected


def test_only_a_finding_is_asked_whether_it_leads_to_a_conclusion(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(evidence_links=[link("C1", "R1")])
    assert ledger.row(ITEM.format("C1")) == (1, True, None, None)


def test_only_a_conclusion_is_asked_whether_it_leads_to_a_recommendation(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(
        evidence=[{"item": "C2", "kind": "conclusion"}, {"item": "C3", "kind": "conclusion"}],
        evidence_links=[link("F1", "R1"), link("C1", "R1"), link("C2", "L1")],
    )
    sql = "select item, leads_to_recommendation from evidence_items($projects, $as_of, $revision) order by item"
    assert ledger.rows(sql) == [
        ("C1", True), ("C2", False), ("C3", False), ("F1", None), ("L1", None), ("R1", None),
    ]  # fmt: skip


def test_actions_rest_on_their_recommendation(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        evidence=[{"item": "R1", "kind": "recommendation"}], actions=[{"action": "1.1"}]
    )
    sql = "select from_item, to_item, relation from evidence_chain($projects, $as_of, $revision)"
    assert ledger.rows(sql) == [("R1", "1.1", "carried_out_by")]
    assert ledger.row(ITEM.format("R1"))[0] == 1


def test_a_recommendation_is_an_item_even_where_no_evidence_names_it(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(recommendations=[{"recommendation": "R1"}])
    assert ledger.rows(PLACES) == [("R1",)]


def test_items_are_sorted_along_the_chain_and_in_the_order_of_their_numbers(
    open_ledger: OpenLedger,
) -> None:
    codes = ["T1", "U1", "R1.a", "R1", "L1", "C10", "C2", "F10", "F9", "Q1"]
    ledger = open_ledger(evidence_links=[link(before, after) for before, after in pairwise(codes)])
    expected = ["Q1", "F9", "F10", "C2", "C10", "L1", "R1", "R1.a", "U1", "T1"]
    assert [item for (item,) in ledger.rows(PLACES)] == expected


def test_what_a_source_states_is_known_once_it_is_published(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        sources=[{"published": "2021-07-18"}, {"source": "undated", "published": None}],
        evidence=[{"item": "F1"}, {"item": "F2", "source": "undated"}],
        evidence_links=[link("F1", "F2")],
    )
    assert ledger.rows(PLACES, "2021-07-17") == [("F2",)]
    assert ledger.rows(PLACES, "2021-07-18") == [("F1",), ("F2",)]
    chain = "select from_item from evidence_chain($projects, $as_of, $revision)"
    assert ledger.rows(chain, "2021-07-17") == []
    assert ledger.rows(chain, "2021-07-18") == [("F1",)]


PATH = """
    select item, side, steps
    from evidence_path($projects, $as_of, $revision, '{}')
    order by steps, item
"""


def test_the_path_of_an_item_leads_forward_and_back(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        evidence_links=[
            link("Q1", "F1", "responds_to"),
            link("F1", "C1"),
            link("C1", "R1"),
            link("F2", "C1"),
        ],
        actions=[{"action": "1.1", "recommendation": "R1"}],
    )
    assert ledger.rows(PATH.format("C1")) == [
        ("C1", "itself", 0),
        ("F1", "before", 1),
        ("F2", "before", 1),
        ("R1", "after", 1),
        ("1.1", "after", 2),
        ("Q1", "before", 2),
    ]


def test_a_path_counts_the_fewest_steps(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(evidence_links=[link("F1", "C1"), link("C1", "R1"), link("F1", "R1")])
    assert ("R1", "after", 1) in ledger.rows(PATH.format("F1"))


def test_a_path_that_runs_in_a_circle_ends(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(evidence_links=[link("F1", "C1"), link("C1", "F1", "aligned_with")])
    assert {item for item, _, _ in ledger.rows(PATH.format("F1"))} == {"F1", "C1"}


def test_an_item_that_is_not_there_has_no_path(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(evidence=[{}])
    assert ledger.rows(PATH.format("F99")) == []


STATED_IN = (
    "select indicator, item from indicator_findings($projects, $as_of, $revision) order by all"
)


def test_a_figure_is_stated_in_the_finding_at_its_place(open_ledger: OpenLedger) -> None:
    places = {
        "A": "finding 1", "B": "finding 1, footnote 2", "C": "finding 10", "D": "annex, finding 1", "E": None,
    }  # fmt: skip
    ledger = open_ledger(
        indicators=[{"indicator": code} for code in [*places, "F"]],
        results=[
            *({"indicator": code, "place": place} for code, place in places.items()),
            {"indicator": "F", "place": "finding 1", "source": "other"},
        ],
        sources=[{}, {"source": "other"}],
        evidence=[
            {"item": "F1", "place": "finding 1"},
            {"item": "F10", "place": "finding 10"},
            {"item": "C1", "kind": "conclusion", "place": "finding 1"},
        ],
    )
    assert ledger.rows(STATED_IN) == [("A", "F1"), ("B", "F1"), ("C", "F10")]


def test_a_sum_is_stated_in_the_findings_of_all_its_places(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[{"measure": "period"}],
        results=[
            {"period_end": "2020-06-30", "place": "finding 1, table 2"},
            {"period_start": "2020-07-01", "place": "finding 2"},
        ],
        evidence=[
            {"item": "F1", "place": "finding 1"},
            {"item": "F2", "place": "finding 2"},
            {"item": "F3", "place": "finding 3"},
        ],
    )
    assert ledger.rows(STATED_IN) == [("A", "F1"), ("A", "F2")]
