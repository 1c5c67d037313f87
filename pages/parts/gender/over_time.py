"""Women and men over time: a column a date, where two dates or more give both."""

import pandas as pd
from markupsafe import Markup

from charts.svg.columns import Column, columns
from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from queries.rows import PeopleOverTimeRow
from reports.headline.people import parts_of, parts_text
from reports.rows import rows_of
from wording.dates import short_day, short_figure_day
from wording.figures import number
from wording.text import blank, count

# So many indicators are in sight; the others are folded. Of each the last dates are drawn.
SHOWN = 6
DATES = 12

Rows = list[PeopleOverTimeRow]


def over_time(people: pd.DataFrame, addresses: Addresses) -> Markup:
    """The section; nothing where no indicator has two dates. people: the answer to gender/over_time."""
    drawn = [
        _drawing(rows_of(rows, PeopleOverTimeRow), addresses)
        for _, rows in people.groupby("indicator", sort=False)
    ]
    if not drawn:
        return blocks.NOTHING
    grid = Markup('<div class="small-multiples">{}</div>')
    parts = [grid.format(blocks.joined(drawn[:SHOWN]))]
    if len(drawn) > SHOWN:
        more = f"{count(len(drawn) - SHOWN, 'more indicator')} over time"
        rest = grid.format(blocks.joined(drawn[SHOWN:]))
        parts.append(blocks.fold(more, rest))
    note = (
        "Colours as above. The columns of an indicator are on one scale, each indicator on its own."
    )
    return blocks.section("Women and men over time", *parts, note=note)


def _drawing(rows: Rows, addresses: Addresses) -> Markup:
    """The columns of one indicator, with the share of women on its first and last date."""
    shown = rows[-DATES:]
    title = addresses.link(rows[0]["title"], "results", indicator=rows[0]["indicator"])
    each = [Column(short_day(row["period_end"]), parts_of(row)) for row in shown]
    of_dates = f"the last {DATES} of {len(rows)} dates" if len(rows) > DATES else ""
    period = "each of its period alone" if rows[0]["measure"] == "period" else ""
    small = "; ".join(text for text in (of_dates, period) if text)
    more = Markup("<p>({})</p>").format(small) if small else blocks.NOTHING
    return Markup("<div><h3>{}</h3>{}<p>Women: {} → {}</p>{}</div>").format(
        title, columns(each, alt="; ".join(map(_alt, shown))), _share(shown[0]), _share(shown[-1]), more
    )  # fmt: skip


def _share(row: PeopleOverTimeRow) -> Markup:
    when = short_figure_day(row["period_end"], row["is_date_assumed"])
    if blank(row["women_percent"]):
        return Markup("no share ({})").format(when)
    return Markup("<b>{}</b> of the {} recorded ({})").format(
        number(row["women_percent"], "percent"), number(row["coverage_percent"], "percent"), when
    )


def _alt(row: PeopleOverTimeRow) -> str:
    return f"{short_day(row['period_end'])}: {parts_text(row)}"
