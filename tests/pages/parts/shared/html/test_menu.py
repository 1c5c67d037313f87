"""A menu in a line of text: what is chosen, and the other choices as links that keep those of the other menus."""

from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.menu import Menu, menus
from tests.pages.reading import html_text

AT = Addresses("/base", (("as_of", "2021-07-31"),))
UNITS = Menu("unit", "Everybody", {"a&b": "A & B", "c": "C"})
STATES = Menu("state", "Any state", {"done": "Done"})


def drawn(**chosen: str) -> str:
    return menus("actions", (UNITS, STATES), chosen, AT)


def summaries(html: str) -> list[str]:
    return [part.split("</summary>")[0] for part in html.split("<summary>")[1:]]


def test_a_menu_shows_what_is_chosen_or_that_all_are() -> None:
    assert summaries(drawn()) == ["Everybody", "Any state"]
    assert summaries(drawn(unit="c")) == ["C", "Any state"]


def test_a_choice_keeps_the_setting_and_the_choices_of_other_menus() -> None:
    html = drawn(state="done")
    assert 'href="/base/actions?as_of=2021-07-31&amp;state=done&amp;unit=a%26b"' in html
    assert 'href="/base/actions?as_of=2021-07-31&amp;state=done"' in html
    assert 'href="/base/actions?as_of=2021-07-31"' in html


def test_what_is_chosen_is_marked_in_its_menu_alone() -> None:
    marked = [
        part.split("</a>")[0].rsplit(">", 1)[1]
        for part in drawn(unit="c").split("<a ")[1:]
        if 'aria-current="true"' in part.split(">")[0]
    ]
    assert marked == ["C", "Any state"]


def test_a_menu_without_a_choice_is_left_out() -> None:
    assert summaries(menus("actions", (Menu("unit", "Everybody", {}), STATES), {}, AT)) == [
        "Any state"
    ]


def test_words_are_no_markup() -> None:
    html = menus("actions", (Menu("unit", "All", {"<b>": "<b>x</b>"}),), {"unit": "<b>"}, AT)
    assert "<b>" not in html
    assert html_text(html).count("<b>x</b>") == 2
