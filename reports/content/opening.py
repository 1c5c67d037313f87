"""What the first page of a paper says: how the project stands, what the meeting is about, and the largest figures."""

from dataclasses import dataclass

from charts.svg.statuses import status_bar
from reports.content.blocks import Cell, Drawing
from reports.content.indicators import last_statuses
from reports.content.paper import Paper
from reports.content.verdict import VERDICT_QUESTIONS, verdict_text
from reports.headline.figures import HEADLINE_QUESTIONS, LargeFigure, large_figures, stated_text
from reports.headline.verdict import NOT_COMPARED, Counts, counts_by_status, verdict_sentence
from reports.headline.verdict import VERDICT_QUESTIONS as STANDING_QUESTIONS
from wording.codes import JUDGED, STATUS_WORD, status_text
from wording.text import listed

# The questions whose answers `opening` puts into words.
OPENING_QUESTIONS = (*STANDING_QUESTIONS, *HEADLINE_QUESTIONS, *VERDICT_QUESTIONS)

# The bar of statuses, in pixels of its own width.
BAR = 5


@dataclass(frozen=True)
class Figure:
    """A figure in large type: what stands before and after its digits, what it is, a drawing, and small lines."""

    before: str
    digits: str
    after: str
    name: str
    drawing: Drawing | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Opening:
    """How the project stands, as a sentence, a bar of statuses and its legend; what must be decided; large figures.

    `legend` are the parts of the bar, in the colour of their status, and what is held against no target.
    """

    verdict: str
    bar: Drawing | None
    legend: tuple[Cell, ...]
    meeting: str
    figures: tuple[Figure, ...]


def opening(paper: Paper) -> Opening:
    """The opening of a paper, whose frames hold the answers to `OPENING_QUESTIONS`."""
    frames = paper.frames
    bullets, counts, project = (frames[name] for name in STANDING_QUESTIONS)
    by_status = counts_by_status(counts)
    amounts = {status: row["indicators"] for status, row in by_status.items()}
    bar = status_bar(amounts, BAR)
    counted = [f"{amounts[status]} {STATUS_WORD[status]}" for status in JUDGED if status in amounts]
    shown = large_figures(*(frames[question] for question in HEADLINE_QUESTIONS))
    return Opening(
        verdict_sentence(bullets, counts, project, paper.this.as_of),
        Drawing(bar, f"Indicators held against a target: {listed(counted)}.") if bar else None,
        _legend(by_status),
        verdict_text(frames),
        tuple(map(_figure, shown)),
    )


def _legend(by_status: Counts) -> tuple[Cell, ...]:
    """`▼ 2 behind`, one for each part of the bar; and then how many indicators are compared with no target, and why."""
    judged = [
        Cell(_counted(status, by_status[status]["indicators"]), last_statuses(by_status[status]).strip(), status)
        for status in JUDGED
        if status in by_status
    ]  # fmt: skip
    further = [
        f"{by_status[status]['indicators']} {words}"
        for status, words in NOT_COMPARED.items()
        if status in by_status
    ]
    if not further:
        return tuple(judged)
    return (*judged, Cell(f"{'and ' if judged else ''}{', '.join(further)}"))


def _counted(status: str, amount: int) -> str:
    shape, _, word = status_text(status).partition(" ")
    return f"{shape} {amount} {word}"


def _figure(figure: LargeFigure) -> Figure:
    notes = (*map(stated_text, figure.stated), *figure.notes)
    number = " ".join(text for text in (figure.before, figure.digits, figure.after) if text)
    alt_text = f"{figure.name}: {number}; {notes[0]}."
    drawing = Drawing(figure.drawing, alt_text) if figure.drawing else None
    return Figure(figure.before, figure.digits, figure.after, figure.name, drawing, notes)
