"""What the page Upload says first: what to do, what is wrong, what would change, and what was stored."""

from datetime import date

from markupsafe import Markup

from pages.parts.shared.html import blocks, effects
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.causes import cause_list, causes
from pages.parts.shared.html.effects import effect_text
from pages.parts.shared.navigation import PAGES
from store import Effect, Preview, contract, how_many
from wording.dates import day
from wording.text import count

# The pages that show the rows of a file that is about no indicator and no key action.
SHOWN_ON = {
    "portfolio": "funding", "partnerships": "funding", "evidence": "evidence", "evidence_links": "evidence",
    "conflicts": "about", "sources": "about", "project": "about", "framework": "results", "judgements": "overview",
    "evaluations": "actions", "recommendations": "actions",
}  # fmt: skip

TITLES = {page.name: page.title for page in PAGES}


def waiting(last_report: date | None) -> Markup:
    """What to do, before anything is dropped."""
    begin = (
        f"The last report is of {day(last_report)}. "
        if last_report
        else "Nothing was reported yet. "
    )
    return blocks.verdict(
        f"{begin}Drop a sheet with what came since: you see what it changes before it is stored."
    )


def at_fault(preview: Preview) -> Markup:
    """How many things are to be mended."""
    amount = len(causes(preview.faults))
    rows = how_many(preview.faults)
    in_rows = f" in {count(rows, 'place')}" if rows > amount else ""
    return blocks.verdict(f"{count(amount, 'thing')} to mend{in_rows}. Nothing was stored.")


def what_to_mend(preview: Preview) -> Markup:
    """The causes of the faults, each with what to do about it."""
    answer = "Answer the question above, or mend" if preview.asks else "Mend"
    note = f"{answer} the files, take the old ones out of the box above with ×, and drop the mended ones."
    return blocks.section("What to mend", cause_list(causes(preview.faults)), note=note)


def would_change(preview: Preview) -> Markup:
    """What confirming would change."""
    assert preview.effect is not None, "there are no faults"
    return blocks.verdict(effect_text(preview.effect))


def before_and_after(preview: Preview, today: date) -> Markup:
    """The indicators and key actions that would change; empty where none of them would."""
    assert preview.effect is not None, "there are no faults"
    table = effects.before_and_after(preview.effect)
    if not table:
        return blocks.NOTHING
    return blocks.section("Before and after", table, note=f"As of today, {day(today)}.")


def what_is_unusual(preview: Preview) -> Markup:
    """The warnings, each with what is unusual."""
    amount = how_many(preview.warnings)
    stops = "It stops" if amount == 1 else "They stop"
    return blocks.section(
        "What is unusual",
        cause_list(causes(preview.warnings), "?", ""),
        note=f"{count(amount, 'warning')}. {stops} nothing, but must be seen.",
    )


def files_read(preview: Preview) -> Markup:
    """What each file was recognised as."""
    lines = [
        Markup("<li><b>{}</b>: {}, {}.{}</li>").format(
            table.in_file, contract()[table.kind].title, count(table.rows, "row"),
            "".join(f" {remark}" for remark in table.remarks),
        )
        for table in preview.tables
    ]  # fmt: skip
    return (
        Markup('<ul class="files">{}</ul>').format(blocks.joined(lines))
        if lines
        else blocks.NOTHING
    )


def stored(revision: int, effect: Effect, addresses: Addresses, today: date) -> Markup:
    """What was stored, with what changed before and after: each with a link to its page, and one to the undo."""
    first = blocks.verdict(f"Upload {revision} is stored. {effect_text(effect, is_done=True)}")
    table = effects.before_and_after(effect, addresses)
    as_of = f" Before and after, as of today, {day(today)}:" if table else ""
    others = sorted({
        kind for kind, of in zip(effect.counts["kind"], effect.counts["effect"], strict=True)
        if kind in SHOWN_ON and of != "confirmed"
    })  # fmt: skip
    also = blocks.joined(
        Markup("<p>{}: see {}.</p>").format(
            contract()[kind].title, addresses.link(TITLES[SHOWN_ON[kind]], SHOWN_ON[kind])
        )
        for kind in others
    )
    undo = addresses.link("See it in the history, or undo it", "history", entry=str(revision))
    return Markup(
        '<section id="stored" class="done" aria-current="true" data-named role="status">{}'
        "<p>Every page shows it from now on.{}</p>{}{}<p>{}</p></section>"
    ).format(first, as_of, table, also, undo)
