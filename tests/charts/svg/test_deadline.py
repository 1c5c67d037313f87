"""Deadlines on one scale of time: where each point, bar and line lies, in per cent, and what is named above them."""

import re
from datetime import date

import pytest

from charts.svg.deadline import (
    Scale,
    axis,
    deadline,
    named_days,
    scale_of,
    text_side,
    window,
)
from wording.codes import STATE_SHAPE
from wording.colours import STATE_COLOUR

# A scale of 100 days, so that a day is one per cent.
START = date(2021, 1, 1)
HUNDRED = Scale(START.toordinal(), START.toordinal() + 100, START.toordinal() + 20)
OUTSIDE = HUNDRED._replace(as_of=START.toordinal() + 400)

AS_OF = 'stroke-dasharray="2 3"'


def on(days: int) -> date:
    return date.fromordinal(START.toordinal() + days)


def between(*days: date | None, as_of: date) -> tuple[str, str]:
    """The first and the last day of a scale."""
    scale = scale_of(days, as_of)
    assert scale is not None
    return (
        date.fromordinal(scale.first).isoformat(),
        date.fromordinal(scale.last).isoformat(),
    )


def names(first: date, last: date) -> list[str]:
    scale = Scale(first.toordinal(), last.toordinal(), first.toordinal())
    return [name for _, name in named_days(scale)]


def test_a_deadline_is_a_point_beside_the_as_of_line() -> None:
    drawn = deadline(HUNDRED, on(60), "ongoing")
    assert '<svg x="60%"' in drawn
    assert STATE_COLOUR["ongoing"] in drawn
    assert 'x1="20.00%"' in drawn
    assert AS_OF in drawn
    assert 'aria-hidden="true"' in drawn


def test_without_a_deadline_there_is_the_as_of_line_alone() -> None:
    drawn = deadline(HUNDRED, None, "not_reported")
    assert AS_OF in drawn
    assert drawn.count("<svg") == 1
    assert "<rect" not in drawn


def test_an_as_of_date_that_lies_outside_is_no_line() -> None:
    assert AS_OF not in deadline(OUTSIDE, on(60), "ongoing")
    assert '<svg x="60%"' in deadline(OUTSIDE, on(60), "ongoing")


def test_each_state_has_a_mark_of_its_own_without_its_colour() -> None:
    drawn = [
        re.sub("#[0-9a-f]{6}", "", deadline(OUTSIDE, on(60), state).replace(colour, ""))
        for state, colour in STATE_COLOUR.items()
    ]
    assert len(set(drawn)) == len(STATE_COLOUR)
    assert STATE_SHAPE.keys() == STATE_COLOUR.keys()
    assert len(set(STATE_SHAPE.values())) == len(STATE_SHAPE)


def test_what_nothing_was_reported_on_is_hollow_and_what_was_completed_is_filled() -> None:
    assert 'fill="none"' in deadline(OUTSIDE, on(60), "not_reported")
    assert f'fill="{STATE_COLOUR["completed"]}"' in deadline(OUTSIDE, on(60), "completed")


def test_the_time_that_was_recommended_is_a_bar_with_a_line_at_its_end() -> None:
    drawn = window(HUNDRED, on(10), on(35))
    assert '<rect x="10%" y="2" width="25%"' in drawn
    assert '<line x1="35%" x2="35%"' in drawn
    assert AS_OF not in drawn


@pytest.mark.parametrize(
    ("start", "end", "marks"),
    [
        pytest.param(None, 35, (0, 1), id="only the end is known"),
        pytest.param(10, None, (0, 0), id="only the start is known"),
        pytest.param(None, None, (0, 0), id="no time was recommended"),
        pytest.param(35, 35, (1, 1), id="one day"),
    ],
)
def test_a_time_of_which_an_end_is_missing(
    start: int | None, end: int | None, marks: tuple[int, int]
) -> None:
    drawn = window(HUNDRED, None if start is None else on(start), None if end is None else on(end))
    assert (drawn.count("<rect"), drawn.count("<line")) == marks


@pytest.mark.parametrize(
    ("days", "side"), [(0, "right"), (50, "right"), (51, "left"), (100, "left")]
)
def test_a_text_stands_where_there_is_more_room(days: int, side: str) -> None:
    assert text_side(HUNDRED, on(days)) == side


