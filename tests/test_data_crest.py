"""CREST's figures, straight from the evaluation report and the management response.

Numbers stand here as the two documents print them, not as the pages work them out.
"""

import csv
import json
import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import frictionless
import pytest

from store import Store, contract, threshold
from store.contract.description import DESCRIPTION
from tests.conftest import CREST_DATA

FOLDER = CREST_DATA / "crest"
FILES = sorted(path.stem for path in FOLDER.glob("*.csv"))

REPORT = "2021-07-18"  # the evaluation report is dated
RESPONSE = "2021-07-31"  # the management response speaks as of July 2021


@pytest.fixture
def ask(crest_store: Store) -> Any:
    """Asks the real data: `ask(sql, as_of)`."""

    def answer(sql: str, as_of: str = RESPONSE) -> list[tuple[Any, ...]]:
        given = {"projects": ["crest"], "as_of": date.fromisoformat(as_of), "revision": 1}
        used = {name: value for name, value in given.items() if f"${name}" in sql}
        return crest_store.ask(sql, used).fetchall()

    return answer


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


# The files


def test_all_files_are_of_the_contract() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == [f"{name}.csv" for name in FILES]
    assert [name for name in FILES if name not in contract()] == []


@pytest.mark.parametrize("name", FILES)
def test_the_header_is_that_of_the_contract(name: str) -> None:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        header = tuple(next(csv.reader(lines)))
    file = contract()[name]
    assert header[: len(file.promised_names)] == file.promised_names
    assert header == tuple(column for column in file.column_names if column in header)


def valid(folder: Path) -> bool:
    """By a tool that is not ours: types, closed lists, required cells, references."""
    description = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in description["resources"]}
    description["resources"] = [resources[name] for name in FILES]
    for name in FILES:  # which may leave out columns that were added
        schema, there = resources[name]["schema"], rows(name)[0]
        schema["fields"] = [field for field in schema["fields"] if field["name"] in there]
    report = frictionless.Package.from_descriptor(description, basepath=str(folder)).validate()
    assert len(report.tasks) == len(FILES)
    return bool(report.valid)


def test_the_files_are_valid_by_the_data_package() -> None:
    assert valid(FOLDER)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [(",140420,", ",140.420 people,"), (",women,", ",female,"), ("x-trainings,", "x-training,")],
)
def test_the_data_package_would_notice(tmp_path: Path, was: str, becomes: str) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "crest")
    results = folder / "results.csv"
    results.write_text(results.read_text(encoding="utf-8").replace(was, becomes), encoding="utf-8")
    assert not valid(folder)


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_plain(name: str) -> None:
    """Commas, one kind of line end, no stray spaces: so that a change shows as what it is."""
    content = (FOLDER / f"{name}.csv").read_bytes()
    assert b"\r" not in content
    assert content.endswith(b"\n")
    for number, row in enumerate(rows(name), start=2):
        for column, cell in row.items():
            where = f"{name}.csv, row {number}, column {column}"
            assert cell == cell.strip(), f"{where}: spaces round the text"
            assert "  " not in cell, f"{where}: two spaces"


# The project


@pytest.mark.parametrize(
    ("as_of", "end"), [("2021-07-30", "2022-09-30"), ("2021-07-31", "2022-12-31")]
)
def test_the_project_was_extended_by_three_months_in_july_2021(
    ask: Any, as_of: str, end: str
) -> None:
    sql = "select start::varchar, end_in_force::varchar from project_in_force($projects, $as_of, $revision)"
    assert ask(sql, as_of) == [("2017-10-01", end)]


def test_the_logframe_has_three_outcomes(ask: Any) -> None:
    tree = ask(
        "select result, level, depth from logframe($projects, $as_of, $revision) order by path"
    )
    assert [code for code, level, _ in tree if level == "outcome"] == ["1", "2", "3"]
    assert Counter(level for _, level, _ in tree) == {"objective": 1, "outcome": 3, "output": 5}


