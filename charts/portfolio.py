"""The portfolio: how money, agreements, durations and the like are distributed, as far as the source states it."""

from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from charts.bullets import bullets
from charts.layout import UNKNOWN_PATTERN
from charts.stacked_layout import LINE_HEIGHT, StackedLayout
from charts.text import plain, wrapped_lines
from wording.codes import PARTNER_WORD
from wording.colours import MAIN, QUIET
from wording.dates import short_figure_day
from wording.figures import number, qualified
from wording.text import blank, capitalised

BAR = 14
GAP = 10
DRAWN = ("range", "parts", "part")

Row = dict[Any, Any]


class Mark(NamedTuple):
    """A bar or a dot: where it ends (1 is the end of the axis), its pixel from the top, and its hover."""

    end: float
    at: float
    hover: str
    shape: str = "parts"


def topic(figures: pd.DataFrame) -> go.Figure:
    """The measures of `figures` (rows of funding/portfolio) that share a unit, each with its slices or points.

    Each measure has one axis for all of its rows, from zero: percentages up to 100, others up to the largest.
    Slices are bars; points of a spread are dots; of a single slice in percent, the rest is hatched: not known.
    """
    drawn = figures[figures["shape"].isin(DRAWN)]
    layout = StackedLayout()
    bars: list[Mark] = []
    dots: list[Mark] = []
    for measure, group in drawn.groupby("measure", sort=False):
        rows = group.to_dict("records")
        layout.skip(LINE_HEIGHT if bars or dots else 0)
        first = group.iloc[0]
        dated = short_figure_day(first["as_at"], bool(first["is_date_assumed"]))
        heading = f"{capitalised(measure)}, {dated}"
        layout.write(f"<b>{wrapped_lines(heading)}</b>")
        layout.skip(4)
        scale = _scale(rows)
        for row in rows:
            layout.write(_label(row))
            if not blank(row["value"]):
                at = layout.top + BAR / 2 + 1
                mark = Mark(row["value"] / scale, at, _hover(row), row["shape"])
                (dots if row["shape"] == "range" else bars).append(mark)
            layout.skip(BAR + GAP)
    _add_bars(layout.figure, bars)
    _add_rests(layout.figure, [bar for bar in bars if bar.shape == "part"])
    if dots:
        layout.track([dot.at for dot in dots], 2)
        _add_dots(layout.figure, dots)
    return layout.finished()


def shares_of_target(figures: pd.DataFrame) -> go.Figure:
    """The share of a target that the source itself states, in percent, against the whole of it.

    One bullet per row of `figures` (rows of funding/shares_of_target).
    """
    rows = figures.to_dict("records")
    scale = max([100.0, *(row["value"] for row in rows)]) * 1.02
    layout = StackedLayout()
    bars: list[Mark] = []
    for row in rows:
        category = "" if blank(row["category"]) else f": {row['category']}"
        dated = short_figure_day(row["as_at"], row["is_date_assumed"])
        text = f"<b>{plain(_value(row))}</b> · {dated} · line: the whole target, 100 %"
        layout.write(f"{wrapped_lines(capitalised(row['measure']) + category)}<br>{text}")
        layout.skip(6)
        bars.append(Mark(row["value"] / scale, layout.top + BAR, text))
        layout.skip(2 * BAR + GAP)
    layout.track([bar.at for bar in bars], 1.9 * BAR)
    _add_bars(layout.figure, bars)
    layout.figure.add_scatter(
        x=[100 / scale] * len(bars), y=[bar.at for bar in bars], mode="markers",
        marker={"symbol": "line-ns", "size": 27, "line": {"width": 4, "color": QUIET}},
        hovertemplate="the target<extra></extra>",
    )  # fmt: skip
    return layout.finished()


def bullets_against_target(progress: pd.DataFrame) -> go.Figure:
    """A bullet for each row of `progress` (as `charts.bullets` takes them) that has a target in its unit."""
    return bullets(progress[progress["target"].notna()])


def kinds(register: pd.DataFrame) -> go.Figure:
    """The partnerships of the register by kind: one bar per row of `register` (type, partnerships)."""
    layout = StackedLayout()
    bars: list[Mark] = []
    for row in register.to_dict("records"):
        name = PARTNER_WORD.get(row["type"], PARTNER_WORD["merged"])
        layout.write(f"<b>{number(row['partnerships'])}</b> · {name}")
        length = row["partnerships"] / register["partnerships"].max()
        bars.append(Mark(length, layout.top + BAR / 2 + 1, name))
        layout.skip(BAR + GAP)
    _add_bars(layout.figure, bars)
    return layout.finished()


def _scale(rows: list[Row]) -> float:
    largest = max((row["value"] for row in rows if not blank(row["value"])), default=0)
    return float(max(largest, 100) if rows[0]["unit"] == "percent" else largest) or 1.0


def _value(row: Row) -> str:
    return qualified(row["value"], row["unit"], row["qualifier"])


def _label(row: Row) -> str:
    value = plain(_value(row))
    derived = " (derived)" if row["basis"] == "derived" else ""
    category = "in all" if blank(row["category"]) else row["category"]
    rest = "; the rest is not in the text" if row["shape"] == "part" else ""
    return wrapped_lines(f"{_value(row)} · {category}{derived}{rest}").replace(
        value, f"<b>{value}</b>", 1
    )


def _hover(row: Row) -> str:
    return f"{plain(row['measure'])}<br>{_label(row)}"


def _add_bars(figure: go.Figure, bars: list[Mark]) -> None:
    if not bars:
        return
    figure.add_bar(
        x=[bar.end for bar in bars], y=[bar.at for bar in bars], orientation="h", width=BAR,
        marker={"color": MAIN}, customdata=[bar.hover for bar in bars],
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def _add_rests(figure: go.Figure, bars: list[Mark]) -> None:
    """The rest of the whole beside these bars: hatched, since nothing is known of it."""
    if not bars:
        return
    figure.add_bar(
        x=[1 - bar.end for bar in bars], y=[bar.at for bar in bars], base=[bar.end for bar in bars],
        orientation="h", width=BAR,
        marker={
            "color": "rgba(0,0,0,0)", "line": {"width": 1, "color": QUIET},
            "pattern": {**UNKNOWN_PATTERN, "fgcolor": QUIET},
        },
        hovertemplate="the rest is not in the text<extra></extra>",
    )  # fmt: skip


def _add_dots(figure: go.Figure, dots: list[Mark]) -> None:
    figure.add_scatter(
        x=[dot.end for dot in dots], y=[dot.at for dot in dots], mode="markers", cliponaxis=False,
        marker={"size": 13, "color": MAIN}, customdata=[dot.hover for dot in dots],
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip
