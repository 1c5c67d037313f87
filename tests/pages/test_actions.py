"""Management response: what was promised, by whom, by when, what was done, and how urgent it is to whom."""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.shared.timing_text import DUE_SOON
from tests.conftest import MakeProject
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import figures, links, words, written


def tiles(at: AppTest) -> dict[str, str]:
    """The figures in large type, by what they count."""
    labels = [caption.value for caption in at.caption if not caption.value.startswith("The last")]
    values = [str(metric.value) for metric in at.metric]
    return dict(zip(labels[-len(values) :], values, strict=True))


def table(at: AppTest, column: str) -> pd.DataFrame:
    """The first table that has a column."""
    return next(frame.value for frame in at.dataframe if column in frame.value)


def test_the_first_sentences_are_about_responses_progress_and_priorities(
    read_page: ReadPage,
) -> None:
    shown = words(read_page("actions.py", as_of="2021-07-31"))

    assert "Management accepted 4 of 5 recommendations and partially accepted 1." in shown
    assert "As last reported, of 20 key actions, none is completed and 2 are ongoing" in shown
    assert "for 18 nothing has been reported" in shown
    assert (
        "Management's priority is the same as the evaluators' urgency for R1 and R3, "
        "lower for R2 and R4 and higher for R5." in shown
    )


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        pytest.param("2021-07-31", ["20", "0", "2", "0", "0", "0", "122 days"], id="as reported"),
        pytest.param("2021-12-30", ["20", "0", "2", "1", "0", "5", "1 day"], id="some due soon"),
        pytest.param("2022-01-01", ["20", "0", "2", "6", "0", "0", "58 days"], id="some are past"),
        pytest.param("2026-11-22", ["20", "0", "2", "20", "0", "0", "none"], id="all are past"),
    ],
)
def test_the_counts_follow_the_date(read_page: ReadPage, as_of: str, expected: list[str]) -> None:
    found = tiles(read_page("actions.py", as_of=as_of))
    assert list(found.values()) == expected
    assert "past their deadline, nothing reported since: unknown" in found


def test_what_presses_is_listed_with_its_days(read_page: ReadPage) -> None:
    shown = words(read_page("actions.py", as_of="2022-01-01"))

    assert "Overdue, reported as not done: none." in shown
    assert (
        "Past its deadline, last reported ongoing on 31 July 2021: 4.1 (31 December 2021, 1 day ago)."
        in shown
    )
    assert (
        "Past its deadline, nothing reported: 5 actions: 1.1 (30 November 2021, 32 days ago); "
        "1.2, 1.3, 1.4 and 1.5 (31 December 2021, 1 day ago)." in shown
    )
    assert f"{DUE_SOON.capitalize()}: none." in shown
    assert "5.1 (28 February 2022, 58 days left)" in shown
    assert "Nothing reported means unknown: it does not mean that nothing was done." in shown


def test_the_charts_carry_their_numbers(read_page: ReadPage) -> None:
    at = read_page("actions.py", as_of="2021-07-31")

    done, rank, priority, timeline, lead, support = map(written, figures(at))
    assert done.count("4 not reported") == 2
    assert "5 not reported" in done
    assert "R1, R3 same" in rank
    assert "12 not reported" in priority
    assert timeline.count("not reported") == 18
    assert "4.1 ongoing" in timeline
    assert "as of 31 July 2021" in timeline
    assert "Project manager" in lead
    assert "11 not reported" in lead
    assert "Reporting officer" in support
    assert "Reporting officer" not in lead


def test_deadlines_after_the_recommended_time_are_named_with_their_days(
    read_page: ReadPage,
) -> None:
    at = read_page("actions.py", as_of="2021-07-31")

    shown = words(at)
    assert "8 deadlines fall after it" in shown
    assert "R1, recommended until 31 October 2021: 1.1 (30 November 2021, 30 days later)" in shown
    assert "3.4 (31 December 2022, 92 days later)" in shown
    assert sorted(table(at, "days_after_window")["days_after_window"]) == [30] + [61] * 4 + [92] * 3


def test_the_table_of_actions_has_every_action_with_state_and_timing_apart(
    read_page: ReadPage,
) -> None:
    actions = table(read_page("actions.py", as_of="2026-11-22"), "days_past")
    rows = actions.set_index("action").to_dict("index")

    assert len(rows) == 20
    silent, overdue = rows["1.1"], rows["4.1"]
    assert (silent["state"], silent["reading"]) == (
        "not reported",
        "past its deadline, nothing reported",
    )
    assert (overdue["state"], overdue["reading"]) == (
        "ongoing",
        "past its deadline, last reported ongoing on 31 July 2021",
    )
    assert silent["days_past"] == 1818
    assert actions["place"].notna().all()


