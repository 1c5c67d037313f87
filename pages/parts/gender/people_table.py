"""The people reached, indicator by indicator: a bar of women and men, and the share of women with its coverage."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from charts.svg.stacked import Part, stacked
from pages.parts.gender.verdict import NOT_SPLIT
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import NOTHING, fold, joined
from queries.rows import PeopleRow
from reports.headline.people import (
    parts_text,
    sex_bar,
    share_text,
    unwritten_text,
)
from reports.rows import rows_of
from wording.codes import SEX_WORD
from wording.colours import SEX_COLOUR
from wording.dates import short_figure_day
from wording.figures import computed, number, qualified
from wording.text import blank, count, one_line

HEIGHT = 26

# So many indicators with a bar, and so many without, are in sight; the others are folded.
SHOWN = 12

NEVER_ADDED = "People are never added up across indicators: the same person may be in several."

Rows = Sequence[PeopleRow]


def people_table(people: pd.DataFrame, addresses: Addresses) -> Markup:
    """Those split by sex as a table, those that are not in a line; nothing without a figure.

    people: the answer to gender/people_by_sex.
    """
    rows = rows_of(people, PeopleRow)
    split = [row for row in rows if row["split"] == "split"]
    unsplit = [row for row in rows if row["split"] in NOT_SPLIT]
    without = [row for row in rows if row["split"] == "no_figure"]
    sources = {one_line(row["source_title"]) for row in (*split, *unsplit)}
    # Below the table it is named once.
    one_source = sources.pop() if split and len(sources) == 1 else ""
    parts = [
        _table(split, one_source, addresses) if split else NOTHING,
        _listed(
            "Not split by sex: ", [_unsplit_text(row, one_source, addresses) for row in unsplit]
        ),
        _listed("Without a figure by this date: ", [_link(row, addresses) for row in without]),
    ]
    return Markup('<section class="first">{}</section>').format(joined(parts)) if rows else NOTHING


def _table(rows: Rows, one_source: str, addresses: Addresses) -> Markup:
    body = [_row(row, one_source, addresses) for row in rows]
    folded = NOTHING
    if len(body) > SHOWN:
        more = f"{count(len(body) - SHOWN, 'more indicator')} split by sex"
        rest = Markup('<table class="people"><tbody>{}</tbody></table>').format(
            joined(body[SHOWN:])
        )
        folded = fold(more, rest)
    source = f"Source: {one_source}. " if one_source else ""
    note = f"{source}Share of women = women ÷ all whose sex is recorded, derived from the numbers stated."
    return Markup(
        '<table class="people"><thead><tr><th>Indicator</th><th class="bars">{}</th>'
        '<th class="number share">Share of women</th></tr></thead><tbody>{}</tbody></table>{}<p class="note">{}</p>'
    ).format(_legend(rows), joined(body[:SHOWN]), folded, note)


def _legend(rows: Rows) -> Markup:
    """What the colours of the bars are, of those that occur."""
    found = [
        sex
        for sex in SEX_COLOUR
        if any(not blank(row[sex]) for row in rows)  # type: ignore[literal-required]
    ]
    if any(not blank(row["in_no_part"]) for row in rows) and "not_recorded" not in found:
        found.append("not_recorded")
    items = joined(
        Markup('<span class="key">{} {}</span>').format(
            stacked([Part(1, SEX_COLOUR[sex], "hatched" if sex == "not_recorded" else "filled")]),
            SEX_WORD[sex],
        )
        for sex in found
    )
    return Markup("{} {}").format(items, NEVER_ADDED)


def _row(row: PeopleRow, one_source: str, addresses: Addresses) -> Markup:
    return Markup(
        '<tr><th scope="row">{}<p>{}</p></th><td class="parts">{}</td><td class="number share">{}</td></tr>'
    ).format(_link(row, addresses), _origin(row, one_source), _bars(row), _share(row))


def _link(row: PeopleRow, addresses: Addresses) -> Markup:
    return addresses.link(row["title"], "results", indicator=row["indicator"])


def _origin(row: PeopleRow, one_source: str) -> Markup:
    """The total, its date and its source; the title of a source that all rows have is below the table."""
    summed = ", the sum of the parts" if blank(row["stated_total"]) else ""
    return Markup("<b>{}</b> in all{} · {}").format(_total(row), summed, _known(row, one_source))


def _known(row: PeopleRow, one_source: str) -> str:
    title = one_line(row["source_title"])
    texts = (
        short_figure_day(row["period_end"], row["is_date_assumed"]),
        "" if title == one_source else title,
        one_line(row["place"]),
    )
    return " · ".join(text for text in texts if text)


def _bars(row: PeopleRow) -> Markup:
    """The parts of the whole, those that the bar has no room to write, and what does not add up."""
    text = parts_text(row)
    alt = "; ".join(part for part in (text, share_text(row)) if part)
    parts = [sex_bar(row, HEIGHT, with_words=True, alt=alt)]
    wide, narrow = unwritten_text(row), unwritten_text(row, on_phone=True)
    for width, unwritten in (
        (("", wide),) if wide == narrow else (("wide", wide), ("narrow", narrow))
    ):
        if unwritten:
            parts.append(Markup('<p class="{}">{}</p>').format(width, unwritten))
    if difference := _difference_text(row):
        parts.append(Markup('<p class="differs">{}</p>').format(difference))
    return joined(parts)


def _share(row: PeopleRow) -> Markup:
    if blank(row["women_percent"]):
        return Markup("<p>{}</p>").format("no share: too little is recorded")
    known = qualified(row["recorded"], "people", row["recorded_qualifier"])
    the = "the " if row["recorded_qualifier"] == "exact" else ""
    of = f"of {the}{known} recorded ({number(row['coverage_percent'], 'percent')})"
    return Markup("<b>{}</b><p>{}</p>").format(number(row["women_percent"], "percent"), of)


def _difference_text(row: PeopleRow) -> Markup | str:
    """A stated total that its parts miss: both, and by how much."""
    if blank(row["difference"]) or row["difference"] == 0:
        return ""
    more = "fewer" if row["difference"] > 0 else "more"
    text = Markup("Stated total <b>{}</b>; the parts make <b>{}</b>, {} {}.").format(
        _total(row),
        qualified(row["sum_of_parts"], "people", row["sum_qualifier"]),
        computed(abs(row["difference"]), "people", row["qualifier"], row["sum_qualifier"]),
        more,
    )
    if blank(row["in_no_part"]):
        return text
    return Markup("{} Those missing are in none of the parts, so the coverage is too high.").format(
        text
    )


def _unsplit_text(row: PeopleRow, one_source: str, addresses: Addresses) -> Markup:
    parts = parts_text(row)
    given = f", of which only {parts} are given" if row["split"] == "part" else ""
    return Markup("{} <b>{}</b>{} ({})").format(
        _link(row, addresses), _total(row), given, _known(row, one_source)
    )


def _total(row: PeopleRow) -> str:
    return qualified(row["value"], "people", row["qualifier"])


def _listed(label: str, texts: Sequence[Markup]) -> Markup:
    """Texts in one paragraph after its label, the last of many folded; nothing without any."""
    if not texts:
        return NOTHING
    line = Markup('<p class="line"><b>{}</b>{}</p>').format(label, joined(texts[:SHOWN], " · "))
    if len(texts) <= SHOWN:
        return line
    rest = Markup("<p>{}</p>").format(joined(texts[SHOWN:], " · "))
    more = fold(f"{len(texts) - SHOWN} more", rest)
    return joined([line, more])
