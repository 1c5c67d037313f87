"""The contents of the meeting brief and of its slides: facts, counts, chapters and sources.

The page Board meeting has the same counts, and the same sections of all chapters but the first.
"""

from reports.content.answers import Frames
from reports.content.blocks import Chapter
from reports.content.changes import CHANGE_QUESTIONS, change_sections
from reports.content.decisions import DECISION_QUESTIONS, decision_sections, last_behind
from reports.content.indicators import indicators_against_targets
from reports.content.judgements import judgement_section
from reports.content.outlook import OUTLOOK_QUESTIONS, outlook_sections
from reports.content.paper import Paper, Side
from reports.content.rows import SourceRow
from reports.rows import rows_of
from wording.dates import day
from wording.text import one_line

# The questions whose answers a brief and its slides are made from.
QUESTIONS = tuple(
    dict.fromkeys(
        (
            "overview/bullets",
            "results/judgements",
            *CHANGE_QUESTIONS,
            *DECISION_QUESTIONS,
            *OUTLOOK_QUESTIONS,
            "about/sources",
        )
    )
)


def chapters(frames: Frames) -> tuple[Chapter, ...]:
    """The chapters in the order in which they are read; `frames` holds the answers to `QUESTIONS`."""
    return (
        Chapter(
            "Where the project stands",
            (indicators_against_targets(frames), judgement_section(frames["results/judgements"])),
        ),
        Chapter("What changed since the last meeting", change_sections(frames)),
        Chapter("What must be decided", decision_sections(frames)),
        Chapter("Looking ahead", outlook_sections(frames)),
    )


def facts(paper: Paper) -> tuple[tuple[str, str], ...]:
    """Both meetings, the next one and the page's address, as names and texts."""
    coming = [("Next meeting", day(paper.next_meeting))] if paper.next_meeting else []
    return (
        ("Last meeting", _side(paper.last)),
        ("This meeting", _side(paper.this)),
        *coming,
        ("This page", paper.address),
    )


def _side(side: Side) -> str:
    return f"{day(side.as_of)}, as entered up to revision {side.revision}"


def key_counts(frames: Frames) -> tuple[tuple[str, str], ...]:
    """The six most important numbers, each with the words below it."""
    due = frames["meeting/actions_to_decide"]
    counted = (
        (len(frames["meeting/indicator_changes"]), "indicator", " moved"),
        (len(frames["meeting/behind"]), "indicator", f" behind{_last_behind(frames)}"),
        (len(frames["meeting/not_reported"]), "indicator", " not reported since the due date"),
        (due["action"].nunique(), "action", " to decide on"),
        (
            len(frames["meeting/silent_recommendations"]),
            "recommendation",
            " without a report on any action",
        ),
        (len(frames["meeting/open_conflicts"]), "conflict", " still open"),
    )
    return tuple(
        (f"{amount:,}", f"{one if amount == 1 else one + 's'}{text}")
        for amount, one, text in counted
    )


def _last_behind(frames: Frames) -> str:
    """How many of those not reported since their due date were behind at the date of their last figure."""
    amount = last_behind(frames["meeting/not_reported"])
    return f"; {amount:,} when last reported" if amount else ""


def sources(frames: Frames) -> tuple[tuple[str, str], ...]:
    """The code of each source and what it is: title, author and day."""
    return tuple(
        (
            one_line(line["source"]),
            ". ".join(
                text
                for text in (
                    one_line(line["title"]),
                    one_line(line["author"]),
                    day(line["published"]),
                )
                if text
            )
            + ".",
        )
        for line in rows_of(frames["about/sources"], SourceRow)
    )
