"""One thin bar of parts: how long each is, how it is painted, and which words have room in it."""

import re
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from charts.svg.marks import GAP
from charts.svg.stacked import Part, stacked, without_room

RED, BLUE = "#c00000", "#0000c0"

SVG = "{http://www.w3.org/2000/svg}"


def bars(svg: Markup) -> list[tuple[float, float, str]]:
    """The bars of a drawing: where each begins and how wide it is, in per cent, and its colour, stripes or frame."""
    return [
        (float(rect.attrib["x"].rstrip("%")), float(rect.attrib["width"].rstrip("%")), rect.attrib["fill"])
        for rect in ElementTree.fromstring(svg).findall(f"./{SVG}rect")
    ]  # fmt: skip


def words(svg: Markup) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def wide_words(svg: Markup) -> list[str]:
    """Those that a page hides on a phone."""
    groups = ElementTree.fromstring(svg).findall(f".//{SVG}g[@class='wide']")
    return [text.text or "" for group in groups for text in group.iter(f"{SVG}text")]


def test_parts_follow_each_other_as_long_as_their_amounts() -> None:
    drawn = bars(stacked([Part(30, RED), Part(10, BLUE)]))
    assert drawn == [(0, 75 - GAP, RED), (75, 25 - GAP, BLUE)]


def test_one_part_takes_all() -> None:
    assert bars(stacked([Part(7, RED)])) == [(0, 100 - GAP, RED)]


@pytest.mark.parametrize("parts", [[], [Part(0, RED)], [Part(0, RED), Part(0, BLUE)]])
def test_without_an_amount_the_track_is_empty(parts: list[Part]) -> None:
    (track,) = bars(stacked(parts))
    assert track[:2] == (0, 100)
    assert track[2] not in (RED, BLUE)


def test_a_part_of_zero_is_not_drawn_and_takes_no_room() -> None:
    drawn = bars(stacked([Part(0, RED), Part(5, BLUE)]))
    assert drawn == [(0, 100 - GAP, BLUE)]


def test_what_is_left_of_a_larger_whole_is_track() -> None:
    track, part = bars(stacked([Part(92, RED)], whole=100))
    assert track[:2] == (0, 100)
    assert part == (0, 92 - GAP, RED)


def test_a_whole_that_is_less_than_its_parts_is_as_long_as_they_are() -> None:
    """576 women, 660 men and 156 not recorded make 1,392, though 1,266 is stated."""
    drawn = bars(stacked([Part(576, RED), Part(660, BLUE), Part(156, RED)], whole=1266))
    assert [round(begin, 1) for begin, _, _ in drawn] == [0, 41.4, 88.8]


def test_a_part_that_is_too_small_to_be_seen_is_drawn_all_the_same() -> None:
    (_, width, colour) = bars(stacked([Part(100_000, RED), Part(1, BLUE)]))[1]
    assert (width, colour) == (0.2, BLUE)


def test_paints_differ_without_colour() -> None:
    svg = stacked([Part(1, RED, paint) for paint in ("filled", "outlined", "hatched", "empty")])
    fills = [fill for _, _, fill in bars(svg)]
    assert fills[:2] == [RED, "none"]
    assert fills[2].startswith("url(#hatch-")
    assert fills[3] not in (RED, "none")


def test_stripes_of_one_colour_have_one_name_and_those_of_two_have_two() -> None:
    """The names are of the whole page, where drawings of several bars stand below each other."""
    one = stacked([Part(1, RED, "hatched"), Part(1, RED, "hatched")])
    other = stacked([Part(1, BLUE, "hatched")])
    names = set(re.findall(r'id="(.*?)"', one))
    assert len(names) == 1
    assert names.isdisjoint(re.findall(r'id="(.*?)"', other))
    for svg in (one, other):
        assert set(re.findall(r"url\(#(.*?)\)", svg)) == set(re.findall(r'id="(.*?)"', svg))


def test_words_are_in_a_part_that_has_room_for_them() -> None:
    svg = stacked(
        [Part(80, RED, words="54,687 women"), Part(17, BLUE, words="8 men"), Part(3, RED, words="too long")]
    )  # fmt: skip
    assert words(svg) == ["54,687 women", "8 men"]
    assert wide_words(svg) == []


def test_words_that_have_no_room_on_a_phone_can_be_hidden_there() -> None:
    svg = stacked([Part(88, RED, words="88 women"), Part(12, BLUE, words="12 men")])
    assert words(svg) == ["88 women", "12 men"]
    assert wide_words(svg) == ["12 men"]


def test_stripes_begin_behind_the_words() -> None:
    svg = stacked([Part(50, RED), Part(50, BLUE, "hatched", "34,538")], height=26)
    assert words(svg) == ["34,538"]
    clipped = ElementTree.fromstring(svg).find(f"./{SVG}svg")
    assert clipped is not None
    assert clipped.attrib["x"] == "50.00%"
    assert float(clipped[0].attrib["x"]) > 6 * 7


@pytest.mark.parametrize(
    ("amounts", "left_out"),
    [((80, 20), []), ((97, 3), [1]), ((100, 0), [1]), ((0, 0), [0, 1])],
)
def test_which_words_have_no_room(amounts: tuple[int, int], left_out: list[int]) -> None:
    women, men = amounts
    parts = [Part(women, RED, words=f"{women} women"), Part(men, BLUE, words=f"{men} men")]
    assert without_room(parts) == [parts[place] for place in left_out]
    assert len(words(stacked(parts))) == 2 - len(left_out)


def test_parts_without_words_need_no_room() -> None:
    assert without_room([Part(1, RED), Part(0, BLUE)]) == []


def test_hostile_text_stays_text() -> None:
    evil = '</text><script>alert(1)</script>"'
    svg = stacked([Part(1, RED, words=evil, ink='red" onload="x')], alt=evil)
    root = ElementTree.fromstring(svg)
    assert root.attrib["aria-label"] == evil
    assert words(svg) == [evil]
    assert root.find(f".//{SVG}script") is None
    assert "onload" not in {name for node in root.iter() for name in node.attrib}


def test_a_drawing_is_named_or_passed_over_by_those_who_cannot_see_it() -> None:
    assert 'aria-hidden="true"' in stacked([Part(1, RED)])
    named = stacked([Part(1, RED)], alt="1 woman")
    assert 'role="img" aria-label="1 woman"' in named
    assert "aria-hidden" not in named
