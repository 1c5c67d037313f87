"""Progress against target as bullets: a bar for the actual, a line for the target, a tick for expected by now.

The tick is a triangle on the bar's upper edge, so that it is seen on the bar as well as beside it.
"""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.layout import NO_AXIS, laid_out
from charts.roles import LINE, QUIET, STATUS, STATUS_SHAPE, STATUS_WORD
from charts.text import lines, number, plain

ROW = 100
UNTITLED = 52
BAR = 0.19


def bullets(progress: pd.DataFrame) -> go.Figure:
    """One bullet per row of `progress` (indicator, title, unit, value, target, expected_value, status).

    Each row has a scale of its own, beginning at zero: units differ, so that only the distance to the row's
    own target may be compared. Rows without a target or a value have text and no bar.
    """
    rows = progress.reset_index(drop=True)
    figure = go.Figure()
    scale = rows[["value", "target", "expected_value"]].max(axis=1, skipna=True) * 1.04
    drawn = rows["target"].notna() & rows["value"].notna() & (scale > 0)
    shown = rows[drawn]
    at = shown.index
    figure.add_bar(
        x=[1] * len(shown), y=at, orientation="h", width=BAR * 1.9, base=0,
        marker={"color": LINE, "opacity": 0.22}, hoverinfo="skip",
    )  # fmt: skip
    figure.add_bar(
        x=shown["value"] / scale[drawn], y=at, orientation="h", width=BAR,
        marker={"color": [STATUS[status] for status in shown["status"]]},
        customdata=[_hover(row) for row in shown.to_dict("records")],
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip
    figure.add_scatter(
        x=shown["expected_value"] / scale[drawn], y=at - BAR * 0.72, mode="markers",
        marker={"symbol": "triangle-down", "size": 10, "color": QUIET},
        hovertemplate="expected by now<extra></extra>",
    )  # fmt: skip
    figure.add_scatter(
        x=shown["target"] / scale[drawn], y=at, mode="markers",
        marker={"symbol": "line-ns", "size": 27, "line": {"width": 4, "color": QUIET}},
        hovertemplate="target<extra></extra>",
    )  # fmt: skip
    for place, row in enumerate(rows.to_dict("records")):
        figure.add_annotation(
            x=0, y=place - BAR * 1.1, text=_label(row), xanchor="left", yanchor="bottom",
            align="left", showarrow=False, xref="x", font={"size": 13},
        )  # fmt: skip
    return laid_out(
        figure,
        (ROW if rows["title"].any() else UNTITLED) * len(rows) + 16,
        barmode="overlay",
        xaxis={**NO_AXIS, "range": [0, 1]},
        yaxis={**NO_AXIS, "range": [len(rows) - 0.62, -0.82]},
    )


def bullet(progress: pd.DataFrame) -> go.Figure:
    """The bullet of one indicator, for a place that has its title in text beside it."""
    return bullets(progress.assign(title=""))


def _label(row: dict[str, Any]) -> str:
    status = row["status"]
    says = f"{STATUS_SHAPE[status]} {STATUS_WORD[status]}"
    title = f"{lines(row['title'])}<br>" if row["title"] else ""
    return f"{title}<b>{_reached(row)}</b> · {says}"


def _reached(row: dict[str, Any]) -> str:
    value = number(row["value"], row["unit"])
    return value if row["target"] != row["target"] else f"{value} of {number(row['target'], row['unit'])}"


def _hover(row: dict[str, Any]) -> str:
    expected = number(row["expected_value"], row["unit"])
    return (
        f"{plain(row['title'])}<br>{_reached(row)}<br>"
        f"expected by now: {expected}<br>{STATUS_WORD[row['status']]}"
    )
