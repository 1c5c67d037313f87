"""A timeline of deadlines: one mark per action, by recommendation, against the recommended time and the date."""

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.layout import laid_out
from charts.roles import LINE, QUIET, STATE, STATE_MARK, STATE_WORD
from charts.text import lines, plain

HEAD_LINE = 18
ROW = 24
GAP = 18
TOP = 44
# Beyond this part of the axis the date asked is told by an arrow: a line there would squeeze all deadlines.
FAR = 0.35
LEAST_DAYS = 60


def deadlines(actions: pd.DataFrame) -> go.Figure:
    """One row per row of `actions` (action, title, deadline, state, reading, recommendation and its window).

    `actions` come sorted by recommendation; each recommendation has its name, the time that the evaluators
    recommended as a pale band, and its actions one below the other. Vertical places are pixels.
    """
    figure = go.Figure()
    start, end = _span(actions)
    at = TOP
    for _, group in actions.groupby("recommendation", sort=False):
        at = _group(figure, group, at, start, end)
    _axis(figure, start, end, at)
    _asked(figure, actions["as_of"].iloc[0], start, end, at)
    return laid_out(
        figure,
        at + 16,
        xaxis={
            "range": [start, end], "showticklabels": False, "fixedrange": True, "zeroline": False,
            "tickvals": _ticks(start, end), "gridcolor": LINE, "griddash": "dot", "gridwidth": 0.5,
        },
        yaxis={"visible": False, "fixedrange": True, "range": [at, 0]},
    )  # fmt: skip


def _group(figure: go.Figure, group: pd.DataFrame, at: int, start: date, end: date) -> int:
    """Draw one recommendation from the pixel `at` on; gives back where the next one begins."""
    first = group.iloc[0]
    label = _head(first)
    at += HEAD_LINE * (label.count("<br>") + 1)
    figure.add_annotation(
        x=0, xref="paper", y=at, text=label, xanchor="left", yanchor="bottom", align="left",
        showarrow=False, font={"size": 13},
    )  # fmt: skip
    bottom = at + ROW * len(group) + 4
    if pd.notna(first["recommended_start"]) and pd.notna(first["recommended_end"]):
        figure.add_shape(
            type="rect", x0=first["recommended_start"], x1=first["recommended_end"], y0=at + 2, y1=bottom,
            fillcolor=LINE, opacity=0.28, line_width=0, layer="below",
        )  # fmt: skip
    rows = group.to_dict("records")
    left = [(row["deadline"] - start) > (end - row["deadline"]) for row in rows]
    figure.add_scatter(
        x=group["deadline"], y=[at + ROW * (place + 0.6) for place in range(len(rows))],
        mode="markers+text", text=[_beside(row) for row in rows],
        textposition=["middle left" if to_left else "middle right" for to_left in left],
        textfont={"size": 12}, cliponaxis=False,
        marker={
            "symbol": [STATE_MARK[row["state"]] for row in rows], "size": 12,
            "color": [STATE[row["state"]] for row in rows],
            "line": {"width": 2, "color": [STATE[row["state"]] for row in rows]},
        },
        customdata=[_hover(row) for row in rows], hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip
    return bottom + GAP


def _span(actions: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first and the last day of the axis: all deadlines, windows and, where it is near, the date asked."""
    days = pd.concat(
        [actions["deadline"], actions["recommended_start"], actions["recommended_end"]]
    ).dropna()
    start, end = days.min(), days.max()
    room = max((end - start) * FAR, pd.Timedelta(days=LEAST_DAYS))
    asked = actions["as_of"].iloc[0]
    if start - room <= asked <= end + room:
        start, end = min(start, asked), max(end, asked)
    edge = max((end - start) * 0.03, pd.Timedelta(days=10))
    return start - edge, end + edge


def _ticks(start: pd.Timestamp, end: pd.Timestamp) -> list[pd.Timestamp]:
    """The first of each half-year, or of each year where the axis is long."""
    return list(pd.date_range(start, end, freq="YS" if (end - start).days > 4 * 366 else "6MS"))


def _axis(figure: go.Figure, start: pd.Timestamp, end: pd.Timestamp, bottom: int) -> None:
    """The months in words, above and below, since the figure is longer than a phone."""
    for day in _ticks(start, end):
        for y, anchor in ((TOP - 4, "bottom"), (bottom - GAP, "top")):
            figure.add_annotation(
                x=day, y=y, text=f"{day:%b %Y}", showarrow=False, yanchor=anchor, font={"size": 12}
            )


def _asked(
    figure: go.Figure, asked: pd.Timestamp, start: pd.Timestamp, end: pd.Timestamp, bottom: int
) -> None:
    """The date asked as a line, or as an arrow at the edge where it lies far beyond."""
    words = f"as of {asked.day} {asked:%B %Y}"
    inside = start <= asked <= end
    late = (asked - start) > (end - asked)
    if inside:
        figure.add_shape(
            type="line", x0=asked, x1=asked, y0=20, y1=bottom - GAP, line={"color": QUIET, "width": 2}
        )
    else:
        words = f"{words} →" if late else f"← {words}"
    figure.add_annotation(
        x=asked if inside else (1 if late else 0), xref="x" if inside else "paper", y=20,
        text=f"<b>{words}</b>", showarrow=False, xanchor="right" if late else "left",
        yanchor="bottom", font={"size": 13},
    )  # fmt: skip


def _head(row: "pd.Series[Any]") -> str:
    """The recommendation's name and the time that was recommended, in up to three lines."""
    name = lines(f"{row['recommendation']} {row['recommendation_title']}")
    code = plain(row["recommendation"])
    name = name.replace(code, f"<b>{code}</b>", 1)
    start, end = row["recommended_start"], row["recommended_end"]
    if pd.isna(start) or pd.isna(end):
        return f"{name}<br>no time recommended"
    return f"{name}<br>▒ recommended: {start:%b %Y} to {end:%b %Y}"


def _beside(row: dict[str, Any]) -> str:
    late = ", overdue" if row["is_overdue"] else ""
    return f" <b>{plain(row['action'])}</b> {STATE_WORD[row['state']]}{late} "


def _hover(row: dict[str, Any]) -> str:
    due = row["deadline"]
    return (
        f"<b>{plain(row['action'])}</b> {lines(row['title'])}<br>"
        f"lead: {lines(_units(row['responsible']))}<br>"
        f"deadline: {due.day} {due:%B %Y}<br>"
        f"{STATE_WORD[row['state']]}; {plain(row['reading'])}"
    )


def _units(stated: object) -> str:
    return "not stated" if pd.isna(stated) else str(stated).replace(";", ", ")  # type: ignore[call-overload]
