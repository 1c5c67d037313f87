"""Which letters the papers' fonts have, and what stands for one that none of them has."""

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

# Stands for a letter that no font has.
REPLACED = "\N{REPLACEMENT CHARACTER}"

# Invisible, and needed: they join and part the letters of Arabic, Bangla and others, and set their direction.
JOINERS = frozenset("\u200c\u200d\u200e\u200f")

# They ask for a variant of the letter before them, and are nothing in themselves.
VARIANTS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


@cache
def fonts() -> typst.Fonts:
    """The fonts of the papers, from their packages: none of the system's, so that a paper is the same everywhere."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(FOLDERS)
    )


@cache
def families() -> tuple[str, ...]:
    """The families in the order in which a letter is looked for: Latin first, then Chinese, pictures last."""
    found = [name for name in fonts().families() if "CJK" not in name and name != "Noto Emoji"]
    return (MAIN_FONT, *(name for name in found if name != MAIN_FONT), CHINESE, "Noto Emoji")


def drawn(tree: Any) -> tuple[Any, list[str]]:
    """`tree` of texts, lists and dicts with `REPLACED` for every letter that no font has, and those letters in order.

    Signs that are not letters (controls, marks of a file's beginning) become a space or nothing; letters with
    marks beside them become the one letter that fonts know.
    """
    missing: set[str] = set()
    return _through(tree, missing), sorted(missing)


def _through(tree: Any, missing: set[str]) -> Any:
    if isinstance(tree, str):
        return _line(tree, missing)
    if isinstance(tree, dict):
        return {name: _through(part, missing) for name, part in tree.items()}
    if isinstance(tree, list | tuple):
        return [_through(part, missing) for part in tree]
    return tree


def _line(said: str, missing: set[str]) -> str:
    if said.isascii() and said.isprintable():
        return said
    shown: list[str] = []
    for cluster in _clusters(unicodedata.normalize("NFC", said)):
        unknown = _unknown(cluster)
        missing |= unknown
        shown += (REPLACED if letter in unknown else letter for letter in cluster)
    return "".join(shown)


def _clusters(said: str) -> Iterator[str]:
    """Each letter with the marks that follow it, which are drawn as one."""
    cluster = ""
    for letter in map(_visible, said):
        if cluster and letter and not unicodedata.category(letter).startswith("M"):
            yield cluster
            cluster = ""
        cluster += letter
    yield cluster


@lru_cache(maxsize=100_000)
def _unknown(cluster: str) -> frozenset[str]:
    """The letters of a cluster that cannot be drawn: without a font, or marks that no font has with their letter.

    A paper says the same letters again and again: each is looked for once.
    """
    if any(all(_has(letter, path) for letter in cluster) for path in _files()):
        return frozenset()
    first, marks = cluster[:1], frozenset(cluster[1:])
    return marks if any(_has(first, path) for path in _files()) else marks | {first}


def _visible(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind == "Cc":
        return " "
    is_hidden = kind == "Cf" or letter in VARIANTS
    return "" if is_hidden and letter not in JOINERS else letter


def _has(letter: str, path: Path) -> bool:
    return letter in JOINERS or ord(letter) in _letters_of(path)


@cache
def _files() -> tuple[Path, ...]:
    """The font files; the Chinese one last, for it is large and seldom needed."""
    return tuple(
        path
        for folder in FOLDERS
        for path in sorted(folder.iterdir())
        if path.suffix in (".ttf", ".ttc") and "Italic" not in path.name
    )


@cache
def _letters_of(path: Path) -> frozenset[int]:
    is_collection = path.suffix == ".ttc"
    with TTFont(path, fontNumber=2 if is_collection else -1, lazy=True) as font:
        # Which letters there are is asked, and not what their shapes are called: to name them takes seconds.
        font.setGlyphOrder([str(place) for place in range(font["maxp"].numGlyphs)])
        return frozenset(font.getBestCmap())


def named(letter: str) -> str:
    """A letter that cannot be shown, by its number and name: `U+13000 egyptian hieroglyph a001`."""
    name = unicodedata.name(letter, "").lower()
    return f"U+{ord(letter):04X} {name}".strip()
