"""Gender: who was reached, women and men, and how much is not recorded."""

from itertools import pairwise
from pathlib import Path

import pandas as pd
from streamlit.testing.v1 import AppTest

from tests.conftest import MakeProject
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import figures, fragments, links, words
from tests.sample_ledgers import Row


def people(indicator: str = "A", **parts: object) -> list[Row]:
    """One result a sex, all of one indicator and period."""
    return [{"indicator": indicator, "sex": sex, "value": value} for sex, value in parts.items()]


def answer(at: AppTest) -> str:
    """The heading of the page, which answers its question."""
    (page,) = [html for html in fragments(at) if "<h1>" in html]
    return page.partition("<h1>")[2].partition("</h1>")[0]


def test_the_answer_is_the_share_of_women_in_the_leading_figure(read_page: ReadPage) -> None:
    assert answer(read_page("gender.py", as_of="2021-07-31")) == (
        "Women are 51.6 % of the 105,882 people whose sex is recorded in “Migrant workers reached indirectly” (30 "
        "Sep 2020); of 34,538 more it is not. 4 of 8 indicators of people are not split by sex."
    )


def test_each_indicator_has_its_share_with_its_coverage_and_its_numbers(
    read_page: ReadPage,
) -> None:
    lines = words(read_page("gender.py", as_of="2021-07-31")).splitlines()

    first = lines.index("Migrant workers reached indirectly")
    assert lines[first : first + 4] == [
        "Migrant workers reached indirectly",
        "140,420 in all · 30 Sep 2020 · finding 9",
        "54,687 women 51,195 men 34,538 51.6 %",
        "of the 105,882 recorded (75.4 %)",
    ]
    shares = [
        (line, after) for line, after in pairwise(lines)
        if after.startswith("of the ") and after.endswith(" %)")
    ]  # fmt: skip
    assert shares == [
        ("54,687 women 51,195 men 34,538 51.6 %", "of the 105,882 recorded (75.4 %)"),
        ("46.6 %", "of the 1,236 recorded (88.8 %)"), ("56.4 %", "of the 876 recorded (95.8 %)"),
        ("54 women 54 men 50 %", "of the 108 recorded (100 %)"),
    ]  # fmt: skip
    assert "156 not recorded" in lines
    assert (
        "108 in all, the sum of the parts · 30 Sep 2020, assumed · finding 5, footnote 20" in lines
    )


def test_a_bar_is_read_out_with_all_its_parts(read_page: ReadPage) -> None:
    (page,) = [
        html for html in fragments(read_page("gender.py", as_of="2021-07-31")) if "<h1>" in html
    ]

    assert (
        'role="img" aria-label="494 women, 382 men, 38 not recorded; women are 56.4 % of those recorded; '
        'recorded: 95.8 %"' in page
    )
    # Of 38 there is no room in the bar: they stand below it, on a wide screen as well.
    assert '<p class="">38 not recorded</p>' in page
    assert "34,538 not recorded</p>" not in page


def test_a_total_that_its_parts_miss_is_shown_with_both_and_the_conflict(
    read_page: ReadPage,
) -> None:
    at = read_page("gender.py", as_of="2021-07-31")

    lines = words(at).splitlines()
    assert "Stated total 1,266; the parts make 1,392, 126 more." in lines
    place = lines.index("Where the sources disagree")
    assert [line for line in lines[place:] if line in ("K62", "K01", "K06", "K67", "K32")] == [
        "K62", "K01", "K06", "K67", "K32",
    ]  # fmt: skip
    assert "3 other conflicts about these figures" in lines
    ways = dict(links(at))
    assert ways["Stakeholders at events: total and parts"] == "as_of=2021-07-31&conflict=K01"
    shown = "Shown: 1,266 in all (finding 12). Elsewhere: 576 women + 660 men + 156 not recorded = 1,392 (finding 12)."
    assert shown in lines


def test_what_is_not_split_is_named_in_one_line(read_page: ReadPage) -> None:
    (line,) = [
        line for line in words(read_page("gender.py", as_of="2021-07-31")).splitlines()
        if line.startswith("Not split by sex")
    ]  # fmt: skip

    assert "in labour supply chain mappings more than 550 (31 Dec 2019 · finding 18)" in line
    assert "and costs by companies about 3,700 (30 Sep 2020, assumed · finding 19)" in line
    assert line.count(" ·") == 3 + 4  # between four indicators, and before the place of each


def test_no_two_indicators_are_added_up(read_page: ReadPage) -> None:
    at = read_page("gender.py", as_of="2021-07-31")

    total = 54_687 + 576 + 494 + 54  # women of all four
    assert f"{total:,}" not in words(at)
    assert "People are never added up across indicators" in words(at)


