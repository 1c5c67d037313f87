"""How management's response and its actions are said: in sentences, with days, sources and places."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from pages.parts.words import (
    RESPONSE_WORD,
    STATE_WORD,
    TIMING_WORD,
    count,
    day,
    listed,
    missing,
    plain,
)

Row = dict[Hashable, Any]


def accepted(recommendations: pd.DataFrame) -> str:
    """What management answered: `Management accepted 4 of 5 recommendations and partially accepted 1.`"""
    counted = recommendations["response"].value_counts()
    answers = [
        f"{word} {counted[response]}"
        for response, word in RESPONSE_WORD.items()
        if response != "pending" and response in counted
    ]
    how_many = count(len(recommendations), "recommendation")
    if not answers:
        return f"Management has not yet responded to the {how_many}."
    answers[0] += f" of {how_many}"
    waiting = int(counted.get("pending", 0))
    rest = f" {waiting} still wait for a response." if waiting else ""
    return f"Management {listed(answers)}.{rest}"


def compared(recommendations: pd.DataFrame) -> str:
    """How management's priority compares with the evaluators' urgency, recommendation by recommendation."""
    ranked = recommendations.dropna(subset=["priority_against_urgency"])
    if ranked.empty:
        return "Management has given no priority yet that could be set beside the evaluators' urgency."
    parts = [
        f"{_than(str(how))} for {listed([plain(code) for code in group['recommendation']])}"
        for how, group in ranked.groupby("priority_against_urgency", sort=False)
    ]
    return f"Its priority is {listed(parts)}."


def progress(headline: "pd.Series[Any]") -> str:
    """How far the actions are and what of them is past its deadline."""
    parts = [
        f"{headline[state] or 'none'} {'is' if headline[state] < 2 else 'are'} {STATE_WORD[state]}"
        for state in ("completed", "ongoing", "not_started", "cancelled")
        if headline[state] or state == "completed"
    ]
    unsaid = int(headline["not_reported"])
    rest = f"; for {unsaid} nothing has been reported" if unsaid else ""
    return f"Of {count(int(headline['actions']), 'key action')} {listed(parts)}{rest}."


def by_deadline(actions: pd.DataFrame, days: str) -> str:
    """Codes by deadline, with the days: `1.2 and 1.3 (31 December 2021, 15 days)`."""
    said = [
        f"**{listed([plain(code) for code in group['action']])}** "
        f"({day(group['deadline'].iloc[0])}, {count(int(group[days].iloc[0]), 'day')})"
        for _, group in actions.sort_values("deadline", kind="stable").groupby("deadline", sort=False)
    ]
    return "; ".join(said)


def pressing(actions: pd.DataFrame) -> str:
    """What is overdue, silent, due soon and later as of the date: a Markdown list with the days."""
    silent_later = actions[
        (actions["state"] == "not_reported") & actions["timing"].isin(["later", "due_soon"])
    ]
    lines = (
        ("Overdue (reported as not done)", actions[actions["is_overdue"]], "days_past"),
        ("Past its deadline, nothing reported (unknown, not failure)", actions[actions["is_unknown"]], "days_past"),
        ("Due within 30 days", actions[actions["timing"] == "due_soon"], "days_left"),
        ("Nothing reported yet, deadline still to come", silent_later, "days_left"),
        ("No deadline", actions[actions["timing"] == "no_deadline"], ""),
    )  # fmt: skip
    return "\n".join(
        f"- {head}: {_list(rows, days)}" for head, rows, days in lines if days or not rows.empty
    )


def in_words(actions: pd.DataFrame) -> pd.DataFrame:
    """A copy of `actions` with words for its codes of state and timing, and lists with commas."""
    words = {"state": actions["state"].map(STATE_WORD), "timing": actions["timing"].map(TIMING_WORD)}
    lists = {
        name: actions[name].str.replace(";", ", ")
        for name in ("responsible", "support")
        if name in actions
    }
    return actions.assign(**words, **lists)


def origin(source: object, place: object, published: Any = None) -> str:
    """`Source: Midterm evaluation …, recommendation 1 (18 July 2021).`"""
    dated = "" if missing(published) else f" ({day(published)})"
    where = "" if missing(place) else f", {plain(place)}"
    return f"Source: {plain(source)}{where}{dated}."


def recommendation(row: Row) -> str:
    """A recommendation and management's response to it, whole, in paragraphs of Markdown."""
    window = f"{day(row['recommended_start'])} to {day(row['recommended_end'])}"
    facts = [
        f"**Urgency** (evaluators): {plain(row['urgency']) or 'not stated'}",
        f"**Difficulty**: {plain(row['difficulty']) or 'not stated'}",
        f"**Impact**: {plain(row['impact']) or 'not stated'}",
        f"**Recommended time**: {'not stated' if missing(row['recommended_end']) else window}",
        f"**Addressed to**: {plain(row['addressee']) or 'not stated'}",
    ]
    paragraphs = [
        f"**Why:** {plain(row['rationale']) or 'not stated'}",
        " · ".join(facts),
        origin(row["source_title"], row["place"], row["published"]),
        _response(row),
    ]
    if not missing(row["note"]):
        paragraphs.append(f"Note: {plain(row['note'])}")
    return "\n\n".join(paragraphs)


def action(row: Row) -> str:
    """A key action, whole: who, by when, state and timing, comment, evidence, source and place."""
    timing = "" if missing(row["timing"]) else f" · **Timing**: {TIMING_WORD[row['timing']]}{_days(row)}"
    lines = [
        f"**{plain(row['action'])} {plain(row['title'])}**",
        f"**Lead**: {_units(row['responsible'])} · **Support**: {_units(row['support'])}",
        f"**Deadline**: {day(row['deadline']) or 'none stated'} · **State**: {STATE_WORD[row['state']]}{timing}",
    ]
    lines += [
        f"{head}: {plain(row[name])}"
        for head, name in (("Comment", "comment"), ("Evidence", "evidence"), ("Note", "note"))
        if not missing(row[name])
    ]
    lines.append(origin(row["source_title"], row["place"], row["reported_on"]))
    return "  \n".join(lines)


def _than(how: str) -> str:
    return "the same as the evaluators' urgency" if how == "the same" else how.split(" than ")[0]


def _response(row: Row) -> str:
    if row["response"] == "pending":
        return f"**Management's response:** none known yet as of {day(row['reported_on'])}."
    rank = "none" if missing(row["priority"]) else str(int(row["priority"]))
    against = "" if missing(row["priority_against_urgency"]) else f" ({row['priority_against_urgency']})"
    where = origin(row["response_source_title"], row["response_place"], row["reported_on"])
    return (
        f"**Management's response:** {RESPONSE_WORD[row['response']]}, priority {rank}{against}. "
        f"{plain(row['response_summary'])}\n\n{where}"
    )


def _units(stated: object) -> str:
    return "none stated" if missing(stated) else plain(str(stated).replace(";", ", "))


def _days(row: Row) -> str:
    if not missing(row["days_past"]):
        silent = ", nothing reported" if row["is_unknown"] else ""
        return f"{silent} ({count(int(row['days_past']), 'day')})"
    return "" if missing(row["days_left"]) else f" ({count(int(row['days_left']), 'day')} left)"


def _list(rows: pd.DataFrame, days: str) -> str:
    if rows.empty:
        return "none."
    if not days:
        return f"{listed([plain(code) for code in rows['action']])}."
    return f"{count(len(rows), 'action')}: {by_deadline(rows, days)}."
