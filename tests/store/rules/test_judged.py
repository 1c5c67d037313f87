"""The kept rows of the rules are those that the rules would give if they were computed again."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest

import queries
from store import Refused, Store, memory_from_environment, open_store, threshold
from store.rules.judged import ASKED_ANEW
from store.rules.rules_file import rules
from tests.conftest import CREST_DATA, OpenLedger
from tests.engines import NOW, on_one_thread
from tests.queries.test_heads import NAMES
from tests.sample_ledgers import SampleLedger
from tests.store.rules.kept_rules import assert_is_as_made_anew, judged_rules

SOON = threshold("due_soon_days")

STATUS = "select indicator, value, status from indicator_status($projects, $as_of, $revision) order by all"
FIGURE = "select value from figures($projects, $as_of, $revision)"
DAY = date(2021, 8, 1)

# Days before it.
EARLIER = (37, 300)


@pytest.fixture(scope="module")
def crest() -> Iterator[Store]:
    """A store on CREST in which nothing is judged yet."""
    store = on_one_thread(open_store(":memory:", CREST_DATA, now=NOW))
    yield store
    store.close()


def given_to(name: str, as_of: date, since: date) -> dict[str, Any]:
    every: dict[str, Any] = {
        "projects": ["crest"], "as_of": as_of, "day": as_of, "since": since, "revision": 1,
        "since_revision": 1, "indicator": "x-csos", "item": "F1", "upload": 1,
    }  # fmt: skip
    return {of: every.get(of) for of in queries.read_question(name)[1]}


def asked_anew(store: Store, sql: str, given: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The answer of the rules themselves, without kept rows."""
    return store.cursor().execute(sql, given).fetchall()