def test_the_work_on_gender_and_what_the_sources_judge_of_it(read_page: ReadPage) -> None:
    at = read_page("gender.py", as_of="2021-07-31")

    lines = words(at).splitlines()
    work = lines.index("Work on gender")
    assert lines[work + 1 : work + 5] == [
        "● on track Action plans by private sector partners, gender included 8 of 10 30 Sep 2020*",
        "Labour supply chain mappings that took gender into account target not in the sources 4 30 Sep 2020*",
        "✔ met Gender-sensitive tools finalised for private sector partners 19 of 7 30 Sep 2020*",
        "✔ met Gender-sensitive IRIS tools for recruitment agencies at least 1 of 1 30 Sep 2020*",
    ]
    assert "Dedicated gender experts in the programming team derived 0 31 Oct 2020" in lines
    ways = dict(links(at))
    assert ways["Gender strategies published"].endswith(
        "figure=gender%7Cgender+strategies+published%7C%7C2019-06-30"
    )
    judged = lines.index("What the sources judge")
    assert lines[judged + 2] == "The project (evaluators, on gender): partly achieved"
    assert (
        lines[judged + 3]
        == "Evaluators, on gender: “still significant room for it to fully implement the strategy”."
    )


def test_no_chart_is_waited_for(read_page: ReadPage) -> None:
    assert not figures(read_page("gender.py", as_of="2021-07-31"))


def test_the_table_has_source_place_and_date_of_every_figure(read_page: ReadPage) -> None:
    at = read_page("gender.py", as_of="2021-07-31")

    table: pd.DataFrame = at.dataframe[0].value
    assert len(table) == 8
    for column in ("source_title", "place", "period_end", "reported_on", "basis"):
        assert table[column].notna().all()


def test_before_anything_was_known_a_sentence_states_so(read_page: ReadPage) -> None:
    at = read_page("gender.py", as_of="2021-07-17")

    assert answer(at) == "No figure of people was known by this date."
    assert "140,420" not in words(at)


# Other projects