# Figures

FIGURE = """
    select value, women, men, not_recorded, qualifier
    from figures($projects, $as_of, $revision)
    where indicator = '{}'
"""


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        pytest.param("x-partnerships", (19, None, None, None, "exact"), id="partnerships"),
        pytest.param("x-suppliers", (197, None, None, None, "exact"), id="suppliers"),
        pytest.param("x-private-funding", (4_615_580, None, None, None, "exact"), id="USD raised"),
        pytest.param(
            "x-migrant-workers", (140_420, 54_687, 51_195, 34_538, "exact"), id="workers reached"
        ),
        pytest.param("x-trainings", (54, None, None, None, "exact"), id="trainings"),
        pytest.param("x-trainees", (914, 494, 382, 38, "exact"), id="trainees"),
        pytest.param("x-trainee-satisfaction", (86.2, None, None, None, "exact"), id="satisfied"),
        pytest.param("x-events", (24, None, None, None, "exact"), id="events"),
        pytest.param("x-event-participants", (1266, 576, 660, 156, "exact"), id="at events"),
        pytest.param("x-thematic-contributions", (59, None, None, None, "exact"), id="themes"),
        pytest.param("x-csos", (1, None, None, None, "exact"), id="civil society"),
        pytest.param("2.A", (8, None, None, None, "exact"), id="action plans"),
        pytest.param("x-gender-tools", (19, None, None, None, "exact"), id="gender tools"),
        pytest.param("x-mappings", (7, None, None, None, "exact"), id="mappings"),
        pytest.param("x-workers-interviewed", (550, None, None, None, "more_than"), id="asked"),
        pytest.param("x-workers-repaid", (3700, None, None, None, "about"), id="repaid"),
        pytest.param("x-recruitment-agencies", (51, None, None, None, "exact"), id="agencies"),
        pytest.param("x-iris-participants", (108, 54, 54, None, "exact"), id="IRIS, no total"),
        pytest.param(
            "x-inception-participants", (2763, None, None, None, "more_than"), id="year 1"
        ),
        pytest.param("x-newsletter-recipients", (500, None, None, None, "more_than"), id="letters"),
    ],
)
def test_a_figure_is_as_the_report_prints_it(
    ask: Any, indicator: str, expected: tuple[Any, ...]
) -> None:
    ((value, *rest),) = ask(FIGURE.format(indicator))
    assert (float(value), *rest) == expected


def test_nothing_is_known_before_the_report(ask: Any) -> None:
    assert ask("select * from figures($projects, $as_of, $revision)", "2021-07-17") == []
    assert len(ask("select * from figures($projects, $as_of, $revision)", REPORT)) == 27


def test_every_indicator_has_a_figure_and_each_is_of_the_evaluations_time(ask: Any) -> None:
    status = ask("select value, period_end from indicator_status($projects, $as_of, $revision)")
    assert len(status) == 27
    assert all(value is not None for value, _ in status)
    assert max(day for _, day in status) == date(2020, 9, 30)


@pytest.mark.parametrize(
    ("indicator", "target", "unit", "status"),
    [
        ("x-partnerships", 10, "number", "met"),
        ("x-trainees", 1000, "people", "on_track"),
        ("x-trainee-satisfaction", 80, "percent", "met"),
        ("2.A", 10, "number", "on_track"),
        ("x-gender-tools", 7, "number", "met"),
        ("3.2.E", 1, "number", "met"),
        ("x-events", 25, "number", "on_track"),
        ("x-thematic-contributions", 60, "number", "on_track"),
        ("x-implementing-partnerships", 3, "number", "behind"),
        ("x-csos", 18, "number", "behind"),
    ],
)
def test_targets_and_what_became_of_them(
    ask: Any, indicator: str, target: int, unit: str, status: str
) -> None:
    sql = f"""
        select target, unit, status
        from indicator_status($projects, $as_of, $revision)
        where indicator = '{indicator}'
    """
    assert ask(sql) == [(target, unit, status)]


