"""Where the pace so far leads: in a sentence, with every indicator folded."""

import pandas as pd
from markupsafe import Markup

from pages.parts.meeting.lines import lines
from pages.parts.shared.html import blocks
from pages.parts.shared.html.blocks import joined
from reports.content.outlook import OUTLOOK_QUESTIONS, outlook_sections
from wording.text import count


def pace(*frames: pd.DataFrame) -> Markup:
    """The section, of the answers to `OUTLOOK_QUESTIONS`; what is not extrapolated is folded with its reasons."""
    leads, *withheld = outlook_sections(
        dict(zip(OUTLOOK_QUESTIONS, frames, strict=True)), has_room=True
    )
    parts = [Markup("<p>{}</p>").format(leads.sentence)] if leads.sentence else []
    if leads.rows:
        parts.append(
            blocks.fold(f"{count(len(leads.rows), 'indicator')}, one by one", lines(leads))
        )
    parts += [blocks.fold(section.sentence, lines(section)) for section in withheld]
    return blocks.section("Where the pace leads", joined(parts), note=leads.legend)
