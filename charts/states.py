"""Actions by state as stacked bars, each below its name and its counts."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.layout import NO_AXIS, Marks, apply_layout
from charts.text import plain, wrapped_lines
from wording.codes import STATE_WORD
from wording.colours import STATE_COLOUR

LINE_HEIGHT = 18
BAR_HEIGHT = 16
GAP = 18


def states(counts: pd.DataFrame) -> go.Figure:
    """One bar per row of `counts` (title, perhaps code; actions, most, and a column for each state).

    All bars share one scale, from zero to `most` actions, so that their lengths may be compared. Not reported
    is an outline: nothing is known of those.
    """
    rows = counts.to_dict("records")
    labels = [_label(row) for row in rows]
    tops, bottom = _places(labels)
    figure = go.Figure()
    for state in STATE_COLOUR:
        figure.add_bar(
            x=counts[state], y=[top + BAR_HEIGHT / 2 for top in tops], orientation="h", width=BAR_HEIGHT,
            name=STATE_WORD[state],
            marker=_look(state),
            customdata=[f"{_name(row)}<br>{_counted(row[state], state)}" for row in rows],
            hovertemplate="%{customdata}<extra></extra>",
        )  # fmt: skip
    named = Marks()
    for top, label in zip(tops, labels, strict=True):
        named.annotate(
            x=0,
            y=top - 2,
            text=label,
            xanchor="left",
            yanchor="bottom",
            align="left",
            font={"size": 13},
        )
    return apply_layout(
        figure,
        bottom + 16,
        barmode="stack",
        xaxis={**NO_AXIS, "range": [0, _most(counts)]},
        yaxis={**NO_AXIS, "range": [bottom, 0]},
        **named.layout(),
    )


def _look(state: str) -> dict[str, Any]:
    """The look of the bars of a state."""
    if state == "not_reported":
        return {"color": "rgba(0,0,0,0)", "line": {"color": STATE_COLOUR[state], "width": 1.5}}
    return {"color": STATE_COLOUR[state], "line": {"width": 0}}


def _places(labels: list[str]) -> tuple[list[int], int]:
    """Where each bar begins, in pixels from the top, and where the last one ends."""
    tops, at = [], 0
    for label in labels:
        at += LINE_HEIGHT * (label.count("<br>") + 1)
        tops.append(at)
        at += BAR_HEIGHT + GAP
    return tops, at


def _label(row: dict[Any, Any]) -> str:
    counted = "  ".join(
        f'<span style="color:{STATE_COLOUR[state]}">{"□" if state == "not_reported" else "■"}</span> '
        f"{_counted(row[state], state)}"
        for state in STATE_COLOUR
        if row[state]
    )
    return f"{_name(row)}<br>{counted}"


def _name(row: dict[Any, Any]) -> str:
    code = f"<b>{plain(row['code'])}</b> " if "code" in row else ""
    return f"{code}{wrapped_lines(row['title'])}"


def _counted(how_many: int, state: str) -> str:
    return f"{how_many} {STATE_WORD[state]}"


def _most(counts: pd.DataFrame) -> int:
    return int(counts["most"].max()) if len(counts) else 1
