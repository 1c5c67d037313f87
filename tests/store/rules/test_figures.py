"""Which period is read, what is summed, what a total is, and the share of women with its coverage."""

from typing import Any

from tests.conftest import OpenLedger
from tests.sample_ledgers import Row
from tests.store.rules.cases import Compare, case

FIGURE = """
    select indicator, value, period_start::varchar, period_end::varchar
    from figures($projects, $as_of, $revision)
"""
VALUE = "select indicator, value from figures($projects, $as_of, $revision)"
HOW = "select indicator, value, basis, derived_as from figures($projects, $as_of, $revision)"
SPLIT = """
    select indicator, women, men, another_gender, not_recorded, recorded, women_share, coverage
    from figures($projects, $as_of, $revision)
"""


def period(start: str, end: str, value: object, **other: object) -> Row:
    return {"period_start": start, "period_end": end, "value": value, **other}


def split(**people: object) -> list[Row]:
    """One result a sex, all of the same period."""
    return [{"sex": sex, "value": value} for sex, value in people.items()]


# Which period


def test_which_period_is_read(compare: Compare) -> None:
    year = period("2020-01-01", "2020-12-31", 90)
    half = period("2020-01-01", "2020-06-30", 40)
    cases = {
        "the period that ends last": case((90, "2020-01-01", "2020-12-31"), results=[year, half]),
        "of periods that end together the longest": case(
            (90, "2020-01-01", "2020-12-31"),
            results=[
                period("2020-10-01", "2020-12-31", 10),
                year,
                period("2020-06-01", "2020-12-31", 30),
            ],
        ),
        "the whole project, even with an older figure": case(
            (7, "2020-01-01", "2020-06-30"),
            results=[
                period("2020-01-01", "2020-06-30", 7),
                period("2020-01-01", "2020-12-31", 10, country="VNM"),
                period("2020-01-01", "2020-12-31", 20, country="MYS"),
            ],
        ),
        "a percentage is never a sum of periods": case(
            (70, "2020-07-01", "2020-12-31"),
            indicators=[{"measure": "period", "unit": "percent"}],
            results=[
                period("2020-01-01", "2020-06-30", 60),
                period("2020-07-01", "2020-12-31", 70),
            ],
        ),
        "periods of countries are summed where all have them": case(
            (15, "2020-01-01", "2020-12-31"),
            indicators=[{"measure": "period"}],
            results=[
                period("2020-01-01", "2020-06-30", 1, country="VNM"),
                period("2020-01-01", "2020-06-30", 2, country="MYS"),
                period("2020-07-01", "2020-12-31", 4, country="VNM"),
                period("2020-07-01", "2020-12-31", 8, country="MYS"),
                period("2021-01-01", "2021-06-30", 16, country="VNM"),
            ],
        ),
    }
    compare(FIGURE, cases)


def test_a_period_that_is_not_over_is_not_read(compare: Compare) -> None:
    cases = {
        f"as of {as_of}": case(
            expected,
            as_of,
            results=[
                period("2020-01-01", "2020-06-30", 40, reported_on="2020-01-01"),
                period("2020-01-01", "2020-12-31", 90, reported_on="2020-01-01"),
            ],
        )
        for as_of, expected in (("2020-12-30", 40), ("2020-12-31", 90), ("2020-06-29", []))
    }
    compare(VALUE, cases)


def test_total_and_parts_are_of_the_same_period(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        results=[
            period("2020-01-01", "2020-06-30", 40, sex="women"),
            period("2020-01-01", "2020-12-31", 90),
        ]
    )
    sql = "select value, women from figures($projects, $as_of, $revision)"
    assert ledger.row(sql) == (90, None)


