"""What the sources judge themselves, beside what is computed: a line for each judgement."""

from markupsafe import Markup

from pages.parts.shared.html.blocks import Matter, sign
from reports.content.judgements import describe_judgement
from reports.content.rows import JudgementRow
from wording.text import capitalised

# The shape and the colour of a verdict, as those of a status that is computed; a circle that is half full is drawn.
VERDICT_SIGN = {
    "achieved": ("✔", "met"), "on_track": ("●", "on_track"), "largely_on_track": ("", "on_track half"),
    "partly": ("▽", "behind"), "off_track": ("▼", "behind"), "not_judged": ("◇", "not_judged"),
}  # fmt: skip


def judgement_line(row: JudgementRow, quoted: bool = False) -> Matter:
    """Who judged what how, beside what is computed of it; `quoted`: with the words of the source."""
    words = describe_judgement(row)
    of_whom = f"The project ({words.judged_by})" if row["about"] == "project" else words.subject
    subject = Markup("{}: <b>{}</b>").format(of_whom, words.verdict)
    quotation = f": {words.quotation}" if quoted and words.quotation else ""
    computed = f"; computed here: {words.computed}" if words.computed else ""
    why = f"{capitalised(words.judged_by)}{quotation}{computed}."
    return Matter(sign(*VERDICT_SIGN[row["verdict"]]), subject, why, words.place)