def test_the_private_funding_target_is_in_kronor_and_not_compared(ask: Any) -> None:
    sql = """
        select target, target_in_other_unit, target_other_unit, status
        from indicator_status($projects, $as_of, $revision)
        where indicator = 'x-private-funding'
    """
    assert ask(sql) == [(None, 52_086_020, "SEK", "target_in_other_unit")]


UNSEEN = """
    select indicator from targets_without_value($projects, $as_of, $revision)
    where kind = '{}' and qualifier = 'not_in_source' order by indicator
"""


def test_targets_that_are_in_the_annex_alone_are_not_in_the_sources(ask: Any) -> None:
    assert [code for (code,) in ask(UNSEEN.format("target"))] == [
        "x-event-participants", "x-gender-mappings", "x-iris-participants", "x-iris-trainings", "x-mappings",
        "x-migrant-workers", "x-recruitment-agencies", "x-suppliers", "x-sustainability-strategy", "x-trainings",
    ]  # fmt: skip


def test_of_no_target_it_is_known_that_there_is_none() -> None:
    assert {row["qualifier"] for row in rows("targets")} == {"exact", "not_in_source"}


def test_baselines_are_in_the_annex_alone(ask: Any) -> None:
    """Finding 17 says that they are established; the text has none."""
    stated = {row["indicator"] for row in rows("targets") if row["value"]}
    assert {code for (code,) in ask(UNSEEN.format("baseline"))} == stated
    assert {row["kind"] for row in rows("targets") if row["value"]} == {"target"}


def test_what_counts_the_first_year_alone_is_no_longer_reported() -> None:
    retired = {
        row["indicator"]: row["retired_on"] for row in rows("indicators") if row["retired_on"]
    }
    assert retired == {"x-inception-events": "2018-10-01", "x-inception-participants": "2018-10-01"}


def test_the_sustainability_strategy_is_a_planned_result_that_is_not_there_yet(ask: Any) -> None:
    assert ask(FIGURE.format("x-sustainability-strategy")) == [(0, None, None, None, "exact")]


# Dates


@pytest.mark.parametrize("name", ["results", "portfolio"])
def test_a_date_that_is_assumed_is_marked_and_its_note_says_so(name: str) -> None:
    for row in rows(name):
        is_assumed = row["date_basis"] == "assumed"
        note = row["note"]
        says_so = (
            "end of the period the evaluation took in" in note
            or "the report's date is taken" in note
        )
        says_so = says_so or "not stated: taken as" in note
        assert is_assumed == says_so, (name, row)


def test_how_many_dates_are_assumed() -> None:
    of = {
        name: Counter(row["date_basis"] for row in rows(name)) for name in ("results", "portfolio")
    }
    assert of["results"] == {"assumed": 25, "stated": 12}
    assert of["portfolio"] == {"assumed": 51, "stated": 13, "": 1}  # the withdrawn row


def test_a_period_that_may_begin_before_its_programme_says_so() -> None:
    of_iris = ("x-recruitment-agencies", "x-iris-trainings", "x-iris-participants")
    notes = [row["note"] for row in rows("results") if row["indicator"] in of_iris]
    assert len(notes) == 4
    assert all("launched at the beginning of 2020" in note for note in notes)


def test_the_donors_sum_is_not_of_the_day_on_which_the_figures_are(ask: Any) -> None:
    sql = """
        select as_at::varchar, value from current_portfolio($projects, $as_of, $revision)
        where measure = 'donor funding'
    """
    assert ask(sql, REPORT) == [("2021-07-18", 52_086_020)]


@pytest.mark.parametrize("file", ["project"])
def test_dates_that_are_known_to_the_month_say_so(file: str) -> None:
    (row,) = rows(file)
    assert "known to the month" in row["note"]


# Identities: what must add up, and what is known not to


