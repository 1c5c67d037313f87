"""A point of a spread on its axis."""

from xml.etree import ElementTree

import pytest

from charts.svg.dot import END, START, dot

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("share", "at"),
    [(0, START), (0.5, (START + END) / 2), (1, END), (1.5, END), (-0.5, START)],
)
def test_a_point_lies_at_its_share_and_never_beyond_the_axis(share: float, at: float) -> None:
    circle = ElementTree.fromstring(dot(share)).find(f"./{SVG}circle")
    assert circle is not None
    assert float(circle.attrib["cx"].rstrip("%")) == at


def test_it_is_named_or_passed_over_by_those_who_cannot_see_it() -> None:
    assert 'aria-hidden="true"' in dot(0.5)
    assert 'aria-label="the median"' in dot(0.5, alt="the median")
