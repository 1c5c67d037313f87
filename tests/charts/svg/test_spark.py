"""A spark: the figures of one indicator as a small line, with the target's line."""

from charts.svg.spark import spark
from tests.charts.svg.drawn import all_of

NONE = float("nan")


def points(svg: str) -> list[tuple[float, float]]:
    """The points of its line: from the left, from the top."""
    (line,) = all_of(svg, "polyline")
    return [
        (float(across), float(down))
        for across, down in (point.split(",") for point in line["points"].split())
    ]


def test_fewer_than_two_figures_are_no_line() -> None:
    assert spark([], 10) == ""
    assert spark([(1.0, 5.0)], 10) == ""


def test_the_line_begins_at_the_left_and_zero_is_its_ground() -> None:
    assert points(spark([(0, 0), (10, 50), (40, 100)])) == [(3, 21), (24, 12), (87, 3)]


def test_the_target_is_a_dotted_line_at_its_height_and_may_be_the_highest() -> None:
    svg = spark([(0, 0), (10, 50)], 100)
    assert points(svg) == [(3, 21), (87, 12)]
    (target,) = all_of(svg, "line")
    assert target["y1"] == target["y2"] == "3.0"
    assert all_of(spark([(0, 0), (10, 50)], NONE), "line") == []


def test_a_falling_and_a_negative_figure_are_drawn_within_the_picture() -> None:
    assert points(spark([(0, 100), (10, 50)])) == [(3, 3), (87, 12)]
    assert points(spark([(0, 10), (10, -10)])) == [(3, 3), (87, 21)]


def test_figures_that_are_all_zero_or_of_one_day_are_drawn() -> None:
    assert points(spark([(0, 0), (10, 0)], 0)) == [(3, 21), (87, 21)]
    assert points(spark([(5, 1), (5, 2)])) == [(3, 12), (3, 3)]


def test_the_newest_figure_is_a_point() -> None:
    (point,) = all_of(spark([(0, 0), (10, 50), (20, 25)]), "circle")
    assert (point["cx"], point["cy"]) == ("96.67%", "12")
