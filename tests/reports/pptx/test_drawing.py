"""The drawings of the pages as native shapes: the same marks at the same places, in the same colours."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from markupsafe import Markup
from pptx import Presentation

from charts.svg.bullet import bullet
from charts.svg.change import change
from charts.svg.spark import spark
from charts.svg.stacked import Part, stacked
from reports.content.blocks import Drawing
from reports.pptx import deck
from reports.pptx.drawing import PIXEL, draw, height
from wording.colours import PAPER_INK, STATUS_COLOUR

LEFT, TOP, WIDTH = 100.0, 200.0, 300.0


def marks(svg: Markup) -> list[Any]:
    """The shapes that a drawing becomes, read back from the file."""
    made = deck.new_deck("A project", "foot", "Sources: none.", date(2021, 8, 31))
    on = deck.slide(made, "Drawn")
    draw(on, Drawing(svg, "Half of it <b>."), LEFT, TOP, WIDTH)
    (slide,) = Presentation(BytesIO(made.bytes())).slides
    (group,) = (shape for shape in slide.shapes if shape.shape_type == 6)
    assert group._element.xpath("string(.//p:cNvPr/@descr)") == "Half of it <b>."
    return list(group.shapes)


def inks(shape: Any) -> list[str]:
    """The colours of a shape, of its fill and of its outline."""
    return [f"#{code}" for code in shape._element.xpath(".//a:srgbClr/@val")]


def test_a_bullet_has_its_bar_its_target_and_what_was_expected() -> None:
    track, bar, expected, target = marks(bullet(0.75, 0.5, "behind"))
    assert track.width.pt == pytest.approx(0.96 * WIDTH, abs=0.1)
    assert (bar.left.pt, bar.width.pt) == pytest.approx((LEFT, 0.48 * WIDTH), abs=0.1)
    assert inks(bar) == [STATUS_COLOUR["behind"]]
    assert expected.left.pt == pytest.approx(LEFT + 0.32 * WIDTH, abs=0.1)
    assert target.left.pt == pytest.approx(LEFT + 0.64 * WIDTH, abs=0.1)
    assert (target.top.pt, target.height.pt) == (TOP, 22 * PIXEL)
    assert inks(target) == [PAPER_INK]


def test_beyond_the_scale_is_an_arrow_and_what_was_not_reported_an_outline() -> None:
    *_, arrow, _ = marks(bullet(2, None, "met"))
    assert arrow._element.xpath(".//a:custGeom")
    assert inks(arrow) == [STATUS_COLOUR["met"]]
    _, outline, _ = marks(bullet(0.5, None, "not_reported"))
    assert outline._element.xpath("./p:spPr/a:noFill")
    assert inks(outline) == [STATUS_COLOUR["not_reported"]]


def test_a_change_is_a_hollow_point_a_line_and_a_filled_one() -> None:
    _, line, old, new, _ = marks(change(0.25, 0.75, "on_track"))
    assert line.left.pt == pytest.approx(LEFT + 0.16 * WIDTH, abs=0.1)
    assert line.width.pt == pytest.approx(0.32 * WIDTH, abs=0.1)
    assert inks(old)[0] == "#ffffff"
    assert inks(new) == [STATUS_COLOUR["on_track"]]
    assert new.left.pt > old.left.pt


def test_what_was_not_recorded_is_hatched_and_a_trend_is_a_line() -> None:
    *_, hatched = marks(stacked([Part(1, "#8560c4"), Part(1, "#7a8794", "hatched")]))
    assert hatched._element.xpath(".//a:pattFill/a:fgClr/a:srgbClr/@val") == ["7a8794"]
    shapes = marks(spark([(1, 1.0), (2, 3.0), (3, 2.0)], target=4))
    assert len(shapes[1]._element.xpath(".//a:pathLst//a:lnTo")) == 2
    assert shapes[0]._element.xpath(".//a:prstDash")


def test_a_drawing_is_as_high_as_its_pixels() -> None:
    assert height(Drawing(bullet(1, None, "met"), "")) == 22 * PIXEL
    assert height(Drawing(bullet(1, None, "met"), ""), 2.0) == 44
