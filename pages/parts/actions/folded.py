"""What opens under a recommendation, an action and the evaluation: why, what was said, where it stands."""

from datetime import date
from typing import Any

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import NOTHING, fold, joined
from pages.parts.shared.html.source import Conflicts, conflict_links, conflicts_by_row, source_line
from queries.rows import ActionRow, EvaluationRow, RecommendationRow
from reports.rows import rows_of
from wording.codes import reading_text
from wording.text import blank, capitalised, count, one_line

# So many units in the lead stand in the row of an action; of more, all are in what opens under it.
SHOWN = 3

EVALUATION = {
    "conducted": "Conducted", "evaluators": "By", "commissioned_by": "For", "respondent": "Answered by",
    "overall_comment": "Management on the whole", "note": "Note",
}  # fmt: skip


def recommendation_details(
    row: RecommendationRow, conflicts: Conflicts, addresses: Addresses
) -> Markup:
    """Why it was made, and what management answered, each with its source; and where both lead on to."""
    code = row["recommendation"]
    facts = [
        f"{head} {one_line(row[name]) or 'not stated'}"  # type: ignore[literal-required]
        for name, head in (("difficulty", "difficulty"), ("impact", "impact"), ("addressee", "addressed to"))
    ]  # fmt: skip
    return joined(
        (
            _line("Why", row["rationale"]),
            Markup("<p>{}.</p>").format(capitalised(" · ".join(facts))),
            source_line(row["source_title"], row["place"], row["published"]),
            _answer(row),
            _line("Note", row["note"]),
            conflict_links(conflicts.get(("recommendations", code), ()), addresses),
            Markup("<p>{}</p>").format(
                addresses.link("What it rests on, in the evidence", "evidence", item=code)
            ),
        )
    )


def _answer(row: RecommendationRow) -> Markup:
    if row["response"] == "pending":
        return NOTHING
    where = source_line(row["response_source_title"], row["response_place"], row["reported_on"])
    return _line("Management", row["response_summary"]) + where


def action_details(
    row: ActionRow, as_of: date, conflicts: Conflicts, addresses: Addresses
) -> Markup:
    """When it is due, who supports it, what was reported, and its source; and its own address."""
    return joined(
        (
            _timing(row, as_of),
            _line("Lead", _units(row["responsible"])) if len(lead_units(row)) > SHOWN else NOTHING,
            _line("In support", _units(row["support"])),
            _line("Comment", row["comment"]),
            _line("Evidence", row["evidence"]),
            _line("Note", row["note"]),
            source_line(row["source_title"], row["place"], row["reported_on"]),
            conflict_links(conflicts.get(("actions", row["action"]), ()), addresses),
            Markup("<p>{}</p>").format(
                addresses.link("Address of this action", "actions", action=row["action"])
            ),
        )
    )


def evaluation_details(
    evaluations: pd.DataFrame, conflicts: pd.DataFrame, addresses: Addresses
) -> Markup:
    """Each evaluation: who made it for whom, and management's comment on it as a whole."""
    by_row = conflicts_by_row(conflicts[conflicts["file"] == "evaluations"])
    return joined(
        fold(
            f"The evaluation: {one_line(row['title'])}",
            joined(
                (
                    *(_line(head, row[name]) for name, head in EVALUATION.items()),  # type: ignore[literal-required]
                    source_line(row["source_title"], row["place"], row["published"]),
                    conflict_links(by_row.get(("evaluations", row["evaluation"]), ()), addresses),
                )
            ),
        )
        for row in rows_of(evaluations, EvaluationRow)
    )


def _timing(row: ActionRow, as_of: date) -> Markup:
    """How it reads as of the date, with the days that are left; nothing of what is completed or cancelled."""
    if blank(row["timing"]):
        return NOTHING
    words = reading_text(row["reading"], row["state"], row["reported_on"])
    is_to_come = row["timing"] in ("due_soon", "later")
    left = f", {count(days_between(row, as_of), 'day')} left" if is_to_come else ""
    return _line("Timing", f"{words}{left}")


def days_between(row: ActionRow, as_of: date) -> int:
    """How many days lie between the deadline and the date, whichever is first."""
    return abs(row["deadline"].toordinal() - as_of.toordinal())


def lead_units(row: ActionRow) -> list[str]:
    """The units in the lead."""
    return (
        []
        if blank(row["responsible"])
        else [one_line(unit) for unit in row["responsible"].split(";")]
    )


def _units(stated: object) -> str:
    return one_line(stated).replace(";", ", ")


def _line(head: str, text: Any) -> Markup:
    """`Comment: …`; nothing of what is blank."""
    return (
        NOTHING if blank(text) else Markup("<p><b>{}</b> {}</p>").format(f"{head}:", one_line(text))
    )
