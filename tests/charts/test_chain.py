"""The chain of evidence: boxes in columns, curves to what is based on them, and one highlighted path."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.chain import chain, ordered

KIND = {"Q": "question", "F": "finding", "C": "conclusion", "L": "lesson", "R": "recommendation"}


def item(
    code: str, onward: str | None = None, side: str | None = None, **known: object
) -> dict[str, Any]:
    """A row of evidence/picture."""
    return {
        "item": code,
        "kind": KIND.get(code[0], "action"),
        "title": f"Title of {code}",
        "leads_to_conclusion": None,
        "onward": onward,
        "side": side,
        "is_chosen": False,
        "state": None,
        "reading": None,
        "last_reported": None,
        **known,
    }


WHOLE = [
    item("Q1", "F1"),
    item("F1", "C1;L1", leads_to_conclusion=True),
    item("F2", leads_to_conclusion=False),
    item("C1", "R1"),
    item("L1"),
    item("R1", "1.1;R1.a"),
    item("1.1", state="not_reported", reading="later"),
]


def drawn(rows: list[dict[str, Any]]) -> go.Figure:
    return chain(pd.DataFrame(rows))


def codes(figure: go.Figure) -> dict[str, list[str]]:
    """The codes by how they look."""
    return {trace.name: list(trace.text) for trace in figure.data if trace.mode == "text"}


def curves(figure: go.Figure) -> dict[str, int]:
    """How many curves there are, by how they look."""
    return {
        trace.name: int(pd.isna(trace.x).sum())
        for trace in figure.data
        if trace.name.startswith("links")
    }


def test_every_item_is_a_box_in_the_column_of_its_kind() -> None:
    figure = drawn(WHOLE)
    across = {
        code: x
        for trace in figure.data
        if trace.mode == "text"
        for code, x in zip(trace.text, trace.x, strict=True)
    }
    assert across == {"Q1": 0, "F1": 1, "F2": 1, "C1": 2, "L1": 2, "R1": 3, "1.1": 4}


def test_every_link_between_drawn_items_is_a_curve() -> None:
    assert curves(drawn(WHOLE)) == {"links usual": 5}


def test_a_finding_without_a_conclusion_is_dotted() -> None:
    figure = drawn(WHOLE)
    assert codes(figure)["ends"] == ["F2"]
    (boxes,) = [trace for trace in figure.data if trace.name == "boxes ends"]
    assert boxes.line.dash == "dot"
    assert boxes.fill == "toself"


def test_the_path_is_highlighted_and_the_rest_is_faded() -> None:
    sides = {"Q1": "before", "F1": "before", "C1": "itself", "R1": "after", "1.1": "after"}
    figure = drawn([{**row, "side": sides.get(row["item"]), "is_chosen": True} for row in WHOLE])
    assert codes(figure) == {
        "faded": ["F2", "L1"],
        "path": ["Q1", "F1", "R1", "1.1"],
        "itself": ["C1"],
    }
    assert curves(figure) == {"links faded": 1, "links path": 4}


def test_a_link_beside_the_chosen_item_is_not_on_its_path() -> None:
    rows = [
        item("F1", "C1;C2", "before", is_chosen=True),
        item("C1", "R1", "itself", is_chosen=True),
        item("C2", "R1", is_chosen=True),
        item("R1", side="after", is_chosen=True),
    ]
    assert curves(drawn(rows)) == {"links faded": 2, "links path": 2}


def test_the_hover_text_of_a_code_has_title_state_and_dead_end() -> None:
    figure = drawn(WHOLE)
    texts = {
        code: text
        for trace in figure.data
        if trace.mode == "text"
        for code, text in trace.customdata
    }
    assert "Title of F1" in texts["F1"]
    assert "not reported; due later" in texts["1.1"]
    assert "no conclusion rests on it" in texts["F2"]


def test_empty_columns_are_left_out() -> None:
    figure = drawn([item("F1", leads_to_conclusion=False), item("R1")])
    assert [note.text for note in figure.layout.annotations] == ["Findings", "Recommen-<br>dations"]
    assert list(figure.layout.xaxis.range) == [-0.5, 1.5]


def test_the_order_keeps_links_from_crossing() -> None:
    columns = [["F1", "F2", "F3"], ["C1", "C2", "C3"]]
    onward = {"F1": ["C3"], "F2": ["C1"], "F3": ["C2"]}
    first, second = ordered(columns, onward)
    assert [onward[finding][0] for finding in first] == second


def test_the_order_does_not_depend_on_what_is_chosen() -> None:
    def heights(figure: go.Figure) -> dict[str, float]:
        return {
            code: y
            for trace in figure.data
            if trace.mode == "text"
            for code, y in zip(trace.text, trace.y, strict=True)
        }

    chosen = [{**row, "is_chosen": True, "side": None} for row in WHOLE]
    assert heights(drawn(WHOLE)) == heights(drawn(chosen))


def test_a_title_is_no_markup() -> None:
    figure = drawn([item("F1", title="<b>x</b>", leads_to_conclusion=True)])
    assert all(
        "<b>x" not in text
        for trace in figure.data
        if trace.customdata
        for _, text in trace.customdata
    )


def test_what_is_no_finding_is_never_dotted_and_fades_only_where_an_item_is_chosen() -> None:
    assert codes(drawn(WHOLE)) == {
        "usual": ["Q1", "F1", "C1", "L1", "R1", "1.1"],
        "ends": ["F2"],
    }
    asked = drawn([{**row, "is_chosen": True} for row in WHOLE])
    assert codes(asked) == {"faded": [row["item"] for row in WHOLE]}
    assert curves(asked) == {"links faded": 5}


def test_the_hover_text_of_an_item_has_only_what_is_true_of_it() -> None:
    texts = {
        code: text
        for trace in drawn(WHOLE).data
        if trace.mode == "text"
        for code, text in trace.customdata
    }
    assert texts["F1"] == "<b>F1</b> Title of F1"
    assert texts["F2"] == "<b>F2</b> Title of F2<br>no conclusion rests on it"
    assert texts["1.1"] == "<b>1.1</b> Title of 1.1<br>not reported; due later"
    assert texts["R1"] == "<b>R1</b> Title of R1"


def test_a_curve_runs_from_the_right_edge_of_a_box_to_the_left_edge_of_the_next() -> None:
    figure = drawn([item("F1", "C1", leads_to_conclusion=True), item("C1"), item("C2")])
    (curve,) = [trace for trace in figure.data if trace.name == "links usual"]
    (boxes,) = [trace for trace in figure.data if trace.name == "boxes usual"]
    places = {
        code: place
        for trace in figure.data
        if trace.mode == "text"
        for code, *place in zip(trace.text, trace.x, trace.y, strict=True)
    }
    assert curve.x[0] == max(boxes.x[:5])
    assert curve.y[0] == places["F1"][1]
    assert curve.x[-2] == min(boxes.x[6:11])
    assert curve.y[-2] == places["C1"][1]
    assert list(curve.x[:-1]) == sorted(curve.x[:-1])


def test_items_of_a_column_are_spread_over_the_height_and_sorted_by_neighbours_on_both_sides() -> (
    None
):
    figure = drawn(
        [item("Q1", "F1"), *(item(f"F{n}", leads_to_conclusion=True) for n in (1, 2, 3))]
    )
    heights = {
        code: y
        for trace in figure.data
        if trace.mode == "text"
        for code, y in zip(trace.text, trace.y, strict=True)
    }
    assert heights["F2"] - heights["F1"] == heights["F3"] - heights["F2"] > 0
    assert heights["Q1"] == heights["F2"]
    columns = [["A1", "A2"], ["B1", "B2"], ["C1", "C2"]]
    onward = {"A1": ["B2"], "A2": ["B1"], "B1": ["C2"], "B2": ["C1"]}
    assert ordered(columns, onward) == [["A2", "A1"], ["B1", "B2"], ["C2", "C1"]]
    assert ordered([["A1", "A2"], ["B1", "B2"]], {}) == [["A1", "A2"], ["B1", "B2"]]


def test_what_fades_is_fainter_than_the_path_curve_and_code_alike() -> None:
    sides = {"Q1": "before", "F1": "itself"}
    figure = drawn([{**row, "side": sides.get(row["item"]), "is_chosen": True} for row in WHOLE])
    strength = {trace.name: trace.opacity for trace in figure.data}
    assert (strength["links faded"], strength["links path"]) == (0.28, 0.7)
    assert (strength["boxes faded"], strength["boxes path"]) == (0.28, 1)
    assert (strength["faded"], strength["path"]) == (0.5, 1)
