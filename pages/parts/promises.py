"""How management's response and its actions are said: in sentences, with days, sources and places."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from pages.parts.words import (
    DUE_SOON,
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


def lead(accepted: str, progress: str, compared: str) -> str:
    """The page's question answered in a few sentences, those of them that say something."""
    return " ".join(sentence for sentence in (accepted, progress, compared) if sentence)


def tiles(headline: "pd.Series[Any]") -> list[tuple[str, str]]:
    """The actions in figures, each with what it counts."""
    figures = [
        (str(headline["actions"]), "key actions"),
        (str(headline["completed"]), "completed"),
        (str(headline["ongoing"]), "ongoing"),
        (str(headline["unknown"]), "past their deadline, nothing reported: unknown"),
        (str(headline["overdue"]), "overdue: past their deadline, reported as not done"),
        (str(headline["due_soon"]), DUE_SOON),
    ]
    if missing(headline["next_deadline"]):
        return [*figures, ("none", "next deadline: no deadline is still to come")]
    days = count(int(headline["days_to_next"]), "day")
    return [*figures, (days, f"to the next deadline, {day(headline['next_deadline'])}")]


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
    rest = f" No response is known yet to {waiting}." if waiting else ""
    return f"Management {listed(answers)}.{rest}"


def progress(headline: "pd.Series[Any]") -> str:
    """How far the actions are: `Of 20 key actions none is completed and 2 are ongoing; …`."""
    if not headline["actions"]:
        return ""
    parts = [
        f"{headline[state] or 'none'} {'is' if headline[state] < 2 else 'are'} {STATE_WORD[state]}"
        for state in ("completed", "ongoing", "not_started", "cancelled")
        if headline[state] or state == "completed"
    ]
    unsaid = int(headline["not_reported"])
    rest = f"; for {unsaid} nothing has been reported" if unsaid else ""
    how_many = count(int(headline["actions"]), "key action")
    if headline["actions"] < headline["in_all"]:
        how_many += f" chosen ({headline['in_all']} in all)"
    return f"Of {how_many}, {listed(parts)}{rest}."


def compared(recommendations: pd.DataFrame) -> str:
    """How management's priority compares with the evaluators' urgency, recommendation by recommendation."""
    ranked = recommendations.dropna(subset=["priority_against_urgency"])
    if ranked.empty:
        return "There is no priority of management's yet to set beside the evaluators' urgency."
    parts = [
        f"{_than(str(how))} for {listed([plain(code) for code in group['recommendation']])}"
        for how, group in ranked.groupby("priority_against_urgency", sort=False)
    ]
    return f"Management's priority is {listed(parts)}."


def no_actions(headline: "pd.Series[Any]", as_of: str, *choices: str) -> str:
    """Why no action is shown: none is known yet, or the choices leave none."""
    if not headline["in_all"]:
        return f"No key action is known as of {as_of}."
    chosen = " and ".join(f"“{plain(choice)}”" for choice in choices if choice)
    return f"None of the {count(int(headline['in_all']), 'key action')} belongs to {chosen}."


def pressing(actions: pd.DataFrame) -> str:
    """What is overdue, silent, due soon and later as of the date: a Markdown list with the days."""
    past, soon = actions[actions["timing"] == "past_deadline"], actions["timing"] == "due_soon"
    silent = (actions["state"] == "not_reported") & actions["timing"].isin(["later", "due_soon"])
    said = [
        f"- Overdue, reported as not done: {_list(past[past['is_overdue']], 'days_past')}",
        f"- Past its deadline, nothing reported: {_list(past[past['is_unknown']], 'days_past')}",
        f"- {DUE_SOON.capitalize()}: {_list(actions[soon], 'days_left')}",
        f"- Nothing reported, deadline still to come: {_list(actions[silent], 'days_left')}",
    ]
    undated = actions[actions["timing"] == "no_deadline"]
    if not undated.empty:
        said.append(f"- No deadline: **{listed([plain(code) for code in undated['action']])}**.")
    if past["is_unknown"].any():
        said.append("\nNothing reported means unknown: it does not mean that nothing was done.")
    return "\n".join(said)


def after_window(late: pd.DataFrame) -> str:
    """How many deadlines fall after the recommended time, by recommendation, with the days."""
    if late.empty:
        return "None of these deadlines falls after the time that the evaluators recommended."
    parts = [
        f"- **{plain(code)}**, recommended until {day(group['recommended_end'].iloc[0])}: "
        f"{_by_deadline(group, 'days_after_window', ' later')}."
        for code, group in late.groupby("recommendation", sort=False)
    ]
    return f"{count(len(late), 'deadline falls', 'deadlines fall')} after it:\n\n" + "\n".join(
        parts
    )


def ranked(recommendations: pd.DataFrame) -> str:
    """What the picture of urgency and priority says; empty where nothing has both."""
    if recommendations["priority_against_urgency"].isna().all():
        return ""
    falls = "Where a line falls, management gives less priority than the evaluators urgency."
    return f"{compared(recommendations)} {falls}"


def dated(deadlines: pd.DataFrame) -> str:
    """What the timeline says; empty where nothing has a deadline."""
    if deadlines.empty:
        return ""
    return (
        f"Deadlines run from {day(deadlines['deadline'].min())} to {day(deadlines['deadline'].max())}. "
        "Pale band: the time that the evaluators recommended. "
        "Upright line, or arrow where it is far off: the date asked for."
    )


