"""The chain of evidence as a picture: questions, findings, conclusions, recommendations and actions in columns.

Each item is a box with its code, each link a curve to what is based on it. The path of a chosen item is
highlighted, and the rest is faded.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.layout import NO_AXIS, Marks, apply_layout
from charts.text import plain, wrapped_lines
from wording.codes import STATE_WORD, reading_text
from wording.colours import MAIN, QUIET, SECOND

COLUMNS = {
    "question": "Questions",
    "finding": "Findings",
    "conclusion": "Conclusions<br>and lessons",
    "recommendation": "Recommen-<br>dations",
    "action": "Actions",
}
# Lessons are based on findings, as conclusions are, and share their column.
COLUMN_OF = {**{kind: kind for kind in COLUMNS}, "lesson": "conclusion"}

TOP = 44
ROW = 29
HALF_WIDTH = 0.21
HALF_HEIGHT = 11
SWEEPS = 6
CURVE = (0.0, 0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92, 1.0)

# How boxes and curves look: colour, width of the line, strength of the box, strength of curve and code.
LOOKS: dict[str, dict[str, Any]] = {
    "faded": {"color": QUIET, "width": 1, "fill": 0.0, "opacity": 0.28, "dash": "solid"},
    "usual": {"color": QUIET, "width": 1, "fill": 0.16, "opacity": 1, "dash": "solid"},
    "ends": {"color": SECOND, "width": 2, "fill": 0.0, "opacity": 1, "dash": "dot"},
    "path": {"color": MAIN, "width": 2, "fill": 0.24, "opacity": 1, "dash": "solid"},
    "itself": {"color": SECOND, "width": 4, "fill": 0.24, "opacity": 1, "dash": "solid"},
}

Place = tuple[float, float]


def chain(items: pd.DataFrame) -> go.Figure:
    """The picture of `items` (item, kind, title, leads_to_conclusion, onward, side, is_chosen, state, reading).

    `onward` lists what is based on an item, separated by semicolons. A finding that no conclusion is based on has a
    dotted frame. Vertical places are pixels, in an order that keeps crossings few.
    """
    rows = items.to_dict("records")
    onward = {row["item"]: _onward(row, set(items["item"])) for row in rows}
    columns = [[row["item"] for row in rows if COLUMN_OF[row["kind"]] == kind] for kind in COLUMNS]
    heads = [head for head, column in zip(COLUMNS.values(), columns, strict=True) if column]
    columns = ordered([column for column in columns if column], onward)
    height = ROW * max((len(column) for column in columns), default=1)
    places = _places(columns, height)
    looks = {row["item"]: _look(row) for row in rows}
    figure = go.Figure()
    _curves(figure, rows, onward, places)
    _boxes(figure, rows, places, looks)
    named = Marks()
    for number, head in enumerate(heads):
        named.annotate(x=number, y=TOP - 6, text=head, yanchor="bottom", font={"size": 11})
    return apply_layout(
        figure,
        height + TOP + 16,
        hoverdistance=40,
        hovermode="closest",
        margin={"l": 0, "r": 0, "t": 4, "b": 4},
        xaxis={**NO_AXIS, "range": [-0.5, max(len(columns), 1) - 0.5]},
        yaxis={**NO_AXIS, "range": [height + TOP, 0]},
        **named.layout(),
    )


def ordered(columns: list[list[str]], onward: Mapping[str, list[str]]) -> list[list[str]]:
    """The same columns, each sorted by the mean place of its items' neighbours, so that few links cross."""
    neighbours: dict[str, list[str]] = {}
    for item, others in onward.items():
        for other in others:
            neighbours.setdefault(item, []).append(other)
            neighbours.setdefault(other, []).append(item)
    places = {item: place for column in columns for item, place in _spread(column).items()}
    sorted_columns = [list(column) for column in columns]
    for sweep in range(SWEEPS):
        order = range(len(columns)) if sweep % 2 == 0 else range(len(columns) - 1, -1, -1)
        for number in order:
            means = {item: _mean(item, neighbours, places) for item in sorted_columns[number]}
            sorted_columns[number].sort(key=means.__getitem__)
            places.update(_spread(sorted_columns[number]))
    return sorted_columns


def _mean(item: str, neighbours: Mapping[str, list[str]], places: Mapping[str, float]) -> float:
    """The mean place of the neighbours; an item without any stays where it is."""
    near = [places[other] for other in neighbours.get(item, []) if other in places]
    return sum(near) / len(near) if near else places[item]


def _spread(column: list[str]) -> dict[str, float]:
    return {item: (number + 0.5) / len(column) for number, item in enumerate(column)}


