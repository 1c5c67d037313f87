"""One figure on the way to its target."""

from datetime import date

from charts.svg.way import Point, way
from tests.charts.svg.drawn import all_of, read, texts
from wording.colours import STATUS_COLOUR

START = Point(date(2018, 1, 1), 0, "")
TARGET = Point(date(2022, 1, 1), 1000, "target 1,000")


def test_the_figure_lies_at_its_day_and_value_above_the_straight_line() -> None:
    svg = way([START, TARGET], Point(date(2020, 1, 1), 900, "900"), "on_track", "A sentence.")

    (point,) = all_of(svg, "circle")
    assert point == {
        "cx": "49.97%", "cy": "47.8", "r": "6", "fill": STATUS_COLOUR["on_track"],
    }  # fmt: skip
    axis, path, _ = all_of(svg, "line")
    assert axis["y1"] == axis["y2"] == "172.0"
    assert (path["x1"], path["y1"], path["x2"], path["y2"]) == ("0.00%", "172.0", "100.00%", "34.0")
    assert texts(svg) == ["", "target 1,000", "900", "Jan 2020", "Jan 2018", "Jan 2022"]
    assert read(svg).get("aria-label") == "A sentence."


def test_a_milestone_bends_the_way() -> None:
    milestone = Point(date(2019, 1, 1), 800, "milestone 800")
    svg = way([START, milestone, TARGET], Point(date(2020, 1, 1), 900, "900"), "on_track", "")
    assert [(mark["y1"], mark["y2"]) for mark in all_of(svg, "line")[1:3]] == [
        ("172.0", "61.6"),
        ("61.6", "34.0"),
    ]
    assert "milestone 800" in texts(svg)


def test_a_decreasing_indicator_comes_down_from_its_baseline() -> None:
    path = [Point(date(2018, 1, 1), 100, "baseline 100"), Point(date(2022, 1, 1), 20, "target 20")]
    svg = way(path, Point(date(2020, 1, 1), 60, "60"), "on_track", "")
    (_, line, _) = all_of(svg, "line")
    assert (line["y1"], line["y2"]) == ("34.0", "144.4")
    assert all_of(svg, "circle")[0]["cy"] == "89.2"


def test_a_figure_below_zero_and_one_above_the_target_are_within_the_picture() -> None:
    for value, top, zero, target in (
        (-500, "172", "126.0", "34.0"),
        (2000, "34", "172.0", "103.0"),
    ):
        svg = way([START, TARGET], Point(date(2020, 1, 1), value, str(value)), "behind", "")
        assert all_of(svg, "circle")[0]["cy"] == top
        assert (all_of(svg, "line")[1]["y1"], all_of(svg, "line")[1]["y2"]) == (zero, target)


def test_all_is_zero_and_of_one_day() -> None:
    same = Point(date(2020, 1, 1), 0, "0")
    svg = way([same, same], same, "met", "")
    assert all_of(svg, "circle")[0]["cy"] == "172"
    assert texts(svg)[-1] == "Jan 2020"


def test_a_date_that_lies_too_close_to_the_figures_is_left_out() -> None:
    svg = way([START, TARGET], Point(date(2021, 12, 1), 990, "990"), "on_track", "")
    assert texts(svg)[3:] == ["Dec 2021", "Jan 2018"]
    below = [mark for mark in all_of(svg, "text") if mark["y"] == "59.38"]
    assert len(below) == 1  # the figure's own words are below it: its target's stand above