def test_stated_totals_are_the_sum_of_their_parts_but_for_one(ask: Any) -> None:
    sql = """
        select indicator, stated_total, sum_of_parts, difference
        from part_differences($projects, $as_of, $revision)
    """
    assert ask(sql) == [("x-event-participants", 1266, 1392, -126)]


def test_the_parts_that_add_up() -> None:
    assert 51_195 + 54_687 + 34_538 == 140_420
    assert 494 + 382 + 38 == 914
    assert 22 + 16 == 38  # people interviewed


def portfolio(topic: str, measure: str) -> dict[str, float | None]:
    return {
        row["category"]: float(row["value"]) if row["value"] else None
        for row in rows("portfolio")
        if row["topic"] == topic and row["measure"] == measure
    }


def test_shares_of_one_whole_make_a_hundred() -> None:
    shares = portfolio("agreements", "partnerships by use of an NDA")
    assert sum(share or 0 for share in shares.values()) == 100


def test_projects_by_phases_and_by_duration_add_up() -> None:
    phases = portfolio("phases", "projects by number of phases")
    assert list(phases.values()) == [8, 4, 2, 2]
    assert sum(count or 0 for count in phases.values()) == 16
    durations = portfolio("durations", "projects by duration")
    assert sum(count or 0 for count in durations.values()) == 30
    (projects,) = portfolio("projects", "individual projects").values()
    assert projects == 30


def test_migrant_workers_targeted_indirectly_and_directly_are_all_of_them() -> None:
    parts = portfolio("beneficiaries", "migrant workers among those targeted")
    assert sum(share or 0 for share in parts.values()) == 36


def test_what_is_not_in_the_text_is_blank_and_said() -> None:
    funders = [row for row in rows("portfolio") if row["measure"] == "kind of funder"]
    assert [(row["value"], row["qualifier"]) for row in funders] == [("", "not_in_source")] * 3
    assert all("not given" in row["note"] for row in funders)


def test_a_derived_figure_says_how() -> None:
    for name in ("results", "targets", "portfolio"):
        for row in rows(name):
            assert row["basis"] == "reported" or row["note"], f"{name}.csv: {row} says not how"


@pytest.mark.parametrize("words", ["half", "a quarter", "another quarter", "two years"])
def test_a_figure_that_is_converted_from_words_is_derived(words: str) -> None:
    converted = [row for row in rows("portfolio") if f"Worded as {words}" in row["note"]]
    assert converted
    assert {row["basis"] for row in converted} == {"derived"}


# What the sources judge themselves

VERDICTS = {
    ("result", "x-objective", "evaluators"): "on_track",
    ("result", "1", "evaluators"): "on_track",
    ("result", "2", "evaluators"): "on_track",
    ("result", "3", "evaluators"): "largely_on_track",
    ("result", "1.2", "evaluators"): "on_track",
    ("result", "1.3", "evaluators"): "on_track",
    ("indicator", "x-partnerships", "evaluators"): "achieved",
    ("indicator", "x-partnerships", "management"): "achieved",
    ("indicator", "x-private-funding", "evaluators"): "on_track",
    ("indicator", "x-trainees", "evaluators"): "on_track",
    ("indicator", "x-trainee-satisfaction", "evaluators"): "achieved",
    ("indicator", "2.A", "evaluators"): "on_track",
    ("indicator", "x-gender-tools", "evaluators"): "achieved",
    ("indicator", "3.2.E", "evaluators"): "achieved",
    ("indicator", "x-thematic-contributions", "evaluators"): "on_track",
    ("project", "crest", "evaluators, on gender"): "partly",
}


def test_the_verdicts_of_evaluators_and_management(ask: Any) -> None:
    sql = "select about, code, judged_by, verdict from current_judgements($projects, $as_of, $revision)"
    assert {tuple(key): verdict for *key, verdict in ask(sql)} == VERDICTS
    assert len(ask(sql, REPORT)) == len(VERDICTS) - 1  # management answered later


