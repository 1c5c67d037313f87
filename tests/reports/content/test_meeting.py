"""The contents of the brief: chapters in their order, facts and sources."""

from datetime import date
from typing import Any

from charts.svg.change import change
from reports.content.blocks import Section
from reports.content.meeting import chapters, facts, sources
from reports.content.paper import Paper
from tests.reports.meetings import ADDRESS, empty, paper


def test_the_chapters_have_the_order_of_the_page_board_meeting() -> None:
    in_order = [
        "What must be decided",
        "What changed since the last meeting",
        "Where the pace leads",
        "Where the project stands",
    ]
    assert [chapter.title for chapter in chapters(empty())] == in_order
    several = paper({"meeting/sex_not_recorded": [{}, {}]})
    assert [chapter.title for chapter in chapters(several)] == [
        *in_order,
        "What must be decided, one by one",
    ]


def changes(of: Paper) -> tuple[Section, ...]:
    return chapters(of)[1].sections


MOVED: list[dict[str, Any]] = [
    {"old_value": 30.0, "old_period_end": date(2019, 12, 31), "old_share": 0.3, "change": 20.0,
     "old_qualifier": "exact"},
    {"indicator": "B", "title": "Raised", "unit": "USD", "new_value": 70.0, "new_target": None, "old_target": None,
     "new_share": None, "new_status": "target_in_other_unit", "target_in_other_unit": 80.0,
     "target_other_unit": "SEK", "target_other_qualifier": "exact"},
]  # fmt: skip


def test_an_indicator_that_moved_is_drawn_as_on_the_page_with_its_change_and_target() -> None:
    first, *_ = changes(paper({"meeting/indicator_changes": MOVED[:1]}))
    (row,) = first.rows
    drawing = row.cells[2].drawing
    assert drawing is not None
    assert drawing.svg == change(0.3, 0.5, "behind")
    assert drawing.alt_text == (
        "People reached: from 30 on 31 December 2019 to 50 on 31 December 2020; the target is 100."
    )
    assert [cell.text for cell in row.cells] == [
        "People reached", "30", "", "50", "+20", "100", "▼ behind",
    ]  # fmt: skip
    assert first.legend.startswith("○ 31 Dec 2020 ● 31 Aug 2021, each in per cent of the way")


def test_one_without_a_target_to_be_drawn_against_is_listed_below() -> None:
    first, second, *_ = changes(paper({"meeting/indicator_changes": MOVED}))
    assert [row.cells[0].text for row in first.rows] == ["People reached"]
    assert second.sentence == "1 indicator moved and is not drawn: 1 with target in another unit."
    (item,) = second.items
    assert (item.text, item.note) == (
        "Raised", "USD 70 (31 Dec 2020), no data before; target SEK 80",
    )  # fmt: skip
    alone, *_ = changes(paper({"meeting/indicator_changes": MOVED[1:]}))
    assert alone.rows == ()
    assert len(alone.items) == 1


def test_where_the_pace_leads_lists_indicators_with_a_target_and_counts_the_others() -> None:
    aimless = {"title": "Aimless", "target": None, "reaches_target": None}
    (leads, *_) = chapters(paper({"meeting/outlook": [{}, aimless]}))[2].sections
    assert [row.cells[0].text for row in leads.rows] == ["People reached"]
    assert leads.legend.startswith("Of 1 further indicator the page says where the pace leads.")
    (alone, *_) = chapters(paper({"meeting/outlook": [aimless]}))[2].sections
    assert [row.cells[0].text for row in alone.rows] == ["Aimless"]


def test_a_pace_that_leads_nowhere_is_one_sentence_with_why() -> None:
    (only,) = chapters(paper({"meeting/outlook": [{"why_not": "One figure only."}]}))[2].sections
    assert only.sentence == (
        "No cumulative indicator carries an extrapolation. For 1 cumulative indicator no line is drawn ahead."
    )
    assert [row.cells[0].text for row in only.rows] == ["One figure only."]


def test_the_facts_carry_both_dates_both_revisions_and_the_address() -> None:
    assert facts(paper(next_meeting=None)) == (
        ("Last meeting", "31 December 2020, as entered up to revision 1"),
        ("This meeting", "31 August 2021, as entered up to revision 3"),
        ("This page", ADDRESS),
    )
    assert ("Next meeting", "1 December 2021") in facts(paper())


def test_a_source_says_what_is_known_of_it() -> None:
    lines = [{}, {"source": "letter", "title": "A letter", "author": None, "published": None}]
    assert sources(paper({"about/sources": lines}).frames) == (
        ("report", "A report. Evaluators. 15 January 2021."),
        ("letter", "A letter."),
    )
