"""The small drawings of `charts/svg/` as native shapes: the same marks at the same places, which a reader can edit.

A drawing becomes one group with its text alternative. Only what those drawings are made of is known: see
`charts.svg.marks`.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from reports.content.blocks import Drawing
from reports.text.sanitized import sanitized
from wording.colours import PAPER_INK

SVG = "{http://www.w3.org/2000/svg}"

# A pixel of a drawing's height, in points.
PIXEL = 0.75


class _Frame(NamedTuple):
    """The place of a drawing on a slide in points, how many of them a pixel is, and its own width in pixels."""

    left: float
    top: float
    width: float
    pixel: float
    pixels: float

    def across(self, length: str) -> float:
        """Where a length along the drawing's width lies: `64%`, or pixels of its own width."""
        share = float(length[:-1]) / 100 if length.endswith("%") else float(length) / self.pixels
        return self.left + share * self.width

    def down(self, length: str) -> float:
        """Where a height lies, given in pixels."""
        return self.top + float(length) * self.pixel


def height(drawing: Drawing, pixel: float = PIXEL) -> float:
    """How high a drawing is on a slide, in points, of which a pixel is `pixel`."""
    return float(parse_xml(drawing.svg).get("height")) * pixel


def draw(
    on: Any, drawing: Drawing, left: float, top: float, width: float, pixel: float = PIXEL
) -> None:
    """Add the drawing to a slide, `width` points wide; see `height`."""
    svg = parse_xml(drawing.svg)
    frame = _Frame(left, top, width, pixel, float(svg.get("width")))
    number = len(on.shapes) + 2
    place = (left, top, width, height(drawing, pixel))
    inner = _place(*place).replace("<a:off", "<a:chOff").replace("<a:ext", "<a:chExt")
    on.shapes._spTree.append(
        parse_xml(
            f'<p:grpSp {nsdecls("p", "a")}><p:nvGrpSpPr><p:cNvPr id="{number}" name="Drawing {number}" '
            f"descr={quoteattr(sanitized(drawing.alt_text))}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr><a:xfrm>{_place(*place)}{inner}</a:xfrm></p:grpSpPr>"
            f"{''.join(_marks(svg, frame, number))}</p:grpSp>"
        )
    )


def _marks(svg: Any, frame: _Frame, number: int) -> Iterator[str]:
    """The marks of a drawing from the back to the front; a mask is left out, since hollow points are white here."""
    patterns: dict[str, str] = {}
    for mark in svg:
        kind = mark.tag.removeprefix(SVG)
        if kind == "defs":
            patterns[f"url(#{mark[0].get('id')})"] = mark[0][0].get("fill")
        elif kind == "rect":
            left, top = frame.across(mark.get("x")), frame.down(mark.get("y"))
            wide = frame.across(mark.get("width")) - frame.left
            box = (left, top, wide, float(mark.get("height")) * frame.pixel)
            yield _shape("rect", box, _paint(mark, frame, patterns), number)
        elif kind == "circle":
            radius = float(mark.get("r")) * frame.pixel
            box = (
                frame.across(mark.get("cx")) - radius,
                frame.down(mark.get("cy")) - radius,
                2 * radius,
                2 * radius,
            )
            yield _shape("ellipse", box, _paint(mark, frame, patterns, hollow="#ffffff"), number)
        elif kind == "line":
            left, right = frame.across(mark.get("x1")), frame.across(mark.get("x2"))
            top, bottom = frame.down(mark.get("y1")), frame.down(mark.get("y2"))
            yield _shape(
                "line", (left, top, right - left, bottom - top), _stroke(mark, frame), number
            )
        elif kind == "polyline":
            points = [point.split(",") for point in mark.get("points").split()]
            yield _path(
                [(frame.across(x), frame.down(y)) for x, y in points], _stroke(mark, frame), number
            )
        elif kind == "svg":
            yield _arrow(mark, frame, number)


def _arrow(mark: Any, frame: _Frame, number: int) -> str:
    """The head of an arrow: its sizes are in pixels, and its back is at its place."""
    left, top = frame.across(mark.get("x")), frame.down(mark.get("y"))
    tip, half = 7 * frame.pixel, 7 * frame.pixel
    path = [(left, top), (left + tip, top + half), (left, top + 2 * half), (left, top)]
    return _path(path, _fill(mark[0].get("fill")), number)


def _place(left: float, top: float, width: float, height: float) -> str:
    return f'<a:off x="{Pt(left)}" y="{Pt(top)}"/><a:ext cx="{Pt(width)}" cy="{Pt(height)}"/>'


def _shape(kind: str, box: tuple[float, float, float, float], paint: str, number: int) -> str:
    return _any_shape(box, f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>', paint, number)


def _path(points: list[tuple[float, float]], paint: str, number: int) -> str:
    """A line through points, filled where its paint is."""
    left, top = (min(point[axis] for point in points) for axis in (0, 1))
    width, height = (
        max(point[axis] for point in points) - low for axis, low in ((0, left), (1, top))
    )
    first, *rest = [f'<a:pt x="{Pt(x - left)}" y="{Pt(y - top)}"/>' for x, y in points]
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in rest)
    geometry = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{Pt(width)}" h="{Pt(height)}"><a:moveTo>{first}</a:moveTo>{lines}</a:path></a:pathLst>'
        "</a:custGeom>"
    )
    return _any_shape((left, top, width, height), geometry, paint, number)


def _any_shape(
    box: tuple[float, float, float, float], geometry: str, paint: str, number: int
) -> str:
    """A shape of its own would be read out: the group that it is in has the text alternative."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Mark"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f"{_place(*box)}</a:xfrm>{geometry}{paint}</p:spPr></p:sp>"
    )


def _paint(mark: Any, frame: _Frame, patterns: Mapping[str, str], hollow: str = "") -> str:
    """The fill and the outline of a mark; one without a fill has the fill `hollow`."""
    fill = mark.get("fill")
    if fill in patterns:
        two = f"<a:fgClr>{_rgb(patterns[fill])}</a:fgClr><a:bgClr>{_rgb('#ffffff')}</a:bgClr>"
        inside = f'<a:pattFill prst="wdUpDiag">{two}</a:pattFill>'
    elif fill == "none":
        inside = _solid(hollow) if hollow else "<a:noFill/>"
    else:
        inside = _solid(fill, float(mark.get("fill-opacity", "1")))
    return inside + (_outline(mark, frame) if mark.get("stroke") else "<a:ln><a:noFill/></a:ln>")


def _fill(colour: str) -> str:
    return f"{_solid(colour)}<a:ln><a:noFill/></a:ln>"


def _stroke(mark: Any, frame: _Frame) -> str:
    return f"<a:noFill/>{_outline(mark, frame)}"


def _outline(mark: Any, frame: _Frame) -> str:
    wide = Pt(float(mark.get("stroke-width", "1")) * min(frame.pixel, PIXEL))
    dash = '<a:prstDash val="sysDot"/>' if mark.get("stroke-dasharray") else ""
    return f'<a:ln w="{wide}">{_solid(mark.get("stroke"))}{dash}</a:ln>'


def _solid(colour: str, opacity: float = 1) -> str:
    return f"<a:solidFill>{_rgb(colour, opacity)}</a:solidFill>"


def _rgb(colour: str, opacity: float = 1) -> str:
    code = (PAPER_INK if colour == "currentColor" else colour).removeprefix("#")
    alpha = "" if opacity == 1 else f'<a:alpha val="{opacity * 100_000:.0f}"/>'
    return f'<a:srgbClr val="{code}">{alpha}</a:srgbClr>'