def test_every_verdict_has_its_words() -> None:
    assert all(row["stated"] and row["judged_on"] for row in rows("judgements"))


# The management response

DEADLINES = {
    "1.1": "2021-11-30",
    "1.2": "2021-12-31",
    "1.3": "2021-12-31",
    "1.4": "2021-12-31",
    "1.5": "2021-12-31",
    "2.1": "2022-09-30",
    "2.2": "2022-09-30",
    "2.3": "2022-12-31",
    "2.4": "2022-12-31",
    "3.1": "2022-03-31",
    "3.2": "2022-04-30",
    "3.3": "2022-07-31",
    "3.4": "2022-12-31",
    "4.1": "2021-12-31",
    "4.2": "2022-03-31",
    "4.3": "2022-05-31",
    "5.1": "2022-02-28",
    "5.2": "2022-03-31",
    "5.3": "2022-03-31",
    "5.4": "2022-03-31",
}


FIRST_SOON = date.fromisoformat(DEADLINES["1.1"]) - timedelta(days=threshold("due_soon_days"))


def test_twenty_actions_with_their_deadlines() -> None:
    assert {row["action"]: row["deadline"] for row in rows("actions")} == DEADLINES


def test_two_actions_are_ongoing_and_of_the_others_nothing_is_reported(ask: Any) -> None:
    state = dict(ask("select action, state from action_status($projects, $as_of, $revision)"))
    assert [action for action, word in sorted(state.items()) if word == "ongoing"] == ["3.4", "4.1"]
    assert Counter(state.values()) == {"not_reported": 18, "ongoing": 2}


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2021-07-31", {"later": 20}),
        (str(FIRST_SOON - timedelta(days=1)), {"later": 20}),
        (str(FIRST_SOON), {"later": 19, "due_soon": 1}),
        ("2021-12-31", {"past_deadline": 1, "later": 14, "due_soon": 5}),
        ("2022-01-01", {"past_deadline": 6, "later": 14}),
        ("2023-01-01", {"past_deadline": 20}),
    ],
)
def test_deadlines_pass(ask: Any, as_of: str, expected: dict[str, int]) -> None:
    timings = Counter(
        timing
        for (timing,) in ask(
            "select timing from action_status($projects, $as_of, $revision)", as_of
        )
    )
    assert timings == expected


def test_by_2023_what_became_of_every_action_is_unknown(ask: Any) -> None:
    sql = "select reading, is_overdue, is_unknown from action_status($projects, $as_of, $revision)"
    assert Counter(ask(sql, "2023-01-01")) == {
        ("last_reported", False, True): 2,
        ("unreported", False, True): 18,
    }


def test_in_2026_what_was_not_reported_is_not_called_behind(ask: Any) -> None:
    sql = """
        select status, last_status from indicator_status($projects, $as_of, $revision)
        where not is_retired and target is not null
    """
    assert Counter(ask(sql, "2026-11-26")) == {
        ("met", None): 4,
        ("not_reported", "on_track"): 4,
        ("not_reported", "behind"): 2,
    }


RECOMMENDATIONS = {
    "R1": (1, "high", "low", "high", "accepted", "2021-10-31", 5, "the same"),
    "R2": (
        2,
        "high",
        "medium",
        "high",
        "partially_accepted",
        "2022-09-30",
        4,
        "lower than the evaluators' urgency",
    ),
    "R3": (1, "high", "high", "high", "accepted", "2022-09-30", 4, "the same"),
    "R4": (
        3,
        "high",
        "medium",
        "high",
        "accepted",
        "2022-09-30",
        3,
        "lower than the evaluators' urgency",
    ),
    "R5": (
        1,
        "medium",
        "medium",
        "high",
        "accepted",
        "2022-09-30",
        4,
        "higher than the evaluators' urgency",
    ),
}


