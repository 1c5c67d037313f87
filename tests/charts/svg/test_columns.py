"""Columns of parts by date: how high each is, and which dates are written below."""

from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from charts.svg.columns import Column, columns
from charts.svg.stacked import Part

RED, BLUE = "#c00000", "#0000c0"

SVG = "{http://www.w3.org/2000/svg}"


def bars(svg: Markup, colour: str) -> list[tuple[float, float]]:
    """Where the parts of a colour begin, in pixels from the top, and how high they are."""
    rects = ElementTree.fromstring(svg).findall(f"./{SVG}rect")
    return [
        (float(rect.attrib["y"]), float(rect.attrib["height"]))
        for rect in rects
        if rect.attrib["fill"] == colour
    ]


def labels(svg: Markup) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def of(*amounts: tuple[float, float]) -> list[Column]:
    return [
        Column(f"{2010 + place}", [Part(red, RED), Part(blue, BLUE)])
        for place, (red, blue) in enumerate(amounts)
    ]


def test_the_highest_column_is_as_high_as_the_drawing_and_the_others_to_its_scale() -> None:
    svg = columns(of((10, 10), (30, 10)), height=80)

    assert bars(svg, RED) == [(60, 19), (20, 59)]  # a pixel is between the parts
    assert bars(svg, BLUE) == [(40, 19), (0, 19)]


def test_a_part_of_zero_is_not_drawn() -> None:
    svg = columns(of((10, 0), (0, 0)), height=80)
    assert bars(svg, RED) == [(0, 79)]
    assert bars(svg, BLUE) == []
    assert labels(svg) == ["2010", "2011"]


@pytest.mark.parametrize("amounts", [[], [(0, 0)], [(0, 0), (0, 0)]])
def test_without_an_amount_there_are_only_dates(amounts: list[tuple[float, float]]) -> None:
    svg = columns(of(*amounts))
    assert bars(svg, RED) == bars(svg, BLUE) == []
    assert len(labels(svg)) == len(amounts)


@pytest.mark.parametrize(
    ("many", "expected"),
    [(4, [0, 1, 2, 3]), (5, [0, 2, 4]), (9, [0, 3, 8]), (12, [0, 3, 6, 11]), (40, [0, 10, 20, 39])],
)
def test_of_many_dates_the_first_the_last_and_some_between_are_written(
    many: int, expected: list[int]
) -> None:
    svg = columns(of(*[(1.0, 1.0)] * many))
    assert labels(svg) == [f"{2010 + place}" for place in expected]


def test_what_was_not_recorded_is_hatched() -> None:
    svg = columns([Column("2020", [Part(1, RED), Part(1, BLUE, "hatched")])])
    assert 'fill="url(#hatch-' in svg
    assert svg.count("<pattern") == 1


def test_hostile_text_stays_text() -> None:
    evil = "</text><script>alert(1)</script>"
    svg = columns([Column(evil, [Part(1, RED)])], alt=evil)
    root = ElementTree.fromstring(svg)
    assert labels(svg) == [evil]
    assert root.attrib["aria-label"] == evil
    assert root.find(f".//{SVG}script") is None
