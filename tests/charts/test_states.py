"""Actions by state: bars that may be compared, counts in words, and hatching for what nobody reported."""

import pandas as pd
import plotly.graph_objects as go

from charts.roles import STATE
from charts.states import states


def counted(title: str = "Do better", **known: int) -> dict[str, object]:
    """A row of actions/by_recommendation."""
    states_of_it = {**dict.fromkeys(STATE, 0), **known}
    return {"code": "R1", "title": title, "most": 5, **states_of_it}


def drawn(*rows: dict[str, object]) -> go.Figure:
    return states(pd.DataFrame(rows))


def bars(figure: go.Figure) -> dict[str, list[int]]:
    return {bar.name: list(bar.x) for bar in figure.data}


def written(figure: go.Figure) -> str:
    return "\n".join(note.text for note in figure.layout.annotations)


def test_each_state_is_as_long_as_its_count() -> None:
    figure = drawn(counted(ongoing=1, not_reported=3), counted(completed=2))
    assert bars(figure) == {
        "completed": [0, 2],
        "ongoing": [1, 0],
        "not started": [0, 0],
        "not reported": [3, 0],
        "cancelled": [0, 0],
    }
    assert figure.layout.barmode == "stack"


def test_all_bars_share_a_scale_from_zero() -> None:
    assert list(drawn(counted(ongoing=1)).layout.xaxis.range) == [0, 5]


def test_the_counts_are_written_in_words_and_zeros_are_left_out() -> None:
    text = written(drawn(counted(ongoing=1, not_reported=3)))
    assert "1 ongoing" in text
    assert "3 not reported" in text
    assert "completed" not in text
    assert "<b>R1</b> Do better" in text


def test_only_what_is_not_reported_is_hatched() -> None:
    figure = drawn(counted(ongoing=1, not_reported=3))
    hatched = [bar.name for bar in figure.data if bar.marker.pattern.shape]
    assert hatched == ["not reported"]


def test_every_bar_stands_below_its_label() -> None:
    figure = drawn(counted("A long title that goes on " * 4, ongoing=1), counted(completed=2))
    for note, middle in zip(figure.layout.annotations, figure.data[0].y, strict=True):
        assert note.y < middle
    assert figure.data[0].y[1] < figure.layout.height


def test_a_title_is_no_markup() -> None:
    assert "<b>x" not in written(drawn(counted("<b>x</b>", ongoing=1)))


def test_without_rows_nothing_fails() -> None:
    figure = states(pd.DataFrame(columns=["title", "most", *STATE]))
    assert all(len(bar.x) == 0 for bar in figure.data)
