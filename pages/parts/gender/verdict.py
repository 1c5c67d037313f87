"""The answer of the page Gender: the share of women in the leading figure, and how many figures are not split."""

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html import blocks
from queries.rows import PeopleRow
from reports.rows import rows_of
from wording.dates import short_figure_day
from wording.figures import number, qualified
from wording.text import blank, one_line

NOT_SPLIT = ("part", "none")


def verdict(people: pd.DataFrame) -> Markup:
    """The sentence as the heading of the page. people: the answer to gender/people_by_sex."""
    rows = rows_of(people, PeopleRow)
    known = [row for row in rows if row["split"] != "no_figure"]
    if not rows:
        return blocks.verdict("No indicator of this project counts people.")
    if not known:
        return blocks.verdict("No figure of people was known by this date.")
    leading = [_share_text(row) for row in known if row["is_leading"]]
    sentences = [*(leading or [_without_share(known)]), _how_many_are_split(known)]
    return blocks.verdict(" ".join(sentence for sentence in sentences if sentence))


def _share_text(row: PeopleRow) -> str:
    """The share of women in the leading figure, with how many it is of, and how many it leaves out."""
    known = qualified(row["recorded"], "people", row["recorded_qualifier"])
    people = "person" if row["recorded"] == 1 else "people"
    the = "the " if row["recorded_qualifier"] == "exact" else ""
    dated = short_figure_day(row["period_end"], row["is_date_assumed"])
    return (
        f"Women are {number(row['women_percent'], 'percent')} of {the}{known} {people} whose sex is "
        f"recorded in “{one_line(row['title'])}” ({dated}){_rest_text(row)}"
    )


def _rest_text(row: PeopleRow) -> str:
    rest = []
    if not blank(row["not_recorded"]) and row["not_recorded"] > 0:
        missing = qualified(row["not_recorded"], "people", row["not_recorded_qualifier"])
        rest.append(f"of {missing} more it is not")
    if not blank(row["in_no_part"]):
        rest.append(f"{number(row['in_no_part'])} more are in none of the parts")
    return f"; {', and '.join(rest)}." if rest else "; it is recorded for all."


def _without_share(known: list[PeopleRow]) -> str:
    """Why there is no share of women, where an indicator is split all the same; else empty."""
    if not any(row["split"] == "split" for row in known):
        return ""
    if all(row["value"] == 0 for row in known):
        return "Every figure of people is zero."
    return "No share of women can be given."


def _how_many_are_split(known: list[PeopleRow]) -> str:
    unsplit = len([row for row in known if row["split"] in NOT_SPLIT])
    if len(known) == 1:
        return "The one figure of people is not split by sex." if unsplit else ""
    if unsplit == len(known):
        return f"None of the {unsplit} indicators of people is split by sex."
    if not unsplit:
        return f"All {len(known)} indicators of people are split by sex."
    verb = "is" if unsplit == 1 else "are"
    return f"{unsplit} of {len(known)} indicators of people {verb} not split by sex."
