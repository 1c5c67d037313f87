"""Which rule asks which is read from their SQL."""

from graphlib import CycleError

import duckdb
import pytest

import queries
from store import threshold
from store.rules import sorted_by_need
from store.rules.calls import UNKNOWN, Call, Parameter, Rules, statement
from store.rules.rules_file import rules
from tests.queries.test_heads import NAMES

RULES = rules().rules

SOON = threshold("due_soon_days")

# The dates as of which something is asked.
AS_OF = {"as_of", "since"}


def test_a_call_is_reported_with_what_it_passes_on() -> None:
    asked = statement(
        "from figures($projects, $as_of, 3) join targets($projects, $day - 1) on true"
    )
    assert asked.calls == (
        Call("figures", (Parameter("projects"), Parameter("as_of"), 3)),
        Call("targets", (Parameter("projects"), UNKNOWN)),
    )


def test_a_call_within_a_subquery_is_found_and_one_in_a_comment_or_a_text_is_not() -> None:
    asked = statement(
        "select (select count(*) from figures($a)) as n, 'from gaps($a)' as text -- from logframe($a)"
    )
    assert [call.rule for call in asked.calls] == ["figures"]


@pytest.mark.parametrize(
    ("sql", "daily", "offsets"),
    [
        ("select 1 from t where due < $as_of", set(), {0}),
        ("select 1 from t where $as_of >= t.due and end_in_force <= $as_of + 30", set(), {0, 30}),
        ("select 1 from t where due <= $as_of + due_soon_days()", set(), {SOON}),
        ("select 1 from t where due <= $as_of + other_days()", {"as_of"}, set()),
        ("from figures($as_of)", set(), set()),
        ("select due - $as_of from t", {"as_of"}, set()),
        ("select $as_of as as_of", {"as_of"}, set()),
        ("select 1 from t where due + 1 < $as_of", {"as_of"}, set()),
        ("select 1 from t where $since < $as_of", {"since", "as_of"}, set()),
        ("from figures($as_of + 1)", {"as_of"}, set()),
        ("select 1 from t where due between $since and $as_of", {"since", "as_of"}, set()),
    ],
)
def test_a_date_that_is_only_compared_with_a_column_or_handed_on_need_not_be_the_day_itself(
    sql: str, daily: set[str], offsets: set[int]
) -> None:
    asked = statement(sql)
    assert (set(asked.daily), set(asked.offsets)) == (daily, offsets)


def test_what_is_compared_with_a_column_is_reported_with_and_without_days_added() -> None:
    asked = statement(
        "select 1 from t where due <= $as_of + 30 and revision < $revision and $since"
    )
    assert asked.compared == {"as_of", "revision"}


def test_a_table_is_reported_with_its_schema_and_not_where_the_statement_names_it_itself() -> None:
    asked = statement("with file as (from ledger.file) from file join entries on true")
    assert asked.tables == {"ledger.file", "entries"}


def test_what_a_rule_reckons_with_is_reckoned_with_by_who_hands_it_on() -> None:
    made = (
        "create or replace macro counts_days(on_day) as table select date '2021-12-31' - on_day as days",
        "create or replace macro hands_on(that_day) as table from counts_days(that_day)",
    )
    with duckdb.connect() as connection:
        for statement_made in made:
            connection.execute(statement_made)
        found = Rules(connection)
        assert found.daily_of("counts_days") == {"on_day"}
        assert found.daily_of("hands_on") == {"that_day"}


def test_no_rule_calculates_with_its_as_of_date() -> None:
    """The day is a parameter of its own, or all rules that it needs would be computed again for each day."""
    assert {name for name in RULES if RULES.daily_of(name) & AS_OF} == set()


def test_no_question_calculates_with_such_a_date() -> None:
    daily = {
        name
        for name in NAMES
        if RULES.daily(RULES.calls_of(queries.read_question(name)[0])) & AS_OF
    }
    assert daily == set()


def test_rules_are_made_after_those_that_they_need() -> None:
    one = "create or replace macro one() as table from two()"
    two = "create or replace macro two() as table select 1 -- and not from one()"
    assert list(sorted_by_need([one, two])) == [two, one]


def test_rules_in_a_circle_are_refused() -> None:
    one = "create or replace macro one() as table from two()"
    two = "create or replace macro two() as table from one()"
    with pytest.raises(CycleError):
        list(sorted_by_need([one, two]))


def test_a_rule_needs_what_its_rules_need() -> None:
    below = RULES.needed_by("indicator_changes")
    assert below[-2:] == ("indicator_pairs", "indicator_changes")
    assert below.index("figures") < below.index("indicator_status")
    assert "action_status" not in below
