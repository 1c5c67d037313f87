"""The management follow-up response matrix, in the layout that IOM uses, filled with what the ledger holds.

Reads `actions/evaluations`, `matrix/recommendations`, `matrix/actions` and `about/sources`.
"""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx.document import Document as Opened
from docx.shared import Cm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from reports.content.paper import Paper
from reports.docx.document import (
    HEAD,
    LABEL,
    WIDTH,
    add_gap,
    add_mark,
    add_text,
    continued_below,
    footer,
    keep_with_next,
    new_document,
    new_row,
    new_table,
    repeat_on_each_page,
    shade,
)
from reports.reproducible_zip import reproducible
from reports.rows import rows
from reports.text.sanitized import sanitized, shortened
from wording.codes import STATE_WORD, reading_text, state_text
from wording.dates import day
from wording.text import blank, capitalised, count, listed

TITLE = "Management follow-up response matrix"

# Marks a field that the ledger has nothing for, to be filled in.
OPEN = "[open]"

RESPONSE = {
    "accepted": "Accept",
    "partially_accepted": "Partially Accept",
    "rejected": "Reject",
}

PRIORITIES = "¹ 1 high priority, 2 medium priority, 3 low priority"

# The columns of a recommendation's actions, and of the sources.
ACTIONS = tuple(Cm(width) for width in (8.3, 3.2, 6.0, 6.3, 2.9))
SOURCES = tuple(Cm(width) for width in (12.6, 6.1, 3.5, 4.5))

LONGEST_TITLE = 110

Row = dict[str, Any]


def matrix_docx(paper: Paper) -> bytes:
    """The matrix as a DOCX file on landscape pages: evaluations, recommendations, responses and key actions.

    A cell that the ledger has nothing for at this meeting reads `[open]` on a yellow background. Without a
    recommendation, a sentence says so. The sources are at the end.
    """
    document = new_document(TITLE, sanitized(paper.title), paper.this.as_of)
    recommendations = rows(paper.frames["matrix/recommendations"])
    actions = rows(paper.frames["matrix/actions"])
    _opening(document, paper, recommendations, actions)
    for evaluation in rows(paper.frames["actions/evaluations"]):
        _evaluation(document, evaluation)
        for row in recommendations:
            if row["evaluation"] == evaluation["evaluation"]:
                _recommendation(document, row, _of(row["recommendation"], actions))
    known = {row["recommendation"] for row in recommendations}
    _without_recommendation(
        document, [row for row in actions if row["recommendation"] not in known]
    )
    _sources(document, rows(paper.frames["about/sources"]))
    footer(
        document, (PRIORITIES, _sides(paper, shortened(paper.title, LONGEST_TITLE))), paper.address
    )
    content = BytesIO()
    document.save(content)
    return reproducible(content.getvalue())


def _of(recommendation: object, actions: Sequence[Row]) -> list[Row]:
    return [row for row in actions if row["recommendation"] == recommendation]


def _opening(
    document: Opened, paper: Paper, recommendations: Sequence[Row], actions: Sequence[Row]
) -> None:
    """The title, the project, both meetings, and how much of the matrix is filled."""
    document.add_paragraph(TITLE, style="Title")
    add_text(document.add_paragraph(), paper.title, bold=True)
    add_text(document.add_paragraph(), _sides(paper))
    for remark in paper.remarks:
        add_text(document.add_paragraph(), remark)
    known = f"as of {day(paper.this.as_of)}"
    if not recommendations and not actions:
        add_text(document.add_paragraph(), f"No evaluation recommendation is known {known}.")
        return
    add_text(document.add_paragraph(), f"{_counted(recommendations, actions)}, {known}.")
    legend = document.add_paragraph()
    add_mark(legend, OPEN)
    add_text(
        legend,
        "marks a field for which the ledger holds nothing on this day: it is to be filled in.",
    )
    add_gap(document, 6)