def units(rows: pd.DataFrame, role: str) -> str:
    """How many units have the role, and which has most actions in it; empty where none has."""
    if rows.empty:
        return ""
    most = rows.iloc[0]
    return (
        f"**In the {role}:** {count(len(rows), 'unit')}, "
        f"most often {plain(most['title'])} ({count(int(most['actions']), 'action')})."
    )


def title(row: Row) -> str:
    """A recommendation in a line: code, title and what management answered."""
    answer = RESPONSE_WORD[row["response"]]
    return f"**{plain(row['recommendation'])}** {plain(row['title'])} · {answer}"


def recommendation(row: Row) -> str:
    """A recommendation and management's response to it, whole, in paragraphs of Markdown."""
    window = f"{day(row['recommended_start'])} to {day(row['recommended_end'])}"
    facts = [
        f"**Urgency** (evaluators): {plain(row['urgency']) or 'not stated'}",
        f"**Difficulty:** {plain(row['difficulty']) or 'not stated'}",
        f"**Impact:** {plain(row['impact']) or 'not stated'}",
        f"**Recommended time:** {'not stated' if missing(row['recommended_end']) else window}",
        f"**Addressed to:** {plain(row['addressee']) or 'not stated'}",
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


def actions(rows: pd.DataFrame) -> dict[str, str]:
    """The actions of each recommendation that has any, by its code: whole, a paragraph each."""
    by_recommendation: dict[str, list[str]] = {}
    for row in rows.to_dict("records"):
        by_recommendation.setdefault(row["recommendation"], []).append(action(row))
    return {code: "\n\n".join(paragraphs) for code, paragraphs in by_recommendation.items()}


def action(row: Row) -> str:
    """A key action, whole: who, by when, state and timing, comment, evidence, source and place."""
    lines = [
        f"**{plain(row['action'])} {plain(row['title'])}**",
        f"Lead: {_units(row['responsible'])} · Support: {_units(row['support'])}",
        f"Deadline: {day(row['deadline']) or 'none stated'} · State: **{STATE_WORD[row['state']]}**"
        f"{_timing(row)}",
    ]
    lines += [
        f"{head}: {plain(row[name])}"
        for head, name in (("Comment", "comment"), ("Evidence", "evidence"), ("Note", "note"))
        if not missing(row[name])
    ]
    lines.append(origin(row["source_title"], row["place"], row["reported_on"]))
    return "  \n".join(lines)


def evaluation(row: Row) -> str:
    """An evaluation: who made it for whom, and what management says of it as a whole."""
    heads = {
        "conducted": "Conducted",
        "evaluators": "By",
        "commissioned_by": "For",
        "respondent": "Answered by",
        "overall_comment": "Management on the whole",
        "note": "Note",
    }
    facts = [
        f"**{head}:** {plain(row[name])}" for name, head in heads.items() if not missing(row[name])
    ]
    return "\n\n".join([*facts, origin(row["source_title"], row["place"], row["published"])])


def origin(source: object, place: object, known: Any = None) -> str:
    """`Source: Midterm evaluation …, recommendation 1 (18 July 2021).`"""
    dated = "" if missing(known) else f" ({day(known)})"
    where = "" if missing(place) else f", {plain(place)}"
    return f":gray[Source: {plain(source)}{where}{dated}.]"


def _than(how: str) -> str:
    return "the same as the evaluators' urgency" if how == "the same" else how.split(" than ")[0]


def _response(row: Row) -> str:
    if row["response"] == "pending":
        return f"**Management's response:** none known as of {day(row['reported_on'])}."
    rank = "not stated" if missing(row["priority"]) else str(int(row["priority"]))
    against = row["priority_against_urgency"]
    beside = "" if missing(against) else f", {against}"
    same = beside.replace("the same", "the same as the evaluators' urgency")
    where = origin(row["response_source_title"], row["response_place"], row["reported_on"])
    return (
        f"**Management's response:** {RESPONSE_WORD[row['response']]}; priority {rank}{same}. "
        f"{plain(row['response_summary'])}\n\n{where}"
    )


def _units(stated: object) -> str:
    return "none stated" if missing(stated) else plain(str(stated).replace(";", ", "))


def _timing(row: Row) -> str:
    if missing(row["timing"]):
        return ""
    said = f" · Timing: **{TIMING_WORD[row['timing']]}**"
    if not missing(row["days_past"]):
        silent = ", nothing reported" if row["is_unknown"] else ""
        return f"{said} by {count(int(row['days_past']), 'day')}{silent}"
    return (
        said if missing(row["days_left"]) else f"{said}, {count(int(row['days_left']), 'day')} left"
    )


def _list(rows: pd.DataFrame, days: str) -> str:
    if rows.empty:
        return "none."
    how = " ago" if days == "days_past" else " left"
    return f"{count(len(rows), 'action')}: {_by_deadline(rows, days, how)}."


def _by_deadline(rows: pd.DataFrame, days: str, how: str) -> str:
    """Codes by deadline, with the days: `1.2 and 1.3 (31 December 2021, 15 days ago)`."""
    return "; ".join(
        f"**{listed([plain(code) for code in group['action']])}** "
        f"({day(group['deadline'].iloc[0])}, {count(int(group[days].iloc[0]), 'day')}{how})"
        for _, group in rows.sort_values("deadline", kind="stable").groupby("deadline", sort=False)
    )
