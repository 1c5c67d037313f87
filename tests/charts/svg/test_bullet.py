"""A bullet: achievement on one scale for all indicators, 0 to 150 per cent of the way to the target."""

import pytest

from charts.svg.bullet import bullet
from tests.charts.svg.drawn import all_of, read
from wording.colours import STATUS_COLOUR

NONE = float("nan")


def widths(svg: str) -> list[str]:
    """How wide its track is, and its bar where there is one."""
    return [bar["width"] for bar in all_of(svg, "rect")]


def lines(svg: str) -> list[str]:
    """Where its upright lines stand."""
    return [mark["x1"] for mark in all_of(svg, "line")]


@pytest.mark.parametrize(
    ("achievement", "width"),
    [
        (0.5, "32%"),
        (1, "64%"),
        (1.5, "96%"),
        (2.71, "96%"),  # what goes beyond is cut
        (0.0, "0%"),  # a true zero is a bar of no length
        (-0.4, "0%"),  # less than the baseline
    ],
)
def test_the_bar_is_as_long_as_the_way_come(achievement: float, width: str) -> None:
    assert widths(bullet(achievement, 0.5, "on_track")) == ["96%", width]


@pytest.mark.parametrize(("achievement", "arrows"), [(1.5, 0), (1.51, 1), (12.0, 1)])
def test_what_goes_beyond_the_scale_ends_in_an_arrow(achievement: float, arrows: int) -> None:
    svg = bullet(achievement, 0.5, "met")
    assert len(all_of(svg, "path")) == arrows
    assert all(mark["fill"] == STATUS_COLOUR["met"] for mark in all_of(svg, "path"))


def test_without_an_achievement_there_is_the_track_and_the_target_alone() -> None:
    svg = bullet(None, NONE, "not_judged")
    assert widths(svg) == ["96%"]
    assert lines(svg) == ["64%"]


def test_the_target_is_at_the_same_place_in_every_bullet_and_what_was_expected_beside_it() -> None:
    assert lines(bullet(0.1, 0.25, "behind")) == ["16%", "64%"]
    assert lines(bullet(9, 1, "met")) == ["64%", "64%"]
    assert lines(bullet(0.4, 0, "on_track")) == ["0%", "64%"]  # nothing was expected yet


def test_the_colour_is_that_of_the_status_and_what_became_unknown_is_an_outline() -> None:
    assert all_of(bullet(0.1, 0.5, "behind"), "rect")[1]["fill"] == STATUS_COLOUR["behind"]
    silent = all_of(bullet(0.1, 0.5, "not_reported"), "rect")[1]
    assert (silent["fill"], silent["stroke"]) == ("none", STATUS_COLOUR["not_reported"])


def test_it_is_named_where_no_text_beside_it_says_the_same() -> None:
    assert read(bullet(0.1, 0.5, "behind")).get("aria-hidden") == "true"
    named = read(bullet(0.1, 0.5, "behind", 'at least "10 %" <of it>'))
    assert (named.get("role"), named.get("aria-label")) == ("img", 'at least "10 %" <of it>')
