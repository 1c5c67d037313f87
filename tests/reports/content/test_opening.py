"""The first page of a paper: the verdict, the bar of statuses, what the meeting is about, and the largest figures."""

from charts.svg.statuses import status_bar
from reports.content.blocks import Cell
from reports.content.opening import BAR, opening
from tests.reports.meetings import empty, paper


def test_the_verdict_comes_with_its_bar_and_what_its_parts_are() -> None:
    counts = [
        {"status": "met", "indicators": 3},
        {},
        {"status": "no_target", "indicators": 2},
    ]
    found = opening(paper({"overview/status_counts": counts}))
    assert found.verdict.startswith("0 of the 1 target that can be compared are met or on track")
    assert found.bar is not None
    assert found.bar.svg == status_bar({"met": 3, "behind": 1}, BAR)
    assert found.bar.alt_text == "Indicators held against a target: 3 met and 1 behind."
    assert found.legend == (
        Cell("✔ 3 met", style="met"),
        Cell("▼ 1 behind", style="behind"),
        Cell("and 2 without a target"),
    )
    assert "to decide. 1 indicator moved" in found.meeting


def test_a_large_figure_has_women_and_men_its_date_and_its_source() -> None:
    (figure,) = opening(paper()).figures
    assert (figure.before, figure.digits, figure.after) == ("", "50", "of 100")
    assert figure.notes == (
        "22 women, 18 men, 10 not recorded; women are 55 % of those recorded; recorded: 80 %",
        "31 Dec 2020 · A report, page 2",
    )
    assert figure.drawing is not None
    assert figure.drawing.alt_text == (
        "People reached: 50 of 100; 22 women, 18 men, 10 not recorded; "
        "women are 55 % of those recorded; recorded: 80 %."
    )


def test_money_has_the_share_of_its_target_that_the_source_states() -> None:
    money = {"unit": "USD", "value": 4615580.0, "achievement": None, "target": None}
    (figure,) = opening(paper({"overview/headline_figures": [money]})).figures
    assert (figure.before, figure.digits) == ("USD", "4,615,580")
    assert figure.notes[0] == ("“more than 92 %”: Private funding as share of target (31 Dec 2020)")


def test_of_an_empty_project_there_is_a_sentence_alone() -> None:
    found = opening(empty())
    assert found.verdict.startswith("This project has no indicator yet.")
    assert (found.bar, found.legend, found.figures) == (None, (), ())
