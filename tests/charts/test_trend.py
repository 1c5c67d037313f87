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
    assert list(actual.customdata[1]) == ["more than 25", "&lt;b&gt;late&lt;/b&gt;"]


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


def test_the_ends_of_the_path_are_named_and_its_milestones_have_their_name_under_the_pointer() -> (
    None
):
    path = pd.DataFrame(
        {
            "kind": ["baseline", "milestone", "milestone", "target"],
            "day": pd.to_datetime(["2018-01-01", "2020-12-31", "2021-12-31", "2022-12-31"]),
            "value": [5.0, 15.0, float("nan"), 40.0],
            "qualifier": "exact",
        }
    )
    way = trend(FIGURES, path, TARGETS, "people").data[1]
    assert list(way.text) == ["start 5", "", "", "target 40"]
    assert list(way.textposition) == ["top right", "top left", "top left", "top left"]
    assert list(way.customdata) == ["baseline 5", "milestone 15", "milestone no data", "target 40"]


def test_the_start_is_not_written_over_a_figure_that_is_close_to_it() -> None:
    near = PATH.assign(value=[8.0, 40.0])
    assert list(trend(FIGURES, near, TARGETS, "people").data[1].text) == ["", "target at least 40"]


def quarters(*values: float) -> pd.DataFrame:
    """So many quarters, each with its figure."""
    ends = pd.to_datetime(
        [f"{2019 + n // 4}-{3 * (n % 4) + 3}-{(31, 30, 30, 31)[n % 4]}" for n in range(len(values))]
    )
    return pd.DataFrame(
        {
            "period_start": ends[0], "period_end": ends, "year_end": pd.Timestamp("2019-12-31"), "value": values,
            "qualifier": "exact", "country": None, "note": None,
        }
    )  # fmt: skip


def labels(figures: pd.DataFrame) -> dict[str, str]:
    """What is written at the figures, and on which side."""
    path = PATH.assign(day=pd.to_datetime(["2019-01-01", "2021-12-31"]), value=[0.0, 1000.0])
    drawn = trend(figures, path, TARGETS.iloc[:0], "people").data[1 + 1]
    return {text: side for text, side in zip(drawn.text, drawn.textposition, strict=True) if text}


def test_of_many_figures_the_first_the_last_and_the_extremes_are_written_where_there_is_room() -> (
    None
):
    rising = quarters(150, 200, 250, 300, 400, 500, 600, 700, 800)
    assert labels(rising) == {"<b>150</b>": "bottom center", "<b>800</b>": "top center"}
    peak = quarters(200, 210, 220, 230, 900, 240, 250, 260, 270)
    assert labels(peak) == {
        "<b>200</b>": "bottom center", "<b>900</b>": "top center", "<b>270</b>": "top center",
    }  # fmt: skip
    hollow = quarters(700, 690, 680, 670, 300, 660, 670, 680, 690)
    assert labels(hollow) == {
        "<b>700</b>": "top center", "<b>300</b>": "bottom center", "<b>690</b>": "top center",
    }  # fmt: skip


def test_a_label_is_neither_on_the_axis_nor_on_the_name_of_the_target() -> None:
    assert labels(quarters(10, 20, 30, 40, 50, 60, 70, 80, 90)) == {
        "<b>10</b>": "top center", "<b>90</b>": "top center",
    }  # fmt: skip
    at_target = quarters(*range(100, 1200, 100))
    assert labels(at_target)["<b>1,100</b>"] == "top center"
    assert labels(quarters(*[500] * 9, 990, 995))["<b>995</b>"] == "bottom center"


def test_figures_that_are_missing_have_no_label() -> None:
    assert labels(quarters(float("nan"), 300, 500, float("nan"))) == {
        "<b>300</b>": "bottom center", "<b>500</b>": "top center",
    }  # fmt: skip
    assert labels(quarters(float("nan"))) == {}


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
