"""Urgency and priority side by side: a line for each pair, level where they are the same."""

import pandas as pd
import plotly.graph_objects as go

from charts.ranks import ranks


def ranked(code: str, urgency: str | None, priority: int | None) -> dict[str, object]:
    """A row of actions/recommendations."""
    return {"recommendation": code, "title": "Do better", "urgency": urgency, "priority": priority}


def drawn(*rows: dict[str, object]) -> go.Figure:
    frame = pd.DataFrame(rows)
    return ranks(frame.astype({"priority": "Int32"}))


def written(figure: go.Figure) -> str:
    text = "\n".join(note.text for note in figure.layout.annotations)
    return text.replace("<b>", "").replace("</b>", "").replace("<br>", " ")


def test_a_line_joins_each_urgency_with_its_priority() -> None:
    figure = drawn(ranked("R1", "high", 1), ranked("R4", "high", 3), ranked("R5", "medium", 1))
    assert [tuple(line.y) for line in figure.data] == [(0, 0), (0, 2), (1, 0)]


def test_recommendations_ranked_alike_share_a_line() -> None:
    figure = drawn(ranked("R1", "high", 1), ranked("R3", "high", 1))
    (line,) = figure.data
    assert "R1" in line.customdata[0]
    assert "R3" in line.customdata[0]


def test_the_comparison_is_written_at_the_priority() -> None:
    text = written(
        drawn(
            ranked("R1", "high", 1),
            ranked("R3", "high", 1),
            ranked("R2", "high", 2),
            ranked("R5", "medium", 1),
        )
    )
    assert "1 R1, R3 same R5 higher" in text
    assert "2 R2 lower" in text
    assert "high R1, R3, R2" in text


def test_level_lines_differ_from_others_by_more_than_colour() -> None:
    figure = drawn(ranked("R1", "high", 1), ranked("R4", "high", 3))
    assert [line.line.dash for line in figure.data] == ["solid", "dash"]


def test_what_lacks_a_rank_is_left_out() -> None:
    figure = drawn(ranked("R1", "high", None), ranked("R2", None, 2))
    assert len(figure.data) == 0
    assert "R1" not in written(figure)


def test_every_rank_has_its_own_codes_and_one_that_nobody_gave_a_dash() -> None:
    text = written(
        drawn(
            ranked("R1", "low", 1),
            ranked("R2", "medium", 3),
            ranked("R3", "low", 3),
            ranked("R4", None, 2),
            ranked("R5", "high", None),
        )
    ).split("\n")
    assert text[2:] == [
        "high –", "1 R1 higher", "medium R2", "2 –", "low R1, R3", "3 R3 same R2 lower",
    ]  # fmt: skip


def test_a_line_has_its_recommendations_and_no_other_as_hover_text() -> None:
    figure = drawn(ranked("R1", "high", 1), ranked("R3", "high", 1), ranked("R4", "low", 2))
    assert [line.customdata[0] for line in figure.data] == [
        "<b>R1</b> Do better<br>urgency high, priority 1<br>"
        "<b>R3</b> Do better<br>urgency high, priority 1",
        "<b>R4</b> Do better<br>urgency low, priority 2",
    ]
    level, other = (line.line.color for line in figure.data)
    assert level != other