def test_five_recommendations_with_management_and_evaluators_side_by_side(ask: Any) -> None:
    sql = """
        select
            recommendation, priority, urgency, difficulty, impact, response,
            recommended_end::varchar, actions, priority_against_urgency
        from recommendation_progress($projects, $as_of, $revision)
    """
    assert {code: tuple(rest) for code, *rest in ask(sql)} == RECOMMENDATIONS


def test_between_report_and_response_every_recommendation_waits(ask: Any) -> None:
    sql = "select response, priority from recommendation_progress($projects, $as_of, $revision)"
    assert ask(sql, "2021-07-30") == [("pending", None)] * 5


def test_deadlines_after_the_window_that_the_evaluators_recommended(ask: Any) -> None:
    sql = """
        select action from action_status($projects, $as_of, $revision)
        where is_after_window order by action
    """
    after = [action for (action,) in ask(sql)]
    assert after == ["1.1", "1.2", "1.3", "1.4", "1.5", "2.3", "2.4", "3.4"]


# The evidence


def test_how_many_items_there_are() -> None:
    assert Counter(row["kind"] for row in rows("evidence")) == {
        "question": 22,
        "finding": 24,
        "conclusion": 6,
        "lesson": 7,
        "recommendation": 5,
        "operational_recommendation": 23,
        "unexpected_result": 3,
        "toc_area": 6,
    }


def test_how_many_links_there_are() -> None:
    assert Counter(row["relation"] for row in rows("evidence_links")) == {
        "responds_to": 38,
        "derived_from": 36,
        "operationalises": 23 + 19,  # of operational recommendations, and by key actions
        "aligned_with": 9,
    }


def test_codes_follow_their_kind_and_count_without_a_gap() -> None:
    codes = [row["item"] for row in rows("evidence")]
    for letter, how_many in (("F", 24), ("C", 6), ("L", 7), ("U", 3), ("T", 6)):
        expected = [f"{letter}{number}" for number in range(1, how_many + 1)]
        assert [code for code in codes if code.startswith(letter)] == expected


def test_every_finding_answers_a_question() -> None:
    answered = {row["to_item"] for row in rows("evidence_links") if row["from_item"][0] == "Q"}
    findings = {row["item"] for row in rows("evidence") if row["kind"] == "finding"}
    assert answered & findings == answered
    assert len(findings - answered) <= 1, sorted(findings - answered)


def test_every_operational_recommendation_puts_its_recommendation_into_practice() -> None:
    links = {
        row["to_item"]: row["from_item"]
        for row in rows("evidence_links")
        if row["relation"] == "operationalises" and row["to_item"][0] == "R"
    }
    operational = [row["item"] for row in rows("evidence") if "operational" in row["kind"]]
    assert {item: item.split(".")[0] for item in operational} == links


def test_which_operational_recommendations_no_key_action_carries_out(ask: Any) -> None:
    sql = """
        select item from evidence_items($projects, $as_of, $revision)
        where kind = 'operational_recommendation' and rests_on_it = 0 order by item
    """
    assert [item for (item,) in ask(sql)] == ["R2.b", "R2.c", "R2.d", "R3.b", "R3.c", "R4.d"]
    assert len(ask(sql, REPORT)) == 23  # before the response


def test_that_a_key_action_carries_out_a_recommendation_is_said_to_be_ours() -> None:
    links = [row for row in rows("evidence_links") if row["source"] == "management-response"]
    assert len(links) == 19
    assert all(row["note"].startswith("The response does not name") for row in links)


# The conflicts

# Columns that make up the key of a row, for the files whose rows conflicts touch.
KEYS: dict[str, tuple[str, ...]] = {
    "targets": ("indicator", "kind", "sex", "unit"),  # CREST has no milestones
}


def test_every_conflict_touches_a_row_that_is_there() -> None:
    for conflict in rows("conflicts"):
        if not conflict["file"]:
            continue
        name = conflict["file"]
        columns = KEYS.get(name, contract()[name].key)
        keys = {";".join(row[column] for column in columns) for row in rows(name)}
        assert conflict["key"] in keys, f"{conflict['conflict']}: {conflict['key']}"


