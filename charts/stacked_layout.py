"""Charts that are read from top to bottom: each text above its bar, placed in pixels, so that none is cut.

The vertical axis counts pixels from the top; the horizontal one goes from 0 to the end of the longest bar.
"""

import plotly.graph_objects as go

from charts.layout import NO_AXIS, apply_layout
from wording.colours import LINE

LINE_HEIGHT = 18

# Room for the outline of a bar that begins at zero or goes to the end.
EDGE = 0.003


class StackedLayout:
    """A figure that is filled from the top; `top` is the pixel where the next element goes."""

    def __init__(self) -> None:
        self.figure = go.Figure()
        self.top = 0.0
        self._lines: list[tuple[float, str]] = []

    def write(self, text: str) -> None:
        """Write `text`, its lines separated by <br>; what comes from data in it is escaped."""
        self._lines.append((self.top, text))
        self.top += LINE_HEIGHT * (text.count("<br>") + 1)

    def skip(self, pixels: float) -> None:
        """Leave this much room."""
        self.top += pixels

    def track(self, at: list[float], width: float) -> None:
        """A faint bar from one end to the other at these pixels: the whole, behind what is drawn next."""
        self.figure.add_bar(
            x=[1] * len(at), y=at, orientation="h", width=width,
            marker={"color": LINE, "opacity": 0.22}, hoverinfo="skip",
        )  # fmt: skip

    def finished(self, barmode: str = "overlay") -> go.Figure:
        """The figure, as high as its content. All text is one trace, which is quick to send."""
        self.figure.add_scatter(
            x=[0] * len(self._lines), y=[top for top, _ in self._lines],
            text=[text for _, text in self._lines], mode="text", textposition="bottom right",
            textfont={"size": 13}, hoverinfo="skip", cliponaxis=False,
        )  # fmt: skip
        height = max(self.top, 1)
        return apply_layout(
            self.figure,
            int(height) + 16,
            barmode=barmode,
            xaxis={**NO_AXIS, "range": [-EDGE, 1 + EDGE]},
            yaxis={**NO_AXIS, "range": [height, 0]},
        )
