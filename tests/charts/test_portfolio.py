"""The portfolio drawn: slices as bars, points of a spread as dots, what is not known hatched."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from charts.portfolio import bullets_against_target, kinds, shares_of_target, topic
from tests.statuses import NOTHING_BESIDE


def figures(*rows: dict[str, object]) -> pd.DataFrame:
    """Rows of funding/portfolio."""
    blank = {
        "measure": "m",
        "category": None,
        "unit": "number",
        "qualifier": "exact",
        "basis": "reported",
        "as_at": date(2020, 9, 30),
        "is_date_assumed": False,
    }
    return pd.DataFrame([{**blank, **row} for row in rows])


def row(
    shape: str, category: str | None, value: float | None, **other: object
) -> dict[str, object]:
    return {"shape": shape, "category": category, "value": value, **other}


def marks(figure: go.Figure, kind: str) -> list[float]:
    """Where the marks of a kind end, by `hovertemplate` telling them from what is behind them."""
    found = [trace for trace in figure.data if trace.type == kind and trace.hovertemplate]
    return [round(x, 3) for trace in found for x in trace.x]


def written(figure: go.Figure) -> str:
    return "\n".join(
        text for trace in figure.data if trace.type == "scatter" for text in trace.text or ()
    )


def test_slices_share_one_axis_from_zero() -> None:
    figure = topic(
        figures(row("parts", "one", 8.0), row("parts", "two", 2.0), row("parts", "none", 0.0))
    )
    assert marks(figure, "bar") == [1.0, 0.25, 0.0]
    assert written(figure).split("\n") == [
        "<b>M, 30 Sep 2020</b>",
        "<b>8</b> · one",
        "<b>2</b> · two",
        "<b>0</b> · none",
    ]


def test_percentages_are_parts_of_a_hundred() -> None:
    figure = topic(
        figures(row("parts", "yes", 47.0, unit="percent"), row("parts", "no", 29.0, unit="percent"))
    )
    assert marks(figure, "bar") == [0.47, 0.29]


def test_points_of_a_spread_are_dots_on_one_axis() -> None:
    rows = [
        row("range", name, value, unit="USD")
        for name, value in (("smallest", 5.0), ("largest", 20.0))
    ]
    figure = topic(figures(*rows))
    assert marks(figure, "scatter") == [0.25, 1.0]
    assert "<b>USD 20</b> · largest" in written(figure)


def test_each_measure_has_a_scale_of_its_own() -> None:
    other = [
        row("parts", "a", 100.0, measure="n", unit="USD"),
        row("parts", "b", 50.0, measure="n", unit="USD"),
    ]
    figure = topic(figures(row("parts", "one", 8.0), row("parts", "two", 2.0), *other))
    assert marks(figure, "bar") == [1.0, 0.25, 1.0, 0.5]


def test_of_a_single_slice_the_rest_is_hatched() -> None:
    figure = topic(figures(row("part", "companies", 36.0, unit="percent")))
    assert marks(figure, "bar") == [0.36, 0.64]
    (hatched,) = [bar for bar in figure.data if bar.type == "bar" and bar.marker.pattern.shape]
    assert list(hatched.base) == [0.36]
    assert "the rest is not in the text" in written(figure).replace("<br>", " ")


def test_a_slice_without_a_value_has_text_and_no_bar() -> None:
    figure = topic(figures(row("parts", "a", 1.0), row("parts", "b", 2.0), row("parts", "c", None)))
    assert len(marks(figure, "bar")) == 2
    assert "<b>no data</b> · c" in written(figure)


def test_how_a_figure_is_worded_and_whether_it_is_derived_is_written() -> None:
    rows = [row("parts", "a", 4.0, qualifier="about"), row("parts", None, 2.0, basis="derived")]
    text = written(topic(figures(*rows)))
    assert "<b>about 4</b> · a" in text
    assert "<b>2</b> · in all (derived)" in text


def test_a_measure_without_a_shape_to_draw_is_not_drawn() -> None:
    figure = topic(figures(row("fact", None, 8.0), row("words", "donor", None)))
    assert marks(figure, "bar") == []


def test_text_from_data_is_no_markup() -> None:
    text = written(
        topic(
            figures(
                row("parts", "<i>a</i>", 1.0, measure="<s>"), row("parts", "b", 2.0, measure="<s>")
            )
        )
    )
    assert "<i>" not in text
    assert "<s>" not in text


def test_a_share_of_the_target_is_drawn_against_the_whole_target() -> None:
    figure = shares_of_target(
        figures(row("share_of_target", None, 92.0, unit="percent", qualifier="more_than"))
    )
    assert [round(x * 102) for x in marks(figure, "bar")] == [92]
    assert [round(x * 102) for x in marks(figure, "scatter")] == [100]
    assert "<b>more than 92 %</b> · 30 Sep 2020 · line" in written(figure)


def test_a_share_of_more_than_the_target_has_room() -> None:
    figure = shares_of_target(figures(row("share_of_target", "2020", 250.0, unit="percent")))
    assert marks(figure, "bar") == [0.98]
    assert marks(figure, "scatter") == [0.392]
    assert written(figure).startswith("M: 2020<br>")


def test_kinds_of_partner_in_words() -> None:
    figure = kinds(
        pd.DataFrame({"type": ["company", "unknown", None], "partnerships": [4.0, 3.0, 3.0]})
    )
    assert marks(figure, "bar") == [1.0, 0.75, 0.75]
    assert written(figure).split("\n") == [
        "<b>4</b> · company", "<b>3</b> · kind not known", "<b>3</b> · several kinds, merged",
    ]  # fmt: skip


MIXED = (
    row("range", "unknown", None, measure="size", unit="USD"),
    row("range", "smallest", 5.0, measure="size", unit="USD"),
    row("range", "largest", 20.0, measure="size", unit="USD"),
    row("fact", None, 400.0, measure="size", unit="USD"),
    row("part", "companies", 36.0, measure="share", unit="percent"),
    row("parts", "yes", 150.0, measure="grown", unit="percent"),
    row("parts", "no", 75.0, measure="grown", unit="percent"),
    row("parts", "one", 8.0),
    row("parts", None, 2.0, basis="derived"),
)


def test_measures_of_every_shape_are_in_one_figure_each_drawn_as_its_shape() -> None:
    figure = topic(figures(*MIXED))
    assert marks(figure, "scatter") == [0.25, 1.0]
    # Slices, then what one slice leaves: a percentage above 100 has the axis to itself.
    assert marks(figure, "bar") == [0.36, 1.0, 0.5, 1.0, 0.25, 0.64]
    assert written(figure).split("\n") == [
        "<b>Size, 30 Sep 2020</b>",
        "<b>no data</b> · unknown", "<b>USD 5</b> · smallest", "<b>USD 20</b> · largest",
        "<b>Share, 30 Sep 2020</b>", "<b>36 %</b> · companies; the rest is not in the text",
        "<b>Grown, 30 Sep 2020</b>", "<b>150 %</b> · yes", "<b>75 %</b> · no",
        "<b>M, 30 Sep 2020</b>", "<b>8</b> · one", "<b>2</b> · in all (derived)",
    ]  # fmt: skip


def test_every_mark_is_below_its_own_text_and_has_it_as_hover_text() -> None:
    figure = topic(figures(*MIXED))
    tops = dict(zip(figure.data[-1].text, figure.data[-1].y, strict=True))
    texts = {
        hover: place
        for trace in figure.data
        if trace.customdata
        for hover, place in zip(trace.customdata, trace.y, strict=True)
    }
    for label in ("<b>USD 5</b> · smallest", "<b>75 %</b> · no", "<b>8</b> · one"):
        (place,) = [place for hover, place in texts.items() if hover.endswith(f"<br>{label}")]
        assert 0 < place - tops[label] < 40
    heads = [top for text, top in tops.items() if text.startswith(("<b>Size", "<b>Share"))]
    assert heads[0] == 0
    assert heads[1] > tops["<b>USD 20</b> · largest"]


def test_shares_of_a_target_have_one_scale_with_and_without_a_name() -> None:
    rows = [
        row("share_of_target", None, 50.0, unit="percent"),
        row("share_of_target", "2020", 200.0, unit="percent"),
    ]
    figure = shares_of_target(figures(*rows))
    assert [round(x * 204) for x in marks(figure, "bar")] == [50, 200]
    assert [round(x * 204) for x in marks(figure, "scatter")] == [100, 100]
    assert [text.split("<br>")[0] for text in written(figure).split("\n")] == ["M", "M: 2020"]


def test_only_an_indicator_with_a_target_has_a_bullet() -> None:
    progress = pd.DataFrame(
        {
            "title": ["Raised", "Signed"], "unit": ["USD", "number"], "value": [5.0, 3.0],
            "target": [10.0, None], "expected_value": [4.0, None], "status": ["on_track", "no_target"],
            **{name: [cell] * 2 for name, cell in NOTHING_BESIDE.items()},
        }
    )  # fmt: skip
    (note,) = bullets_against_target(progress).layout.annotations
    assert note.text.startswith("Raised<br>")
