"""What must be decided: at most ten matters in their order, each with why and when, and what it is made of."""

from typing import Any

from markupsafe import Markup

from pages.parts.meeting.lines import lines
from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import NOTHING, joined
from reports.content.blocks import Section, one_sentence
from reports.content.decisions import DECISION_QUESTIONS, nothing_to_decide, parts_of_matters
from reports.content.matters import EACH, REASONS, Matter, agenda, more_text
from wording.codes import REASON_WORD
from wording.text import capitalised, counted

# What is said of each of what a matter is made of, after `All 16`.
MADE_OF = {
    "silent": "with priority and next deadline",
    "conflict": "with both readings",
    "sex_not_recorded": "with how far sex is recorded",
}
OF_ACTIONS = "with who and by when"


def to_decide(*given: Any) -> Markup:
    """The section, of the answers to `DECISION_QUESTIONS`, the addresses of pages, and the day of the next meeting."""
    *answers, addresses, next_meeting = given
    frames = dict(zip(DECISION_QUESTIONS, answers, strict=True))
    made = agenda(frames)
    parts = parts_of_matters(frames, has_room=True)
    listed = [
        _line(matter, place, parts, addresses) for place, matter in enumerate(made.shown, start=1)
    ]
    nothing = one_sentence(nothing_to_decide(frames, next_meeting))
    more = joined(
        Markup("… and {}. ").format(addresses.link(more_text(kind, amount), "results", status=kind))
        for kind in EACH
        if (amount := len([each for each in made.left_out if each.kind == kind]))
    )
    body = blocks.matters(listed, numbered=True) if listed else NOTHING
    return blocks.section("To decide", body, note=Markup("{}{}").format(more, nothing))


def _line(
    matter: Matter, place: int, parts: dict[str, Section], addresses: Addresses
) -> blocks.Matter:
    link = Markup('{} <span class="asked">{}</span>').format(
        addresses.link(matter.text, matter.page, **dict(matter.parameters)), matter.question
    )
    number = blocks.sign(str(place))
    if not matter.has_parts:
        return blocks.Matter(number, link, matter.why, matter.when)
    return blocks.Matter(number, link, "", matter.when, _made_of(matter, parts))


def _made_of(matter: Matter, parts: dict[str, Section]) -> Markup:
    """Why it is a matter, and folded under that the lines of what it is made of."""
    if matter.kind not in REASONS:
        body = lines(parts[matter.kind])
    else:
        group = capitalised(counted(matter.stands_for, REASON_WORD[matter.kind]))
        body = lines(parts["actions"], group)
    said = MADE_OF.get(matter.kind, OF_ACTIONS)
    opens = Markup("{} <span>All {}, {}</span>").format(matter.why, matter.stands_for, said)
    return blocks.fold(opens, body)
