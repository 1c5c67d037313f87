"""Women, men, another gender and those whose sex is not recorded: as a bar, and in words, of pages and papers."""

from markupsafe import Markup

from charts.svg.stacked import Part, stacked, without_room
from reports.content.rows import PartsRow
from wording.codes import SEX_WORD
from wording.colours import QUIET, SEX_COLOUR
from wording.figures import number, qualified
from wording.text import blank

# The ink of words inside a part, readable on its colour.
PART_INK = {"women": "#ffffff", "men": "#101820", "another_gender": "#101820"}


def sex_bar(row: PartsRow, height: int = 8, with_words: bool = False, alt: str = "") -> Markup:
    """The parts of one figure, to its whole; hatched are those whose sex is not recorded, or is in no part.

    With words, each part has its number in it where there is room.
    """
    parts = parts_of(row, with_words)
    if not parts:
        return stacked([Part(1, QUIET, "hatched")], height, alt=alt)
    return stacked(parts, height, alt=alt)


def unwritten_text(row: PartsRow, *, on_phone: bool = False) -> str:
    """`156 not recorded`: what `sex_bar` has no room to write, in a table or on a phone; empty where it has."""
    parts = without_room(parts_of(row, with_words=True), on_phone=on_phone)
    return ", ".join(
        f"{part.words} {SEX_WORD['not_recorded']}" if part.paint == "hatched" else part.words
        for part in parts
    )


def parts_of(row: PartsRow, with_words: bool = False) -> list[Part]:
    """The parts of a bar or a column: those recorded filled, the others hatched."""
    parts = [
        Part(
            float(row[sex]), colour, "filled" if sex in PART_INK else "hatched",  # type: ignore[literal-required]
            _words(row, sex) if with_words else "", PART_INK.get(sex, ""),
        )
        for sex, colour in SEX_COLOUR.items()
        if not blank(row[sex])  # type: ignore[literal-required]
    ]  # fmt: skip
    if parts and not blank(row["in_no_part"]):
        words = number(row["in_no_part"]) if with_words else ""
        parts.append(Part(float(row["in_no_part"]), QUIET, "hatched", words))
    return parts


def _words(row: PartsRow, sex: str) -> str:
    """What is written into a part: that stripes are of those not recorded is said by the legend."""
    return f"{_part(row, sex)} {SEX_WORD[sex]}" if sex in PART_INK else _part(row, sex)


def parts_text(row: PartsRow) -> str:
    """`54,687 women, 51,195 men, 34,538 not recorded`; empty without any part."""
    stated = [
        f"{_part(row, sex)} {word}"
        for sex, word in SEX_WORD.items()
        if not blank(row[sex])  # type: ignore[literal-required]
    ]
    return ", ".join(stated)


def share_text(row: PartsRow) -> str:
    """`women are 51.6 % of those recorded; recorded: 75.4 %`, never without its coverage; or why there is none."""
    if not blank(row["women_percent"]):
        coverage = number(row["coverage_percent"], "percent")
        women = number(row["women_percent"], "percent")
        return f"women are {women} of those recorded; recorded: {coverage}"
    return {"part": "women and men are not both given"}.get(row["split"], "by sex: not recorded")


def _part(row: PartsRow, sex: str) -> str:
    return qualified(row[sex], "people", row[f"{sex}_qualifier"])  # type: ignore[literal-required]
