"""One indicator over time: its figures, the path from baseline to target, and earlier targets."""

from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from charts.layout import apply_layout
from charts.text import plain
from wording.colours import LINE, MAIN, QUIET
from wording.figures import qualified

HEIGHT = 340

# How far apart two labels must be on a phone, as shares of the width and the height of the chart; how far one is from
# its figure; and the share of the height below which a label under a figure would lie on the axis.
APART, LINE_APART, OFF, NEAR_AXIS = 0.42, 0.08, 0.075, 0.12


class Label(NamedTuple):
    """What is written at a figure, on which side of it, and where, as shares of the width and the height."""

    text: str
    position: str
    across: float
    up: float

    def overlaps(self, other: "Label") -> bool:
        """Whether both would be written over each other."""
        return abs(self.across - other.across) < APART and abs(self.up - other.up) < LINE_APART


class Places(NamedTuple):
    """Where the figures and the points of the path lie, each as shares of the width and of the height."""

    figures: list[tuple[float, float]]
    path: list[tuple[float, float]]


def trend(figures: pd.DataFrame, path: pd.DataFrame, targets: pd.DataFrame, unit: str) -> go.Figure:
    """The figures of one indicator (period_end, value, country) as a line from point to point.

    Figures for the whole project lead; without them those of the countries are points. The axis is
    marked where a reporting year ends.

    Written on it are the first, the last, the greatest and the least figure, those of them that have room on a phone;
    a pointer finds the others.

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
    highest = max([0.0, *shown["value"].dropna(), *path["value"].dropna(), *old["value"].dropna()])
    places = _places(shown, path, highest)
    labels = _labels(shown, places, unit)
    _draw_path(figure, path, unit, _is_start_free(places))
    _draw_figures(
        figure, shown, unit, labels, "lines+markers+text" if len(whole) else "markers+text"
    )
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


def _draw_path(figure: go.Figure, path: pd.DataFrame, unit: str, is_start_free: bool) -> None:
    figure.add_scatter(
        x=path["day"], y=path["value"], mode="lines+markers+text", cliponaxis=False,
        line={"dash": "dot", "color": LINE, "width": 2},
        marker={"symbol": "diamond", "size": 9, "color": LINE},
        text=[
            _point(kind, value, qualifier, unit) if is_start_free or kind != "baseline" else ""
            for kind, value, qualifier in path[["kind", "value", "qualifier"]].itertuples(index=False)
        ],
        textposition=["top right" if kind == "baseline" else "top left" for kind in path["kind"]],
        customdata=[
            f"{plain(kind)} {qualified(value, unit, qualifier)}"
            for kind, value, qualifier in path[["kind", "value", "qualifier"]].itertuples(index=False)
        ],
        hovertemplate="%{customdata}, %{x|%-d %B %Y}<extra></extra>",
    )  # fmt: skip


def _draw_figures(
    figure: go.Figure, shown: pd.DataFrame, unit: str, labels: dict[int, Label], mode: str
) -> None:
    figure.add_scatter(
        x=shown["period_end"], y=shown["value"], mode=mode, cliponaxis=False,
        line={"color": MAIN, "width": 3}, marker={"size": 12, "color": MAIN},
        text=[labels[place].text if place in labels else "" for place in range(len(shown))],
        textposition=[labels[place].position if place in labels else "top center" for place in range(len(shown))],
        customdata=[
            [qualified(value, unit, qualifier), plain(note)]
            for value, qualifier, note in shown[["value", "qualifier", "note"]].itertuples(index=False)
        ],
        hovertemplate="<b>%{customdata[0]}</b>, true on %{x|%-d %B %Y}<br>%{customdata[1]}<extra></extra>",
    )  # fmt: skip


def _places(shown: pd.DataFrame, path: pd.DataFrame, highest: float) -> Places:
    """Where the figures and the points of the path lie, as shares of the width and of the height."""
    days = pd.Series([*shown["period_end"], *path["day"]])
    span = (days.max() - days.min()) or pd.Timedelta(1, "D")
    values = [*shown["value"], *path["value"]]
    every = [
        (float(across), value / (highest or 1))
        for across, value in zip((days - days.min()) / span, values, strict=True)
    ]
    return Places(every[: len(shown)], every[len(shown) :])


def _labels(shown: pd.DataFrame, places: Places, unit: str) -> dict[int, Label]:
    """What is written at which of the figures, by their place.

    The last is written in any case; of the others one for which there is room on neither side is not.
    """
    values = list(shown["value"])
    known = [place for place, value in enumerate(values) if value == value]
    if not known:
        return {}
    taken = [Label("", "top left", across, up + OFF) for across, up in places.path[-1:]]
    greatest, least = max(known, key=values.__getitem__), min(known, key=values.__getitem__)
    found: dict[int, Label] = {}
    for place in dict.fromkeys((known[-1], known[0], greatest, least)):
        text = f"<b>{qualified(values[place], unit, shown['qualifier'].iloc[place])}</b>"
        across, up = places.figures[place]
        sides = [Label(text, "top center", across, up + OFF)]
        if up >= NEAR_AXIS:
            sides.append(Label(text, "bottom center", across, up - OFF))
        if not _is_peak(place, known, values):
            sides.reverse()
        free = [label for label in sides if not any(map(label.overlaps, taken))]
        if place == known[-1]:
            free = free or sides
        if free:
            found[place] = free[0]
            taken.append(free[0])
    return found


def _is_start_free(places: Places) -> bool:
    """Whether no figure lies where the start of the path would be written, above it to the right."""
    if not places.path:
        return True
    across, up = places.path[0]
    return not any(
        0 <= other - across < APART and up - OFF < height < up + 2 * OFF
        for other, height in places.figures
    )


def _is_peak(place: int, known: list[int], values: list[float]) -> bool:
    """Whether the line leads down from the figure, or along, so that above it there is room."""
    at = known.index(place)
    beside = [values[known[other]] for other in (at - 1, at + 1) if 0 <= other < len(known)]
    return all(values[place] >= value for value in beside)


def _point(kind: str, value: float, qualifier: str, unit: str) -> str:
    """What is written at a point of the path: a milestone has its words under the pointer."""
    if kind == "milestone" or value != value:
        return ""
    word = "start" if kind == "baseline" else plain(kind)
    return f"{word} {qualified(value, unit, qualifier)}"
