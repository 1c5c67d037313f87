"""Native charts of a workbook, each beside its numbers, so that both can be edited.

Reads `actions/by_recommendation`, `gender/people_by_sex` and `results/indicator_progress`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.text.sanitized import sanitized, shortened
from wording.codes import SEX_WORD, STATE_WORD
from wording.colours import MAIN, QUIET, SEX_COLOUR, STATE_COLOUR
from wording.dates import short_figure_day
from wording.text import capitalised

# What was not recorded, or is only expected, is hatched, and what was not reported is an outline: colour is never the
# only sign.
HATCHED = {"not_recorded", "in_no_part", "expected_share"}
HOLLOW = {"not_reported"}

# Sizes in pixels: a row of a sheet, the head and foot of a chart, and a bar with its gap.
ROW, AROUND, BAR, WIDTH = 20, 145, 30, 720
LABEL, FIGURE = 64, 13
MOST_SERIES = 5
# The rows of a printed page, which is as wide as table and chart together.
PAGE = 50
HEAD = 15
LONGEST_LABEL, LONGEST_TITLE = 75, 46

# As everywhere, there is a space before the sign.
PERCENT = r"0\ %"


@dataclass(frozen=True)
class BarChart:
    """A chart of bars with its table.

    `description` says what it shows; without rows, `empty_text` is there instead. `series` has the heading of each
    column of `rows` that is drawn, `number_form` the format of its numbers.
    """

    title: str
    description: str
    empty_text: str
    rows: pd.DataFrame
    series: Mapping[str, str]
    colours: Mapping[str, str]
    subtype: str | None
    number_form: str


def draw_charts(
    book: Workbook, sheet: Worksheet, frames: Mapping[str, pd.DataFrame], formats: Mapping[str, Any]
) -> None:
    """Put the charts one below the other into `sheet`, each to the right of its table."""
    at, begins, breaks = 0, 0, []
    for bars in (_achieved(frames), _done(frames), _sexes(frames)):
        ends = _block(book, sheet, at, bars, formats)
        if at and ends - begins > PAGE:
            breaks.append(at)
            begins = at
        at = ends
    sheet.set_h_pagebreaks(breaks)
    sheet.set_column(0, 0, LABEL)
    sheet.set_column(1, MOST_SERIES, FIGURE)
    sheet.set_column(MOST_SERIES + 1, MOST_SERIES + 1, 3)
    sheet.hide_gridlines(2)


def _achieved(frames: Mapping[str, pd.DataFrame]) -> BarChart:
    progress = frames["results/indicator_progress"]
    rows = progress[progress["achievement"].notna()]
    return BarChart(
        title="How far is each indicator?",
        description=(
            "Achieved: the way from the baseline to the target, of 100 %. Beside it, what was expected by then."
        ),
        empty_text="No indicator has both a figure and a target to compare it with.",
        rows=rows.assign(label=_dated_titles(rows)),
        series={"achievement": "Achieved", "expected_share": "Expected by then"},
        colours={"achievement": MAIN, "expected_share": QUIET},
        subtype=None,
        number_form="share",
    )


def _done(frames: Mapping[str, pd.DataFrame]) -> BarChart:
    rows = frames["actions/by_recommendation"]
    return BarChart(
        title="How far is each recommendation?",
        description="The key actions of each recommendation, by what was reported of them.",
        empty_text="No key action is known.",
        rows=rows.assign(label=rows["code"] + " " + rows["title"].fillna("")),
        series={code: capitalised(word) for code, word in STATE_WORD.items()},
        colours=STATE_COLOUR,
        subtype="stacked",
        number_form="whole",
    )


def _sexes(frames: Mapping[str, pd.DataFrame]) -> BarChart:
    people = frames["gender/people_by_sex"]
    rows = people[people["split"].isin(["split", "part"])]
    words = {code: capitalised(SEX_WORD[code]) for code in SEX_COLOUR} | {
        "in_no_part": "In no part"
    }
    return BarChart(
        title="Women and men",
        description="The parts of each figure that is told apart by sex, each bar being all of its people.",
        empty_text="No figure is told apart by sex.",
        rows=rows.assign(label=_dated_titles(rows)),
        series={name: word for name, word in words.items() if rows[name].notna().any()},
        colours={**SEX_COLOUR, "in_no_part": "#b8c0c8"},
        subtype="percent_stacked",
        number_form="whole",
    )


def _dated_titles(rows: pd.DataFrame) -> list[str]:
    """The title of each indicator with the date of its figure."""
    columns = ["title", "period_end", "is_date_assumed"]
    return [
        f"{shortened(title, LONGEST_TITLE)}, {short_figure_day(when, is_assumed)}"
        for title, when, is_assumed in rows[columns].itertuples(index=False)
    ]


def _block(
    book: Workbook, sheet: Worksheet, at: int, bars: BarChart, formats: Mapping[str, Any]
) -> int:
    """A heading, a sentence, the table and its chart from the row `at` on; gives back the row after them."""
    sheet.write_string(at, 0, bars.title, formats["heading"])
    if bars.rows.empty:
        sheet.write_string(at + 1, 0, bars.empty_text)
        return at + 4
    sheet.write_string(at + 1, 0, bars.description)
    head = at + 3
    sheet.write_string(head, 0, "", formats["head"])
    for place, heading in enumerate(bars.series.values(), start=1):
        sheet.write_string(head, place, heading, formats["head"])
    for row, label in enumerate(bars.rows["label"], start=head + 1):
        sheet.write_string(row, 0, shortened(label, LONGEST_LABEL), formats["line"])
    for place, name in enumerate(bars.series, start=1):
        qualifiers = bars.rows.get(f"{name}_qualifier", pd.Series("exact", bars.rows.index))
        for row, (cell, qualifier) in enumerate(
            zip(bars.rows[name].tolist(), qualifiers.tolist(), strict=True), start=head + 1
        ):
            if not pd.isna(cell):
                form = formats.get(f"{bars.number_form} {qualifier}", formats[bars.number_form])
                sheet.write_number(row, place, float(cell), form)
    height = AROUND + BAR * len(bars.rows)
    sheet.set_row(head, 2 * HEAD)
    sheet.insert_chart(head, MOST_SERIES + 2, _chart(book, sheet, head, bars, height), {
        "description": sanitized(f"{bars.title} {bars.description} The numbers stand in the table beside the chart."),
        "object_position": 2,
    })  # fmt: skip
    return head + max(len(bars.rows) + 1, ceil(height / ROW)) + 2


def _chart(book: Workbook, sheet: Worksheet, head: int, bars: BarChart, height: int) -> Any:
    """Horizontal bars from the table under the row `head`, the first one on top."""
    kind = {"type": "bar", "subtype": bars.subtype} if bars.subtype else {"type": "bar"}
    chart = book.add_chart(kind)
    last = head + len(bars.rows)
    for place, name in enumerate(bars.series, start=1):
        chart.add_series({
            "name": [sheet.name, head, place],
            "categories": [sheet.name, head + 1, 0, last, 0],
            "values": [sheet.name, head + 1, place, last, place],
            "gap": 50,
            "overlap": 100 if bars.subtype else 0,
            "data_labels": {"value": True, "num_format": _label_form(bars), "font": _label_font(name, bars)},
            **_filled(name, bars.colours[name]),
        })  # fmt: skip
    chart.set_title({"name": bars.title, "name_font": {"size": 12}})
    chart.set_y_axis(
        {"reverse": True, "interval_unit": 1, "num_font": {"size": 9}, "major_tick_mark": "none"}
    )
    is_share = bars.number_form == "share" or bars.subtype == "percent_stacked"
    chart.set_x_axis({
        "min": 0, "num_font": {"size": 9}, "num_format": PERCENT if is_share else "0",
        "major_gridlines": {"visible": True, "line": {"color": "#D5DBE1", "width": 0.5}},
    })  # fmt: skip
    chart.set_legend({"position": "bottom", "font": {"size": 9}})
    chart.set_size({"width": WIDTH, "height": height})
    return chart


def _label_form(bars: BarChart) -> str:
    """The format of the numbers on the bars; a zero has none, since it has no bar."""
    return PERCENT if bars.number_form == "share" else "#,##0;;"


def _label_font(name: str, bars: BarChart) -> dict[str, Any]:
    """White on a plain bar, otherwise dark."""
    is_plain = name not in HATCHED | HOLLOW
    return {"size": 9, "color": "#FFFFFF" if bars.subtype and is_plain else "#16202C"}


def _filled(name: str, colour: str) -> dict[str, Any]:
    """A plain colour, hatching for what was not recorded or is only expected, an outline for what was not reported."""
    if name in HOLLOW:
        return {"fill": {"color": "#FFFFFF"}, "border": {"color": colour, "width": 1.5}}
    if name not in HATCHED:
        return {"fill": {"color": colour}}
    pattern = {"pattern": "light_upward_diagonal", "fg_color": colour, "bg_color": "#FFFFFF"}
    return {"pattern": pattern, "border": {"color": colour}}