def test_after_a_withdrawal_the_earlier_period_is_read(compare: Compare) -> None:
    withdrawn = period("2020-01-01", "2020-12-31", None, qualifier="withdrawn")
    cases = {
        name: case(
            expected,
            as_of,
            results=[
                period("2020-01-01", "2020-06-30", 40),
                period("2020-01-01", "2020-12-31", 90),
                {**withdrawn, "reported_on": "2021-02-01"},
            ],
        )
        for name, as_of, expected in (
            ("the day before", "2021-01-31", 90),
            ("on the day", "2021-02-01", 40),
        )
    }
    compare(VALUE, cases)


def test_where_there_is_no_figure(compare: Compare) -> None:
    cases = {
        "a blank figure is none": case([], results=[{"value": None}]),
        "a zero is one": case(0, results=[{"value": 0}]),
        "countries without a common period have none": case(
            [],
            results=[
                period("2020-01-01", "2020-06-30", 10, country="VNM"),
                period("2020-01-01", "2020-12-31", 20, country="MYS"),
            ],
        ),
        "percentages of countries are never summed": case(
            [],
            indicators=[{"unit": "percent"}],
            results=[
                period("2020-01-01", "2020-12-31", 60, country="VNM"),
                period("2020-01-01", "2020-12-31", 70, country="MYS"),
            ],
        ),
    }
    compare(VALUE, cases)


# Measures


def test_how_a_figure_is_made(compare: Compare) -> None:
    as_they_stand = {
        f"{measure} is read as it stands": case(
            (35, "reported", None),
            indicators=[{"measure": measure}],
            results=[
                period("2020-01-01", "2020-06-30", 40),
                period("2020-01-01", "2020-12-31", 35),
            ],
        )
        for measure in ("cumulative", "level")
    }
    cases = {
        **as_they_stand,
        "one country alone is said to be one": case(
            (10, "derived", "the figure of the one country reported"),
            results=[period("2020-01-01", "2020-12-31", 10, country="VNM")],
        ),
        "without a total the parts are summed": case(
            (100, "derived", "the sum of its parts"),
            results=split(women=50, men=30, another_gender=1, not_recorded=19),
        ),
    }
    compare(HOW, cases)


def test_periods_are_summed_up_to_the_date(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[{"measure": "period"}],
        results=[
            period("2020-01-01", "2020-06-30", 40, reported_on="2020-07-15"),
            period("2020-07-01", "2020-12-31", 0, reported_on="2021-01-15"),
            period("2021-01-01", "2021-06-30", 5, reported_on="2021-07-15"),
        ],
    )
    assert ledger.row(HOW, "2020-12-31") == ("A", 40, "reported", None)
    assert ledger.row(HOW) == ("A", 45, "derived", "the sum of 3 periods")
    assert ledger.row(FIGURE) == ("A", 45, "2020-01-01", "2021-06-30")


def test_at_each_date_the_figure_is_that_of_the_date_with_its_change(
    open_ledger: OpenLedger,
) -> None:
    """Of periods, the sum until then, as the figure itself is; a percentage is never one."""
    halves = [
        period("2020-01-01", "2020-06-30", 40),
        period("2020-07-01", "2020-12-31", 31),
        period("2021-01-01", "2021-06-30", 5, qualifier="about"),
        period("2021-01-01", "2021-06-30", 99, country="VNM"),
    ]
    ledger = open_ledger(
        indicators=[
            {},
            {"indicator": "B", "measure": "period"},
            {"indicator": "C", "measure": "period", "unit": "percent"},
            {"indicator": "D", "measure": "period"},
        ],
        results=[
            *halves,
            *({**row, "indicator": "B"} for row in halves),
            *({**row, "indicator": "C"} for row in halves[:2]),
            {**halves[3], "indicator": "D"},
            {**period("2020-01-01", "2020-12-31", 60), "indicator": "A"},
        ],
    )
    sql = """
        select indicator, period_end::varchar, value, qualifier, change, since::varchar
        from figures_by_date($projects, $as_of, $revision)
        order by indicator, period_end
    """
    first, second, third = "2020-06-30", "2020-12-31", "2021-06-30"
    assert ledger.rows(sql) == [
        ("A", first, 40, "exact", None, None),
        ("A", second, 60, "exact", 20, first),
        ("A", third, 5, "about", None, second),
        ("B", first, 40, "exact", None, None),
        ("B", second, 71, "exact", 31, first),
        ("B", third, 76, "about", None, second),
        ("C", first, 40, "exact", None, None),
        ("C", second, 31, "exact", -9, first),
    ]
    assert (
        ledger.row("select value from figures($projects, $as_of, $revision) where indicator = 'B'")
        == 76
    )


