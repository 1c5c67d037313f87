"""Results: every indicator in the tree of the logframe, and each one at an address of its own."""

from pathlib import Path

from tests.conftest import MakeProject
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import figures, words, written


def test_the_tree_has_every_result_in_its_order(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31")

    heads = [head.value.replace("\\", "").split(":")[0] for head in at.header]
    assert heads == ["Objective", "Outcome 1", "Outcome 2", "Outcome 3"]
    shown = words(at)
    assert "27 indicators of 27." in shown
    assert shown.index("Output 2.1") < shown.index("Output 3.2")
    assert "more than 550 (31 December 2019) · ◇ target not in the sources" in shown
    assert (
        "USD 4,615,580 (30 September 2020; target stated as SEK 52,086,020) · ◇ target in another unit"
        in shown
    )
    assert len(figures(at)) == 10


def test_each_indicator_leads_to_an_address_of_its_own(open_page: OpenPage) -> None:
    at = open_page("results.py", as_of="2021-07-31")

    at.button(key="to-x-trainees").click().run()

    assert at.query_params["indicator"] == "x-trainees"
    assert "914 on 30 September 2020 against a target of 1,000" in words(at)
    at.button[1].click().run()  # back to all
    assert "indicator" not in at.query_params
    assert "27 indicators of 27." in words(at)


def test_a_code_that_the_source_states_is_before_the_title(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31")

    label = at.button(key="to-2.A").label.replace("\\", "")
    assert label == "2.A Action plans by private sector partners, gender included"


def test_one_indicator_shows_its_formula_with_its_numbers(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31", indicator="x-trainees")

    shown = words(at)
    assert "914 on 30 September 2020 against a target of 1,000 due 31 December 2022" in shown
    assert "(914 − 0) ÷ (1,000 − 0) = 91.4 %; expected by then: 57.1 %" in shown
    assert "The baseline is not in the sources; it counts as zero." in shown
    assert "Source: Midterm evaluation of the CREST project: final report, finding 10" in shown
    assert "of results.csv, upload 1" in shown
    assert "Share of women 56.4 % of those whose sex is recorded; recorded for 95.8 %." in shown


def test_the_end_of_the_project_is_the_one_in_force_at_the_date(read_page: ReadPage) -> None:
    shown = words(read_page("results.py", as_of="2021-07-30", indicator="x-trainees"))

    assert "due 30 September 2022" in shown


def test_history_draws_the_figure_and_the_way_to_the_target(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31", indicator="x-trainees")

    assert "914 by 30 September 2020" in words(at)
    history = figures(at)[-1]
    assert "914" in written(history)
    assert "target 1,000" in written(history)


def test_a_total_that_its_parts_miss_is_shown_with_both(read_page: ReadPage) -> None:
    shown = words(read_page("results.py", as_of="2021-07-31", indicator="x-event-participants"))

    assert "The stated total is 1,266, its parts add up to 1,392: a difference of 126." in shown
    assert "K01: Stakeholders at events: total and parts." in shown


def test_an_unknown_indicator_is_dropped_with_a_warning(read_page: ReadPage) -> None:
    shown = words(read_page("results.py", as_of="2021-07-31", indicator="<b>none</b>"))

    assert "The address asked for the indicator “<b>none</b>”, which is not here." in shown
    assert "27 indicators of 27." in shown


def test_the_status_filter_is_in_the_address(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-31", status="behind")

    shown = words(at)
    assert "2 indicators of 27." in shown
    assert not [button for button in at.button if button.label == "People trained"]
    assert [button for button in at.button if button.label == "Civil society organisations engaged"]


def test_before_anything_was_known_the_page_states_so(read_page: ReadPage) -> None:
    at = read_page("results.py", as_of="2021-07-17")

    assert "No figure of these indicators was known by 17 July 2021." in words(at)
    assert not figures(at)


def test_a_project_without_indicators(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    at = open_page("results.py", data=make_project(tmp_path / "data"))

    assert "This project has no indicator yet." in words(at)


def test_one_indicator_only_with_a_true_zero(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(tmp_path / "data", results=[{"value": 0}], targets=[{"value": 100}])

    at = open_page("results.py", data=data, as_of="2021-06-30")

    (bullet,) = figures(at)
    assert "0 of 100 · ▼ behind" in written(bullet)


def test_a_revised_target_shows_the_old_one(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    first = {"value": 100, "reported_on": "2020-01-01"}
    then = {"value": 80, "reported_on": "2021-03-01", "reason": "Fewer partners than planned"}
    data = make_project(tmp_path / "data", results=[{}], targets=[first, then])

    at = open_page("results.py", data=data, as_of="2021-06-30", indicator="A")

    assert "50 on 31 December 2020 against a target of 80" in words(at)
    assert "old target 100,<br>until 1 Mar 2021" in written(figures(at)[-1])
    assert (
        "The target of 100 stood from 1 January 2020 until 1 March 2021, and was revised to 80. "
        "Reason: Fewer partners than planned"
    ) in words(at)


def test_markup_in_a_title_is_text(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    title = "<script>alert(1)</script> **bold** [link](http://example.org)"
    data = make_project(
        tmp_path / "data", indicators=[{"title": title}], results=[{}], targets=[{}]
    )

    at = open_page("results.py", data=data, as_of="2021-06-30")

    label = at.button(key="to-A").label
    assert "\\*\\*bold\\*\\*" in label
    assert "\\<script\\>" in label
