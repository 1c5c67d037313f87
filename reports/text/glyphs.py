"""Which characters the papers' fonts have, and what replaces one that none of them has."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst
from fontTools.ttLib import TTFont

FOLDERS = tuple(Path(str(files(package))) for package in ("manimgx_fonts", "manimgx_fonts_cjk"))

MAIN_FONT = "Noto Sans"
CHINESE = "Noto Sans CJK SC"

# Replaces a character that no font has.
REPLACED = "\N{REPLACEMENT CHARACTER}"

# Invisible, and needed: they join and separate the letters of Arabic, Bangla and others, and set their direction.
JOINERS = frozenset("\u200c\u200d\u200e\u200f")

# They select a variant of the character before them, and have no glyph of their own.
VARIANTS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


@cache
def fonts() -> typst.Fonts:
    """The fonts of the papers, from their packages: none of the system's, so that a paper is the same everywhere."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(FOLDERS)
    )


@cache
def font_families() -> tuple[str, ...]:
    """The families in the order in which a character is looked for: Latin first, emoji last, Chinese before them."""
    found = [name for name in fonts().families() if "CJK" not in name and name != "Noto Emoji"]
    return (MAIN_FONT, *(name for name in found if name != MAIN_FONT), CHINESE, "Noto Emoji")


def replace_missing_glyphs(tree: Any) -> tuple[Any, list[str]]:
    """`tree` of texts, lists and dicts with `REPLACED` for characters that no font has, and those characters in order.

    Control characters become a space, other invisible ones nothing; a letter with a separate accent becomes the one
    character that fonts have.
    """
    missing: set[str] = set()
    return _replaced_in(tree, missing), sorted(missing)


def _replaced_in(tree: Any, missing: set[str]) -> Any:
    if isinstance(tree, str):
        return _replaced_text(tree, missing)
    if isinstance(tree, dict):
        return {name: _replaced_in(part, missing) for name, part in tree.items()}
    if isinstance(tree, list | tuple):
        return [_replaced_in(part, missing) for part in tree]
    return tree


def _replaced_text(text: str, missing: set[str]) -> str:
    if text.isascii() and text.isprintable():
        return text
    shown: list[str] = []
    for cluster in _clusters(unicodedata.normalize("NFC", text)):
        unknown = _without_glyph(cluster)
        missing |= unknown
        shown += (REPLACED if letter in unknown else letter for letter in cluster)
    return "".join(shown)


def _clusters(text: str) -> Iterator[str]:
    """Each letter with the marks that follow it, which are drawn as one glyph."""
    cluster = ""
    for letter in map(_visible, text):
        if cluster and letter and not unicodedata.category(letter).startswith("M"):
            yield cluster
            cluster = ""
        cluster += letter
    yield cluster


@lru_cache(maxsize=100_000)
def _without_glyph(cluster: str) -> frozenset[str]:
    """The characters of a cluster that cannot be drawn: no font has them, or none has the marks with their letter.

    Kept, since a paper has the same clusters again and again.
    """
    if any(all(_has_glyph(letter, path) for letter in cluster) for path in _font_files()):
        return frozenset()
    first, marks = cluster[:1], frozenset(cluster[1:])
    return marks if any(_has_glyph(first, path) for path in _font_files()) else marks | {first}


def _visible(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind == "Cc":
        return " "
    is_hidden = kind == "Cf" or letter in VARIANTS
    return "" if is_hidden and letter not in JOINERS else letter


def _has_glyph(letter: str, path: Path) -> bool:
    return letter in JOINERS or ord(letter) in _letters_in_font(path)


@cache
def _font_files() -> tuple[Path, ...]:
    """The font files; the Chinese one last, since it is large and seldom needed."""
    return tuple(
        path
        for folder in FOLDERS
        for path in sorted(folder.iterdir())
        if path.suffix in (".ttf", ".ttc") and "Italic" not in path.name
    )


@cache
def _letters_in_font(path: Path) -> frozenset[int]:
    is_collection = path.suffix == ".ttc"
    with TTFont(path, fontNumber=2 if is_collection else -1, lazy=True) as font:
        # Only the character map is needed: without this, reading the names of all glyphs takes seconds.
        font.setGlyphOrder([str(place) for place in range(font["maxp"].numGlyphs)])
        return frozenset(font.getBestCmap())


def letter_name(letter: str) -> str:
    """The number and name of a character that cannot be shown: `U+13000 egyptian hieroglyph a001`."""
    name = unicodedata.name(letter, "").lower()
    return f"U+{ord(letter):04X} {name}".strip()
