"""The portfolio: how money, agreements, durations and the like are spread, as far as the source gives it."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.roles import LINE, MAIN, PARTNER_WORD, QUIET, UNKNOWN_PATTERN
from charts.sheet import LINE_HEIGHT, on_sheet, track, write
from charts.text import blank, headed, lines, number, plain, qualified

BAR = 14
GAP = 10
DRAWN = ("range", "parts", "part")

Row = dict[Any, Any]


def topic(figures: pd.DataFrame) -> go.Figure:
    """The measures of `figures` (rows of funding/portfolio) that share a unit, each with its slices or points.

    Each measure has one axis for all of its rows, from zero: percentages up to 100, others up to the largest.
    Slices are bars; points of a spread are dots; of a single slice in percent, the rest is hatched: not known.
    """
    drawn = figures[figures["shape"].isin(DRAWN)]
    figure = go.Figure()
    bars: list[tuple[float, float, str]] = []
    dots: list[tuple[float, float, str]] = []
    rests: list[tuple[float, float, str]] = []
    top = 0.0
    for measure, group in drawn.groupby("measure", sort=False):
        rows = group.to_dict("records")
        top = write(figure, top, f"<b>{lines(headed(measure))}</b>") + 4
        scale = _scale(rows)
        for row in rows:
            top = write(figure, top, _label(row))
            if not blank(row["value"]):
                mark = (row["value"] / scale, top + BAR / 2 + 1, _hover(row))
                (dots if row["shape"] == "range" else bars).append(mark)
                if row["shape"] == "part":
                    rests.append((1 - mark[0], mark[1], "the rest is not in the text"))
            top += BAR + GAP
        top += LINE_HEIGHT
    track(figure, [y for _, y, _ in dots], 2)
    _add_bars(figure, bars)
    _add_rests(figure, bars, rests)
    _add_dots(figure, dots)
    return on_sheet(figure, max(top - LINE_HEIGHT, 1))


def shares_of_target(figures: pd.DataFrame) -> go.Figure:
    """The share of a target that the source itself states, in percent, against the whole of it.

    One bullet per row of `figures` (rows of funding/shares_of_target).
    """
    rows = figures.to_dict("records")
    scale = max([100.0, *(row["value"] for row in rows)]) * 1.02
    figure = go.Figure()
    bars: list[tuple[float, float, str]] = []
    top = 0.0
    for row in rows:
        category = "" if blank(row["category"]) else f": {row['category']}"
        said = f"<b>{plain(_value(row))}</b> · line: the whole target, 100 %"
        top = write(figure, top, f"{lines(headed(row['measure']) + category)}<br>{said}") + 6
        bars.append((row["value"] / scale, top + BAR, said))
        top += 2 * BAR + GAP
    track(figure, [y for _, y, _ in bars], 1.9 * BAR)
    _add_bars(figure, bars)
    figure.add_scatter(
        x=[100 / scale] * len(bars), y=[y for _, y, _ in bars], mode="markers",
        marker={"symbol": "line-ns", "size": 27, "line": {"width": 4, "color": QUIET}},
        hovertemplate="the target<extra></extra>",
    )  # fmt: skip
    return on_sheet(figure, max(top - GAP, 1) + 4)


def kinds(register: pd.DataFrame) -> go.Figure:
    """The partnerships of the register by kind: one bar per row of `register` (type, partnerships)."""
    figure = go.Figure()
    bars: list[tuple[float, float, str]] = []
    top = 0.0
    for row in register.to_dict("records"):
        name = PARTNER_WORD.get(row["type"], PARTNER_WORD["merged"])
        top = write(figure, top, f"<b>{number(row['partnerships'])}</b> · {name}")
        bars.append((row["partnerships"] / register["partnerships"].max(), top + BAR / 2 + 1, name))
        top += BAR + GAP
    _add_bars(figure, bars)
    return on_sheet(figure, max(top - GAP, 1) + 2)


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
    return lines(f"{_value(row)} · {category}{derived}{rest}").replace(value, f"<b>{value}</b>", 1)


def _hover(row: Row) -> str:
    return f"{plain(row['measure'])}<br>{_label(row)}"


def _add_bars(figure: go.Figure, bars: list[tuple[float, float, str]]) -> None:
    figure.add_bar(
        x=[x for x, _, _ in bars], y=[y for _, y, _ in bars], orientation="h", width=BAR,
        marker={"color": MAIN}, customdata=[said for _, _, said in bars],
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def _add_rests(
    figure: go.Figure,
    bars: list[tuple[float, float, str]],
    rests: list[tuple[float, float, str]],
) -> None:
    if not rests:
        return
    begins = {y: x for x, y, _ in bars}
    figure.add_bar(
        x=[x for x, _, _ in rests], y=[y for _, y, _ in rests], base=[begins[y] for _, y, _ in rests],
        orientation="h", width=BAR, customdata=[said for _, _, said in rests],
        marker={
            "color": "rgba(0,0,0,0)", "line": {"width": 1, "color": LINE},
            "pattern": {**UNKNOWN_PATTERN, "fgcolor": LINE},
        },
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def _add_dots(figure: go.Figure, dots: list[tuple[float, float, str]]) -> None:
    figure.add_scatter(
        x=[x for x, _, _ in dots], y=[y for _, y, _ in dots], mode="markers", cliponaxis=False,
        marker={"size": 13, "color": MAIN}, customdata=[said for _, _, said in dots],
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip
