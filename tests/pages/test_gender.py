"""Gender: who was reached, women and men, and how much is not recorded."""

from pathlib import Path

import pandas as pd

from tests.conftest import MakeProject
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import figures, words, written
from tests.sample_ledgers import Row


def people(indicator: str = "A", **parts: object) -> list[Row]:
    """One result a sex, all of one indicator and period."""
    return [{"indicator": indicator, "sex": sex, "value": value} for sex, value in parts.items()]


def test_the_first_sentence_is_how_many_indicators_are_split_and_how_well(
    read_page: ReadPage,
) -> None:
    shown = words(read_page("gender.py", as_of="2021-07-31"))

    assert "4 of 8 people indicators are split by sex." in shown
    assert (
        "women are between 46.6 % (sex recorded for 88.8 %) and 56.4 % (sex recorded for 95.8 %)"
        in shown
    )
    assert "they are never added up" in shown


def test_each_indicator_has_its_share_with_its_coverage_and_its_numbers(
    read_page: ReadPage,
) -> None:
    (chart,) = figures(read_page("gender.py", as_of="2021-07-31"))

    text = written(chart).replace("<br>", "\n")
    for answer in (
        "51.6 % women · sex recorded for 75.4 %",
        "46.6 % women · sex recorded for 88.8 %",
        "56.4 % women · sex recorded for 95.8 %",
        "50 % women · sex recorded for 100 %",
        "about 3,700 · not split by sex",
    ):
        assert answer in text
    for number in ("women 54,687", "men 51,195", "not recorded 34,538", "in all 140,420"):
        assert number in text
    assert {trace["name"] for trace in chart["data"] if trace["type"] == "bar"} == {
        "women", "men", "not recorded", "no split stated",
    }  # fmt: skip


def test_a_total_that_its_parts_miss_is_shown_with_both_and_the_conflict(
    read_page: ReadPage,
) -> None:
    at = read_page("gender.py", as_of="2021-07-31")

    shown = words(at)
    assert "the stated total is 1,266; 576 women + 660 men + 156 not recorded make 1,392" in shown
    assert "a difference of 126" in shown
    assert [warning.value[2:5] for warning in at.warning] == ["K01", "K06", "K67"]
    assert "4 conflicts in the sources about other figures here" in [
        part.label for part in at.expander
    ]


def test_names_what_is_not_split(read_page: ReadPage) -> None:
    shown = words(read_page("gender.py", as_of="2021-07-31"))

    assert "Not split by sex" in shown
    assert "mappings: more than 550 (finding 18, 31 December 2019)" in shown
    assert "repaid recruitment fees and costs by companies: about 3,700 (finding 19" in shown


def test_no_two_indicators_are_added_up(read_page: ReadPage) -> None:
    at = read_page("gender.py", as_of="2021-07-31")

    total = 54_687 + 576 + 494 + 54  # women of all four
    everything = words(at) + "".join(written(chart) for chart in figures(at))
    assert f"{total:,}" not in everything


def test_the_table_has_source_place_and_date_of_every_figure(read_page: ReadPage) -> None:
    at = read_page("gender.py", as_of="2021-07-31")

    table: pd.DataFrame = at.dataframe[0].value
    assert len(table) == 8
    for column in ("source_title", "place", "period_end", "reported_on", "basis"):
        assert table[column].notna().all()


def test_before_anything_was_known_a_sentence_states_so(read_page: ReadPage) -> None:
    at = read_page("gender.py", as_of="2021-07-17")

    shown = words(at)
    assert "No figure of people was known by 17 July 2021." in shown
    assert "140,420" not in shown
    assert not figures(at)


def test_an_empty_project_is_described_in_a_sentence(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    at = open_page("gender.py", data=make_project(tmp_path / "data"))

    assert "No indicator of this project counts people." in words(at)
    assert not figures(at)


def test_one_indicator_without_a_figure_is_named(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(tmp_path / "data", indicators=[{}])
    shown = words(open_page("gender.py", data=data, as_of="2021-08-01"))

    assert "No figure of people was known by 1 August 2021." in shown
    assert "People reached" in shown


def test_one_indicator_that_is_split(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(tmp_path / "data", results=people(women=30, men=10, not_recorded=60))
    at = open_page("gender.py", data=data, as_of="2021-08-01")

    shown = words(at)
    assert "1 of 1 people indicator is split by sex." in shown
    assert "In it, women are 75 % (sex recorded for 40 %) of those whose sex is recorded." in shown
    assert "in all 100, the sum of these" in written(figures(at)[0]).replace("<br>", " ")


def test_people_in_none_of_the_parts_are_not_passed_over(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(tmp_path / "data", results=people(total=100, women=30, men=10))
    shown = words(open_page("gender.py", data=data, as_of="2021-08-01"))

    assert "the stated total is 100; 30 women + 10 men make 40, a difference of 60" in shown
    assert "in none of the parts, so the coverage is too high" in shown


def test_only_women_given_is_no_split(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(tmp_path / "data", results=people(total=100, women=30))
    at = open_page("gender.py", data=data, as_of="2021-08-01")

    shown = words(at)
    assert "0 of 1 people indicator are split by sex." in shown
    assert "People reached: 100; only some of the parts are given" in shown
    assert "% women" not in written(figures(at)[0])


def test_targets_for_women_are_a_table_of_their_own(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(
        tmp_path / "data",
        results=people(women=30, men=10),
        targets=[{"sex": "women", "value": 60}],
    )
    at = open_page("gender.py", data=data, as_of="2021-08-01")

    assert "Targets by sex" in words(at)
    table: pd.DataFrame = at.dataframe[1].value
    assert list(table["target"]) == [60]
    assert list(table["reached"]) == [30]


def test_text_from_files_is_no_markup(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(
        tmp_path / "data",
        indicators=[{"title": "![x](http://example.org/x.png) <b>bold</b>"}],
        results=people(total=100, women=30, men=10),
    )
    at = open_page("gender.py", data=data, as_of="2021-08-01")

    for block in at.markdown:
        assert "![x](" not in block.value
    (chart,) = figures(at)
    assert not any("<b>bold" in str(trace.get("text")) for trace in chart["data"])
