"""The blocks that pages are made of: a verdict, large figures, sections, lines that need attention."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

NOTHING = Markup("")


class Matter(NamedTuple):
    """One line of what a reader must look at: its sign, what it is as a link, why, and a word at its right end.

    more: what is below it, such as folded lines.
    """

    sign: Markup
    link: Markup
    why: object = ""
    right: object = ""
    more: Markup = NOTHING


class Tile(NamedTuple):
    """A large figure: the words before and after its digits, what it is as a link, a drawing, and small lines."""

    before: str
    digits: str
    after: str
    name: Markup
    drawing: Markup = NOTHING
    notes: tuple[object, ...] = ()


def joined(parts: Iterable[object], between: str = "") -> Markup:
    """All parts in one, escaped where they are text."""
    return Markup(between).join(parts)  # type: ignore[arg-type]


def verdict(sentence: object, drawing: Markup = NOTHING, legend: Sequence[object] = ()) -> Markup:
    """The answer of the page, as its heading; the drawing that shows it, and what its parts are."""
    parts = [Markup("<h1>{}</h1>").format(sentence)]
    if drawing:
        parts.append(Markup('<div class="answer">{}</div>').format(drawing))
    if legend:
        items = joined(Markup("<li>{}</li>").format(item) for item in legend)
        parts.append(Markup('<ul class="legend">{}</ul>').format(items))
    return Markup("<header>{}</header>").format(joined(parts))


def section(title: object, *bodies: Markup, note: object = "", anchor: str = "") -> Markup:
    """A part of the page under its heading; `note` is small, below."""
    small = Markup('<p class="note">{}</p>').format(note) if note else NOTHING
    name = Markup(' id="{}"').format(anchor) if anchor else NOTHING
    return Markup("<section{}><h2>{}</h2>{}{}</section>").format(name, title, joined(bodies), small)


def fold(
    summary: object,
    *bodies: Markup,
    anchor: str = "",
    is_open: bool = False,
    is_named: bool = False,
) -> Markup:
    """A part that opens below its summary. One that the address names is open, marked, and scrolled to."""
    name = Markup(' id="{}"').format(anchor) if anchor else NOTHING
    state = (
        Markup(' open aria-current="true" data-named')
        if is_named
        else Markup(" open")
        if is_open
        else NOTHING
    )
    return Markup("<details{}{}><summary>{}</summary><div>{}</div></details>").format(
        name, state, summary, joined(bodies)
    )


def side_by_side(*parts: Markup) -> Markup:
    """Parts beside each other where there is room; those that are empty are left out."""
    shown = [part for part in parts if part]
    return Markup('<div class="columns">{}</div>').format(joined(shown)) if shown else NOTHING


def tiles(figures: Sequence[Tile]) -> Markup:
    """The large figures in a row; on a phone two in a row."""
    return Markup('<ul class="tiles">{}</ul>').format(joined(map(_tile, figures)))


def _tile(tile: Tile) -> Markup:
    before = (
        Markup('<span class="small">{}</span> ').format(tile.before) if tile.before else NOTHING
    )
    after = Markup(' <span class="small">{}</span>').format(tile.after) if tile.after else NOTHING
    notes = joined(Markup("<p>{}</p>").format(note) for note in tile.notes if note)
    return Markup(
        '<li><p class="figure">{}<b>{}</b>{}</p><p class="name">{}</p>{}<div class="notes">{}</div></li>'
    ).format(before, tile.digits, after, tile.name, tile.drawing, notes)


def matters(lines: Sequence[Matter], numbered: bool = False) -> Markup:
    """Lines that a reader must look at, each with why; numbered where they are ranked."""
    tag = "ol" if numbered else "ul"
    return Markup('<{0} class="matters">{1}</{0}>').format(tag, joined(map(_matter, lines)))


def _matter(matter: Matter) -> Markup:
    right = (
        Markup('<span class="right">{}</span>').format(matter.right) if matter.right else NOTHING
    )
    why = Markup("<p>{}</p>").format(matter.why) if matter.why else NOTHING
    return Markup("<li>{} <div>{}{}{}</div>{}</li>").format(
        matter.sign, matter.link, why, matter.more, right
    )


def sign(shape: str, role: str = "") -> Markup:
    """A shape in the colour of its role, which the words beside it say, too."""
    return Markup('<span class="sign {}" aria-hidden="true">{}</span>').format(role, shape)
