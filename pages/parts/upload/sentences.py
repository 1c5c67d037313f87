"""What the page Upload says first: what to do, what is wrong, what would change, and what was stored."""

from datetime import date

from markupsafe import Markup

from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.causes import cause_list, causes
from pages.parts.shared.html.effects import changed_links, changes, effect_text
from pages.parts.shared.navigation import PAGES
from store import Effect, Preview, contract, how_many
from wording.dates import day
from wording.text import count, listed

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
    note = f"{answer} the files and drop them here again."
    return blocks.section("What to mend", cause_list(causes(preview.faults)), note=note)


def would_change(preview: Preview) -> Markup:
    """What confirming would change."""
    assert preview.effect is not None, "there are no faults"
    return blocks.verdict(effect_text(preview.effect))


def before_and_after(preview: Preview) -> Markup:
    """What would read otherwise; and the warnings."""
    assert preview.effect is not None, "there are no faults"
    return blocks.joined(
        [changes("Before and after", preview.effect, with_text=False), _warnings(preview)]
    )


def _warnings(preview: Preview) -> Markup:
    if not preview.warnings:
        return blocks.NOTHING
    found = cause_list(causes(preview.warnings), "?", "")
    text = f"{count(how_many(preview.warnings), 'warning')}. They stop nothing, and must be seen."
    return blocks.section("What is unusual", found, note=text)


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


def stored(revision: int, effect: Effect, addresses: Addresses) -> Markup:
    """That it was stored, where the button was, with links to what changed."""
    links = changed_links(effect, addresses)
    others = sorted({
        SHOWN_ON[kind] for kind, of in zip(effect.counts["kind"], effect.counts["effect"], strict=True)
        if kind in SHOWN_ON and of != "confirmed"
    })  # fmt: skip
    changed = Markup("<ul>{}</ul>").format(
        blocks.joined(Markup("<li>{}</li>").format(link) for link in links)
    )
    see = [addresses.link(TITLES[page], page) for page in others]
    also = (
        Markup("<p>Other rows of it are shown on {}.</p>").format(Markup(listed(see)))
        if see
        else blocks.NOTHING
    )
    undo = addresses.link("See it in the history, or undo it", "history", entry=str(revision))
    return Markup(
        '<section id="stored" class="done" aria-current="true" role="status"><h2>Stored as upload {}, whole.</h2>'
        "<p>Every page shows it from now on. {}</p>{}{}<p>{}</p></section>"
    ).format(revision, effect_text(effect, is_done=True), changed if links else "", also, undo)