def _places(columns: list[list[str]], height: int) -> dict[str, Place]:
    return {
        item: (float(number), TOP + height * place)
        for number, column in enumerate(columns)
        for item, place in _spread(column).items()
    }


def _onward(row: Mapping[Any, Any], known: set[str]) -> list[str]:
    stated = row["onward"]
    return [] if pd.isna(stated) else [item for item in str(stated).split(";") if item in known]


def _look(row: Mapping[Any, Any]) -> str:
    if row["is_chosen"]:
        if pd.isna(row["side"]):
            return "faded"
        return "itself" if row["side"] == "itself" else "path"
    leads = row["leads_to_conclusion"]
    return "usual" if pd.isna(leads) or leads else "ends"


def _curves(
    figure: go.Figure,
    rows: list[dict[Any, Any]],
    onward: Mapping[str, list[str]],
    places: Mapping[str, Place],
) -> None:
    """The links, those of the path above the others."""
    sides = {row["item"]: row["side"] for row in rows if not pd.isna(row["side"])}
    chosen = any(row["is_chosen"] for row in rows)
    drawn: dict[str, tuple[list[float], list[float]]] = {
        "faded": ([], []), "usual": ([], []), "path": ([], [])
    }  # fmt: skip
    for item, others in onward.items():
        for other in others:
            on_path = _is_on_path(sides.get(item), sides.get(other))
            xs, ys = drawn["path" if on_path else "faded" if chosen else "usual"]
            for part in CURVE:
                x, y = _along(places[item], places[other], part)
                xs.append(x)
                ys.append(y)
            xs.append(np.nan)
            ys.append(np.nan)
    for look, (xs, ys) in drawn.items():
        if xs:
            style = LOOKS[look]
            figure.add_scatter(
                x=np.array(xs), y=np.array(ys), mode="lines", hoverinfo="skip", name=f"links {look}",
                line={"color": style["color"], "width": style["width"]},
                opacity=min(style["opacity"], 0.7),
            )  # fmt: skip


def _is_on_path(start: str | None, end: str | None) -> bool:
    """Both ends before the chosen item, or both after it, the item itself counting as either."""
    return {start, end} <= {"before", "itself"} or {start, end} <= {"itself", "after"}


def _along(start: Place, end: Place, part: float) -> Place:
    """A point on the curve from the right edge of one box to the left edge of another."""
    left, right = start[0] + HALF_WIDTH, end[0] - HALF_WIDTH
    eased = part * part * (3 - 2 * part)
    return left + (right - left) * part, start[1] + (end[1] - start[1]) * eased


def _boxes(
    figure: go.Figure,
    rows: list[dict[Any, Any]],
    places: Mapping[str, Place],
    looks: Mapping[str, str],
) -> None:
    """A frame for each item with its code in it, and its title as hover text."""
    for look, style in LOOKS.items():
        mine = [row for row in rows if looks[row["item"]] == look]
        if not mine:
            continue
        xs: list[float] = []
        ys: list[float] = []
        for row in mine:
            x, y = places[row["item"]]
            left, right, over, under = (
                x - HALF_WIDTH,
                x + HALF_WIDTH,
                y - HALF_HEIGHT,
                y + HALF_HEIGHT,
            )
            xs += [left, right, right, left, left, np.nan]
            ys += [over, over, under, under, over, np.nan]
        figure.add_scatter(
            x=np.array(xs), y=np.array(ys), mode="lines", fill="toself", hoverinfo="skip", name=f"boxes {look}",
            fillcolor=_pale(style["color"], style["fill"]), opacity=style["opacity"],
            line={"color": style["color"], "width": style["width"], "dash": style["dash"]},
        )  # fmt: skip
        figure.add_scatter(
            x=[places[row["item"]][0] for row in mine], y=[places[row["item"]][1] for row in mine],
            mode="text", text=[plain(row["item"]) for row in mine], name=look,
            textfont={"size": 12}, opacity=max(style["opacity"], 0.5),
            customdata=[[row["item"], _hover(row)] for row in mine],
            hovertemplate="%{customdata[1]}<extra></extra>",
        )  # fmt: skip


def _pale(colour: str, strength: float) -> str:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength})"


def _hover(row: Mapping[Any, Any]) -> str:
    text = f"<b>{plain(row['item'])}</b> {wrapped_lines(row['title'], most=3)}"
    if not pd.isna(row["state"]):
        reading = reading_text(row["reading"], row["state"], row["last_reported"])
        text += f"<br>{STATE_WORD[row['state']]}; {reading}"
    if not pd.isna(row["leads_to_conclusion"]) and not row["leads_to_conclusion"]:
        text += "<br>no conclusion rests on it"
    return text
