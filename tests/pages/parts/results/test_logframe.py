"""The logframe with its indicators, by hand."""

from typing import Any

from pages.parts.results.logframe import UNKNOWN, branches, path_to, result_heading


def result(code: str, level: str, parent: str | None = None) -> Any:
    return {"result": code, "level": level, "parent": parent, "title": f"The {code}"}


def indicator(code: str, of: str) -> Any:
    return {"indicator": code, "result": of}


TREE = [
    result("x-goal", "objective"),
    result("1", "outcome", "x-goal"),
    result("1.1", "output", "1"),
    result("2", "outcome", "x-goal"),
]


def test_outputs_are_behind_their_outcome_and_the_objective_stands_alone() -> None:
    rows = [indicator("a", "1.1"), indicator("b", "2"), indicator("c", "1"), indicator("d", "1.1")]

    assert [
        [
            (each.heading, [row["indicator"] for row in each.rows])
            for each in branch.results
        ]
        for branch in branches(rows, TREE)
    ] == [
        [("Objective: The x-goal", [])],
        [("Outcome 1: The 1", ["c"]), ("Output 1.1: The 1.1", ["a", "d"])],
        [("Outcome 2: The 2", ["b"])],
    ]  # fmt: skip


def test_an_indicator_whose_result_is_not_known_is_listed_at_the_end() -> None:
    *_, last = branches([indicator("a", "9"), indicator("b", "1")], TREE)

    assert [(each.heading, each.rows) for each in last.results] == [
        (UNKNOWN, [indicator("a", "9")])
    ]
    assert [branch.rows for branch in branches([], [])] == []
    assert len(branches([indicator("a", "9")], [])) == 1


def test_the_path_leads_down_from_the_outcome() -> None:
    assert [row["result"] for row in path_to("1.1", TREE)] == ["1", "1.1"]
    assert [row["result"] for row in path_to("x-goal", TREE)] == ["x-goal"]
    assert path_to("9", TREE) == []


def test_a_circle_of_results_ends() -> None:
    circle = [result("1", "outcome", "2"), result("2", "outcome", "1")]
    assert [row["result"] for row in path_to("1", circle)] == ["2", "1"]


def test_a_code_that_the_source_does_not_state_is_left_out() -> None:
    assert result_heading(result("x-goal", "objective")) == "Objective: The x-goal"
    assert result_heading(result("1", "outcome")) == "Outcome 1: The 1"
