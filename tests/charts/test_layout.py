"""What every figure has in common, and that its text has the colour of the page."""

import plotly.graph_objects as go

from charts.layout import inked, laid_out
from charts.roles import INK


def test_a_figure_has_its_height_no_ground_and_what_is_asked_for_besides() -> None:
    layout = laid_out(go.Figure(), 120, margin={"l": 1}, barmode="stack").layout
    assert (layout.height, layout.margin.l, layout.barmode) == (120, 1, "stack")
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"
    assert laid_out(go.Figure(), 50).layout.margin.l == 8


def test_ink_colours_the_text() -> None:
    light, dark = (inked(laid_out(go.Figure(), 120), INK[theme]) for theme in ("light", "dark"))
    assert light.layout.font.color == INK["light"]
    for font in (
        dark.layout.font, dark.layout.legend.font, dark.layout.xaxis.tickfont, dark.layout.yaxis.tickfont,
    ):  # fmt: skip
        assert font.color == INK["dark"]
