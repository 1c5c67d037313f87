"""Which indicators are split by sex, and how well; targets for women and men apart."""

from tests.conftest import OpenLedger
from tests.sample_ledgers import Row
from tests.store.rules.cases import Compare, case

SPLIT = "select indicator, split from people_by_sex($projects, $as_of, $revision)"
LEFT_OPEN = (
    "select indicator, difference, in_no_part from people_by_sex($projects, $as_of, $revision)"
)


def people(**parts: object) -> list[Row]:
    """One result a sex, all of the same period."""
    return [{"sex": sex, "value": value} for sex, value in parts.items()]


def test_how_well_an_indicator_is_split(compare: Compare) -> None:
    expected: dict[str, list[dict[str, object]]] = {
        "split": [
            {"total": 10, "women": 4, "men": 6},
            {"women": 4, "men": 6},
            {"women": 0, "men": 6},  # a true zero is a value
            {"women": 4, "men": 6, "not_recorded": 3},
        ],
        "part": [{"total": 10, "women": 4}, {"total": 10, "another_gender": 1}],
        "none": [{"total": 10}, {"total": 10, "not_recorded": 10}],
    }
    cases = {
        f"{split}: {parts}": case(split, results=people(**parts))
        for split, each in expected.items()
        for parts in each
    }
    compare(SPLIT, cases)


def test_an_indicator_without_a_figure_is_reported(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{}], results=[{"reported_on": "2021-01-15"}])
    assert ledger.row(SPLIT, as_of="2021-01-14") == ("A", "no_figure")


def test_what_does_not_count_people_is_omitted(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[
            {"indicator": "A", "unit": "number"},
            {"indicator": "B", "unit": "percent"},
            {"indicator": "C", "unit": "USD"},
            {"indicator": "D", "retired_on": "2021-06-01"},
        ]
    )
    assert ledger.rows(SPLIT) == []
    assert ledger.rows(SPLIT, as_of="2021-05-31") == [("D", "no_figure")]  # D was in use then


def test_people_in_none_of_the_parts_are_reported(compare: Compare) -> None:
    cases = {
        "all are in a part": case((0, None), results=people(total=10, women=4, men=6)),
        "one is in none of the parts": case((1, 1), results=people(total=10, women=4, men=5)),
        "more parts than people": case((-2, None), results=people(total=10, women=6, men=6)),
        "no total is stated": case((None, None), results=people(women=6, men=6)),
    }
    compare(LEFT_OPEN, cases)


def test_a_target_for_women_is_compared_with_the_women_reached(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        results=people(total=50, women=20, men=30),
        targets=[{"value": 100}, {"sex": "women", "value": 60}, {"sex": "men", "value": 40}],
    )
    sql = """
        select sex, target, reached from targets_by_sex($projects, $as_of, $revision) order by sex desc
    """
    assert ledger.rows(sql) == [("women", 60, 20), ("men", 40, 30)]


def test_the_largest_figure_with_a_share_of_women_leads(open_ledger: OpenLedger) -> None:
    def of(indicator: str, **parts: object) -> list[Row]:
        return [{"indicator": indicator, **row} for row in people(**parts)]

    leading = "select indicator from people_by_sex($projects, $as_of, $revision) where is_leading"
    ledger = open_ledger(
        results=[
            *of("A", total=900),  # the largest, but not split
            *of("B", total=800, women=0, men=0, not_recorded=800),  # nobody's sex is recorded
            *of("C", women=20, men=30),
            *of("D", women=40, men=30),
            *of("E", total=70, women=10, men=60),  # as large as D: the first one by its code
        ]
    )
    assert ledger.rows(leading) == [("D",)]
    assert open_ledger(results=people(total=10, women=4)).rows(leading) == []
    assert open_ledger(indicators=[{}]).rows(leading) == []


def test_what_is_summed_of_parts_is_as_exact_as_they_are(compare: Compare) -> None:
    def split(women: str, men: str, **further: str) -> list[Row]:
        given = {"women": women, "men": men, **further}
        return [{"sex": sex, "value": 4, "qualifier": word} for sex, word in given.items()]

    compare(
        """
        select indicator, recorded, recorded_qualifier, sum_of_parts, sum_qualifier
        from people_by_sex($projects, $as_of, $revision)
        """,
        {
            "all are exact": case(
                (12, "exact", 12, "exact"), results=split("exact", "exact", another_gender="exact")
            ),
            "two are exact, of another gender nobody": case(
                (8, "exact", 8, "exact"), results=split("exact", "exact")
            ),
            "women are about so many": case((8, "about", 8, "about"), results=split("about", "exact")),
            "men are more": case((8, "about", 8, "about"), results=split("exact", "more_than")),
            "another gender is at least so many": case(
                (12, "about", 12, "about"), results=split("exact", "exact", another_gender="at_least")
            ),
            "not recorded are about so many": case(
                (8, "exact", 12, "about"), results=split("exact", "exact", not_recorded="about")
            ),
            "women alone": case((10, None, 10, "exact"), results=people(women=10)),
            "a total alone": case((None, None, None, None), results=people(total=10)),
        },
    )  # fmt: skip


OVER_TIME = """
    select indicator, strftime(period_end, '%Y-%m-%d'), women, in_no_part, women_share, coverage
    from people_over_time($projects, $as_of, $revision) order by indicator, period_end
"""


def on(end: str, start: str = "2019-01-01", country: str = "", **parts: object) -> list[Row]:
    """One result a sex, all of one period."""
    period = {"period_start": start, "period_end": end, "country": country}
    return [{**period, **row} for row in people(**parts)]


def test_a_figure_of_people_over_time_is_split_on_two_dates_at_least(compare: Compare) -> None:
    first = on("2019-12-31", women=10, men=30)
    second = on("2020-12-31", total=110, women=40, men=40, not_recorded=20)
    compare(
        OVER_TIME,
        {
            "two dates, each with its share": case(
                [("2019-12-31", 10, None, 0.25, 1), ("2020-12-31", 40, 10, 0.5, 0.8)],
                results=[*first, *second],
            ),
            "one date": case([], results=second),
            "as of a day before the second": case([], "2020-12-30", results=[*first, *second]),
            "the second gives women alone": case(
                [], results=[*first, *on("2020-12-31", total=100, women=40)]
            ),
            "of two periods that end on a day, the longest": case(
                [("2019-12-31", 10, None, 0.25, 1), ("2020-12-31", 40, 10, 0.5, 0.8)],
                results=[*first, *second, *on("2020-12-31", start="2020-01-01", women=7, men=3)],
            ),
            "what a country reports is not of the whole project": case(
                [], results=[*on("2019-12-31", country="VNM", women=1, men=1), *second]
            ),
            "nobody's sex is recorded": case(
                [("2019-12-31", 0, None, None, 0), ("2020-12-31", 40, 10, 0.5, 0.8)],
                results=[*on("2019-12-31", women=0, men=0, not_recorded=5), *second],
            ),
            "zero on a date": case(
                [("2019-12-31", 0, None, None, None), ("2020-12-31", 40, 10, 0.5, 0.8)],
                results=[*on("2019-12-31", women=0, men=0), *second],
            ),
        },
    )
