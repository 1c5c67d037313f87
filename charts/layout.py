"""What every figure has in common: margins, height, no ground of its own, text that is not cut."""

from typing import Any

import plotly.graph_objects as go

NO_AXIS: dict[str, Any] = {
    "visible": False,
    "fixedrange": True,
}


def laid_out(figure: go.Figure, height: int, **layout: Any) -> go.Figure:
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


def inked(figure: go.Figure, colour: str) -> go.Figure:
    """A copy of `figure` with its text in `colour`, where a trace does not say otherwise."""
    font = {"color": colour}
    return (
        go.Figure(figure)
        .update_layout(font=font, legend_font=font)
        .update_xaxes(tickfont=font)
        .update_yaxes(tickfont=font)
    )
