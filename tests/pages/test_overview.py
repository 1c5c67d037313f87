"""The Overview: the answer first, then large figures, what needs attention, and every target."""

from pathlib import Path

from tests.conftest import MakeProject
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import figures, fragments, links, words


def test_the_answer_and_the_large_figures_are_the_state_of_crest(read_page: ReadPage) -> None:
    lines = words(read_page("overview.py", as_of="2021-07-31")).splitlines()

    answer = lines.index(
        "8 of the 10 targets that can be compared are met or on track, and 2 are behind, by figures of 30 September "
        "2020."
    )
    assert lines[answer + 1 : answer + 5] == [
        "✔ 4 met", "● 4 on track", "▼ 2 behind",
        "and 1 with their target in another unit, 14 whose target is not in our sources",
    ]  # fmt: skip
    large = ["140,420", "914 of 1,000", "USD 4,615,580", "about 3,700"]
    assert [line for line in lines if line in large] == large
    people = lines.index("54,687 women, 51,195 men, 34,538 not recorded")
    assert lines[people + 1] == "women are 51.6 % of those recorded; recorded: 75.4 %"
    assert "“more than 92 %”: Private funding as share of target" in lines


def test_names_what_needs_attention_and_leads_there(read_page: ReadPage) -> None:
    at = read_page("overview.py", as_of="2021-07-31")

    ways = dict(links(at))
    assert (
        ways["Civil society organisations engaged: 1 of 18"] == "as_of=2021-07-31&indicator=x-csos"
    )
    assert ways["The sources disagree on 16 figures, dates or statuses"].endswith("&conflict=K15")
    assert "Sex is not recorded for 34,538 of 140,420" in ways
    shown = words(at)
    assert "30 Sep 2020, assumed; 10.3 expected by then." in shown
    assert (
        "First: Civil society: status of outcome 3: 1 of 18, or outcome 3 largely on track?"
        in shown
    )
    assert "The next deadline is 30 November 2021." in shown


def test_past_deadline_without_a_report_is_not_called_overdue(read_page: ReadPage) -> None:
    shown = words(read_page("overview.py", as_of="2026-11-22"))

    assert "18 actions past their deadline: nothing reported" in shown
    assert "2 actions past their deadline: last reported before it" in shown
    assert "overdue" not in shown.lower()


def test_a_due_date_that_passed_without_a_report_is_not_called_behind(read_page: ReadPage) -> None:
    shown = words(read_page("overview.py", as_of="2026-11-26"))

    assert (
        "4 of the 10 targets that can be compared are met, by figures of 30 September 2020. On the other 6 nothing was "
        "reported since their due date; when last reported, 4 were on track and 2 were behind. The project ended on 31 "
        "December 2022." in shown
    )
    assert "□ 6 not reported (last: 4 on track, 2 behind)" in shown
    assert "▼ behind" not in shown
    assert "Nothing since its due date; last figure 30 Sep 2020, assumed, behind." in shown
    assert "4 more not reported" in shown


def test_at_most_seven_lines_need_attention(read_page: ReadPage) -> None:
    (page,) = [
        html
        for html in fragments(read_page("overview.py", as_of="2026-11-26"))
        if "matters" in html
    ]
    first = page.split('class="matters"')[1].split("</ul>")[0]

    assert first.count("<li>") == 7


def test_each_indicator_is_a_row_with_its_bullet(read_page: ReadPage) -> None:
    at = read_page("overview.py", as_of="2021-07-31")

    rows = [
        line
        for line in words(at).splitlines()
        if line.startswith(("✔ met", "● on track", "▼ behind"))
    ]
    # Within a status, the least of the way to the target first.
    assert rows[0] == "▼ behind Civil society organisations engaged 1 of 18 5.6 % 30 Sep 2020*"
    assert rows[3] == "● on track People trained 914 of 1,000 91.4 % 30 Sep 2020*"
    assert rows[8] == "✔ met Private sector partnerships established 19 of 10 190 % 30 Sep 2020"
    shares = [float(row.split(" %")[-2].split()[-1]) for row in rows]
    assert shares == [5.6, 33.3, 80, 91.4, 96, 98.3, 100, 107.8, 190, 271.4]
    assert len(rows) == 10
    assert not figures(at)


def test_before_anything_was_known_there_is_nothing(read_page: ReadPage) -> None:
    shown = words(read_page("overview.py", as_of="2021-07-17"))

    assert "No target that a figure can be compared with is known as of this date." in shown
    assert "Shown is what was known by 17 July 2021." in shown
    assert "140,420" not in shown


def test_an_empty_project_is_described_in_sentences(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    shown = words(open_page("overview.py", data=make_project(tmp_path / "data")))

    assert "This project has no indicator yet." in shown
    assert "No target that a figure can be compared with is known as of this date." in shown
    assert (
        "Nothing is behind, not reported, overdue, due soon, or in conflict as of this date."
        in shown
    )
