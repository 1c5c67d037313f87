"""The evaluators' urgency and management's priority, joined by a line for each recommendation."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.layout import NO_AXIS, apply_layout
from charts.text import plain, wrapped_lines
from wording.colours import MAIN, SECOND

URGENCY = ("high", "medium", "low")
PRIORITY = (1, 2, 3)
SIDE = 0.3


def ranks(recommendations: pd.DataFrame) -> go.Figure:
    """One line per pair of urgency and priority in `recommendations`, level where the two are the same.

    Falling lines are of those to which management gives less priority than the evaluators urgency. Rows
    that lack one of the two are left out.
    """
    ranked = recommendations.dropna(subset=["urgency", "priority"])
    figure = go.Figure()
    _add_label(figure, SIDE, -0.6, "right", "evaluators'<br>urgency")
    _add_label(figure, 1 - SIDE, -0.6, "left", "management's<br>priority")
    for (urgency, priority), group in ranked.groupby(["urgency", "priority"], sort=False):
        _draw_line(
            figure, URGENCY.index(str(urgency)), PRIORITY.index(int(float(str(priority)))), group
        )
    for place, (urgency, priority) in enumerate(zip(URGENCY, PRIORITY, strict=True)):
        left = ranked[ranked["urgency"] == urgency]
        right = ranked[ranked["priority"] == priority]
        _add_label(figure, SIDE, place, "right", f"<b>{urgency}</b><br>{_codes(left)}")
        _add_label(
            figure, 1 - SIDE, place, "left", f"<b>{priority}</b><br>{_compared(right, place)}"
        )
    return apply_layout(
        figure,
        300,
        xaxis={**NO_AXIS, "range": [0, 1]},
        yaxis={**NO_AXIS, "range": [2.5, -0.95]},
    )


def _draw_line(figure: go.Figure, left: int, right: int, group: pd.DataFrame) -> None:
    same = left == right
    figure.add_scatter(
        x=[SIDE, 1 - SIDE], y=[left, right], mode="lines+markers",
        line={"color": MAIN if same else SECOND, "width": 3, "dash": "solid" if same else "dash"},
        marker={"size": 10, "symbol": "circle"},
        customdata=[_hover(group)] * 2, hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def _add_label(figure: go.Figure, x: float, y: float, anchor: str, text: str) -> None:
    figure.add_annotation(
        x=x, y=y, text=text, showarrow=False, xanchor=anchor, yanchor="middle", align=anchor,
        xshift=-10 if anchor == "right" else 10, font={"size": 13},
    )  # fmt: skip


def _codes(rows: pd.DataFrame) -> str:
    return wrapped_lines(", ".join(rows["recommendation"].astype(str)), 14) or "–"


def _compared(rows: pd.DataFrame, priority: int) -> str:
    """The codes with this priority, by how it compares with their urgency: `R1, R3 same`, `R5 higher`."""
    place = rows["urgency"].map(URGENCY.index)
    parts = [
        f"{_codes(group)} {word}"
        for word, group in (
            ("same", rows[place == priority]),
            ("lower", rows[place < priority]),
            ("higher", rows[place > priority]),
        )
        if len(group)
    ]
    return "<br>".join(parts) or "–"


def _hover(group: pd.DataFrame) -> str:
    return "<br>".join(_hover_text(row) for row in group.to_dict("records"))


def _hover_text(row: dict[Any, Any]) -> str:
    return (
        f"<b>{plain(row['recommendation'])}</b> {wrapped_lines(row['title'])}<br>"
        f"urgency {plain(row['urgency'])}, priority {int(row['priority'])}"
    )
