"""Women, men, another gender and those whose sex is not recorded: as a bar, and in words, of pages and papers."""

from markupsafe import Markup

from charts.svg.stacked import Part, stacked
from reports.content.rows import PartsRow
from wording.codes import SEX_WORD
from wording.colours import QUIET, SEX_COLOUR
from wording.figures import number, qualified
from wording.text import blank

# The ink of words inside a part, readable on its colour.
PART_INK = {"women": "#ffffff", "men": "#101820", "another_gender": "#101820"}


def sex_bar(row: PartsRow, height: int = 8, with_words: bool = False) -> Markup:
    """The parts of one figure, to its whole; hatched are those whose sex is not recorded, or is in no part.

    With words, each part has its number in it where there is room.
    """
    parts = [
        Part(
            float(row[sex]), colour, "hatched" if sex == "not_recorded" else "filled",  # type: ignore[literal-required]
            f"{_part(row, sex)} {SEX_WORD[sex]}" if with_words and sex in PART_INK else "", PART_INK.get(sex, ""),
        )
        for sex, colour in SEX_COLOUR.items()
        if not blank(row[sex])  # type: ignore[literal-required]
    ]  # fmt: skip
    if not parts:
        return stacked([Part(1, QUIET, "hatched")], height)
    if not blank(row["in_no_part"]):
        parts.append(Part(float(row["in_no_part"]), QUIET, "hatched"))
    return stacked(parts, height)


def parts_text(row: PartsRow) -> str:
    """`54,687 women, 51,195 men, 34,538 not recorded`; empty without any part."""
    stated = [
        f"{_part(row, sex)} {word}"
        for sex, word in SEX_WORD.items()
        if not blank(row[sex])  # type: ignore[literal-required]
    ]
    return ", ".join(stated)


def share_text(row: PartsRow) -> str:
    """`women are 51.6 % of those recorded (75.4 %)`, never without its coverage; or why there is none."""
    if not blank(row["women_percent"]):
        coverage = number(row["coverage_percent"], "percent")
        return f"women are {number(row['women_percent'], 'percent')} of the {coverage} recorded"
    return {"part": "women and men are not both given"}.get(row["split"], "by sex: not recorded")


def _part(row: PartsRow, sex: str) -> str:
    return qualified(row[sex], "people", row[f"{sex}_qualifier"])  # type: ignore[literal-required]