# Countries


def test_countries_are_summed_over_the_latest_period_they_all_have(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        results=[
            period("2020-01-01", "2020-06-30", 10, country="VNM"),
            period("2020-01-01", "2020-06-30", 20, country="MYS"),
            period("2020-01-01", "2020-12-31", 99, country="VNM"),
        ]
    )
    assert ledger.row(FIGURE) == ("A", 30, "2020-01-01", "2020-06-30")
    assert ledger.row(HOW) == ("A", 30, "derived", "the sum of 2 countries")


# Total and parts


def test_a_stated_total_is_shown_and_its_parts_beside_it(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=split(total=100, women=50, men=30))
    sql = """
        select value, stated_total, sum_of_parts, difference, is_sum_of_parts, basis, derived_as
        from figures($projects, $as_of, $revision)
    """
    assert ledger.row(sql) == (100, 100, 80, 20, False, "reported", None)


def test_parts_in_percent_make_no_total(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{"unit": "percent"}], results=split(women=80, men=60))
    sql = "select value, women, sum_of_parts from figures($projects, $as_of, $revision)"
    assert ledger.row(sql) == (None, 80, None)


def test_what_parts_make_is_as_exact_as_they_are_where_they_miss_their_total(
    compare: Compare,
) -> None:
    def rows(sex: str, word: str) -> list[Row]:
        return [
            {**row, "qualifier": word if row["sex"] == sex else "exact"}
            for row in split(total=100, women=60, men=20, another_gender=4, not_recorded=5)
        ]

    compare(
        "select indicator, sum_qualifier from part_differences($projects, $as_of, $revision)",
        {
            "all are exact": case("exact", results=rows("", "")),
            "the total is about so many": case("exact", results=rows("total", "about")),
            "women": case("about", results=rows("women", "less_than")),
            "men": case("about", results=rows("men", "about")),
            "another gender": case("about", results=rows("another_gender", "at_least")),
            "not recorded": case("about", results=rows("not_recorded", "up_to")),
        },
    )


def test_parts_that_miss_their_total_are_a_finding(compare: Compare) -> None:
    expected: list[tuple[dict[str, object], object]] = [
        ({"total": 100, "women": 60, "men": 60}, (100, 120, -20)),
        ({"total": 100, "women": 60, "men": 20}, (100, 80, 20)),
        ({"total": 100, "women": 60, "men": 20, "not_recorded": 20}, []),
        ({"total": 0, "women": 0, "men": 0}, []),
        ({"total": 0, "women": 1, "men": 0}, (0, 1, -1)),
        ({"total": 100}, []),
        ({"women": 60, "men": 20}, []),
    ]
    cases = {str(people): case(found, results=split(**people)) for people, found in expected}
    sql = """
        select indicator, stated_total, sum_of_parts, difference
        from part_differences($projects, $as_of, $revision)
    """
    compare(sql, cases)


# The share of women, and how many are recorded


