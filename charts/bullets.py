"""Progress against target as bullets: a bar for the actual, a line for the target, a tick for expected by then.

A baseline that is stated is a ring. The tick is a triangle on the bar's upper edge, so that it is visible on
the bar as well as beside it.
"""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.layout import NO_AXIS, Marks, apply_layout
from charts.stacked_layout import LINE_HEIGHT
from charts.text import plain, wrapped_lines
from wording.codes import beside_status, status_in_words, status_text
from wording.colours import HOLLOW_STATUSES, LINE, QUIET, STATUS_COLOUR
from wording.dates import day, short_figure_day
from wording.figures import number, qualified
from wording.text import blank

# Heights in pixels, and the share of a row's height that its bar takes.
TITLED, TITLED_BAR = 92, 0.2
UNTITLED, UNTITLED_BAR = 56, 0.34
# The most characters of a line below the status: a phone has room for them.
FURTHER_LINE = 54


def bullets(progress: pd.DataFrame) -> go.Figure:
    """One bullet per row of `progress` (title, unit, value, target, expected_value, status, and baseline).

    A bar is an outline where what became of it since is not known.

    Each row has a scale of its own, beginning at zero: units differ, so that only the distance to the row's
    own target may be compared. Rows without a target or a value have text and no bar.
    """
    return _figure(progress.reset_index(drop=True), TITLED, TITLED_BAR)


def bullet(progress: pd.DataFrame) -> go.Figure:
    """The bullet of one indicator, without its title, which the page shows above it."""
    return _figure(progress.assign(title="").reset_index(drop=True), UNTITLED, UNTITLED_BAR)


def _figure(rows: pd.DataFrame, height: int, bar: float) -> go.Figure:
    figure = go.Figure()
    rows = rows.assign(baseline=rows["baseline"] if "baseline" in rows else float("nan"))
    extra = LINE_HEIGHT * max((len(_further_lines(row)) for row in _records(rows)), default=0)
    height, bar = height + extra, bar * height / (height + extra)
    scale = rows[["value", "target", "expected_value", "baseline"]].max(axis=1, skipna=True) * 1.04
    known = rows["target"].notna() & rows["value"].notna() & (scale > 0)
    _draw_bars(figure, rows[known], scale[known], bar)
    _draw_marks(figure, rows[known], scale[known], bar)
    labels = Marks()
    for place, row in enumerate(rows.to_dict("records")):
        labels.annotate(
            x=0, y=place - bar * 1.1, text=_label(row), xanchor="left", yanchor="bottom",
            align="left", xref="x", font={"size": 13},
        )  # fmt: skip
    return apply_layout(
        figure,
        height * len(rows) + 16,
        barmode="overlay",
        xaxis={**NO_AXIS, "range": [0, 1]},
        yaxis={**NO_AXIS, "range": [len(rows) - 0.62, -0.82]},
        **labels.layout(),
    )


def _draw_bars(
    figure: go.Figure, rows: pd.DataFrame, scale: "pd.Series[float]", bar: float
) -> None:
    figure.add_bar(
        x=[1] * len(rows), y=rows.index, orientation="h", width=bar * 1.9,
        marker={"color": LINE, "opacity": 0.22}, hoverinfo="skip",
    )  # fmt: skip
    figure.add_bar(
        x=rows["value"] / scale, y=rows.index, orientation="h", width=bar,
        marker={
            "color": [
                "rgba(0,0,0,0)" if status in HOLLOW_STATUSES else STATUS_COLOUR[status]
                for status in rows["status"]
            ],
            "line": {
                "color": [STATUS_COLOUR[status] for status in rows["status"]],
                "width": [2 if status in HOLLOW_STATUSES else 0 for status in rows["status"]],
            },
        },
        customdata=[_hover(row) for row in rows.to_dict("records")],
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def _draw_marks(
    figure: go.Figure, rows: pd.DataFrame, scale: "pd.Series[float]", bar: float
) -> None:
    figure.add_scatter(
        x=rows["expected_value"] / scale, y=rows.index - bar * 0.72, mode="markers",
        marker={"symbol": "triangle-down", "size": 10, "color": QUIET},
        hovertemplate="expected by then<extra></extra>",
    )  # fmt: skip
    figure.add_scatter(
        x=rows["target"] / scale, y=rows.index, mode="markers",
        marker={"symbol": "line-ns", "size": 25, "line": {"width": 4, "color": QUIET}},
        hovertemplate="target<extra></extra>",
    )  # fmt: skip
    figure.add_scatter(
        x=rows["baseline"] / scale, y=rows.index, mode="markers",
        marker={"symbol": "circle-open", "size": 12, "line": {"width": 3}, "color": QUIET},
        hovertemplate="baseline<extra></extra>",
    )  # fmt: skip


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): cell for name, cell in row.items()} for row in rows.to_dict("records")]


def _label(row: dict[Any, Any]) -> str:
    title = f"{wrapped_lines(row['title'])}<br>" if row["title"] else ""
    status = status_text(row["status"], row["period_end"])
    return "<br>".join([f"{title}<b>{_value_text(row)}</b> · {status}", *_further_lines(row)])


def _further_lines(row: dict[str, Any]) -> list[str]:
    """The date of the figure, what stands beside its status, and what else it is compared with; as a phone has room.

    The date is left out where the status or what stands beside it has it.
    """
    beside, when = beside_status(row), day(row["period_end"])
    is_dated = when in beside or when in status_text(row["status"], row["period_end"])
    dated = (
        ""
        if is_dated or blank(row["value"])
        else short_figure_day(row["period_end"], row["is_date_assumed"])
    )
    lines: list[str] = []
    for text in filter(None, (dated, beside, *_comparison_texts(row))):
        if lines and len(lines[-1]) + len(text) + 3 <= FURTHER_LINE:
            lines[-1] = f"{lines[-1]} · {text}"
        else:
            lines.append(text)
    return lines


def _comparison_texts(row: dict[Any, Any]) -> list[str]:
    """What else the value is compared with: what was expected by then, and a baseline that is stated."""
    texts = []
    if row["expected_value"] == row["expected_value"] and row["expected_value"] != row["target"]:
        texts.append(f"expected {number(round(row['expected_value'], 1), row['unit'])}")
    if row["baseline"] == row["baseline"]:
        baseline = qualified(row["baseline"], row["unit"], row["baseline_qualifier"])
        texts.append(f"baseline {baseline}")
    return texts


def _value_text(row: dict[Any, Any]) -> str:
    value = qualified(row["value"], row["unit"], row["qualifier"])
    return (
        value
        if row["target"] != row["target"]
        else f"{value} of {qualified(row['target'], row['unit'], row['target_qualifier'])}"
    )


def _hover(row: dict[Any, Any]) -> str:
    expected, when = number(row["expected_value"], row["unit"]), day(row["period_end"])
    return (
        f"{plain(row['title'])}<br>{_value_text(row)}{when and f', {when}'}<br>"
        f"expected by then: {expected}<br>{status_in_words(row)}"
    )