def test_conflicts_are_numbered_and_told_whole() -> None:
    conflicts = rows("conflicts")
    assert [row["conflict"] for row in conflicts] == [f"K{n:02}" for n in range(1, 68)]
    for row in conflicts:
        assert row["shown"] != row["other"], row["conflict"]
        assert row["shown_place"], row["conflict"]
        assert row["other_place"], row["conflict"]


def test_the_conflicts_that_a_reader_would_look_for(ask: Any) -> None:
    subjects = [
        "Stakeholders at events: total and parts",
        "End of the project",
        "Date by which private contributions match the donor funding",
        "Number of projects: 30 or 21",
        "Wrong text in the table of outcomes",
        "Women reached, and industries in which men are the majority",
        "Collaboration with UN entities: meaningful, or few formal ties",
        "Share of partnerships with an NDA: nearly half or most",
    ]
    known = [
        subject
        for (subject,) in ask("select subject from conflicts_known($projects, $as_of, $revision)")
    ]
    assert [subject for subject in subjects if subject not in known] == []


RESOLVED = """
    select conflict from conflicts_known($projects, $as_of, $revision)
    where is_resolved order by conflict
"""


def test_what_is_no_contradiction_or_told_elsewhere_is_not_open_on_any_date(ask: Any) -> None:
    told = ["K17", "K19", "K35", "K36", "K45", "K52", "K54", "K55", "K56", "K57", "K59"]
    assert [code for (code,) in ask(RESOLVED, REPORT)] == told
    assert all(
        row["explanation"].startswith("Not open: ")
        for row in rows("conflicts")
        if row["conflict"] in told
    )


def test_what_the_extension_settled_is_resolved_and_the_rest_is_open(ask: Any) -> None:
    since = {code for (code,) in ask(RESOLVED)} - {code for (code,) in ask(RESOLVED, REPORT)}
    assert since == {"K02", "K26", "K27", "K29", "K51"}
    assert ask(RESOLVED, "2021-07-30") == ask(RESOLVED, REPORT)


def test_the_open_conflicts_that_would_change_what_is_shown(ask: Any) -> None:
    sql = """
        select weight, conflict from conflicts_known($projects, $as_of, $revision)
        where not is_resolved order by conflict
    """
    open_ones = ask(sql)
    assert Counter(weight for weight, _ in open_ones) == {"figure": 16, "scope": 22, "wording": 13}
    assert [code for weight, code in open_ones if weight == "figure"] == [
        "K01", "K03", "K07", "K10", "K15", "K16", "K20", "K21", "K22", "K23", "K24", "K25", "K38", "K40", "K43",
        "K64",
    ]  # fmt: skip


# Sources, and who may be named


def test_every_row_names_its_source_and_place() -> None:
    for name in FILES:
        for number, row in enumerate(rows(name), start=2):
            if "source" in row and name != "sources":
                assert row["source"] in {"evaluation-report", "management-response"}
                assert row["place"], f"{name}.csv, row {number}, column place: is blank"


def test_the_two_sources() -> None:
    assert [(row["source"], row["published"]) for row in rows("sources")] == [
        ("evaluation-report", REPORT),
        ("management-response", RESPONSE),
    ]


def test_whom_the_report_does_not_call_a_partner() -> None:
    others = {
        row["partner"]: row["note"] for row in rows("partnerships") if row["called_partner"] == "no"
    }
    assert sorted(others) == [
        "Fast Retailing", "New Balance", "Puma", "Stockholm Environment Institute", "Sustainable Hospitality Alliance",
        "VF Corporation",
    ]  # fmt: skip
    assert all(note.startswith("Not called a partner: ") for note in others.values())


def test_a_partner_that_may_not_be_named_has_no_name_in_the_data() -> None:
    unnamed = [row["partner"] for row in rows("partnerships") if row["named"] != "yes"]
    assert unnamed == [""]
