"""One indicator as a picture to take away: all of it on one sheet, and nothing in it is markup."""

from charts.svg.bullet import bullet
from charts.svg.picture import EDGE, WIDTH, Picture, height_of, picture, wrapped
from charts.svg.stacked import Part, stacked
from tests.charts.svg.drawn import SVG, read, texts

HOSTILE = '</text><script>alert(1)</script> & "quoted" ]]> \x00\x0b\ud800'

PLAIN = Picture(
    title="People trained",
    figure=("about", "914", "of 1,000"),
    standing="● on track, by the figure of 30 September 2020.",
    bullet=bullet(0.914, 0.571, "on_track"),
    parts=stacked([Part(494, "#8a63c9", words="494 women", ink="#ffffff"), Part(382, "#b07d12")], 26),
    parts_text="494 women, 382 men.",
    notes=("CREST. People.", "Source: report, finding 10.", "https://example.org/results?indicator=A&as_of=2021"),
)  # fmt: skip


def test_it_has_the_figure_its_source_and_its_address_in_their_order() -> None:
    assert texts(picture(PLAIN)) == [
        "People trained",
        "about 914 of 1,000",
        "● on track, by the figure of 30 September 2020.",
        "494 women",
        "494 women, 382 men.",
        "CREST. People.",
        "Source: report, finding 10.",
        "https://example.org/results?indicator=A&as_of=2021",
    ]


def test_its_drawings_are_those_of_the_page_as_wide_as_the_sheet() -> None:
    first, second = [
        each for each in read(picture(PLAIN)).iter(SVG + "svg") if each.get("aria-hidden")
    ]
    assert {each.get("width") for each in (first, second)} == {str(WIDTH - 2 * EDGE)}
    assert {each.get("x") for each in (first, second)} == {str(EDGE)}
    drawn = PLAIN.bullet.partition("aria-hidden")[2]
    assert drawn in picture(PLAIN)


def test_it_is_as_high_as_what_is_on_it() -> None:
    bare = PLAIN._replace(bullet=stacked([], 0), parts=stacked([], 0), parts_text="")
    whole, less = read(picture(PLAIN)), read(picture(bare))
    assert int(whole.get("height") or 0) > int(less.get("height") or 0) > 200
    lowest = max(float(text.get("y") or 0) for text in whole.iter(SVG + "text"))
    assert int(whole.get("height") or 0) - lowest > EDGE / 2


def test_without_a_drawing_or_a_note_it_has_none() -> None:
    none = stacked([], 0)[:0]
    empty = PLAIN._replace(bullet=none, parts=none, parts_text="", notes=("", "x"))
    assert [
        each for each in read(picture(empty)).iter(SVG + "svg") if each.get("aria-hidden")
    ] == []
    assert texts(picture(empty))[-1] == "x"


def test_no_text_in_it_is_markup_and_what_xml_may_not_hold_is_left_out() -> None:
    everywhere = PLAIN._replace(
        title=HOSTILE, figure=(HOSTILE, HOSTILE, HOSTILE), standing=HOSTILE, parts_text=HOSTILE, notes=(HOSTILE,)
    )  # fmt: skip
    svg = picture(everywhere)
    svg.encode()
    assert list(read(svg).iter(SVG + "script")) == []
    kept = '</text><script>alert(1)</script> & "quoted" ]]>'
    assert texts(svg)[-1] == kept
    assert read(svg).get("aria-label", "").startswith(kept)


def test_long_texts_are_broken_within_the_sheet() -> None:
    assert list(wrapped("one two three", 10, 45)) == ["one two", "three"]
    assert list(wrapped("a" * 20, 10, 54)) == ["a" * 10, "a" * 10]
    assert list(wrapped("移民工人", 10, 25)) == ["移民", "工人"]
    assert list(wrapped("", 10, 45)) == []
    long = picture(PLAIN._replace(title="Migrant workers " * 40))
    titles = [text for text in texts(long) if text.startswith("Migrant")]
    assert len(titles) > 5
    assert max(map(len, titles)) * 28 * 0.5 < WIDTH


def test_the_height_of_a_drawing_is_read_from_it() -> None:
    assert height_of(PLAIN.bullet) == 22
    assert height_of(PLAIN.parts) == 26
    assert height_of(stacked([], 0)[:0]) == 0
