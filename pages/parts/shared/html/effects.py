"""What an upload does, or the undo or redo of one: in a sentence, and what changes, before and after."""

from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import NOTHING, fold, joined, section
from pages.parts.shared.html.indicator_list import status_sign
from store import Effect
from wording.codes import READING_WORD, STATE_WORD
from wording.dates import short_day, short_figure_day
from wording.figures import qualified
from wording.text import blank, count, listed

EFFECTS = (
    "new",
    "corrected",
    "revised",
    "updated",
    "withdrawn",
    "confirmed",
    "gone",
    "back",
    "changed",
)

# Above so many rows the rest of them is folded.
MANY = 30

Row = dict[Hashable, Any]


def rows_text(counts: pd.DataFrame) -> str:
    """`1 new, 1 corrected and 2 confirmed`: how many rows there are of each effect; empty without any.

    counts: those of an `Effect`.
    """
    found = counts.groupby("effect")["row_count"].sum()
    return listed([f"{found[word]:,} {word}" for word in EFFECTS if word in found.index])


def effect_text(effect: Effect, *, is_done: bool = False) -> str:
    """How many indicators and key actions change, and how many rows are new, corrected and so on.

    is_done: it is in the ledger; else it is a preview.
    """
    rows = rows_text(effect.counts)
    if not rows:
        return "No row of it changes anything."
    if effect.changes_nothing:
        nothing = "Nothing changed" if is_done else "Nothing would change"
        return f"{nothing}: all of it was known already. Rows: {rows}."
    changed = [
        count(len(found), what)
        for found, what in ((effect.indicators, "indicator"), (effect.actions, "key action"))
        if len(found)
    ]
    verb = "changed" if is_done else "would change"
    first = f"{listed(changed)} {verb}" if changed else f"No indicator and no key action {verb}"
    return f"{first}. Rows: {rows}."


def changes(
    title: str, effect: Effect, addresses: Addresses | None = None, *, is_done: bool = False
) -> Markup:
    """A section of what changes, in a sentence, and before and after."""
    text = Markup("<p>{}</p>").format(effect_text(effect, is_done=is_done))
    return section(title, text, before_and_after(effect, addresses))


def before_and_after(effect: Effect, addresses: Addresses | None = None) -> Markup:
    """The indicators and key actions that change, before and after, with links where `addresses` are given.

    Empty where none of them changes.
    """
    return joined(
        _table(heads, [line(row, addresses) for row in rows.to_dict("records")])
        for heads, rows, line in (
            (("Indicator", "Status", "Figure", "Target"), effect.indicators, _indicator),
            (("Key action", "Reads", "State", "Deadline"), effect.actions, _action),
        )
        if len(rows)
    )


def _table(heads: Sequence[str], lines: list[Markup]) -> Markup:
    shown, rest = lines[:MANY], lines[MANY:]
    more = fold(f"{len(rest)} more", _rows(heads, rest)) if rest else NOTHING
    return Markup("{}{}").format(_rows(heads, shown), more)


def _rows(heads: Sequence[str], lines: list[Markup]) -> Markup:
    head = joined(Markup("<th>{}</th>").format(text) for text in heads)
    return Markup(
        '<table class="changes"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(head, joined(lines))


def _indicator(row: Row, addresses: Addresses | None) -> Markup:
    old, new = (
        NOTHING if blank(row[side]) else status_sign(row[side])
        for side in ("old_status", "new_status")
    )
    return _line(
        _link(row["title"], addresses, "results", indicator=row["indicator"]), _from_to(old, new),
        _from_to(_figure(row, "old"), _figure(row, "new")), _from_to(_target(row, "old"), _target(row, "new")),
    )  # fmt: skip


def _action(row: Row, addresses: Addresses | None) -> Markup:
    name = f"{row['action']} {row['title']}"
    return _line(
        _link(name, addresses, "actions", action=row["action"]),
        _from_to(*(READING_WORD.get(row[side], "") for side in ("old_reading", "new_reading"))),
        _from_to(*(STATE_WORD.get(row[side], "") for side in ("old_state", "new_state"))),
        _from_to(*(short_day(row[side]) for side in ("old_deadline", "new_deadline"))),
    )


def _link(name: str, addresses: Addresses | None, page: str, **choice: str) -> Markup:
    return Markup("{}").format(addresses.link(name, page, **choice) if addresses else name)


def _line(name: object, *cells: Markup) -> Markup:
    rest = joined(Markup("<td>{}</td>").format(cell) for cell in cells)
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(name, rest)


def _from_to(old: object, new: object) -> Markup:
    """`before → after`; what stands after it alone where nothing stood before, or the same did."""
    if not old or old == new:
        return Markup("{}").format(new)
    return Markup('{} <span aria-label="becomes">→</span> {}').format(old, new or "nothing")


def _figure(row: Row, side: str) -> str:
    if blank(row[f"{side}_value"]):
        return ""
    figure = qualified(row[f"{side}_value"], row["unit"], row[f"{side}_qualifier"])
    return (
        f"{figure} ({short_figure_day(row[f'{side}_period_end'], row[f'{side}_is_date_assumed'])})"
    )


def _target(row: Row, side: str) -> str:
    if blank(row[f"{side}_target"]):
        return ""
    target = qualified(row[f"{side}_target"], row["unit"], row[f"{side}_target_qualifier"])
    due = short_day(row[f"{side}_due"])
    return f"{target} ({due})" if due else target
