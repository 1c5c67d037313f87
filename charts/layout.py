"""What every figure has in common: margins, height, no background, and marks that are added all at once."""

from typing import Any

import plotly.graph_objects as go

NO_AXIS: dict[str, Any] = {
    "visible": False,
    "fixedrange": True,
}


class Marks:
    """Annotations and shapes of a figure, added all at once.

    Plotly's own `add_annotation` and `add_shape` copy and check all earlier ones each time.
    """

    def __init__(self) -> None:
        self.annotations: list[dict[str, Any]] = []
        self.shapes: list[dict[str, Any]] = []

    def annotate(self, **annotation: Any) -> None:
        """One more annotation, as `add_annotation` takes it."""
        self.annotations.append({"showarrow": False, **annotation})

    def shape(self, **shape: Any) -> None:
        """One more shape, as `add_shape` takes it."""
        self.shapes.append(shape)

    def layout(self) -> dict[str, Any]:
        """Both as parts of a layout."""
        return {"annotations": self.annotations, "shapes": self.shapes}


def apply_layout(figure: go.Figure, height: int, **layout: Any) -> go.Figure:
    """`figure` with the common layout, `height` pixels high, and `layout` besides."""
    common: dict[str, Any] = {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "bargap": 0.35,
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"align": "left"},
        "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "title": None},
    }
    figure.update_layout(**{**common, **layout})
    return figure


def with_text_colour(figure: go.Figure, colour: str) -> go.Figure:
    """`figure` with its text in `colour`, where a trace has no colour of its own."""
    font = {"color": colour}
    figure.update_layout(font=font, legend_font=font)
    figure.update_xaxes(tickfont=font)
    figure.update_yaxes(tickfont=font)
    return figure
