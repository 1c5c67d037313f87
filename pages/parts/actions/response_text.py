"""Management's response and its actions in words: sentences with days, sources and places."""

from typing import Any

import pandas as pd

from pages.parts.shared.timing_text import DUE_SOON
from queries.rows import ActionStatusRow, EvaluationRow, RecommendationRow
from reports.rows import rows_of
from wording.codes import READING_WORD, RESPONSE_WORD, STATE_WORD, reading_text
from wording.dates import day
from wording.markdown import plain
from wording.text import blank, capitalised, count, listed


def summary(accepted: str, progress: str, ranking: str) -> str:
    """The answer to the page's question in a few sentences; those that are empty are left out."""
    return " ".join(sentence for sentence in (accepted, progress, ranking) if sentence)


def tiles(headline: "pd.Series[Any]") -> list[tuple[str, str]]:
    """The actions in figures, each with what it counts."""
    figures = [
        (str(headline["actions"]), "key actions"),
        (str(headline["completed"]), "completed"),
        (str(headline["ongoing"]), "ongoing"),
        (str(headline["unknown"]), "past their deadline, nothing reported since: unknown"),
        (str(headline["overdue"]), "overdue: past their deadline, reported as not done"),
        (str(headline["due_soon"]), DUE_SOON),
    ]
    if blank(headline["next_deadline"]):
        return [*figures, ("none", "next deadline: no deadline is still to come")]
    days = count(int(headline["days_to_next"]), "day")
    return [*figures, (days, f"to the next deadline, {day(headline['next_deadline'])}")]


def accepted_text(recommendations: pd.DataFrame) -> str:
    """What management answered: `Management accepted 4 of 5 recommendations and partially accepted 1.`"""
    counts = recommendations["response"].value_counts()
    answers = [
        f"{word} {counts[response]}"
        for response, word in RESPONSE_WORD.items()
        if response != "pending" and response in counts
    ]
    how_many = count(len(recommendations), "recommendation")
    if not answers:
        return f"Management has not yet responded to the {how_many}."
    answers[0] += f" of {how_many}"
    waiting = int(counts.get("pending", 0))
    rest = f" No response is known yet to {waiting}." if waiting else ""
    return f"Management {listed(answers)}.{rest}"


def progress_text(headline: "pd.Series[Any]") -> str:
    """How far the actions are: `As last reported, of 20 key actions none is completed and 2 are ongoing; …`."""
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
    return f"As last reported, of {how_many}, {listed(parts)}{rest}."


def ranking_text(recommendations: pd.DataFrame) -> str:
    """How management's priority compares with the evaluators' urgency, recommendation by recommendation."""
    ranked = recommendations.dropna(subset=["priority_against_urgency"])
    if ranked.empty:
        return "There is no priority of management's yet to set beside the evaluators' urgency."
    parts = [
        f"{_ranking_words(str(how))} for {listed([plain(code) for code in group['recommendation']])}"
        for how, group in ranked.groupby("priority_against_urgency", sort=False)
    ]
    return f"Management's priority is {listed(parts)}."


def no_actions_text(headline: "pd.Series[Any]", as_of: str, *choices: str) -> str:
    """Why no action is shown: none is known yet, or the choices leave none."""
    if not headline["in_all"]:
        return f"No key action is known as of {as_of}."
    selected = " and ".join(f"“{plain(choice)}”" for choice in choices if choice)
    return f"None of the {count(int(headline['in_all']), 'key action')} belongs to {selected}."


def pressing_text(actions: pd.DataFrame) -> str:
    """What is overdue, not reported, due soon and later as of the date: a Markdown list with the days."""
    soon = actions["timing"] == "due_soon"
    overdue, last_reported, unreported = (
        actions[actions["reading"] == reading]
        for reading in ("overdue", "last_reported", "unreported")
    )
    silent = (actions["state"] == "not_reported") & actions["timing"].isin(["later", "due_soon"])
    sentences = [
        f"- Overdue, reported as not done: {_action_list(overdue, 'days_past')}",
        *([f"- Past its deadline, {_last_reports(last_reported)}"] if len(last_reported) else []),
        f"- {capitalised(READING_WORD['unreported'])}: {_action_list(unreported, 'days_past')}",
        f"- {DUE_SOON.capitalize()}: {_action_list(actions[soon], 'days_left')}",
        f"- Nothing reported, deadline still to come: {_action_list(actions[silent], 'days_left')}",
    ]
    undated = actions[actions["timing"] == "no_deadline"]
    if not undated.empty:
        sentences.append(
            f"- No deadline: **{listed([plain(code) for code in undated['action']])}**."
        )
    if len(last_reported) or len(unreported):
        sentences.append(
            "\nNothing reported means unknown: it does not mean that nothing was done."
        )
    return "\n".join(sentences)


