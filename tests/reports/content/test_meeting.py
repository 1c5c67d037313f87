"""The contents of the brief: chapters in their order, facts, counts and sources."""

from reports.content.meeting import chapters, facts, key_counts, sources
from tests.reports.meetings import ADDRESS, empty, paper


def test_the_chapters_are_the_questions_of_the_meeting_in_their_order() -> None:
    assert [chapter.title for chapter in chapters(empty().frames)] == [
        "Where the project stands",
        "What changed since the last meeting",
        "What must be decided",
        "Looking ahead",
    ]


def test_the_facts_carry_both_dates_both_revisions_and_the_address() -> None:
    assert facts(paper(next_meeting=None)) == (
        ("Last meeting", "31 December 2020, as entered up to revision 1"),
        ("This meeting", "31 August 2021, as entered up to revision 3"),
        ("This page", ADDRESS),
    )
    assert ("Next meeting", "1 December 2021") in facts(paper())


def test_an_action_that_several_units_lead_is_counted_once() -> None:
    due = [{"unit": "A"}, {"unit": "B"}, {"action": "1.2"}]
    counts = key_counts(paper({"meeting/actions_to_decide": due}).frames)
    assert ("2", "actions to decide on") in counts
    assert ("1", "indicator behind") in counts


def test_a_source_says_what_is_known_of_it() -> None:
    lines = [{}, {"source": "letter", "title": "A letter", "author": None, "published": None}]
    assert sources(paper({"about/sources": lines}).frames) == (
        ("report", "A report. Evaluators. 15 January 2021."),
        ("letter", "A letter."),
    )
