"""Women, men, another gender and not recorded: shares of a row as bars, the numbers as text."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from charts.sexes import sexes
from wording.colours import SEX_COLOUR

PARTS = ["women", "men", "another_gender", "not_recorded"]


def reached(title: str = "Trained", **known: object) -> dict[str, object]:
    """A row of gender/people_by_sex."""
    blank = dict.fromkeys(
        [*PARTS, "stated_total", "sum_of_parts", "difference", "women_percent", "coverage_percent"]
    )
    exact = {f"{part}_qualifier": "exact" for part in PARTS}
    return {
        "title": title, "value": None, "qualifier": "exact", "split": "none",
        "period_end": date(2020, 9, 30), "is_date_assumed": False, **exact, **blank, **known,
    }  # fmt: skip


SPLIT = reached(
    value=100.0, stated_total=100.0, sum_of_parts=100.0, difference=0.0, split="split",
    women=40.0, men=10.0, not_recorded=50.0, women_percent=80.0, coverage_percent=50.0,
)  # fmt: skip


def drawn(*rows: dict[str, object]) -> go.Figure:
    return sexes(pd.DataFrame(rows).astype(dict.fromkeys(PARTS, "float64")))


def bars(figure: go.Figure) -> dict[str, list[float]]:
    return {
        bar.name: [round(share, 3) for share in bar.x] for bar in figure.data if bar.type == "bar"
    }


def written(figure: go.Figure) -> str:
    return "\n".join(figure.data[-1].text)


def test_each_part_is_a_share_of_its_row() -> None:
    assert bars(drawn(SPLIT)) == {"women": [0.4], "men": [0.1], "not recorded": [0.5]}


def test_the_share_of_women_is_beside_its_coverage_and_the_numbers_below() -> None:
    text = written(drawn(SPLIT))
    assert "Trained<br><b>80 % women</b> · sex recorded for 50 %" in text
    for sentence in ("women 40", "men 10", "not recorded 50", "in all 100"):
        assert sentence in text


def test_a_part_has_its_own_qualifier() -> None:
    figure = drawn({**SPLIT, "qualifier": "about", "women_qualifier": "at_least"})
    assert "women at least 40" in written(figure)
    assert "men 10" in written(figure)
    assert "about 100" in written(figure)


def test_not_recorded_is_hatched() -> None:
    (hatched,) = [
        bar for bar in drawn(SPLIT).data if bar.type == "bar" and bar.marker.pattern.shape
    ]
    assert hatched.name == "not recorded"


def test_rows_of_very_different_size_are_equally_long() -> None:
    large = {**SPLIT, "value": 1e6, "stated_total": 1e6, "sum_of_parts": 1e6}
    large |= {"women": 4e5, "men": 1e5, "not_recorded": 5e5}
    assert bars(drawn(SPLIT, large))["women"] == [0.4, 0.4]


def test_a_true_zero_is_written_and_a_missing_part_is_not() -> None:
    text = written(drawn({**SPLIT, "women": 0.0, "another_gender": 0.0}))
    assert "women 0" in text
    assert "another gender 0" in text
    assert "another gender" not in written(drawn(SPLIT))


def test_without_a_split_the_frame_is_empty_and_the_figure_is_text() -> None:
    figure = drawn(reached(value=3700.0, stated_total=3700.0, qualifier="about"))
    assert bars(figure) == {"no split stated": [1.0]}
    assert written(figure) == "Trained<br><b>about 3,700</b> · not split by sex · 30 Sep 2020"


def test_parts_that_come_to_more_than_the_total_fill_the_bar() -> None:
    figure = drawn({**SPLIT, "stated_total": 80.0, "value": 80.0, "difference": -20.0})
    assert bars(figure) == {"women": [0.4], "men": [0.1], "not recorded": [0.5]}
    assert "stated total 80; the parts make 100:<br>20 more than stated" in written(figure)


def test_people_in_none_of_the_parts_leave_the_bar_open() -> None:
    figure = drawn({**SPLIT, "stated_total": 200.0, "value": 200.0, "difference": 100.0})
    assert bars(figure)["no split stated"] == [0.5]
    assert "100 fewer than stated" in written(figure)


def test_a_row_of_zero_people_has_no_bar_and_no_error() -> None:
    nobody = {**SPLIT, "value": 0.0, "stated_total": 0.0, "sum_of_parts": 0.0}
    nobody |= {"women": 0.0, "men": 0.0, "not_recorded": None}
    nobody |= {"women_percent": None, "coverage_percent": None}
    figure = drawn(nobody)
    assert bars(figure) == {}
    assert "women 0" in written(figure)


def test_a_title_is_text_and_no_markup() -> None:
    assert "<i>" not in written(drawn({**SPLIT, "title": "<i>x</i>"}))


def test_no_line_is_wider_than_a_phone() -> None:
    text = written(
        drawn({**SPLIT, "title": "long " * 30, "women": 1e8, "men": 1e8, "not_recorded": 1e8})
    )
    bare = pd.Series(text.replace("\n", "<br>").split("<br>")).str.replace(
        "<[^>]*>", "", regex=True
    )
    assert bare.str.len().max() <= 50


def test_rows_that_differ_in_what_is_known_have_each_its_own_text_and_parts() -> None:
    some = {"value": 30.0, "stated_total": 30.0, "sum_of_parts": 30.0, "difference": 0.0}
    figure = drawn(
        SPLIT,
        reached("No figure", women=3.0),
        reached("Part", **some, women=30.0, split="part"),
        reached("Silent", **some, not_recorded=30.0, split="split"),
        reached("Summed", value=8.0, sum_of_parts=8.0, men=2.0, another_gender=6.0, women=0.0,
                women_percent=0.0, coverage_percent=100.0, split="split"),
        reached("Whole", value=9.0, stated_total=9.0),
    )  # fmt: skip

    texts = list(figure.data[-1].text)
    assert [text for text in texts if "<br><b>" in text] == [
        "Trained<br><b>80 % women</b> · sex recorded for 50 %",
        "Part<br><b>30</b> · women and men are not both given · 30 Sep 2020",
        "Silent<br><b>30</b> · no one’s sex is recorded · 30 Sep 2020",
        "Summed<br><b>0 % women</b> · sex recorded for 100 %",
        "Whole<br><b>9</b> · not split by sex · 30 Sep 2020",
    ]
    assert bars(figure) == {
        "women": [0.4, 1.0, 0.0],
        "men": [0.1, 0.25],
        "another gender": [0.75],
        "not recorded": [0.5, 1.0],
        "no split stated": [1.0],
    }
    assert "in all 8, the sum of these" in written(figure)
    assert "in all 30, the sum of these" not in written(figure)
    squares = [text for text in texts if "another gender 6" in text]
    assert squares[0].count("■") == 3
    assert SEX_COLOUR["another_gender"] in squares[0]
    assert "▨" not in squares[0]


def test_each_bar_is_in_its_own_row_below_its_title() -> None:
    figure = drawn(SPLIT, reached("Whole", value=9.0, stated_total=9.0), {**SPLIT, "men": None})
    at = {bar.name: list(bar.y) for bar in figure.data if bar.type == "bar"}
    (men,) = at["men"]
    assert at["women"][0] == men
    assert men < at["no split stated"][0] < at["women"][1]
    titles = [
        top for top, text in zip(figure.data[-1].y, figure.data[-1].text, strict=True)
        if "<br><b>" in text
    ]  # fmt: skip
    assert all(
        title < bar
        for title, bar in zip(titles, sorted([*at["women"], *at["no split stated"]]), strict=True)
    )


def test_the_hover_text_of_a_part_has_its_indicator_and_sex() -> None:
    figure = drawn(SPLIT, reached("Whole", value=9.0, stated_total=9.0))
    texts = {bar.name: list(bar.customdata) for bar in figure.data if bar.type == "bar"}
    assert texts["women"] == ["Trained<br>women 40"]
    assert texts["no split stated"] == ["Whole<br>no split by sex is stated"]


def test_the_numbers_are_in_one_line_each_after_its_square_and_the_sum_after_none() -> None:
    squares = {
        part: f'<span style="color:{colour}">■</span>' for part, colour in SEX_COLOUR.items()
    }
    unknown = squares["not_recorded"].replace("■", "▨")
    assert drawn(SPLIT).data[-1].text[1] == (
        f"{squares['women']} women 40 · {squares['men']} men 10 · {unknown} not recorded 50<br>"
        "in all 100 · 30 Sep 2020"
    )
