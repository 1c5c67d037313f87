"""One indicator over time."""

from datetime import date

import pandas as pd

from charts.trend import trend

FIGURES = pd.DataFrame(
    {
        "period_start": pd.to_datetime(["2020-01-01", "2020-01-01"]),
        "period_end": pd.to_datetime(["2020-12-31", "2021-12-31"]),
        "year_end": pd.to_datetime(["2020-12-31", "2021-12-31"]),
        "value": [10.0, 25.0],
        "qualifier": ["exact", "more_than"],
        "country": pd.Series([None, None], dtype=object),
        "note": [None, "<b>late</b>"],
    }
)
PATH = pd.DataFrame(
    {
        "kind": ["baseline", "target"],
        "day": pd.to_datetime(["2020-01-01", "2022-12-31"]),
        "value": [0.0, 40.0],
        "qualifier": ["exact", "at_least"],
    }
)
# Of these versions one alone is an old target of all: the others are still in force, are of women, or are no target.
TARGETS = pd.DataFrame(
    {
        "kind": ["target", "target", "target", "milestone", "baseline"],
        "sex": ["total", "total", "women", "total", "total"],
        "value": [60.0, 40.0, 33.0, 22.0, 11.0],
        "qualifier": ["about", *["exact"] * 4],
        "due": pd.to_datetime(
            ["2022-06-30", "2022-12-31", "2022-12-31", "2021-12-31", "2020-01-01"]
        ),
        "stood_until": [
            pd.Timestamp("2021-06-01"),
            pd.NaT,
            *pd.to_datetime(["2021-06-02", "2021-06-03", "2021-06-04"]),
        ],
    }
)


def test_figures_the_path_and_the_old_target_are_drawn() -> None:
    old, way, actual = trend(FIGURES, PATH, TARGETS, "people").data

    assert list(old.y) == [60.0]
    assert [f"{pd.Timestamp(day):%Y-%m-%d}" for day in old.x] == ["2022-06-30"]
    assert list(old.text) == ["old target about 60,<br>until 1 Jun 2021"]
    assert list(way.text) == ["start 0", "target at least 40"]
    assert list(actual.y) == [10.0, 25.0]
    assert list(actual.text) == ["<b>10</b>", "<b>more than 25</b>"]
    assert actual.customdata[1] == "&lt;b&gt;late&lt;/b&gt;"


def test_without_a_target_the_figures_alone_are_drawn_from_zero() -> None:
    figure = trend(FIGURES, PATH.iloc[:0], TARGETS.iloc[:0], "people")

    assert list(figure.data[2].y) == [10.0, 25.0]
    assert figure.layout.yaxis.range[0] == 0


def test_figures_of_the_whole_project_are_drawn_before_those_of_countries() -> None:
    mixed = FIGURES.assign(country=pd.Series([None, "VNM"], dtype=object))

    actual = trend(mixed, PATH, TARGETS, "people").data[2]
    assert list(actual.y) == [10.0]
    assert "lines" in actual.mode


def test_figures_of_countries_alone_are_points_without_a_line() -> None:
    countries = FIGURES.assign(country=pd.Series(["THA", "VNM"], dtype=object))

    actual = trend(countries, PATH, TARGETS, "people").data[2]
    assert list(actual.y) == [10.0, 25.0]
    assert actual.mode == "markers+text"


def test_an_old_target_without_a_day_is_at_the_end_of_the_path() -> None:
    undated = TARGETS.assign(due=pd.to_datetime([float("nan")] * len(TARGETS)))

    (day,) = trend(FIGURES, PATH, undated, "people").data[0].x
    assert pd.Timestamp(day).date() == date(2022, 12, 31)


def test_each_point_of_the_path_has_a_name_and_one_without_a_value_has_none() -> None:
    path = pd.DataFrame(
        {
            "kind": ["baseline", "milestone", "milestone", "target"],
            "day": pd.to_datetime(["2020-01-01", "2020-12-31", "2021-12-31", "2022-12-31"]),
            "value": [5.0, 15.0, float("nan"), 40.0],
            "qualifier": "exact",
        }
    )
    way = trend(FIGURES, path, TARGETS, "people").data[1]
    assert list(way.text) == ["start 5", "milestone 15", "", "target 40"]
    assert list(way.textposition) == ["top right", "top left", "top left", "top left"]


def test_the_axes_have_room_for_whatever_is_highest_first_and_last() -> None:
    def ends(figures: pd.DataFrame, path: pd.DataFrame) -> tuple[float, str, str]:
        layout = trend(figures, path, TARGETS, "people").layout
        first, last = (f"{pd.Timestamp(day):%Y-%m-%d}" for day in layout.xaxis.range)
        return round(layout.yaxis.range[1], 2), first, last

    # The old target of 60 is highest, the way begins first and ends last: 1,095 days, and 6 in 100 of them besides.
    assert ends(FIGURES, PATH) == (70.8, "2019-10-27", "2023-03-06")
    # Of a way that is shorter the figures are first and last: 730 days.
    short = PATH.assign(day=pd.to_datetime(["2020-06-01", "2020-12-01"]), value=[0.0, 80.0])
    assert ends(FIGURES, short) == (94.4, "2019-11-18", "2022-02-12")
    assert ends(FIGURES.assign(value=[100.0, float("nan")]), PATH)[0] == 118.0
    nothing = FIGURES.assign(value=0.0)
    bare = trend(nothing, PATH.assign(value=0.0), TARGETS.iloc[:0], "people")
    assert list(bare.layout.yaxis.range) == [0, 1]


def test_years_end_where_the_project_says() -> None:
    axis = trend(FIGURES, PATH, TARGETS, "people").layout.xaxis

    assert pd.Timestamp(axis.tick0).date() == date(2020, 12, 31)
    assert axis.dtick == "M12"
