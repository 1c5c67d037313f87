"""What every figure has in common, and that its text has the colour of the page."""

import plotly.graph_objects as go

from charts.layout import apply_layout, with_text_colour
from wording.colours import INK


def test_a_figure_has_its_height_no_background_and_the_layout_that_is_given() -> None:
    layout = apply_layout(go.Figure(), 120, margin={"l": 1}, barmode="stack").layout
    assert (layout.height, layout.margin.l, layout.barmode) == (120, 1, "stack")
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"
    assert apply_layout(go.Figure(), 50).layout.margin.l == 8


def test_the_text_has_the_colour_that_is_given() -> None:
    light, dark = (
        with_text_colour(apply_layout(go.Figure(), 120), INK[theme]) for theme in ("light", "dark")
    )
    assert light.layout.font.color == INK["light"]
    for font in (
        dark.layout.font, dark.layout.legend.font, dark.layout.xaxis.tickfont, dark.layout.yaxis.tickfont,
    ):  # fmt: skip
        assert font.color == INK["dark"]