def test_each_recommendation_opens_with_response_actions_source_and_conflicts(
    read_page: ReadPage,
) -> None:
    at = read_page("actions.py", as_of="2021-07-31")

    heads = [part.label.replace("\\", "").replace("**", "") for part in at.expander]
    assert sum(head.endswith("· accepted") for head in heads) == 4
    assert any(head.startswith("R2") and head.endswith("· partially accepted") for head in heads)
    shown = words(at)
    assert "partially accepted; priority 2, lower than the evaluators' urgency" in shown
    assert "Lead: Project manager · Support: Regional project team" in shown
    assert "took part in two internal validation workshops" in shown
    assert "key action 4.1 (31 July 2021)" in shown
    assert "recommendation 1 (18 July 2021)" in shown
    for conflict in ("K22", "K25", "K51", "K31"):
        assert f"{conflict}: " in shown
    assert "Settled on 31 July 2021." in shown
    assert next(query for label, query in links(at) if "R3" in label).endswith("item=R3")


def test_before_the_response_only_the_recommendations_are_known(read_page: ReadPage) -> None:
    at = read_page("actions.py", as_of="2021-07-18")

    shown = words(at)
    assert "Management has not yet responded to the 5 recommendations." in shown
    assert "No key action is known as of 18 July 2021." in shown
    assert shown.count("none known as of 18 July 2021") == 5
    assert "K22" not in shown
    assert not figures(at)


def test_before_the_report_nothing_is_known(read_page: ReadPage) -> None:
    at = read_page("actions.py", as_of="2021-07-17")
    assert "No evaluation recommendation is known as of 17 July 2021." in words(at)


def test_a_unit_and_a_recommendation_can_be_chosen_in_the_address(open_page: OpenPage) -> None:
    at = open_page("actions.py", as_of="2021-07-31", unit="Legal")

    assert tiles(at)["key actions"] == "1"
    assert "As last reported, of 1 key action chosen (20 in all)" in words(at)
    assert list(table(at, "days_left")["action"]) == ["4.3"]

    at.selectbox(key="recommendation-choice").select("R1").run()
    assert at.query_params["recommendation"] == "R1"
    assert "None of the 20 key actions belongs to “Legal” and “R1”." in words(at)
    assert not at.exception


def test_an_unknown_choice_is_dropped_with_a_warning(read_page: ReadPage) -> None:
    at = read_page("actions.py", as_of="2021-07-31", unit="Kitchen")

    assert "“Kitchen” as unit, which is not here. It was dropped." in words(at)
    assert tiles(at)["key actions"] == "20"


def test_an_empty_project_is_described_in_a_sentence(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    at = open_page("actions.py", data=make_project(tmp_path / "data"), as_of="2021-08-01")

    assert "No evaluation recommendation is known as of 1 August 2021." in words(at)
    assert not figures(at)


def test_one_action_without_deadline_unit_or_window(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(tmp_path / "data", actions=[{"status": "not_started"}])
    shown = words(open_page("actions.py", data=data, as_of="2021-08-01"))

    assert "As last reported, of 1 key action, none is completed and 1 is not started." in shown
    assert "None of these actions has a deadline." in shown
    assert "No deadline: 1.1." in shown
    assert "None of these deadlines falls after the time" in shown
    assert "No unit is named for these actions in the lead." in shown


def test_a_completed_action_names_its_evidence_and_has_no_timing(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    action = {"status": "completed", "evidence": "Minutes", "deadline": "2021-06-30"}
    at = open_page(
        "actions.py", data=make_project(tmp_path / "data", actions=[action]), as_of="2021-08-01"
    )

    shown = words(at)
    assert "As last reported, of 1 key action, 1 is completed." in shown
    assert "Evidence: Minutes" in shown
    assert "Timing:" not in shown
    assert tiles(at)["overdue: past their deadline, reported as not done"] == "0"


def test_text_from_files_is_no_markup(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    title = "![x](http://example.org/x.png)"
    data = make_project(
        tmp_path / "data",
        recommendations=[{"title": title, "rationale": title, "response_summary": title}],
        actions=[
            {"title": title, "responsible": title, "comment": title, "deadline": "2022-01-01"}
        ],
    )
    at = open_page("actions.py", data=data, as_of="2021-08-01")

    for block in [*at.markdown, *at.caption]:
        assert "![x](" not in block.value
    assert all("![x](" not in part.label for part in at.expander)