def asked_exactly(store: Store, sql: str, given: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The answer from rows that are kept for this very day, and not for the last one on which anything changed."""
    with store.judged.reader_for([sql], given) as cursor:
        return cursor.execute(sql, given).fetchall()


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_answered_from_kept_rows_as_from_computed_ones(
    crest: Store, name: str
) -> None:
    given = given_to(name, DAY, DAY - timedelta(days=90))
    sql, _ = queries.read_question(name)
    assert crest.ask(sql, given).fetchall() == asked_anew(crest, sql, given)


# To compute every question anew takes ten times as long as to compute each rule once over those that it needs.
@pytest.mark.parametrize("days", EARLIER)
@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_answered_alike_until_the_next_day_on_which_anything_changes(
    crest: Store, name: str, days: int
) -> None:
    as_of = DAY - timedelta(days=days)
    given = given_to(name, as_of, as_of - timedelta(days=90))
    sql, _ = queries.read_question(name)
    assert crest.ask(sql, given).fetchall() == asked_exactly(crest, sql, given)


@pytest.mark.parametrize("days", EARLIER)
def test_every_rule_is_kept_as_its_statement_gives_it(crest: Store, days: int) -> None:
    assert_is_as_made_anew(crest, judged_rules(crest), 1, DAY - timedelta(days=days))


def turning_days(store: Store) -> list[date]:
    """The days on which anything in CREST could change, and their neighbours.

    Each date of its rows, due soon or not, and the day by which the next report of a figure is expected.
    """
    dates = {
        day
        for (day,) in store.cursor().execute(
            "select deadline from ledger.actions union select due from ledger.targets "
            "union select reported_on from ledger.results union select period_end from ledger.results "
            "union select next_report_by(period_end) from ledger.results"
        ).fetchall()
        if day
    }  # fmt: skip
    beside = (-SOON - 1, -SOON, -SOON + 1, -1, 0, 1, 2)
    return sorted({day + timedelta(days=add) for day in dates for add in beside})


@pytest.mark.parametrize(
    "rule", ["indicator_status", "action_status", "gaps", "attention", "project_in_force"]
)
def test_on_each_day_around_which_anything_changes_a_rule_has_the_rows_of_computing_it_again(
    crest: Store, rule: str
) -> None:
    """Of days for which rows of an earlier day are kept every other one is tried; for all others their own are kept."""
    sql = f"from {rule}($projects, $as_of, $revision) order by all"
    given = {
        day: {"projects": ["crest"], "as_of": day, "revision": 1} for day in turning_days(crest)
    }
    of_earlier_days = [
        day for day in given if crest.shared_parameters(sql, given[day]) != given[day]
    ]
    assert len(of_earlier_days) > 30
    for day in of_earlier_days[::2]:
        assert crest.ask(sql, given[day]).fetchall() == asked_exactly(crest, sql, given[day]), day


def test_between_two_days_on_which_anything_changes_nothing_is_computed_again(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(targets=[{}], results=[{"value": 50}])
    assert ledger.rows(STATUS, "2021-03-05") == [("A", 50, "on_track")]
    before = kept(ledger)
    assert ledger.rows(STATUS, "2021-03-31") == [("A", 50, "on_track")]
    assert kept(ledger) == before
    assert ledger.rows(STATUS, "2021-01-14") == [("A", None, "no_data")]
    assert kept(ledger) > before


def kept(ledger: SampleLedger) -> int:
    """How many rows of the rule indicator_status are kept."""
    ((rows,),) = (
        ledger.store.cursor()
        .execute("select count(*) from judged.rows_indicator_status")
        .fetchall()
    )
    return int(rows)


def test_a_set_of_projects_is_judged_as_each_of_them_alone(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{"value": 50}], actions=[{"deadline": "2021-07-01"}])
    copy_project(ledger, "other", twice=2)
    for rule in (name for name in rules().rules if is_of_a_project(name)):
        sql = f"select * from {rule}($projects, $as_of, $revision) order by all"
        alone = [
            row
            for code in ("other", "tiny")
            for row in ledger.store.ask(sql, given_for(ledger, [code])).fetchall()
        ]
        together = ledger.store.ask(sql, given_for(ledger, ["tiny", "other"])).fetchall()
        assert sorted(map(str, together)) == sorted(map(str, alone)), rule


def is_of_a_project(name: str) -> bool:
    return rules().rules[name].parameters == ("of_projects", "as_of", "at_revision")


def given_for(ledger: SampleLedger, projects: list[str]) -> dict[str, Any]:
    return {"projects": projects, "as_of": DAY, "revision": ledger.store.revision()}


def copy_project(ledger: SampleLedger, code: str, *, twice: int) -> None:
    """Write the rows of the tiny project once more for another one, with figures `twice` as large."""
    cursor = ledger.store.cursor()
    cursor.execute("update ledger.head set revision = revision + 1")
    revision = ledger.store.revision()
    cursor.execute(
        "insert into ledger.entry by name select $revision as revision, $code as project, 'upload' as kind",
        {"revision": revision, "code": code},
    )
    for name in (
        "project",
        "sources",
        "framework",
        "indicators",
        "results",
        "evaluations",
        "recommendations",
        "actions",
    ):
        value = ", (value * $twice) as value" if name == "results" else ""
        cursor.execute(
            f"insert into ledger.{name} select * replace ($code as project, $revision as revision{value}) "
            f"from ledger.{name} where project = 'tiny'",
            {"revision": revision, "code": code} | ({"twice": twice} if value else {}),
        )


def test_an_upload_into_another_project_computes_nothing_again(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{}], results=[{"value": 50}])
    assert ledger.rows(STATUS) == [("A", 50, "on_track")]
    before = kept(ledger)
    copy_project(ledger, "other", twice=2)
    assert ledger.rows(STATUS) == [("A", 50, "on_track")]
    assert kept(ledger) == before


def test_an_upload_and_its_undo_are_seen_at_once(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{"value": 50}])
    assert ledger.row(FIGURE) == 50
    upload = ledger.upload(results=[{"value": 60, "reported_on": "2021-02-01"}])
    assert ledger.row(FIGURE) == 60
    assert ledger.row(FIGURE, revision=1) == 50
    ledger.enter("undo", upload)
    assert ledger.row(FIGURE) == 50


def test_rows_not_used_for_the_longest_are_deleted_and_can_be_computed_again() -> None:
    store = open_store(":memory:", CREST_DATA, now=NOW, memory=1024**4)
    days = [date(2021, 7, 31), date(2020, 12, 31), date(2020, 6, 30), date(2019, 12, 31)]
    given = [{"projects": ["crest"], "as_of": day, "revision": 1} for day in days]
    first = [store.ask(STATUS, each).fetchall() for each in given]
    store.judged.limit_memory(1)
    assert store.cursor().execute(
        "select count(*) from judged.rows_indicator_status"
    ).fetchall() == [(0,)]
    assert [store.ask(STATUS, each).fetchall() for each in given] == first
    store.close()


def test_what_is_read_is_not_forgotten_meanwhile() -> None:
    store = open_store(":memory:", CREST_DATA, now=NOW, memory=1)
    given = store.shared_parameters(STATUS, {"projects": ["crest"], "as_of": DAY, "revision": 1})
    with store.judged.reader_for([STATUS], given) as cursor:
        store.ask(STATUS, {**given, "as_of": date(2020, 12, 31)}).fetchall()
        assert len(cursor.execute(STATUS, given).fetchall()) > 10
    store.close()


def test_a_rule_that_fails_is_made_by_who_asks_next(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{"value": 50}])
    cursor = ledger.store.cursor()
    cursor.execute("alter table ledger.results rename to elsewhere")
    with pytest.raises(duckdb.Error, match="results"):
        ledger.row(FIGURE)
    cursor.execute("alter table ledger.elsewhere rename to results")
    assert ledger.row(FIGURE) == 50


def test_what_may_be_named_is_kept_nowhere(crest: Store) -> None:
    """It rests on the newest revision; so does everything that asks for it."""
    named = {"open_partners", "public_partnerships", "conflicts_known", "attention", "hidden_names"}
    assert {name for name in named if crest.judged.keeps_in_table(name)} == set()
    assert crest.judged.keeps_in_table("portfolio_figures")


def test_what_is_not_kept_is_a_rule() -> None:
    assert set(rules().rules) >= ASKED_ANEW


def test_the_setting_says_how_much_memory_it_may_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RESULTS_MEMORY_MB", raising=False)
    assert memory_from_environment() == 512 * 1024 * 1024
    monkeypatch.setenv("RESULTS_MEMORY_MB", "64")
    assert memory_from_environment() == 64 * 1024 * 1024


@pytest.mark.parametrize("setting", ["0", "-5", "much", "1.5"])
def test_a_setting_that_is_no_size_is_refused(
    monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv("RESULTS_MEMORY_MB", setting)
    with pytest.raises(Refused, match=f'RESULTS_MEMORY_MB: "{setting}" is no size of memory'):
        memory_from_environment()


@pytest.mark.parametrize(
    "rule", ["known_points", "part_differences", "figures", "indicator_status"]
)
def test_a_large_project_is_judged_as_a_small_one_though_its_rows_are_not_kept(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(":memory:", CREST_DATA, now=NOW)
    given = {"projects": ["crest"], "as_of": DAY, "revision": 1}
    by_period = "from figures_by_period($projects, $as_of, $revision)"
    assert store.ask(by_period, {**given, "as_of": date(2021, 7, 20)}).fetchall()
    monkeypatch.setattr("store.rules.judged.LARGE", 0)
    sql = f"from {rule}($projects, $as_of, $revision) order by all"
    assert store.ask(sql, given).fetchall() == asked_anew(store, sql, given)
    assert store.ask(by_period, given).fetchall()
    ((kept_rows,),) = store.cursor().execute(
        "select count(distinct judged_key) from judged.row_by_row.rows_figures_by_period"
    ).fetchall()  # fmt: skip
    assert kept_rows == 1
    store.close()


def test_a_date_as_text_and_as_a_date_are_kept_as_one(crest: Store) -> None:
    sql = "select count(*) from actions_to_decide($projects, $as_of, $revision, $next_meeting)"
    given = {"projects": ["crest"], "as_of": DAY, "revision": 1}
    days = (date(2021, 12, 1), "2021-12-01", date(2021, 12, 1))
    counts = {crest.ask(sql, {**given, "next_meeting": day}).fetchall()[0] for day in days}
    assert len(counts) == 1


def test_a_question_that_cannot_be_asked_leaves_nothing_that_others_wait_for(crest: Store) -> None:
    given = {"projects": ["crest"], "as_of": date(2018, 1, 1), "revision": 1}
    with pytest.raises(TypeError):
        crest.ask(STATUS, {**given, "projects": [{"a": "set"}, object]}).fetchall()
    assert crest.ask(STATUS, given).fetchall() == asked_anew(crest, STATUS, given)
