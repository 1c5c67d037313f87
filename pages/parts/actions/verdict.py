"""The answer of the page Management response: what management answered, how far its actions are, what is past."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from charts.svg.stacked import stacked
from pages.parts.shared.html import blocks
from pages.parts.shared.html.states import state_parts, state_sign
from pages.parts.shared.timing_text import DUE_SOON
from wording.codes import STATE_WORD
from wording.dates import short_day
from wording.text import blank, count, listed

# What is said of actions in a state: of one and of several; of those last reported in it before their deadline.
IN_STATE = {
    "completed": ("is completed", "are completed"),
    "ongoing": ("is under way", "are under way"),
    "not_started": ("is not started", "are not started"),
    "cancelled": ("is cancelled", "are cancelled"),
}

# Beside each such deadline stands by how many days.
AFTER_WINDOW = "after the time that the evaluators recommended (+ days)"


def verdict(recommendations: pd.DataFrame, headline: pd.DataFrame) -> Markup:
    """The sentences, the bar of states, what each part is, the next deadline, and how the two rankings compare.

    recommendations, headline: the answers to actions/recommendations and actions/headline.
    """
    counts = headline.iloc[0]
    sentences = (accepted_text(recommendations), progress_text(counts), past_text(counts))
    bar = stacked(state_parts(counts), 12) if counts["actions"] else blocks.NOTHING
    answer = blocks.verdict(
        " ".join(sentence for sentence in sentences if sentence),
        bar,
        _legend(counts) if counts["actions"] else [],
    )
    return answer + Markup('<p class="note">{}</p>').format(ranking_text(recommendations))


def accepted_text(recommendations: pd.DataFrame) -> str:
    """What management answered: `Management accepted 4 of 5 recommendations, and 1 in part.`"""
    counts = recommendations["response"].value_counts()
    how_many = count(len(recommendations), "recommendation")
    accepted, in_part, rejected, waiting = (
        int(counts.get(code, 0))
        for code in ("accepted", "partially_accepted", "rejected", "pending")
    )
    said = [f"accepted {accepted}"] if accepted else []
    if in_part:
        said.append(f"{in_part} in part" if accepted else f"accepted in part {in_part}")
    if rejected:
        said.append(f"rejected {rejected}")
    if not said:
        return f"Management has not yet responded to the {how_many}."
    said[0] = f"{said[0]} of {how_many}"
    rest = f" No response is known yet to {waiting}." if waiting else ""
    last = f", and {said[-1]}" if len(said) > 1 else ""
    return f"Management {', '.join(said[:-1] or said)}{last}.{rest}"


def progress_text(counts: "pd.Series[Any]") -> str:
    """How far the actions are: `Of its 20 actions 2 are under way; on 18 nothing is reported yet.`"""
    actions, silent = int(counts["actions"]), int(counts["not_reported"])
    if not actions:
        return "No action is known yet."
    yet = "" if counts["unreported"] else " yet"
    if actions == 1:
        if silent:
            return f"On its only action nothing is reported{yet}."
        (state,) = [state for state in IN_STATE if counts[state]]
        return f"Its only action {_in_state(state, 1, counts)}."
    said = [
        f"{counts[state]} {_in_state(state, int(counts[state]), counts)}"
        for state in IN_STATE
        if counts[state]
    ]
    if not said:
        return f"On none of its {actions} actions anything is reported{yet}."
    rest = f"; on {silent} nothing is reported{yet}" if silent else ""
    return f"Of its {actions} actions {listed(said)}{rest}."


def past_text(counts: "pd.Series[Any]") -> str:
    """What is past its deadline: reported as not done, or not known; empty where nothing is."""
    overdue, unknown = int(counts["overdue"]), int(counts["unknown"])
    said = []
    if overdue:
        done = "is overdue" if overdue == 1 else "are overdue"
        said.append(f"{overdue} {done}: past the deadline and reported as not done.")
    if unknown == 1:
        said.append("1 is past its deadline, and what became of it is not known.")
    elif unknown:
        all_of = f"All {unknown}" if unknown == counts["actions"] else str(unknown)
        said.append(f"{all_of} are past their deadline, and what became of them is not known.")
    return " ".join(said)


def ranking_text(recommendations: pd.DataFrame) -> str:
    """How management's priority compares with the evaluators' urgency, recommendation by recommendation."""
    ranked = recommendations.dropna(subset=["priority_against_urgency"])
    if ranked.empty:
        return "There is no priority of management’s yet to set beside the evaluators’ urgency."
    parts = [
        f"{_ranking_words(str(how))} for {listed([str(code) for code in group['recommendation']])}"
        for how, group in ranked.groupby("priority_against_urgency", sort=False)
    ]
    return f"Management’s priority is {listed(parts)}."


def _ranking_words(how: str) -> str:
    return "the same as the evaluators’ urgency" if how == "the same" else how.split(" than ")[0]


def _in_state(state: str, how_many: int, counts: "pd.Series[Any]") -> str:
    """What is said of so many; of what is under way, where some was last reported so before its deadline, as it was."""
    if state == "ongoing" and counts["last_reported"]:
        return f"{'was' if how_many == 1 else 'were'} under way when last reported"
    return IN_STATE[state][how_many > 1]


def _legend(counts: "pd.Series[Any]") -> list[object]:
    items: list[object] = [
        Markup("{} <b>{}</b> {}").format(state_sign(state), counts[state], word)
        for state, word in STATE_WORD.items()
        if counts[state] or state == "completed"
    ]
    if counts["due_soon"]:
        items.append(Markup("<b>{}</b> {}").format(counts["due_soon"], DUE_SOON))
    if not blank(counts["next_deadline"]):
        items.append(Markup("next deadline <b>{}</b>").format(short_day(counts["next_deadline"])))
    if late := int(counts["after_window"]):
        verb = "deadline lies" if late == 1 else "deadlines lie"
        items.append(
            Markup('<span class="late"><b>{}</b> {} {}</span>').format(late, verb, AFTER_WINDOW)
        )
    return items
