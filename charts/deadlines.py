"""A timeline of deadlines: one mark per action, by recommendation, against the recommended time."""

from itertools import groupby
from operator import itemgetter
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.layout import STATE_MARK, Marks, apply_layout
from charts.text import plain, wrapped_lines
from wording.codes import STATE_WORD, reading_text
from wording.colours import LINE, QUIET, STATE_COLOUR

HEAD_LINE = 18
ROW = 24
GAP = 18
TOP = 44
# Further away than this share of the axis, the as-of date is an arrow: a line would leave no room for the deadlines.
FAR = 0.35
LEAST_DAYS = 60
# The width of a character beside a mark, of the mark, and of the figure on a phone, in pixels.
LETTER, MARK, PHONE = 5.6, 10, 330
NEAR_EDGE = 0.08


def deadlines(actions: pd.DataFrame) -> go.Figure:
    """One row per row of `actions` (action, title, deadline, state, reading, recommendation and its window).

    `actions` come sorted by recommendation; each recommendation has its name, the time that the evaluators
    recommended as a pale band, and its actions one below the other. Vertical places are pixels.
    """
    start, end = _span(actions)
    marks, at = Marks(), TOP
    places: list[float] = []
    rows = actions.to_dict("records")
    for _, of_one in groupby(rows, key=itemgetter("recommendation")):
        group = list(of_one)
        top = _draw_heading(marks, group, at, (start, end))
        places += [top + ROW * (place + 0.6) for place in range(len(group))]
        at = top + ROW * len(group) + 4 + GAP
    _axis(marks, start, end, at)
    _mark_as_of(marks, actions["as_of"].iloc[0], start, end)
    return apply_layout(
        go.Figure(_marks(rows, places, (start, end))),
        at + 16,
        xaxis={
            "range": [start, end], "showticklabels": False, "fixedrange": True, "zeroline": False,
            "showgrid": False,
        },
        yaxis={"visible": False, "fixedrange": True, "range": [at, 0]},
        **marks.layout(),
    )  # fmt: skip


def _draw_heading(
    marks: Marks, group: list[dict[Any, Any]], at: int, span: tuple[pd.Timestamp, pd.Timestamp]
) -> int:
    """Draw a recommendation's name from the pixel `at` on, and its time; gives back where its actions begin."""
    (start, end), first = span, group[0]
    label = _heading_text(first)
    at += HEAD_LINE * (label.count("<br>") + 1)
    marks.annotate(
        x=0, xref="paper", y=at, text=label, xanchor="left", yanchor="bottom", align="left",
        font={"size": 13},
    )  # fmt: skip
    bottom = at + ROW * len(group) + 4
    if pd.notna(first["recommended_start"]) and pd.notna(first["recommended_end"]):
        marks.shape(
            type="rect", x0=first["recommended_start"], x1=first["recommended_end"], y0=at + 2, y1=bottom,
            fillcolor=LINE, opacity=0.28, line_width=0, layer="below",
        )  # fmt: skip
    for day in _ticks(start, end):
        _vertical_line(marks, day, at, bottom, {"color": LINE, "width": 1, "dash": "dot"})
    if start <= first["as_of"] <= end:
        _vertical_line(marks, first["as_of"], at, bottom, {"color": QUIET, "width": 2})
    return at


