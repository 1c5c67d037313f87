"""Bullets: the actual, the target, and what was expected by then."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from charts.bullets import bullet, bullets
from tests.statuses import NOTHING_BESIDE
from wording.colours import STATUS_COLOUR

COLUMNS = ["title", "unit", "value", "target", "expected_value", "status"]


def progress(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS).assign(**NOTHING_BESIDE)


def written(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_each_row_has_its_bar_target_and_tick_on_a_scale_of_its_own() -> None:
    figure = bullets(
        progress(
            ("Trained", "people", 50.0, 100.0, 80.0, "behind"),
            ("Rate", "percent", 90.0, 80.0, 80.0, "met"),
        )
    )

    _, actual, expected, target, _ = figure.data
    assert [round(x, 3) for x in actual.x] == [0.481, 0.962]
    assert [round(x, 3) for x in expected.x] == [0.769, 0.855]
    assert [round(x, 3) for x in target.x] == [0.962, 0.855]
    assert written(figure) == [
        "Trained<br><b>50 of 100</b> · ▼ behind<br>expected 80",
        "Rate<br><b>90 % of 80 %</b> · ✔ met",
    ]


def test_figure_target_and_baseline_have_their_qualifiers() -> None:
    rows = progress(("Trained", "people", 914.0, 1000.0, 900.0, "on_track")).assign(
        qualifier="more_than", target_qualifier="at_least", baseline=5.0, baseline_qualifier="about"
    )
    (text,) = written(bullets(rows))
    assert "more than 914 of at least 1,000" in text
    assert "baseline about 5" in text


def test_a_true_zero_is_drawn_and_a_missing_figure_is_not() -> None:
    figure = bullets(
        progress(
            ("Zero", "number", 0.0, 10.0, 5.0, "behind"),
            ("Nothing", "number", None, 10.0, None, "no_data"),
        )
    )

    assert list(figure.data[1].x) == [0.0]
    assert written(figure)[1] == "Nothing<br><b>no data of 10</b> · ○ no data"


def test_a_title_is_text_and_no_markup() -> None:
    figure = bullets(progress(("<b>x</b>", "number", 1.0, 2.0, 1.0, "on_track")))

    assert written(figure)[0].startswith("&lt;b&gt;x&lt;/b&gt;")


def test_a_bullet_beside_its_title_does_not_repeat_it() -> None:
    figure = bullet(progress(("Trained", "people", 50.0, 100.0, 80.0, "behind")))

    assert written(figure) == ["<b>50 of 100</b> · ▼ behind<br>expected 80"]


def test_a_baseline_that_is_stated_is_a_ring_and_is_written() -> None:
    rows = progress(("Cases", "number", 60.0, 20.0, 70.0, "on_track")).assign(baseline=100.0)

    figure = bullets(rows)

    assert [round(x, 3) for x in figure.data[4].x] == [0.962]
    assert [round(x, 3) for x in figure.data[1].x] == [0.577]
    assert written(figure)[0].endswith("▲ on track<br>expected 70 · baseline 100")


def test_a_baseline_of_zero_is_a_baseline_and_one_that_is_missing_is_none() -> None:
    rows = progress(
        ("Zero", "number", 5.0, 10.0, 5.0, "on_track"),
        ("None", "number", 5.0, 10.0, 5.0, "on_track"),
    ).assign(baseline=[0.0, float("nan")])

    figure = bullets(rows)

    assert figure.data[4].x[0] == 0
    assert "baseline 0" in written(figure)[0]
    assert "baseline" not in written(figure)[1]


def test_only_rows_with_a_figure_and_a_target_above_zero_have_a_bar() -> None:
    figure = bullets(
        progress(
            ("No target", "number", 7.0, None, None, "no_target"),
            ("No figure", "number", None, 10.0, 5.0, "no_data"),
            ("Nought", "number", 0.0, 0.0, 0.0, "met"),
            ("Drawn", "number", 5.0, 10.0, None, "on_track"),
        )
    )

    track, actual, expected, target, _ = figure.data
    assert [list(marks.y) for marks in (track, actual, target)] == [[3], [3], [3]]
    assert list(pd.isna(expected.x)) == [True]
    assert written(figure) == [
        "No target<br><b>7</b> · ◇ no target",
        "No figure<br><b>no data of 10</b> · ○ no data<br>expected 5",
        "Nought<br><b>0 of 0</b> · ✔ met",
        "Drawn<br><b>5 of 10</b> · ▲ on track",
    ]


def test_a_bar_has_the_colour_of_its_status_and_all_its_numbers_as_hover_text() -> None:
    figure = bullets(
        progress(
            ("Trained", "people", 50.0, 100.0, 80.04, "behind"),
            ("Rate", "percent", 90.0, 80.0, 80.0, "met"),
        ).assign(period_end=[date(2020, 9, 30), date(2020, 12, 31)])
    )

    assert list(figure.data[1].marker.color) == [STATUS_COLOUR["behind"], STATUS_COLOUR["met"]]
    assert list(figure.data[1].customdata) == [
        "Trained<br>50 of 100, 30 September 2020<br>expected by then: 80.04<br>behind",
        "Rate<br>90 % of 80 %, 31 December 2020<br>expected by then: 80 %<br>met",
    ]
    assert written(figure)[0].endswith("expected 80")


def test_the_scale_ends_behind_whatever_is_greatest_the_baseline_too() -> None:
    rows = progress(
        ("Expected", "number", 10.0, 20.0, 40.0, "behind"),
        ("Baseline", "number", 10.0, 20.0, 15.0, "on_track"),
    ).assign(baseline=[5.0, 100.0])

    _, actual, expected, target, baseline = bullets(rows).data
    ends = [[round(x, 3) for x in marks.x] for marks in (actual, expected, target, baseline)]
    assert ends == [[0.24, 0.096], [0.962, 0.144], [0.481, 0.192], [0.12, 0.962]]
    assert list(target.y) == [0, 1]
    assert all(tick < row for tick, row in zip(expected.y, target.y, strict=True))


def test_what_was_not_reported_since_its_due_date_is_an_outline_with_its_last_status() -> None:
    rows = progress(
        ("Trained", "people", 50.0, 100.0, 80.0, "not_reported"),
        ("Rate", "percent", 90.0, 80.0, 80.0, "met"),
    ).assign(last_status=pd.Series(["behind", None]), period_end=date(2020, 9, 30))
    figure = bullets(rows)

    actual = figure.data[1]
    assert list(actual.marker.color) == ["rgba(0,0,0,0)", STATUS_COLOUR["met"]]
    assert list(actual.marker.line.color) == [STATUS_COLOUR["not_reported"], STATUS_COLOUR["met"]]
    assert list(actual.marker.line.width) == [2, 0]
    assert written(figure)[0] == (
        "Trained<br><b>50 of 100</b> · □ not reported since 30 September 2020<br>"
        "last: behind, 30 September 2020 · expected 80"
    )


def test_a_figure_has_its_date_once() -> None:
    of = date(2020, 9, 30)
    rows = progress(
        ("Met", "number", 9.0, 8.0, 8.0, "met"),
        ("Silent", "number", 9.0, 10.0, 10.0, "on_track"),
        ("Nothing", "number", None, 10.0, 10.0, "no_data"),
    ).assign(
        period_end=pd.Series([of, of, None], dtype=object),
        not_reported_since=pd.Series([None, of, None], dtype=object),
    )
    assert written(bullets(rows.assign(is_date_assumed=True)))[0].endswith(
        "<br>date not stated: 30 Sep 2020"
    )
    assert written(bullets(rows)) == [
        "Met<br><b>9 of 8</b> · ✔ met<br>30 Sep 2020",
        "Silent<br><b>9 of 10</b> · ▲ on track<br>not reported since 30 September 2020",
        "Nothing<br><b>no data of 10</b> · ○ no data",
    ]


def test_a_status_that_the_wording_could_turn_says_so() -> None:
    rows = progress(("Trained", "people", 1.0, 3.0, 2.0, "behind")).assign(
        could_turn=True, qualifier="at_least"
    )
    assert "▼ behind<br>“at least” could turn it" in written(bullets(rows))[0]
