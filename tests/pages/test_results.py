"""Results: every indicator under its outcome and output, and each one at an address of its own."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import MakeProject
from tests.many_indicators import many_indicator_rows
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import figures, fragments, links, words, written
from tests.pages.visiting import signed_in
from tests.sample_ledgers import Row, write_project

ANSWER = (
    "Of 25 indicators, 4 have met their target, 4 are on track and 2 are behind; 15 cannot be compared with a "
    "target."
)


def lines(at: AppTest) -> list[str]:
    return words(at).splitlines()


def rows(at: AppTest) -> list[str]:
    """The rows of the table of indicators, as they read."""
    return [line for line in lines(at) if line[:1] in "✔●▼□◇○" and not re.match(r". \d+ ", line)]


def headings(at: AppTest) -> list[str]:
    """The headings of the page, each with how deep it is."""
    found = re.findall(r"<h([1-6])[^>]*>(.*?)</h\1>", "".join(fragments(at)))
    return [f"{level} {text}" for level, text in found]


def facts(at: AppTest) -> dict[str, str]:
    """The list of facts on the page of an indicator."""
    (html,) = [html for html in fragments(at) if 'class="facts"' in html]
    pairs = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html)
    return {name: re.sub("<[^>]*>", "", text) for name, text in pairs}


def test_the_answer_comes_first_and_counts_lead_to_those_they_count(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31")

    assert headings(at)[0] == f"1 {ANSWER}"
    assert "2 more in use no longer" in lines(at)
    ways = dict(links(at))
    assert ways["▼ 2 behind"] == "as_of=2021-07-31&status=behind"
    assert (
        ways["14 whose target is not in our sources"]
        == "as_of=2021-07-31&status=target_not_in_source"
    )


def test_every_result_is_in_the_order_of_the_logframe(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31")

    assert [heading.split(":")[0] for heading in headings(at)[1:]] == [
        "2 Objective", "2 Outcome 1", "3 Output 1.1", "3 Output 1.2", "3 Output 1.3", "2 Outcome 2", "3 Output 2.1",
        "2 Outcome 3", "3 Output 3.2",
    ]  # fmt: skip
    assert len(rows(at)) == 27
    assert not figures(at)
    assert not at.dataframe


def test_a_row_is_an_indicator_with_its_figure_and_its_date(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31")

    assert "● on track People trained 914 of 1,000 91.4 % 30 Sep 2020*" in rows(at)
    unseen = "Migrant workers interviewed in labour supply chain mappings"
    assert (
        f"◇ target not in the sources {unseen}not reported since 31 December 2019 more than 550 31 Dec 2019"
        in rows(at)
    )
    other = "◇ target in another unit Direct private sector contributions USD 4,615,580 target SEK 52,086,020"
    assert f"{other} 30 Sep 2020" in rows(at)
    assert "* The source does not state the date" in words(at)


def test_what_the_sources_judge_of_a_result_is_below_its_name(read_page: ReadPage) -> None:
    shown = lines(read_page("results.py", as_of="2021-07-31"))

    outcome = shown.index(
        "Outcome 3: Collaboration: private sector works with multi-stakeholder platforms"
    )
    assert shown[outcome + 1] == (
        "Judged by evaluators: largely on track (executive summary, effectiveness, 18 July 2021). Computed here: of 4 "
        "indicators with a target, 1 met, 2 on track and 1 behind."
    )


def test_each_indicator_leads_to_an_address_of_its_own_after_its_stated_code(
    read_page: ReadPage,
) -> None:
    ways = dict(links(read_page("results.py", as_of="2021-07-31")))

    assert ways["People trained"] == "as_of=2021-07-31&indicator=x-trainees"
    assert (
        ways["2.A Action plans by private sector partners, gender included"]
        == "as_of=2021-07-31&indicator=2.A"
    )


def test_a_status_in_the_address_leaves_those_that_have_it(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31", status="behind")

    assert len(rows(at)) == 2
    assert "2 of 27 indicators: status behind. All indicators" in lines(at)
    assert dict(links(at))["All indicators"] == "as_of=2021-07-31"
    assert not at.selectbox
    assert headings(at)[1:] == [
        "2 Outcome 1: Commitment: private sector commits to ending modern slavery",
        "3 Output 1.1: Better coordination among those who promote ethical recruitment",
        "2 Outcome 3: Collaboration: private sector works with multi-stakeholder platforms",
    ]


def test_a_status_that_no_indicator_has_is_dropped_with_a_warning(open_page: OpenPage) -> None:
    at = open_page("results.py", as_of="2021-07-31", status="not_reported")

    assert "The address asked for “not_reported” as status, which is not here." in words(at)
    assert len(rows(at)) == 27


def test_an_unknown_indicator_is_dropped_with_a_warning(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31", indicator="<b>none</b>")

    assert "The address asked for the indicator “<b>none</b>”, which is not here." in words(at)
    assert ANSWER in words(at)
    assert "indicator" not in at.query_params


def test_the_same_rows_are_a_table_once_it_is_opened(open_page: OpenPage) -> None:
    at = open_page("results.py", opened=["indicators"], as_of="2021-07-31", status="behind")

    assert list(at.dataframe[0].value["indicator"]) == ["x-implementing-partnerships", "x-csos"]


def test_before_anything_was_known_the_page_states_so(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-17")

    assert headings(at)[0] == "1 No figure of the 27 indicators was known by 17 July 2021."
    assert {row.split(" ")[1] for row in rows(at)} == {"no"}


def test_a_project_without_indicators(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    at = open_page("results.py", data=make_project(tmp_path / "data"))

    assert headings(at) == ["1 This project has no indicator yet."]
    assert not at.expander


@pytest.mark.parametrize(
    ("files", "answer"),
    [
        ({"results": [{"value": 0}], "targets": [{"value": 100}]}, "Of 1 indicator, 1 is behind."),
        ({"results": [{"value": 100}], "targets": [{"value": 100}]}, "Of 1 indicator, 1 has met its target."),
        ({"results": [{"value": 90}], "targets": [{"value": 100, "due": "2021-01-31"}]},
         "Of 1 indicator, 1 was not reported since its due date."),
        ({"results": [{"value": 90}]}, "1 indicator, and no target that a figure can be compared with."),
    ],
)  # fmt: skip
def test_the_answer_of_one_indicator(
    open_page: OpenPage,
    make_project: MakeProject,
    tmp_path: Path,
    files: dict[str, Any],
    answer: str,
) -> None:
    at = open_page("results.py", data=make_project(tmp_path / "data", **files), as_of="2021-06-30")

    assert headings(at)[0] == f"1 {answer}"


def test_markup_in_a_title_is_text(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    title = "<script>alert(1)</script> **bold** [link](http://example.org)"
    data = make_project(
        tmp_path / "data", indicators=[{"title": title}], results=[{}], targets=[{}]
    )

    at = open_page("results.py", data=data, as_of="2021-06-30")

    assert f"A {title}" in dict(links(at))
    assert "<script" not in "".join(fragments(at))


@pytest.fixture
def many_indicators(tmp_path: Path) -> Path:
    return write_project(tmp_path / "data", many_indicator_rows()).parent


def summaries(at: AppTest) -> Sequence[tuple[str, str]]:
    """Each folded outcome: whether it is open, and its name."""
    html = "".join(fragments(at))
    return re.findall(r'<details( open)?><summary><h2 class="head">(.*?)</h2>', html)


def test_they_are_folded_by_outcome_and_whole(open_page: OpenPage, many_indicators: Path) -> None:
    at = open_page("results.py", data=many_indicators, as_of="2021-06-30")

    assert summaries(at) == [
        ("", "Outcome 1: Aim 1"), ("", "Outcome 2: Aim 2"), ("", "Outcome 3: Aim 3"),
    ]  # fmt: skip
    assert len(rows(at)) == 300
    assert "100 indicators ✔ 80 met ▼ 20 behind" in " ".join(lines(at))


def test_a_search_opens_the_outcomes_that_have_it_and_is_in_the_address(
    open_page: OpenPage, many_indicators: Path
) -> None:
    at = open_page("results.py", data=many_indicators, as_of="2021-06-30")

    at.text_input(key="search-search").set_value("  DISTRICT   12 ").run()

    assert at.query_params["search"] == "DISTRICT 12"
    assert summaries(at) == [
        (" open", "Outcome 1: Aim 1"), (" open", "Outcome 2: Aim 2"), (" open", "Outcome 3: Aim 3"),
    ]  # fmt: skip
    assert "13 of 300 indicators: with “DISTRICT 12”. All indicators" in lines(at)
    at.text_input(key="search-search").set_value("i007").run()
    assert rows(at) == ["✔ met I007 Things of district 7 100 of 100 100 % 31 Dec 2020"]
    assert summaries(at) == [(" open", "Outcome 2: Aim 2")]
    at.text_input(key="search-search").set_value("").run()
    assert "search" not in at.query_params
    assert len(rows(at)) == 300


def test_it_finds_by_the_name_of_the_result(open_page: OpenPage, many_indicators: Path) -> None:
    at = open_page("results.py", data=many_indicators, as_of="2021-06-30", search="work 3.2")

    assert len(rows(at)) == 50
    assert summaries(at) == [(" open", "Outcome 3: Aim 3")]


def test_status_and_unit_are_picked_and_meet_the_search(
    open_page: OpenPage, many_indicators: Path
) -> None:
    at = open_page("results.py", data=many_indicators, as_of="2021-06-30", status="behind")

    assert len(rows(at)) == 60
    at.selectbox(key="unit-choice").set_value("people").run()
    assert at.query_params["unit"] == "people"
    assert len(rows(at)) == 20
    at.text_input(key="search-search").set_value("1.2").run()
    assert len(rows(at)) == 10
    assert "10 of 300 indicators: status behind; unit people; with “1.2”. All indicators" in lines(
        at
    )


def test_nothing_found_is_a_sentence_that_names_what_was_asked_for(
    open_page: OpenPage, many_indicators: Path
) -> None:
    at = open_page("results.py", data=many_indicators, as_of="2021-06-30", search="<b>none</b>")

    assert "No indicator: with “<b>none</b>”. All indicators" in lines(at)
    assert "<b>none</b>" not in "".join(fragments(at))
    assert rows(at) == []
    assert not at.expander


def test_the_overview_shows_the_first_that_are_behind_and_folds_the_others(
    open_page: OpenPage, many_indicators: Path
) -> None:
    at = open_page("overview.py", data=many_indicators, as_of="2021-06-30")

    html = "".join(fragments(at))
    before, _, folded = html.partition("<details>")
    assert before.count('<td class="state">') == 30
    assert "<summary>30 more indicators behind or not reported</summary>" in html
    assert folded.count('<td class="state">') == 30
    assert "240 more indicators with a target" in words(at)


def test_the_figure_is_large_with_its_target_status_and_source(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31", indicator="x-trainees")

    shown = lines(at)
    first = shown.index("People trained")
    assert shown[first - 2 : first] == ["Results", "Outcome 2"]
    assert shown[first + 1 : first + 6] == [
        "914 of 1,000",
        "● on track, by this figure (date not stated, taken as 30 September 2020). Expected by then: 571.",
        "Midterm evaluation of the CREST project: final report, finding 10, footnote 25 · known since 18 July 2021",
        "494 women 382 men",
        "494 women, 382 men, 38 not recorded (30 Sep 2020, assumed). Women are 56.4 % of the 876 whose sex is "
        "recorded (95.8 %).",
    ]
    assert dict(links(at))["Results"] == "as_of=2021-07-31"
    assert 'href="/about?as_of=2021-07-31#source-evaluation-report"' in "".join(fragments(at))


def test_its_facts_are_a_list(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31", indicator="x-trainees")

    assert facts(at) == {
        "Result": "Outcome 2: Implementation: partners put ethical recruitment into practice",
        "Counts": "People, since the start of the project",
        "Target": "1,000 by the end of the project, 31 December 2022 finding 10",
        "Baseline": "Not in our sources: counted from zero finding 17",
        "Achieved": "91.4 % of the way to the target",
        "Definition": "People reached by the trainings since the start of the project.",
    }


def test_a_target_in_another_unit_is_stated_and_not_compared(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31", indicator="x-private-funding")

    assert "USD 4,615,580 target SEK 52,086,020" in lines(at)
    assert facts(at)["Target"] == (
        "SEK 52,086,020, due 31 December 2022: in another unit, so that it is not compared section 2.1"
    )
    assert facts(at)["Baseline"].startswith("Not in our sources ")
    assert "No status: the target is stated as SEK 52,086,020" in words(at)


def test_the_end_of_the_project_is_the_one_in_force_at_the_date(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-30", indicator="x-trainees")

    assert facts(at)["Target"].startswith("1,000 by the end of the project, 30 September 2022")


def test_the_formula_has_its_numbers_folded(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31", indicator="x-trainees")

    shown = words(at)
    assert "914 on 30 September 2020 against a target of 1,000 due 31 December 2022" in shown
    assert "(914 − 0) ÷ (1,000 − 0) = 91.4 %; expected by then: 57.1 %" in shown
    assert "The baseline is not in the sources; it counts as zero." in shown
    assert re.search(r"Row \d+ of results\.csv, upload 1\.", shown)
    assert "<details><summary>The formula with its numbers</summary>" in "".join(fragments(at))


def test_one_figure_has_no_chart_but_its_place_on_the_way_to_the_target(
    read_page: ReadPage,
) -> None:
    at = read_page("results.py", as_of="2021-07-31", indicator="x-trainees")

    assert not figures(at)
    alt = (
        "914 by 30 September 2020, on the way from 1 October 2017 to the target of 1,000 by 31 December 2022; 571 "
        "was expected by then."
    )
    assert f'aria-label="{alt}"' in "".join(fragments(at))


def test_without_a_target_nothing_is_drawn_on_a_way(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31", indicator="x-suppliers")

    assert "On the way to the target" not in words(at)
    assert "◇ target not in the sources; figure of 30 September 2020." in words(at)
    assert facts(at)["Target"].startswith("Not in our sources")
    assert 'class="bullet"' not in "".join(fragments(at))


def test_two_dates_are_drawn_as_a_chart(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    results: list[Row] = [
        {"value": 20, "period_end": "2019-12-31", "period_start": "2019-01-01"},
        {"value": 50},
    ]
    data = make_project(tmp_path / "data", results=results, targets=[{"value": 80}])

    at = open_page("results.py", data=data, as_of="2021-06-30", indicator="A")

    (history,) = figures(at)
    assert {"20", "50", "target 80"} <= set(written(history).splitlines())
    (alt,) = [chart.proto.alt for chart in at.get("plotly_chart")]
    assert alt.startswith("20 by 31 December 2019; 50 by 31 December 2020.")
    assert "How it moved" in words(at)


def test_why_it_is_so_is_said_where_it_is_reported(read_page: ReadPage) -> None:
    shown = words(read_page("results.py", as_of="2021-07-31", indicator="x-csos"))

    assert "Why it is so, and what is done" in shown
    assert "Finding 12: the first half went mainly into partnerships with companies" in shown
    unexplained = words(read_page("results.py", as_of="2021-07-31", indicator="x-trainees"))
    assert "Why it is so" not in unexplained


def test_the_words_of_a_source_are_quoted_once(read_page: ReadPage) -> None:
    judged = words(read_page("results.py", as_of="2021-07-31", indicator="x-trainees"))
    assert judged.count("“nearly reaching its final target of 1,000 people”") == 1
    assert "on track, evaluators" in judged
    alone = words(read_page("results.py", as_of="2021-07-31", indicator="x-workers-interviewed"))
    assert "As the source says it\n“more than 550 migrant workers”" in alone


def test_of_several_dates_the_newest_explanation_is_in_sight(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    results: list[Row] = [
        {"value": 20, "period_end": "2019-12-31", "period_start": "2019-01-01", "explanation": "A slow start."},
        {"value": 50, "explanation": "<i>Floods</i>; two trainers more."},
        {"sex": "women", "value": 30, "stated": "thirty women"},
    ]  # fmt: skip
    data = make_project(tmp_path / "data", results=results)

    at = open_page("results.py", data=data, as_of="2021-06-30", indicator="A")

    shown = lines(at)
    newest = shown.index("Why it is so, and what is done")
    assert shown[newest + 1 : newest + 6] == [
        "<i>Floods</i>; two trainers more. A report", "women: “thirty women” A report", "Of 1 earlier date",
        "31 Dec 2019", "A slow start. A report",
    ]  # fmt: skip


def test_what_rests_on_it_is_named_and_leads_to_the_evidence(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31", indicator="x-trainees")

    assert (
        "What rests on it: 1 conclusion, 3 recommendations, 16 operational recommendations and 15 actions"
        in lines(at)
    )
    stated = "F10 Outcome 2: tailored tools help companies; ethical recruitment is CREST's strength"
    assert f"Stated in {stated}." in lines(at)
    assert dict(links(at))[stated] == "as_of=2021-07-31&item=F10"


def test_conflicts_about_it_have_both_values(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31", indicator="x-event-participants")

    shown = words(at)
    assert "The stated total is 1,266, its parts add up to 1,392: a difference of 126." in shown
    assert (
        "Shown: 1,266 in all (finding 12). Elsewhere: 576 women + 660 men + 156 not recorded = 1,392 (finding 12)."
        in shown
    )
    way = parse_qs(dict(links(at))["Stakeholders at events: total and parts"])
    assert way["conflict"] == ["K01"]
    without = words(read_page("results.py", as_of="2021-07-31", indicator="x-suppliers"))
    assert "Nowhere about this figure." in without


def test_a_revised_target_shows_the_old_one_and_why(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    first = {"value": 100, "reported_on": "2020-01-01"}
    then = {"value": 80, "reported_on": "2021-03-01", "reason": "Fewer partners than planned"}
    data = make_project(tmp_path / "data", results=[{}], targets=[first, then])

    at = open_page("results.py", data=data, as_of="2021-06-30", indicator="A")

    assert "50 of 80" in lines(at)
    assert (
        "The target of 100 stood from 1 January 2020 until 1 March 2021, and was revised to 80. "
        "Reason: Fewer partners than planned"
    ) in words(at)


def test_milestones_targets_by_sex_and_a_decreasing_way_are_stated(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    targets: list[Row] = [
        {"kind": "baseline", "value": 100, "due": "2020-01-01"},
        {"kind": "milestone", "value": 70, "due": "2020-12-31"},
        {"value": 20, "due": "2022-12-31", "qualifier": "up_to"},
        {"value": 9, "sex": "women", "due": "2022-12-31"},
    ]
    data = make_project(
        tmp_path / "data", indicators=[{"direction": "decrease"}], results=[{"value": 60}], targets=targets
    )  # fmt: skip

    at = open_page("results.py", data=data, as_of="2021-06-30", indicator="A")

    stated = {name: text.strip() for name, text in facts(at).items()}
    assert stated["Counts"] == "People, since the start of the project; the less, the better"
    assert stated["Target"] == "up to 20 by 31 December 2022"
    assert stated["Milestones"] == "70 by 31 December 2020"
    assert stated["Targets by sex"] == "9 women"
    assert stated["Baseline"] == "100 on 1 January 2020"
    assert stated["Achieved"] == "50 % of the way to the target"
    assert "● on track, by the figure of 31 December 2020. Expected by then: 70." in lines(at)


def test_a_true_zero_is_a_figure_and_a_missing_one_is_none(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(
        tmp_path / "data",
        indicators=[{"indicator": "A"}, {"indicator": "B"}],
        results=[{"indicator": "A", "value": 0}],
        targets=[{"indicator": "A", "value": 100}, {"indicator": "B", "value": 100}],
    )

    zero = open_page("results.py", data=data, as_of="2021-06-30", indicator="A")
    assert "0 of 100" in lines(zero)
    missing = open_page("results.py", data=data, as_of="2021-06-30", indicator="B")
    assert "no data of 100" in lines(missing)
    assert "○ no data." in lines(missing)
    assert not missing.get("download_button")


def test_it_can_be_taken_away_as_a_picture(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31", indicator="x-trainees")

    (button,) = at.get("download_button")
    assert button.proto.label == "Picture"
    assert button.proto.url.endswith(".svg")


def test_its_tables_are_sent_when_they_are_opened(open_page: OpenPage) -> None:
    at = open_page("results.py", as_of="2021-07-31", indicator="x-trainees")
    assert [fold.label for fold in at.expander] == [
        "Figures by reporting year (1 row)",
        "Baseline, milestones and targets (2 rows)",
        "Every row of the ledger, with the file that brought it (4 rows)",
    ]
    assert not at.dataframe

    at.session_state["fold-x-trainees-rows"] = True
    at.run()

    (table,) = at.dataframe
    assert sorted(table.value["value"].dropna()) == [38, 382, 494, 914]


def test_the_team_is_led_to_the_upload_of_its_figure(read_page: ReadPage) -> None:
    at = read_page("results.py", signed_in(), as_of="2021-07-31", indicator="x-trainees")

    assert dict(links(at))["upload 1"] == "project=crest&as_of=2021-07-31&entry=1"


def test_markup_in_its_texts_is_text(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    data = make_project(
        tmp_path / "data",
        sources=[{"title": hostile}],
        indicators=[{"title": hostile, "definition": hostile, "note": hostile}],
        results=[{"note": hostile, "place": hostile, "explanation": hostile, "stated": hostile}],
        targets=[{"reason": hostile, "place": hostile}],
    )

    at = open_page("results.py", data=data, as_of="2021-06-30", indicator="A")

    assert "<img" not in "".join(fragments(at))
    assert words(at).count(hostile) >= 8