def test_the_scale_goes_over_all_days_with_room_at_its_ends() -> None:
    inside = date(2021, 6, 1)
    assert between(date(2021, 1, 1), None, date(2021, 12, 31), as_of=inside) == (
        "2020-12-21", "2022-01-11",
    )  # fmt: skip
    assert between(date(2021, 1, 1), date(2025, 1, 1), as_of=inside) == ("2020-11-18", "2025-02-14")


def test_all_on_one_day_is_a_scale_around_it() -> None:
    day = date(2021, 6, 1)
    assert between(day, day, as_of=day) == ("2021-05-22", "2021-06-11")
    scale = scale_of([day], day)
    assert scale is not None
    assert scale.place(day) == 50


def test_without_a_day_there_is_no_scale() -> None:
    assert scale_of([None, float("nan")], date(2021, 6, 1)) is None
    assert scale_of([], date(2021, 6, 1)) is None


@pytest.mark.parametrize(
    ("as_of", "ends", "is_shown"),
    [
        pytest.param("2021-11-29", ("2021-05-22", "2021-12-09"), True, id="60 days after"),
        pytest.param("2021-04-02", ("2021-03-23", "2021-10-10"), True, id="60 days before"),
        pytest.param("2021-04-01", ("2021-05-22", "2021-10-10"), False, id="61 days before"),
        pytest.param("2026-11-22", ("2021-05-22", "2021-10-10"), False, id="years after"),
    ],
)
def test_an_as_of_date_that_is_near_is_on_the_scale(
    as_of: str, ends: tuple[str, str], is_shown: bool
) -> None:
    days = [date(2021, 6, 1), date(2021, 9, 30)]
    asked = date.fromisoformat(as_of)
    assert between(*days, as_of=asked) == ends
    scale = scale_of(days, asked)
    assert scale is not None
    assert scale.shows_as_of is is_shown


def test_the_as_of_date_is_named_over_its_line_or_at_the_end_towards_it() -> None:
    assert ">known by 21 Jan 2021<" in axis(HUNDRED)
    assert '<text x="20%"' in axis(HUNDRED)
    assert 'aria-label="Deadlines, from 1 Jan 2021 to 11 Apr 2021; known by 21 Jan 2021"' in axis(
        HUNDRED
    )
    after, before = OUTSIDE, HUNDRED._replace(as_of=START.toordinal() - 400)
    assert re.search(
        '<text x="100%"[^>]*text-anchor="end"[^>]*>known by 5 Feb 2022 →<', axis(after)
    )
    assert re.search(
        '<text x="0%"[^>]*text-anchor="start"[^>]*>← known by 28 Nov 2019<', axis(before)
    )


def test_months_are_named_as_many_as_there_is_room_for() -> None:
    assert names(date(2021, 5, 14), date(2023, 1, 17)) == [
        "Jul 2021", "Jan 2022", "Jul 2022", "Jan 2023",
    ]  # fmt: skip
    assert names(date(2021, 1, 1), date(2021, 4, 15)) == [
        "Jan 2021", "Feb 2021", "Mar 2021", "Apr 2021",
    ]  # fmt: skip
    assert names(date(2021, 2, 2), date(2021, 2, 20)) == []
    assert names(date(2019, 6, 1), date(2023, 5, 1)) == ["2020", "2021", "2022", "2023"]
    assert names(date(2001, 1, 1), date(2099, 1, 1)) == [f"20{decade}0" for decade in range(1, 10)]
    for years in (2, 5, 12, 30):
        assert len(names(START, date(START.year + years, 1, 1))) <= 6


def test_the_first_and_the_last_name_end_where_the_scale_does() -> None:
    drawn = axis(
        Scale(date(2021, 1, 1).toordinal(), date(2022, 1, 1).toordinal(), START.toordinal())
    )
    anchors = re.findall('text-anchor="([a-z]+)"[^>]*>[A-Z][a-z]{2} 20', drawn)
    assert anchors == ["start", "middle", "middle", "middle", "end"]


@pytest.mark.parametrize(("day", "anchor"), [(10, "start"), (50, "middle"), (90, "end")])
def test_the_date_asked_for_is_written_within_the_column(day: int, anchor: str) -> None:
    head = axis(HUNDRED._replace(as_of=START.toordinal() + day))
    (asked,) = re.findall(r"<text [^>]*>known by [^<]*", head)
    assert f'text-anchor="{anchor}"' in asked