def after_window_text(late: pd.DataFrame) -> str:
    """How many deadlines fall after the recommended time, by recommendation, with the days."""
    if late.empty:
        return "None of these deadlines falls after the time that the evaluators recommended."
    parts = [
        f"- **{plain(code)}**, recommended until {day(group['recommended_end'].iloc[0])}: "
        f"{_codes_by_deadline(group, 'days_after_window', ' later')}."
        for code, group in late.groupby("recommendation", sort=False)
    ]
    return f"{count(len(late), 'deadline falls', 'deadlines fall')} after it:\n\n" + "\n".join(
        parts
    )


def ranking_chart_text(recommendations: pd.DataFrame) -> str:
    """The sentence of the chart of urgency and priority; empty where nothing has both."""
    if recommendations["priority_against_urgency"].isna().all():
        return ""
    falls = "Where a line falls, management gives less priority than the evaluators urgency."
    return f"{ranking_text(recommendations)} {falls}"


def deadlines_text(deadlines: pd.DataFrame) -> str:
    """The sentence of the chart of deadlines; empty where nothing has a deadline."""
    if deadlines.empty:
        return ""
    return (
        f"Deadlines run from {day(deadlines['deadline'].min())} to {day(deadlines['deadline'].max())}. "
        "Pale band: the time that the evaluators recommended. "
        "Upright line, or arrow where it is far off: the date asked for."
    )


def units_text(rows: pd.DataFrame, role: str) -> str:
    """How many units have the role, and which has most actions in it; empty where none has."""
    if rows.empty:
        return ""
    most = rows.iloc[0]
    return (
        f"**In the {role}:** {count(len(rows), 'unit')}, "
        f"most often {plain(most['title'])} ({count(int(most['actions']), 'action')})."
    )


def recommendation_title(row: RecommendationRow) -> str:
    """A recommendation in a line: code, title and what management answered."""
    answer = RESPONSE_WORD[row["response"]]
    return f"**{plain(row['recommendation'])}** {plain(row['title'])} · {answer}"


def recommendation_text(row: RecommendationRow) -> str:
    """A recommendation and management's response to it, whole, in paragraphs of Markdown."""
    window = f"{day(row['recommended_start'])} to {day(row['recommended_end'])}"
    facts = [
        f"**Urgency** (evaluators): {plain(row['urgency']) or 'not stated'}",
        f"**Difficulty:** {plain(row['difficulty']) or 'not stated'}",
        f"**Impact:** {plain(row['impact']) or 'not stated'}",
        f"**Recommended time:** {'not stated' if blank(row['recommended_end']) else window}",
        f"**Addressed to:** {plain(row['addressee']) or 'not stated'}",
    ]
    paragraphs = [
        f"**Why:** {plain(row['rationale']) or 'not stated'}",
        " · ".join(facts),
        source_text(row["source_title"], row["place"], row["published"]),
        _response_text(row),
    ]
    if not blank(row["note"]):
        paragraphs.append(f"Note: {plain(row['note'])}")
    return "\n\n".join(paragraphs)


def action_texts(rows: pd.DataFrame) -> dict[str, str]:
    """The actions of each recommendation that has any, by its code: whole, a paragraph each."""
    by_recommendation: dict[str, list[str]] = {}
    for row in rows_of(rows, ActionStatusRow):
        by_recommendation.setdefault(row["recommendation"], []).append(action_text(row))
    return {code: "\n\n".join(paragraphs) for code, paragraphs in by_recommendation.items()}