def test_the_share_of_women_is_of_those_recorded(compare: Compare) -> None:
    expected: dict[str, tuple[dict[str, object], tuple[float | None, float | None]]] = {
        "all recorded": ({"women": 30, "men": 10}, (0.75, 1.0)),
        "some are not": ({"women": 30, "men": 10, "not_recorded": 60}, (0.75, 0.4)),
        "no women is a share of zero": ({"women": 0, "men": 10}, (0.0, 1.0)),
        "no men": ({"women": 10, "men": 0}, (1.0, 1.0)),
        "another gender is recorded": (
            {"women": 5, "men": 4, "another_gender": 1},
            (0.5, 1.0),
        ),
        "nobody": ({"women": 0, "men": 0}, (None, None)),
        "nobody recorded": ({"women": 0, "men": 0, "not_recorded": 9}, (None, 0.0)),
        "all not recorded": ({"not_recorded": 9}, (None, 0.0)),
        "men missing": ({"women": 30}, (None, None)),
        "women missing": ({"men": 30, "not_recorded": 5}, (None, None)),
        "no parts": ({"total": 30}, (None, None)),
    }
    cases = {
        name: case(shares, results=split(**people)) for name, (people, shares) in expected.items()
    }
    sql = "select indicator, women_share, coverage from figures($projects, $as_of, $revision)"
    compare(sql, cases)


def test_the_split_of_what_is_summed(compare: Compare) -> None:
    kenya: list[Row] = [
        {"country": "KEN", "sex": "women", "value": 30},
        {"country": "KEN", "sex": "men", "value": 10},
    ]
    halves = (("2020-01-01", "2020-06-30", 1), ("2020-07-01", "2020-12-31", 10))
    cases = {
        "people of a country without a split are not recorded": case(
            (30, 10, None, 40, 40, 0.75, 0.5),
            results=[*kenya, {"country": "MYS", "sex": "total", "value": 40}],
        ),
        "where one country lacks men there is no share": case(
            (70, 10, None, None, 80, None, None),
            results=[*kenya, {"country": "MYS", "sex": "women", "value": 40}],
        ),
        "the split of summed periods is summed": case(
            (33, 11, None, None, 44, 0.75, 1.0),
            indicators=[{"measure": "period"}],
            results=[
                period(start, end, people * times, sex=sex)
                for start, end, times in halves
                for sex, people in (("women", 3), ("men", 1))
            ],
        ),
    }
    compare(SPLIT, cases)


# The remarks on a figure


def test_a_figure_carries_the_word_of_its_source(compare: Compare) -> None:
    expected: list[tuple[dict[str, str], str]] = [
        ({"total": "about"}, "about"),
        ({"total": "more_than"}, "more_than"),
        ({"women": "exact", "men": "exact"}, "exact"),
        ({"women": "exact", "men": "about"}, "about"),
        ({"total": "exact", "women": "about"}, "exact"),
    ]
    cases = {
        str(words): case(
            found, results=[{"sex": sex, "qualifier": word} for sex, word in words.items()]
        )
        for words, found in expected
    }
    countries: list[Row] = [{"country": "VNM", "qualifier": "at_least"}, {"country": "MYS"}]
    sums = {"a sum with an estimate in it is about": case("about", results=countries)}
    sql = "select indicator, qualifier from figures($projects, $as_of, $revision)"
    compare(sql, {**cases, **sums})


def test_a_figure_leads_to_its_row(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{"sex": "women", "place": "page 1"}, {"place": "page 2"}])
    sql = """
        select source, place, revision, in_file, in_row
        from figures($projects, $as_of, $revision)
    """
    assert ledger.row(sql) == ("report", "page 2", 1, "results.csv", 3)


def test_every_period_keeps_its_own_figure(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        results=[
            period("2020-01-01", "2020-06-30", 40),
            period("2020-01-01", "2020-12-31", 90),
            period("2020-01-01", "2020-12-31", 50, country="VNM"),
        ]
    )
    sql = """
        select period_end::varchar, country, value
        from figures_by_period($projects, $as_of, $revision)
        order by period_end, country nulls first
    """
    expected: list[tuple[Any, ...]] = [
        ("2020-06-30", None, 40),
        ("2020-12-31", None, 90),
        ("2020-12-31", "VNM", 50),
    ]
    assert ledger.rows(sql) == expected