def _counted(recommendations: Sequence[Row], actions: Sequence[Row]) -> str:
    """How many there are of each: `5 recommendations and 20 key actions: 2 ongoing and 18 not reported`."""
    states = [row["state"] for row in actions]
    each = [f"{states.count(code)} {word}" for code, word in STATE_WORD.items() if code in states]
    of = f"{count(len(recommendations), 'recommendation')} and {count(len(actions), 'key action')}"
    return f"{of}: {listed(each)}" if each else of


def _sides(paper: Paper, title: str = "") -> str:
    """Both meetings in a line, after the project's name where it is given."""
    sides = [
        f"This meeting: {day(paper.this.as_of)}, revision {paper.this.revision}",
        f"Last meeting: {day(paper.last.as_of)}, revision {paper.last.revision}",
    ]
    if paper.next_meeting:
        sides.append(f"Next meeting: {day(paper.next_meeting)}")
    return " · ".join([title, *sides] if title else sides)


def _evaluation(document: Opened, row: Row) -> None:
    """The head of the matrix, one field a row."""
    table = new_table(document, [WIDTH], 3, f"The evaluation: {row['title']}")
    conducted = "" if blank(row["conducted"]) else f" Evaluation conducted {row['conducted']}."
    fields = (
        ("Evaluation title/year", f"{sanitized(row['title']).rstrip('.')}.{conducted}"),
        (
            "Person or entity responsible for completing the management follow-up response matrix",
            row["respondent"],
        ),
        ("Overall comment on evaluation process", row["overall_comment"]),
    )
    for place, (label, text) in enumerate(fields):
        _field(table.cell(place, 0), label, text)
        shade(table.cell(place, 0), LABEL)
    add_gap(document, 10)


def _recommendation(document: Opened, row: Row, actions: Sequence[Row]) -> None:
    """A recommendation with its response, and on the same page its first actions."""
    table = new_table(
        document, ACTIONS, 3, f"Recommendation {row['recommendation']} and its response"
    )
    first = table.cell(0, 0).merge(table.cell(0, 4))
    first.paragraphs[0].style = "Heading 2"
    code = _number(row["recommendation"])
    add_text(first.paragraphs[0], f"Evaluation recommendation {code}: {row['title']}")
    _field(first, "Rationale", row["rationale"])
    _field(table.cell(1, 0).merge(table.cell(1, 2)), "Recommendation to", row["addressee"])
    _field(table.cell(1, 3).merge(table.cell(1, 4)), "Priority level¹ (1 to 3)", row["priority"])
    _response(table.cell(2, 0).merge(table.cell(2, 4)), row)
    for line in table.rows:
        keep_with_next(line)
    shade(first, HEAD)
    continued_below(table)
    add_gap(document, 1, keep=True)
    _actions(document, actions, f"Key actions of recommendation {row['recommendation']}")


def _number(code: object) -> str:
    """A recommendation's code as the organisation writes it: `1`, where the ledger has `R1`."""
    return re.sub(r"^R(?=[0-9])", "", sanitized(code))


def _response(cell: _Cell, row: Row) -> None:
    """Whether it was accepted, in which words, and the sources of the recommendation and of the response."""
    answer = RESPONSE.get(row["response"], "")
    _field(cell, "Management response (Accept/Partially Accept/Reject)", answer)
    if answer or not blank(row["response_summary"]):
        _text_or_mark(cell.add_paragraph(), row["response_summary"])
    made = _where(row["source_title"], row["place"])
    answered = _where(row["response_source_title"], row["response_place"])
    if made or answered:
        text = "; ".join(part for part in (made, answered) if part)
        add_text(cell.add_paragraph(), f"Sources: {text}.", quiet=True)


def _where(*parts: object) -> str:
    return ", ".join(sanitized(part) for part in parts if not blank(part))


def _actions(document: Opened, actions: Sequence[Row], caption: str) -> None:
    """The key actions, one a row, under headings that are repeated on each page, never with one action alone."""
    table = new_table(document, ACTIONS, 2, caption)
    _head(table)
    for row in actions:
        line = new_row(table)
        _action(line.cells, row)
    if not actions:
        line = new_row(table)
        for cell in line.cells:
            add_mark(cell.paragraphs[0], OPEN)
    # A page neither ends after the first action, nor begins with the last.
    for place in {2, len(table.rows) - 2} if len(actions) > 1 else ():
        keep_with_next(table.rows[place])
    add_gap(document, 14)


