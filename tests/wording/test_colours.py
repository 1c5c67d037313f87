"""A mark that carries a value is seen on what it lies on, and words in a bar are read: WCAG 2.2, 1.4.11 and 1.4.3."""

import re
import tomllib
from pathlib import Path

import pytest

from wording import colours

CONFIG = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))
GROUNDS = [CONFIG["theme"][theme]["backgroundColor"] for theme in ("light", "dark")]
OF_A_MARK, OF_TEXT = 3.0, 4.5

MARKS = sorted(
    {
        *colours.STATUS_COLOUR.values(),
        *colours.SEX_COLOUR.values(),
        *colours.STATE_COLOUR.values(),
        colours.MAIN,
        colours.SECOND,
        colours.QUIET,
    }
)


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, 0 to 1, as WCAG defines it."""
    parts = [int(part, 16) / 255 for part in re.findall("[0-9a-f]{2}", colour.lower())]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#ffffff", "#000000", 21.0), ("#777777", "#777777", 1.0), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_that_carries_a_value_is_seen_on_the_page(mark: str, ground: str) -> None:
    assert contrast(mark, ground) >= OF_A_MARK


@pytest.mark.parametrize(
    ("words", "bar"),
    [
        ("#ffffff", colours.SEX_COLOUR["women"]),
        (colours.INK["light"], colours.SEX_COLOUR["men"]),
        (colours.INK["light"], colours.SEX_COLOUR["another_gender"]),
        (colours.QUIET_INK, "#ffffff"),
        *((colours.INK[theme], ground) for theme, ground in zip(colours.INK, GROUNDS, strict=True)),
    ],
)
def test_words_are_read_on_their_bar_and_on_the_page(words: str, bar: str) -> None:
    assert contrast(words, bar) >= OF_TEXT


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["textColor", "linkColor", "grayTextColor", "primaryColor"])
def test_every_colour_of_text_is_read_in_its_theme(theme: str, name: str) -> None:
    chosen = CONFIG["theme"][theme]
    assert contrast(chosen[name], chosen["backgroundColor"]) >= OF_TEXT
