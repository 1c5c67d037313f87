"""The meeting brief's contents from beginning to end: its facts, its counts, its chapters and its sources."""

from collections.abc import Mapping

import pandas as pd

from reports.changes import changes
from reports.chapters import Chapter
from reports.decisions import decisions, outlook, standing
from reports.paper import Paper, Side
from reports.words import day, rows, text

# What a brief and its slides are made from.
QUESTIONS = (
    "overview/bullets",
    "meeting/headline",
    "meeting/indicator_changes",
    "meeting/target_changes",
    "meeting/figure_changes",
    "meeting/action_changes",
    "meeting/conflict_changes",
    "meeting/behind",
    "meeting/actions_to_decide",
    "meeting/silent_recommendations",
    "meeting/sex_not_recorded",
    "meeting/open_conflicts",
    "meeting/outlook",
    "results/indicator_progress",
    "about/sources",
)

Frames = Mapping[str, pd.DataFrame]


def chapters(frames: Frames) -> tuple[Chapter, ...]:
    """The chapters in the order in which they are read; `frames` holds the answers to `QUESTIONS`."""
    return (
        Chapter("Where the project stands", (standing(frames),)),
        Chapter("What changed since the last meeting", changes(frames)),
        Chapter("What must be decided", decisions(frames)),
        Chapter("Looking ahead", outlook(frames)),
    )


def facts(paper: Paper) -> tuple[tuple[str, str], ...]:
    """What the paper is about, as names and texts: both meetings, the next one and the page's address."""
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
    """The numbers that a reader with one minute needs, each with the words below it."""
    due = frames["meeting/actions_to_decide"]
    counted = (
        (len(frames["meeting/indicator_changes"]), "indicator", " moved"),
        (len(frames["meeting/behind"]), "indicator", " behind"),
        (due["action"].nunique(), "action", " overdue or due"),
        (len(frames["meeting/silent_recommendations"]), "recommendation", ", nothing reported"),
        (len(frames["meeting/open_conflicts"]), "conflict", " still open"),
    )
    return tuple(
        (f"{amount:,}", f"{one if amount == 1 else one + 's'}{said}")
        for amount, one, said in counted
    )


def sources(frames: Frames) -> tuple[tuple[str, str], ...]:
    """The code of each source and what it is: title, author and day."""
    return tuple(
        (
            text(line["source"]),
            ". ".join(
                said
                for said in (text(line["title"]), text(line["author"]), day(line["published"]))
                if said
            )
            + ".",
        )
        for line in rows(frames["about/sources"])
    )