def action_text(row: ActionStatusRow) -> str:
    """A key action, whole: who, by when, state and timing, comment, evidence, source and place."""
    lines = [
        f"**{plain(row['action'])} {plain(row['title'])}**",
        f"Lead: {_unit_names(row['responsible'])} · Support: {_unit_names(row['support'])}",
        f"Deadline: {day(row['deadline']) or 'none stated'} · State: **{STATE_WORD[row['state']]}**"
        f"{_timing_text(row)}",
    ]
    lines += [
        f"{head}: {plain(row.get(name))}"
        for head, name in (("Comment", "comment"), ("Evidence", "evidence"), ("Note", "note"))
        if not blank(row.get(name))
    ]
    lines.append(source_text(row["source_title"], row["place"], row["reported_on"]))
    return "  \n".join(lines)


def evaluation_text(row: EvaluationRow) -> str:
    """An evaluation: who made it for whom, and management's comment on it as a whole."""
    heads = {
        "conducted": "Conducted",
        "evaluators": "By",
        "commissioned_by": "For",
        "respondent": "Answered by",
        "overall_comment": "Management on the whole",
        "note": "Note",
    }
    facts = [
        f"**{head}:** {plain(row.get(name))}"
        for name, head in heads.items()
        if not blank(row.get(name))
    ]
    return "\n\n".join([*facts, source_text(row["source_title"], row["place"], row["published"])])


def source_text(source: object, place: object, known: Any = None) -> str:
    """`Source: Midterm evaluation …, recommendation 1 (18 July 2021).`"""
    dated = "" if blank(known) else f" ({day(known)})"
    where = "" if blank(place) else f", {plain(place)}"
    return f":gray[Source: {plain(source)}{where}{dated}.]"


def _ranking_words(how: str) -> str:
    return "the same as the evaluators' urgency" if how == "the same" else how.split(" than ")[0]


def _response_text(row: RecommendationRow) -> str:
    if row["response"] == "pending":
        return f"**Management's response:** none known as of {day(row['reported_on'])}."
    rank = "not stated" if blank(row["priority"]) else str(int(row["priority"]))
    against = row["priority_against_urgency"]
    beside = "" if blank(against) else f", {against}"
    same = beside.replace("the same", "the same as the evaluators' urgency")
    where = source_text(row["response_source_title"], row["response_place"], row["reported_on"])
    return (
        f"**Management's response:** {RESPONSE_WORD[row['response']]}; priority {rank}{same}. "
        f"{plain(row['response_summary'])}\n\n{where}"
    )


def _unit_names(stated: object) -> str:
    return "none stated" if blank(stated) else plain(str(stated).replace(";", ", "))


def _timing_text(row: ActionStatusRow) -> str:
    if blank(row["timing"]):
        return ""
    text = f" · Timing: **{reading_text(row['reading'], row['state'], row['reported_on'])}**"
    if not blank(row["days_past"]):
        days = count(int(row["days_past"]), "day")
        is_overdue = row["reading"] == "overdue"
        return text + (f" by {days}, reported as not done" if is_overdue else f" (by {days})")
    return (
        text if blank(row["days_left"]) else f"{text}, {count(int(row['days_left']), 'day')} left"
    )


def _last_reports(rows: pd.DataFrame) -> str:
    """Which actions were last reported in which state, and when: before their deadlines."""
    parts = [
        f"last reported {STATE_WORD[str(state)]} on {day(when)}: "
        f"{_codes_by_deadline(group, 'days_past', ' ago')}"
        for (state, when), group in rows.groupby(["state", "reported_on"], sort=False)
    ]
    return f"{'; '.join(parts)}."


def _action_list(rows: pd.DataFrame, days: str) -> str:
    if rows.empty:
        return "none."
    how = " ago" if days == "days_past" else " left"
    return f"{count(len(rows), 'action')}: {_codes_by_deadline(rows, days, how)}."


def _codes_by_deadline(rows: pd.DataFrame, days: str, how: str) -> str:
    """Codes by deadline, with the days: `1.2 and 1.3 (31 December 2021, 15 days ago)`."""
    return "; ".join(
        f"**{listed([plain(code) for code in group['action']])}** "
        f"({day(group['deadline'].iloc[0])}, {count(int(group[days].iloc[0]), 'day')}{how})"
        for _, group in rows.sort_values("deadline", kind="stable").groupby("deadline", sort=False)
    )
