"""An indicator at two dates: a hollow point, a filled one, and the way between them, on the scale of bullets."""

import re

import pytest

from charts.svg.change import change
from wording.colours import QUIET, STATUS_COLOUR


def points(svg: str) -> list[tuple[float, str]]:
    """Where each point is in per cent, and `hollow` or its colour; those that only cut a hole are left out."""
    drawn = re.sub(r"<mask.*?</mask>", "", svg)
    found = re.findall(r'<circle cx="([\d.]+)%"[^>]* r="[\d.]+" fill="([^"]+)"', drawn)
    return [(float(at), "hollow" if fill == "none" else fill) for at, fill in found]


def bars(svg: str) -> list[tuple[float, float, str]]:
    """Where each bar begins, how wide it is, and its colour; without those of the mask."""
    drawn = re.sub(r"<mask.*?</mask>", "", svg)
    found = re.findall(
        r'<rect x="([\d.]+)%" y="[\d.]+" width="([\d.]+)%"[^>]* fill="([^"]+)"', drawn
    )
    return [(float(left), float(width), colour) for left, width, colour in found]


def test_a_hollow_point_then_a_filled_one_now_and_a_bar_between_them() -> None:
    svg = change(0.25, 0.75, "on_track")
    assert points(svg) == [(16, "hollow"), (48, STATUS_COLOUR["on_track"])]
    assert bars(svg)[1] == (16, 32, STATUS_COLOUR["on_track"])
    assert '<line x1="64%" x2="64%"' in svg, "The target is at two thirds of the scale."
    assert f'fill="none" stroke="{QUIET}"' in svg


def test_one_that_fell_is_drawn_from_right_to_left() -> None:
    svg = change(0.75, 0.25, "behind")
    assert points(svg) == [(48, "hollow"), (16, STATUS_COLOUR["behind"])]
    assert bars(svg)[1] == (16, 32, STATUS_COLOUR["behind"])


def test_the_bar_begins_beside_the_hollow_point_which_shows_its_ground() -> None:
    svg = change(0.25, 0.75, "met")
    ((name, left),) = re.findall(r'<mask id="([^"]+)".*?<circle cx="([\d.]+)%"', svg)
    assert float(left) == 16
    assert f'mask="url(#{name})"' in svg
    assert f'id="{name}"' not in change(0.5, 0.75, "met"), "Another place has another mask."


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        (None, 0.75, [(48, STATUS_COLOUR["met"])]),
        (0.25, None, [(16, "hollow")]),
        (float("nan"), 0, [(0, STATUS_COLOUR["met"])]),
        (-0.4, -0.2, [(0, "hollow"), (0, STATUS_COLOUR["met"])]),
    ],
)
def test_without_a_figure_there_is_no_point_and_zero_is_one(
    then: object, now: object, expected: list[tuple[float, str]]
) -> None:
    svg = change(then, now, "met")
    assert points(svg) == expected
    assert "<mask" not in svg, "There is no bar to cut."


def test_nothing_is_drawn_of_nothing() -> None:
    assert change(None, float("nan"), "met") == ""


def test_what_goes_beyond_the_scale_is_an_arrow_at_its_end() -> None:
    svg = change(0.75, 2.7, "met")
    assert points(svg) == [(48, "hollow")]
    assert '<svg x="96%"' in svg
    assert bars(svg)[1] == (48, 48, STATUS_COLOUR["met"])


def test_where_both_points_are_beyond_the_scale_one_arrow_stands_for_them() -> None:
    svg = change(2.6, 2.7, "met")
    assert points(svg) == []
    assert svg.count('<svg x="96%"') == 1
    assert points(change(2.6, 1.2, "met")) == [(96, "hollow"), (76.8, STATUS_COLOUR["met"])]


def test_a_point_that_did_not_move_has_a_ring_round_it() -> None:
    radii = [
        float(radius)
        for radius in re.findall(r'<circle [^>]*r="([\d.]+)"', change(0.5, 0.5, "met"))
    ]
    assert radii[0] > radii[1]
    same = re.findall(r'<circle [^>]*r="([\d.]+)"', change(0.25, 0.75, "met"))
    assert len(set(same)) == 1


def test_an_alternative_text_is_escaped_and_without_one_it_is_not_read_out() -> None:
    assert 'aria-label="&lt;b&gt;"' in change(0, 1, "met", "<b>")
    assert 'aria-hidden="true"' in change(0, 1, "met")