def _marks(
    rows: list[dict[Any, Any]], places: list[float], span: tuple[pd.Timestamp, pd.Timestamp]
) -> go.Scatter:
    """A mark and its text for each action."""
    colours = [STATE_COLOUR[row["state"]] for row in rows]
    return go.Scatter(
        x=[row["deadline"] for row in rows], y=places,
        mode="markers+text", text=[_text_beside_mark(row) for row in rows],
        textposition=[f"middle {_side_of_text(row, *span)}" for row in rows],
        textfont={"size": 12}, cliponaxis=False,
        marker={
            "symbol": [STATE_MARK[row["state"]] for row in rows], "size": 12, "color": colours,
            "line": {"width": 2, "color": colours},
        },
        customdata=[_hover(row) for row in rows], hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def _side_of_text(row: dict[Any, Any], start: pd.Timestamp, end: pd.Timestamp) -> str:
    """The side of a mark for its text: away from the as-of date if a phone has room there, else where more room is."""
    along = (row["deadline"] - start) / (end - start)
    needed = (LETTER * len(row["action"] + _state(row)) + MARK) / PHONE
    away = "left" if row["deadline"] < row["as_of"] else "right"
    room = {"left": along, "right": 1 - along}
    return away if room[away] > needed else max(room, key=room.__getitem__)


def _span(actions: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first and the last day of the axis: deadlines, windows and, where near, the as-of date."""
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


def _axis(marks: Marks, start: pd.Timestamp, end: pd.Timestamp, bottom: int) -> None:
    """The months, above and below, since the figure is longer than a phone."""
    for day in _ticks(start, end):
        along = (day - start) / (end - start)
        side = "left" if along < NEAR_EDGE else "right" if along > 1 - NEAR_EDGE else "center"
        for y, anchor in ((TOP - 4, "bottom"), (bottom - GAP, "top")):
            marks.annotate(
                x=day, y=y, text=f"{day:%b %Y}", xanchor=side, yanchor=anchor,
                font={"size": 12},
            )  # fmt: skip


def _vertical_line(
    marks: Marks, day: pd.Timestamp, top: int, bottom: int, line: dict[str, Any]
) -> None:
    """A vertical line at a day, beside the actions of one recommendation."""
    marks.shape(type="line", x0=day, x1=day, y0=top, y1=bottom, line=line, layer="below")


def _mark_as_of(marks: Marks, asked: pd.Timestamp, start: pd.Timestamp, end: pd.Timestamp) -> None:
    """The as-of date above its lines, or with an arrow at the edge where it is far away."""
    words = f"as of {asked.day} {asked:%B %Y}"
    inside = start <= asked <= end
    late = (asked - start) > (end - asked)
    if not inside:
        words = f"{words} →" if late else f"← {words}"
    marks.annotate(
        x=asked if inside else (1 if late else 0), xref="x" if inside else "paper", y=20,
        text=f"<b>{words}</b>", xanchor="right" if late else "left",
        yanchor="bottom", font={"size": 13},
    )  # fmt: skip


def _heading_text(row: dict[Any, Any]) -> str:
    """The recommendation's name and the time that was recommended, in up to three lines."""
    name = wrapped_lines(f"{row['recommendation']} {row['recommendation_title']}")
    code = plain(row["recommendation"])
    name = name.replace(code, f"<b>{code}</b>", 1)
    start, end = row["recommended_start"], row["recommended_end"]
    if pd.isna(start) or pd.isna(end):
        return f"{name}<br>no time recommended"
    return f"{name}<br>▒ recommended: {start:%b %Y} to {end:%b %Y}"


def _text_beside_mark(row: dict[Any, Any]) -> str:
    return f" <b>{plain(row['action'])}</b> {_state(row)} "


def _state(row: dict[Any, Any]) -> str:
    return f"{STATE_WORD[row['state']]}{', overdue' if row['is_overdue'] else ''}"


def _hover(row: dict[Any, Any]) -> str:
    due = row["deadline"]
    return (
        f"<b>{plain(row['action'])}</b> {wrapped_lines(row['title'])}<br>"
        f"lead: {wrapped_lines(_units(row['responsible']))}<br>"
        f"deadline: {due.day} {due:%B %Y}<br>"
        f"{STATE_WORD[row['state']]}; {reading_text(row['reading'], row['state'], row['reported_on'])}"
    )


def _units(stated: object) -> str:
    return "not stated" if pd.isna(stated) else str(stated).replace(";", ", ")  # type: ignore[call-overload]
