"""Actions by state: bars that may be compared, counts in words, and an outline for what nobody reported."""

import pandas as pd
import plotly.graph_objects as go

from charts.states import states
from wording.colours import STATE_COLOUR


def counted(title: str = "Do better", **known: int) -> dict[str, object]:
    """A row of actions/by_recommendation."""
    states_of_it = {**dict.fromkeys(STATE_COLOUR, 0), **known}
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


def test_only_what_is_not_reported_is_an_outline() -> None:
    figure = drawn(counted(ongoing=1, not_reported=3))
    hollow = [bar.name for bar in figure.data if bar.marker.color == "rgba(0,0,0,0)"]
    assert hollow == ["not reported"]
    assert [bar.marker.line.width > 0 for bar in figure.data if bar.name in hollow] == [True]


def test_every_bar_is_below_its_label() -> None:
    figure = drawn(counted("A long title that goes on " * 4, ongoing=1), counted(completed=2))
    for note, middle in zip(figure.layout.annotations, figure.data[0].y, strict=True):
        assert note.y < middle
    assert figure.data[0].y[1] < figure.layout.height


def test_a_title_is_no_markup() -> None:
    assert "<b>x" not in written(drawn(counted("<b>x</b>", ongoing=1)))


def test_without_rows_nothing_fails() -> None:
    figure = states(pd.DataFrame(columns=["title", "most", *STATE_COLOUR]))
    assert all(len(bar.x) == 0 for bar in figure.data)


def test_the_scale_is_that_of_the_greatest_row_and_a_row_without_a_code_has_its_title_alone() -> (
    None
):
    few, many = ({**counted(ongoing=1), "most": most} for most in (3, 8))
    assert list(drawn(few, many).layout.xaxis.range) == [0, 8]
    assert list(drawn(many, few).layout.xaxis.range) == [0, 8]
    bare = {name: cell for name, cell in few.items() if name != "code"}
    assert written(drawn(bare)).startswith("Do better<br>")


def test_the_hover_text_of_a_bar_has_its_row_and_its_count() -> None:
    figure = drawn(counted("One", ongoing=1), counted("Two", ongoing=2, completed=3))
    texts = {bar.name: list(bar.customdata) for bar in figure.data}
    assert texts["ongoing"] == ["<b>R1</b> One<br>1 ongoing", "<b>R1</b> Two<br>2 ongoing"]
    assert texts["completed"] == ["<b>R1</b> One<br>0 completed", "<b>R1</b> Two<br>3 completed"]


def test_each_state_has_its_colour_on_the_bar_and_before_its_count() -> None:
    figure = drawn({**counted(), **dict.fromkeys(STATE_COLOUR, 1)})
    drawn_in = [
        bar.marker.line.color if bar.name == "not reported" else bar.marker.color
        for bar in figure.data
    ]
    assert drawn_in == list(STATE_COLOUR.values())
    for state, colour in STATE_COLOUR.items():
        square = "□" if state == "not_reported" else "■"
        assert f'<span style="color:{colour}">{square}</span> 1 ' in written(figure)
    assert written(figure).count("□") == 1