def _head(table: Table) -> None:
    """Two rows of headings: the implementation monitoring has two columns."""
    upper, lower = table.rows[0].cells, table.rows[1].cells
    headings = ("Key action", "Time frame or deadline", "Responsible individual or unit(s)")
    for place, heading in enumerate(headings):
        add_text(upper[place].merge(lower[place]).paragraphs[0], heading, bold=True)
    monitoring = upper[3].merge(upper[4])
    add_text(monitoring.paragraphs[0], "Implementation monitoring", bold=True)
    add_text(lower[3].paragraphs[0], "Comments or action taken", bold=True)
    add_text(lower[4].paragraphs[0], "Status", bold=True)
    for cell in (*upper[:3], monitoring, *lower):
        shade(cell, LABEL)
    for row in table.rows:
        repeat_on_each_page(row)


def _action(cells: Sequence[_Cell], row: Row) -> None:
    """An action: what, by when, by whom, what was done, and its status."""
    title, deadline, responsible, comment, status = (cell.paragraphs[0] for cell in cells)
    add_text(title, row["action"], bold=True)
    add_text(title, row["title"])
    _text_or_mark(deadline, day(row["deadline"]))
    _text_or_mark(responsible, _responsible(row))
    shown = f"Evidence: {sanitized(row['evidence'])}" if not blank(row["evidence"]) else ""
    _text_or_mark(comment, " ".join(part for part in (sanitized(row["comment"]), shown) if part))
    _text_or_mark(
        status, "" if row["state"] == "not_reported" else capitalised(state_text(row["state"]))
    )
    if row["is_overdue"] or row["is_unknown"]:
        add_text(
            cells[4].add_paragraph(),
            capitalised(reading_text(row["reading"], row["state"], row["reported_on"])),
            quiet=True,
        )


def _responsible(row: Row) -> str:
    """Who is responsible, in the source's own words; otherwise the units that lead and those that support."""
    if not blank(row["responsible_as_stated"]):
        return sanitized(row["responsible_as_stated"])
    lead, support = (
        "; ".join(unit.strip() for unit in sanitized(row[role]).split(";") if unit.strip())
        for role in ("responsible", "support")
    )
    return f"{lead}{' with ' if lead else 'With '}support from {support}" if support else lead


def _without_recommendation(document: Opened, actions: Sequence[Row]) -> None:
    """Actions that became known before their recommendation did, in a table of their own."""
    if actions:
        add_text(
            document.add_paragraph(style="Heading 1"), "Key actions without a known recommendation"
        )
        _actions(document, actions, "Key actions without a known recommendation")


def _sources(document: Opened, sources: Sequence[Row]) -> None:
    """Every source, at the end."""
    document.add_paragraph("Sources", style="Heading 1")
    if not sources:
        add_text(document.add_paragraph(), "The ledger names no source.")
        return
    table = new_table(document, SOURCES, 1, "Sources")
    for cell, heading in zip(
        table.rows[0].cells, ("Title", "Author", "Published", "Kind"), strict=True
    ):
        add_text(cell.paragraphs[0], heading, bold=True)
        shade(cell, LABEL)
    repeat_on_each_page(table.rows[0])
    for row in sources:
        line = new_row(table)
        texts = (row["title"], row["author"], day(row["published"]), row["kind"])
        for cell, text in zip(line.cells, texts, strict=True):
            add_text(cell.paragraphs[0], text)


def _field(cell: _Cell, label: str, text: object) -> None:
    """A label and its text, in a paragraph of its own."""
    first = cell.paragraphs[0]
    paragraph = first if not first.text else cell.add_paragraph()
    add_text(paragraph, f"{label}:", bold=True)
    _text_or_mark(paragraph, text)


def _text_or_mark(paragraph: Paragraph, text: object) -> None:
    """Add `text`; where it is empty, the mark of an open field."""
    if sanitized(text):
        add_text(paragraph, text)
    else:
        add_mark(paragraph, OPEN)
