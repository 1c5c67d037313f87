"""One indicator over time: its figures, the path from baseline to target, and earlier targets."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.layout import apply_layout
from charts.text import plain
from wording.colours import LINE, MAIN, QUIET
from wording.figures import qualified

HEIGHT = 340


def trend(figures: pd.DataFrame, path: pd.DataFrame, targets: pd.DataFrame, unit: str) -> go.Figure:
    """The figures of one indicator (period_end, value, country) as a line from point to point.

    Figures for the whole project lead; without them those of the countries are points. The axis is
    marked where a reporting year ends.

    `path` (kind, day, value) is drawn as a dotted line from baseline to target; `targets` (value, due,
    stood_until, reported_on) holds the versions of the target; those that were revised are open diamonds.
    Values are in `unit`.
    """
    whole = figures[figures["country"].isna()]
    shown = whole if not whole.empty else figures
    old = targets[
        targets["stood_until"].notna() & (targets["kind"] == "target") & (targets["sex"] == "total")
    ]
    figure = go.Figure()
    _draw_old_targets(figure, old.assign(due=old["due"].fillna(path["day"].max())), unit)
    _draw_path(figure, path, unit)
    _draw_figures(figure, shown, unit, "lines+markers+text" if len(whole) else "markers+text")
    highest = max([0.0, *shown["value"].dropna(), *path["value"].dropna(), *old["value"].dropna()])
    return apply_layout(
        figure,
        HEIGHT,
        margin={"l": 8, "r": 24, "t": 24, "b": 8},
        xaxis=_years(shown, path),
        yaxis={"range": [0, highest * 1.18 or 1], "automargin": True, "nticks": 5, "tickformat": ","},
    )  # fmt: skip


def _years(figures: pd.DataFrame, path: pd.DataFrame) -> dict[str, Any]:
    days = [*figures["period_start"], *figures["period_end"], *path["day"]]
    spare = (max(days) - min(days)) * 0.06
    return {
        "range": [min(days) - spare, max(days) + spare],
        "showgrid": False, "automargin": True, "tickformat": "to %b<br>%Y",
        "tick0": figures["year_end"].iloc[0], "dtick": "M12", "ticklabelposition": "outside left",
    }  # fmt: skip


def _draw_old_targets(figure: go.Figure, old: pd.DataFrame, unit: str) -> None:
    figure.add_scatter(
        x=old["due"], y=old["value"], mode="markers+text", cliponaxis=False,
        marker={"symbol": "diamond-open", "size": 11, "color": QUIET},
        text=[
            f"old target {qualified(value, unit, qualifier)},<br>until {until:%-d %b %Y}"
            for value, qualifier, until in old[["value", "qualifier", "stood_until"]].itertuples(index=False)
        ],
        textposition="bottom left", hoverinfo="skip",
    )  # fmt: skip


def _draw_path(figure: go.Figure, path: pd.DataFrame, unit: str) -> None:
    figure.add_scatter(
        x=path["day"], y=path["value"], mode="lines+markers+text", cliponaxis=False,
        line={"dash": "dot", "color": LINE, "width": 2},
        marker={"symbol": "diamond", "size": 9, "color": LINE},
        text=[
            _point(kind, value, qualifier, unit)
            for kind, value, qualifier in path[["kind", "value", "qualifier"]].itertuples(index=False)
        ],
        textposition=["top right" if kind == "baseline" else "top left" for kind in path["kind"]],
        hovertemplate="%{x|%-d %B %Y}<extra></extra>",
    )  # fmt: skip


def _draw_figures(figure: go.Figure, shown: pd.DataFrame, unit: str, mode: str) -> None:
    figure.add_scatter(
        x=shown["period_end"], y=shown["value"], mode=mode, cliponaxis=False,
        line={"color": MAIN, "width": 3}, marker={"size": 12, "color": MAIN},
        text=[
            f"<b>{qualified(value, unit, qualifier)}</b>"
            for value, qualifier in shown[["value", "qualifier"]].itertuples(index=False)
        ],
        textposition="top center",
        customdata=[plain(note) for note in shown["note"]],
        hovertemplate="%{text}, true on %{x|%-d %B %Y}<br>%{customdata}<extra></extra>",
    )  # fmt: skip


def _point(kind: str, value: float, qualifier: str, unit: str) -> str:
    word = "start" if kind == "baseline" else plain(kind)
    return "" if value != value else f"{word} {qualified(value, unit, qualifier)}"
