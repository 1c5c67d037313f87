"""Charts that are read like a page, from top to bottom: text over its bar, placed in pixels, so that none is cut.

The upright axis counts pixels from the top; the level one goes from 0 to the end of the longest bar.
"""

import plotly.graph_objects as go

from charts.layout import NO_AXIS, laid_out
from charts.roles import LINE

LINE_HEIGHT = 18

# Room for the frame of a bar that begins at zero or goes to the end.
EDGE = 0.003


def write(figure: go.Figure, top: float, text: str) -> float:
    """Write `text` (its lines parted by <br>, all escaped) from the pixel `top` on; gives back where it ends."""
    figure.add_annotation(
        x=0, y=top, text=text, xref="paper", xanchor="left", yanchor="top", align="left",
        showarrow=False, borderpad=0, font={"size": 13},
    )  # fmt: skip
    return top + LINE_HEIGHT * (text.count("<br>") + 1)


def track(figure: go.Figure, at: list[float], width: float) -> None:
    """A faint bar from one end to the other, behind the bars at these pixels: the whole that they are part of."""
    figure.add_bar(
        x=[1] * len(at), y=at, orientation="h", width=width,
        marker={"color": LINE, "opacity": 0.22}, hoverinfo="skip",
    )  # fmt: skip


def on_sheet(figure: go.Figure, height: float, barmode: str = "overlay") -> go.Figure:
    """`figure` laid out as a sheet of `height` pixels, the level axis from 0 to 1."""
    return laid_out(
        figure,
        int(height) + 16,
        barmode=barmode,
        xaxis={**NO_AXIS, "range": [-EDGE, 1 + EDGE]},
        yaxis={**NO_AXIS, "range": [height, 0]},
    )
