"""One indicator over time."""

from datetime import date

import pandas as pd

from charts.history import history

FIGURES = pd.DataFrame(
    {
        "period_start": pd.to_datetime(["2020-01-01", "2020-01-01"]),
        "period_end": pd.to_datetime(["2020-12-31", "2021-12-31"]),
        "year_end": pd.to_datetime(["2020-12-31", "2021-12-31"]),
        "value": [10.0, 25.0],
        "country": [None, None],
        "note": [None, "<b>late</b>"],
    }
)
PATH = pd.DataFrame(
    {
        "kind": ["baseline", "target"],
        "day": pd.to_datetime(["2020-01-01", "2022-12-31"]),
        "value": [0.0, 40.0],
    }
)
TARGETS = pd.DataFrame(
    {
        "kind": ["target", "target"],
        "sex": ["total", "total"],
        "value": [60.0, 40.0],
        "due": pd.to_datetime(["2022-12-31", "2022-12-31"]),
        "stood_until": [pd.Timestamp("2021-06-01"), pd.NaT],
    }
)


def test_figures_the_way_and_the_old_target_are_drawn() -> None:
    old, way, actual = history(FIGURES, PATH, TARGETS, "people").data

    assert list(old.y) == [60.0]
    assert list(old.text) == ["old target 60,<br>until 1 Jun 2021"]
    assert list(way.text) == ["start 0", "target 40"]
    assert list(actual.y) == [10.0, 25.0]
    assert actual.customdata[1] == "&lt;b&gt;late&lt;/b&gt;"


def test_without_a_target_the_figures_stand_alone_from_zero() -> None:
    figure = history(FIGURES, PATH.iloc[:0], TARGETS.iloc[:0], "people")

    assert list(figure.data[2].y) == [10.0, 25.0]
    assert figure.layout.yaxis.range[0] == 0


def test_figures_of_the_whole_project_lead() -> None:
    mixed = FIGURES.assign(country=pd.Series([None, "VNM"], dtype=object))

    assert list(history(mixed, PATH, TARGETS, "people").data[2].y) == [10.0]


def test_years_end_where_the_project_says() -> None:
    axis = history(FIGURES, PATH, TARGETS, "people").layout.xaxis

    assert pd.Timestamp(axis.tick0).date() == date(2020, 12, 31)
    assert axis.dtick == "M12"
