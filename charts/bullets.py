"""Progress against target as bullets: a bar for the actual, a line for the target, a tick for expected by now."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.layout import NO_AXIS, laid_out
from charts.roles import LINE, STATUS, STATUS_SHAPE, STATUS_WORD
from charts.text import lines, number, plain

ROW = 84
BAR = 0.22


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
    _mark(figure, shown["expected_value"] / scale[drawn], at, "expected by now", 11, 1.5)
    _mark(figure, shown["target"] / scale[drawn], at, "target", 25, 3.5)
    for place, row in enumerate(rows.to_dict("records")):
        figure.add_annotation(
            x=0, y=place - BAR * 1.15, text=_label(row), xanchor="left", yanchor="bottom",
            align="left", showarrow=False, xref="x", font={"size": 13},
        )  # fmt: skip
    return laid_out(
        figure,
        ROW * len(rows) + 16,
        barmode="overlay",
        xaxis={**NO_AXIS, "range": [0, 1]},
        yaxis={**NO_AXIS, "range": [len(rows) - 0.62, -0.82]},
    )


def _mark(
    figure: go.Figure, x: "pd.Series[float]", y: "pd.Index[int]", says: str, size: int, width: float
) -> None:
    figure.add_scatter(
        x=x, y=y, mode="markers", hovertemplate=f"{says}<extra></extra>",
        marker={"symbol": "line-ns", "size": size, "line": {"width": width, "color": "#5b6b7b"}},
    )  # fmt: skip


def _label(row: dict[str, Any]) -> str:
    status = row["status"]
    says = f"{STATUS_SHAPE[status]} {STATUS_WORD[status]}"
    return f"{lines(row['title'])}<br><b>{_reached(row)}</b> · {says}"


def _reached(row: dict[str, Any]) -> str:
    value = number(row["value"], row["unit"])
    return value if row["target"] != row["target"] else f"{value} of {number(row['target'], row['unit'])}"


def _hover(row: dict[str, Any]) -> str:
    expected = number(row["expected_value"], row["unit"])
    return (
        f"{plain(row['title'])}<br>{_reached(row)}<br>"
        f"expected by now: {expected}<br>{STATUS_WORD[row['status']]}"
    )
