"""The timeline: a mark per action at its deadline, the recommended time as a band, the date as a line."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.deadlines import deadlines

DAYS = ["deadline", "recommended_start", "recommended_end", "as_of"]


def due(action: str = "1.1", **known: object) -> dict[str, object]:
    """A row of actions/deadlines."""
    return {
        "action": action,
        "title": "Do it",
        "responsible": "Project manager;Legal",
        "deadline": "2021-11-30",
        "state": "not_reported",
        "timing": "later",
        "reading": "later",
        "is_overdue": False,
        "reported_on": "2021-07-20",
        "recommendation": "R1",
        "recommendation_title": "Do better",
        "recommended_start": "2021-06-01",
        "recommended_end": "2021-10-31",
        "as_of": "2021-07-31",
        **known,
    }


def drawn(*rows: dict[str, object]) -> go.Figure:
    frame = pd.DataFrame(rows)
    return deadlines(frame.assign(**{name: pd.to_datetime(frame[name]) for name in DAYS}))


def marks(figure: go.Figure) -> list[tuple[str, str, str]]:
    """Of each mark: its day, its shape, and the text beside it."""
    return [
        (
            f"{pd.Timestamp(day):%Y-%m-%d}",
            symbol,
            text.replace("<b>", "").replace("</b>", "").strip(),
        )
        for trace in figure.data
        for day, symbol, text in zip(trace.x, trace.marker.symbol, trace.text, strict=True)
    ]


def shapes(figure: go.Figure, kind: str) -> list[tuple[str, str]]:
    return [
        (f"{pd.Timestamp(shape.x0):%Y-%m-%d}", f"{pd.Timestamp(shape.x1):%Y-%m-%d}")
        for shape in figure.layout.shapes
        if shape.type == kind and not shape.line.dash
    ]


def written(figure: go.Figure) -> str:
    return "\n".join(note.text for note in figure.layout.annotations)


def test_each_action_is_a_mark_at_its_deadline_with_its_code_and_state() -> None:
    figure = drawn(due(), due("1.2", deadline="2021-12-31", state="completed"))
    assert marks(figure) == [
        ("2021-11-30", "square-open", "1.1 not reported"),
        ("2021-12-31", "circle", "1.2 completed"),
    ]


def test_what_is_overdue_says_so_and_what_is_silent_does_not() -> None:
    figure = drawn(due(state="ongoing", is_overdue=True), due("1.2"))
    assert [text for _, _, text in marks(figure)] == ["1.1 ongoing, overdue", "1.2 not reported"]


def test_the_hover_text_of_a_mark_has_title_unit_deadline_and_reading() -> None:
    (trace,) = drawn(due()).data
    (text,) = trace.customdata
    for word in ("Do it", "Project manager, Legal", "30 November 2021", "due later"):
        assert word in text


def test_each_recommendation_has_its_band_and_its_dates_as_text() -> None:
    figure = drawn(
        due(),
        due("2.1", recommendation="R2", recommended_end="2022-09-30"),
        due("3.1", recommendation="R3", recommended_start=None, recommended_end=None),
    )
    assert shapes(figure, "rect") == [("2021-06-01", "2021-10-31"), ("2021-06-01", "2022-09-30")]
    assert "recommended: Jun 2021 to Oct 2021" in written(figure)
    assert "no time recommended" in written(figure)
    assert len(marks(figure)) == 3


def test_the_date_asked_is_a_line() -> None:
    figure = drawn(due())
    assert shapes(figure, "line") == [("2021-07-31", "2021-07-31")]
    assert "as of 31 July 2021" in written(figure)


def test_a_date_far_away_is_an_arrow_and_leaves_the_deadlines_their_room() -> None:
    late = drawn(due(as_of="2026-11-22"))
    assert shapes(late, "line") == []
    assert "as of 22 November 2026 →" in written(late)
    assert late.layout.xaxis.range[1] < pd.Timestamp("2022-06-01")
    assert "← as of 1 January 1999" in written(drawn(due(as_of="1999-01-01")))


def test_text_is_where_there_is_room() -> None:
    figure = drawn(
        due(as_of="2021-06-01", deadline="2021-06-02"), due("1.2", deadline="2022-12-31")
    )
    assert list(figure.data[0].textposition) == ["middle right", "middle left"]


def test_one_deadline_on_the_day_asked_is_drawn() -> None:
    alone = due(as_of="2021-11-30", recommended_start=None, recommended_end=None)
    assert len(marks(drawn(alone))) == 1


def test_text_from_files_is_no_markup() -> None:
    figure = drawn(due(title="<b>x</b>", recommendation_title="<i>y</i>"))
    assert "<i>" not in written(figure)
    assert "<b>x" not in figure.data[0].customdata[0]


def test_a_time_of_which_only_one_end_is_known_is_no_band() -> None:
    figure = drawn(
        due(recommended_start=None),
        due("2.1", recommendation="R2", recommended_end=None),
        due("3.1", recommendation="R3"),
    )
    assert shapes(figure, "rect") == [("2021-06-01", "2021-10-31")]
    assert written(figure).count("no time recommended") == 2


def test_the_hover_text_of_each_action_has_its_own_unit_state_and_day() -> None:
    figure = drawn(
        due(),
        due("1.2", responsible=None, state="cancelled", reading="cancelled", deadline="2021-12-01"),
    )
    assert list(figure.data[0].customdata) == [
        "<b>1.1</b> Do it<br>lead: Project manager, Legal<br>deadline: 30 November 2021<br>"
        "not reported; due later",
        "<b>1.2</b> Do it<br>lead: not stated<br>deadline: 1 December 2021<br>cancelled; cancelled",
    ]
    assert len(set(figure.data[0].marker.color)) == 2


def test_the_axis_goes_over_deadlines_times_recommended_and_the_date_asked() -> None:
    def ends(**known: Any) -> list[str]:
        figure = drawn(due(**known), due("1.2", deadline="2021-12-31"))
        return [f"{pd.Timestamp(day):%Y-%m-%d}" for day in figure.layout.xaxis.range]

    assert ends() == ["2021-05-22", "2022-01-10"]
    assert ends(recommended_end="2022-03-31") == ["2021-05-22", "2022-04-10"]
    near: dict[str, Any] = {"as_of": "2021-04-01"}
    frame = pd.DataFrame([due(**near), due("1.2", **near)])
    figure = deadlines(frame.assign(**{name: pd.to_datetime(frame[name]) for name in DAYS}))
    assert f"{pd.Timestamp(figure.layout.xaxis.range[0]):%Y-%m-%d}" == "2021-03-22"


def test_half_years_are_named_on_a_short_axis_and_years_on_a_long_one() -> None:
    assert "Jul 2021" not in written(drawn(due(), due("1.2", deadline="2027-12-31")))
    assert "Jan 2027" in written(drawn(due(), due("1.2", deadline="2027-12-31")))
    assert "Dec 2021" in written(drawn(due()))


def test_text_is_on_the_side_away_from_the_as_of_date() -> None:
    figure = drawn(
        due(recommended_start="2020-01-01", deadline="2021-03-01"),
        due("1.2", deadline="2021-10-01", recommended_start="2020-01-01", recommended_end="2023-12-31"),
    )  # fmt: skip
    assert list(figure.data[0].textposition) == ["middle left", "middle right"]


def test_recommendations_are_one_below_the_other_each_with_its_own_marks() -> None:
    figure = drawn(
        due(), due("1.2"), due("2.1", recommendation="R2", recommendation_title="Do more")
    )
    heads = [note for note in figure.layout.annotations if "recommended:" in note.text]
    assert [head.text.split("<br>")[0] for head in heads] == [
        "<b>R1</b> Do better",
        "<b>R2</b> Do more",
    ]
    (trace,) = figure.data
    assert heads[0].y < trace.y[0] < trace.y[1] < heads[1].y < trace.y[2]


def test_an_axis_of_four_years_has_half_years_and_a_longer_one_has_years() -> None:
    def ticks(days: int) -> int:
        last = pd.Timestamp("2020-01-15") + pd.Timedelta(days=days)
        known: dict[str, Any] = {
            "recommended_start": None,
            "recommended_end": None,
            "as_of": "2020-01-15",
        }
        ends = due(deadline="2020-01-15", **known), due("1.2", deadline=str(last.date()), **known)
        return sum(bool(shape.line.dash) for shape in drawn(*ends).layout.shapes)

    # With its edges the axis is 1,464 days long, and 1,465.
    assert (ticks(1382), ticks(1383)) == (8, 4)