def test_an_empty_project_is_described_in_sentences_together(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    at = open_page("gender.py", data=make_project(tmp_path / "data"))

    assert answer(at) == "No indicator of this project counts people."
    (note,) = [line for line in words(at).splitlines() if "No work on gender" in line]
    assert note.endswith(
        "The sources judge nothing of it. No conflict about these figures is known."
    )
    assert "Work on gender" not in words(at).splitlines()
    assert not at.dataframe


def test_one_indicator_without_a_figure_is_named(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(tmp_path / "data", indicators=[{}])
    at = open_page("gender.py", data=data, as_of="2021-08-01")

    assert answer(at) == "No figure of people was known by this date."
    assert "Without a figure by this date: People reached" in words(at)


def test_one_indicator_that_is_split(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(tmp_path / "data", results=people(women=30, men=10, not_recorded=60))
    at = open_page("gender.py", data=data, as_of="2021-08-01")

    assert answer(at) == (
        "Women are 75 % of the 40 people whose sex is recorded in “People reached” (31 Dec 2020); of 60 more it "
        "is not."
    )
    assert "100 in all, the sum of the parts · 31 Dec 2020" in words(at)


def test_where_all_are_recorded_it_is_said(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(
        tmp_path / "data",
        results=[*people(total=40, women=30, men=10), *people("B", women=1, men=1)],
    )
    at = open_page("gender.py", data=data, as_of="2021-08-01")

    assert answer(at) == (
        "Women are 75 % of the 40 people whose sex is recorded in “People reached” (31 Dec 2020); it is recorded "
        "for all. All 2 indicators of people are split by sex."
    )
    assert "of the 40 recorded (100 %)" in words(at)


def test_a_word_before_a_figure_is_kept(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    about = [{**row, "qualifier": "about"} for row in people(women=30, not_recorded=60)]
    data = make_project(tmp_path / "data", results=[*about, *people(men=10)])
    at = open_page("gender.py", data=data, as_of="2021-08-01")

    assert answer(at).startswith("Women are 75 % of about 40 people whose sex is recorded")
    assert "of about 60 more it is not" in answer(at)
    assert "about 30 women, 10 men, about 60 not recorded" in fragments(at)[-1]


def test_people_in_none_of_the_parts_are_not_passed_over(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(tmp_path / "data", results=people(total=100, women=30, men=10))
    at = open_page("gender.py", data=data, as_of="2021-08-01")

    assert answer(at).endswith("(31 Dec 2020); 60 more are in none of the parts.")
    assert (
        "Stated total 100; the parts make 40, 60 fewer. Those missing are in none of the parts, so the coverage is too "
        "high." in words(at)
    )


def test_what_parts_make_has_a_word_before_it_where_they_have(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    results = [
        {**row, "qualifier": "less_than" if row["sex"] == "women" else "exact"}
        for row in people(total=100, women=30, men=10)
    ]
    at = open_page(
        "gender.py", data=make_project(tmp_path / "data", results=results), as_of="2021-08-01"
    )

    assert "Stated total 100; the parts make about 40, about 60 fewer." in words(at)


def test_only_women_given_is_no_split(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(tmp_path / "data", results=people(total=100, women=30))
    at = open_page("gender.py", data=data, as_of="2021-08-01")

    assert answer(at) == "The one figure of people is not split by sex."
    assert "People reached 100, of which only 30 women are given (31 Dec 2020 · A report)" in words(
        at
    )
    assert "Share of women" not in words(at)


def test_zero_and_nobody_recorded_have_no_share(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    zero = make_project(tmp_path / "zero", results=people(total=0, women=0, men=0))
    assert answer(open_page("gender.py", data=zero, as_of="2021-08-01")) == (
        "Every figure of people is zero."
    )
    nobody = make_project(tmp_path / "nobody", results=people(women=0, men=0, not_recorded=5))
    at = open_page("gender.py", data=nobody, as_of="2021-08-01")
    assert answer(at) == "No share of women can be given."
    assert "no share: too little is recorded" in words(at)


def test_women_and_men_over_time_where_there_are_two_dates(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    first = {"period_end": "2020-06-30", "reported_on": "2020-07-15"}
    data = make_project(
        tmp_path / "data",
        results=[*({**row, **first} for row in people(women=10, men=30)), *people(women=30, men=30, not_recorded=20)],
    )  # fmt: skip
    at = open_page("gender.py", data=data, as_of="2021-08-01")

    assert "Women and men over time" in words(at)
    assert (
        "Women: 25 % of the 100 % recorded (30 Jun 2020) → 50 % of the 75 % recorded (31 Dec 2020)"
        in words(at)
    )
    alt = "30 Jun 2020: 10 women, 30 men; 31 Dec 2020: 30 women, 30 men, 20 not recorded"
    assert f'aria-label="{alt}"' in fragments(at)[-1]
    before = open_page("gender.py", data=data, as_of="2020-08-01")
    assert "Women and men over time" not in words(before)


def test_of_many_indicators_some_are_folded(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    split = [row for place in range(15) for row in people(f"S{place}", women=place + 1, men=1)]
    unsplit = [row for place in range(14) for row in people(f"U{place}", total=5)]
    data = make_project(tmp_path / "data", results=[*split, *unsplit])
    at = open_page("gender.py", data=data, as_of="2021-08-01")

    assert "14 of 29 indicators of people are not split by sex." in answer(at)
    page = fragments(at)[-1]
    assert page.split("<details>")[0].count("Share of women") == 1
    assert "<summary>3 more indicators split by sex</summary>" in page
    assert "<summary>2 more</summary>" in page


def test_targets_for_women_are_a_table_of_their_own(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(
        tmp_path / "data",
        results=people(women=30, men=10),
        targets=[{"sex": "women", "value": 60, "due": "2022-12-31"}],
    )
    at = open_page("gender.py", data=data, as_of="2021-08-01")

    lines = words(at).splitlines()
    assert "Targets by sex" in lines
    assert "People reached women 30 of 60 31 Dec 2020 31 Dec 2022" in lines
    assert "Targets for women or men apart are not in the sources" not in words(at)
    table: pd.DataFrame = at.dataframe[1].value
    assert list(table["target"]) == [60]
    assert list(table["reached"]) == [30]


def test_without_targets_for_women_a_sentence_says_so(read_page: ReadPage) -> None:
    at = read_page("gender.py", as_of="2021-07-31")
    text = (
        "Targets for women or men apart are not in the sources: the status is judged by the total."
    )
    assert text in words(at)


def test_text_from_files_is_no_markup(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    evil = '![x](http://example.org/x.png) <b onclick="x">bold</b>'
    data = make_project(
        tmp_path / "data",
        indicators=[{"title": evil}, {"indicator": "B", "title": evil}],
        results=[
            *({**row, "place": evil} for row in people(total=100, women=30, men=10)),
            *({**row, "place": evil} for row in people("B", total=5)),
        ],
        sources=[{"title": evil}],
        judgements=[{"about": "project", "code": "tiny", "judged_by": "gender team", "stated": evil}],
        portfolio=[{"topic": "gender", "measure": evil, "category": evil}],
        conflicts=[{"file": "results", "key": "A;2020-01-01;2020-12-31;;total", "subject": evil, "shown": evil}],
    )  # fmt: skip
    at = open_page("gender.py", data=data, as_of="2021-08-01")

    for html in fragments(at):
        assert "<b onclick" not in html
        assert "<img" not in html
    assert words(at).count(evil) > 8
    for block in at.markdown:
        assert "![x](" not in block.value
