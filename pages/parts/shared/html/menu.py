"""A small menu in a line of text: what is chosen, which opens the other choices as links."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import joined


class Menu(NamedTuple):
    """A parameter of the address that is chosen in a menu: its values with their words, and the words for all."""

    name: str
    everything: str
    words: Mapping[str, str]


def menus(
    page: str, choices: Sequence[Menu], chosen: Mapping[str, str], addresses: Addresses
) -> Markup:
    """The menus in a line. A choice keeps those of the other menus; `chosen` holds the values by their names."""
    shown = joined(_menu(page, menu, chosen, addresses) for menu in choices if menu.words)
    return Markup('<div class="menus">{}</div>').format(shown)


def _menu(page: str, menu: Menu, chosen: Mapping[str, str], addresses: Addresses) -> Markup:
    others = {name: value for name, value in chosen.items() if name != menu.name}
    code = chosen.get(menu.name)
    links = [_link(menu.everything, addresses.of(page, **others), code is None)]
    links += [
        _link(words, addresses.of(page, **others, **{menu.name: value}), value == code)
        for value, words in menu.words.items()
    ]
    now = menu.everything if code is None else menu.words[code]
    return Markup(
        '<details name="menu" id="menu-{}"><summary>{}</summary><ul>{}</ul></details>'
    ).format(menu.name, now, joined(links))


def _link(words: str, address: str, is_chosen: bool) -> Markup:
    """A link that leaves the reader where the menu is."""
    mark = Markup(' aria-current="true"') if is_chosen else ""
    return Markup('<li><a href="{}" data-stay{}>{}</a></li>').format(address, mark, words)
