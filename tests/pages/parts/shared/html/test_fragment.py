"""HTML of our own: which addresses a click opens, and that text in it stays text."""

import re

import pytest
from markupsafe import Markup

from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import CARRIED_ON, Addresses, with_setting
from pages.parts.shared.html.blocks import Matter, Tile
from pages.parts.shared.html.fragment import page_at

HOSTILE = "<img src=x onerror=alert(1)> & \"quoted\" '$x$'"
ESCAPED = "&lt;img src=x onerror=alert(1)&gt; &amp; &#34;quoted&#34; &#39;$x$&#39;"


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/", ("pages/overview.py", {})),
        ("/results?indicator=2.A&as_of=2021-07-31", ("pages/results.py", {"indicator": "2.A", "as_of": "2021-07-31"})),
        ("/below/a/base/gender", ("pages/gender.py", {})),
        ("/about?conflict=%3Cb%3E", ("pages/about.py", {"conflict": "<b>"})),
        ("https://example.org/results", None),
        ("//example.org/results", None),
        ("javascript:alert(1)", None),
        ("/no-such-page", None),
        ("http://[", None),
        ("None", None),
    ],
)  # fmt: skip
def test_only_addresses_of_our_own_pages_are_opened(
    address: str, page: tuple[str, dict[str, str]] | None
) -> None:
    assert page_at(address) == page


def test_an_address_has_the_setting_and_the_base() -> None:
    addresses = Addresses("/base", (("as_of", "2021-07-31"),))

    assert addresses.of("overview") == "/base/?as_of=2021-07-31"
    assert (
        addresses.of("results", indicator="a&b") == "/base/results?as_of=2021-07-31&indicator=a%26b"
    )
    assert Addresses("", ()).of("results") == "/results"


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (
            {"project": "a&b", "as_of": "2021-07-31"},
            [
                "/base/?project=a%26b&amp;as_of=2021-07-31",
                "/base/results?project=a%26b&amp;as_of=2021-07-31&amp;indicator=a%26b",
                "/base/about?project=a%26b&amp;as_of=2021-07-31#source-x",
            ],
        ),
        ({}, ["/base/", "/base/results?indicator=a%26b", "/base/about#source-x"]),
    ],
    ids=["a setting", "none"],
)
def test_the_setting_is_put_into_every_link_when_it_is_drawn(
    setting: dict[str, str], expected: list[str]
) -> None:
    addresses = Addresses("/base", ((CARRIED_ON, ""),))
    made = Markup('{} {} <a href="{}#source-x">x</a>').format(
        addresses.link("x", "overview"), addresses.link("x", "results", indicator="a&b"), addresses.of("about")
    )  # fmt: skip
    assert re.findall('href="([^"]*)"', with_setting(made, setting)) == expected


def test_text_in_every_block_stays_text() -> None:
    link = Addresses("", ()).link(HOSTILE, "results", indicator=HOSTILE)
    parts = [
        link,
        blocks.verdict(HOSTILE, legend=[HOSTILE]),
        blocks.section(HOSTILE, blocks.joined([HOSTILE]), note=HOSTILE, anchor=HOSTILE),
        blocks.tiles([Tile(HOSTILE, HOSTILE, HOSTILE, link, notes=(HOSTILE,))]),
        blocks.matters([Matter(blocks.sign(HOSTILE, HOSTILE), link, HOSTILE, HOSTILE)]),
    ]

    for html in parts:
        assert isinstance(html, Markup)
        assert ESCAPED in html
        assert "<img" not in html


def test_what_is_empty_is_left_out() -> None:
    assert blocks.side_by_side(blocks.NOTHING) == ""
    assert "<div" not in blocks.verdict("Nothing is known yet.")
    assert "<ul" not in blocks.verdict("Nothing is known yet.")
    assert "note" not in blocks.section("A heading", Markup("<p>Text.</p>"))
