"""What an upload does, or the undo or redo of one: in a sentence, and what would read otherwise, before and after."""

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
    """What reads otherwise and how many rows are new, corrected and so on; that nothing changes, where nothing does.

    is_done: it is in the ledger; else it is a preview.
    """
    rows = rows_text(effect.counts)
    if not rows:
        return "No row of it changes anything."
    if effect.changes_nothing:
        return f"Rows: {rows}. All of it stands already: it changes nothing, and says again what was said."
    otherwise = [
        count(len(changed), what)
        for changed, what in ((effect.indicators, "indicator"), (effect.actions, "key action"))
        if len(changed)
    ]
    verb = "read otherwise after it" if is_done else "would read otherwise"
    first = f"{listed(otherwise)} {verb}" if otherwise else f"No indicator and no key action {verb}"
    return f"{first}. Rows: {rows}."


def changes(title: str, effect: Effect, *, is_done: bool = False, with_text: bool = True) -> Markup:
    """A section of what reads otherwise, in a sentence and before and after; empty where there is nothing to say."""
    text = (
        Markup("<p>{}</p>").format(effect_text(effect, is_done=is_done)) if with_text else NOTHING
    )
    tables = joined(
        _table(heads, [line(row) for row in rows.to_dict("records")])
        for heads, rows, line in (
            (("Indicator", "Status", "Figure", "Target"), effect.indicators, _indicator),
            (("Key action", "Reads", "State", "Deadline"), effect.actions, _action),
        )
        if len(rows)
    )  # fmt: skip
    return section(title, text, tables) if text or tables else NOTHING


def changed_links(effect: Effect, addresses: Addresses) -> list[Markup]:
    """A link to each indicator and key action that reads otherwise, with its figure or how it reads now."""
    of_indicators = [
        Markup("{}: {}").format(
            addresses.link(row["title"], "results", indicator=row["indicator"]),
            _figure(row, "new") or "no figure",
        )
        for row in effect.indicators.to_dict("records")
    ]
    of_actions = [
        Markup("{}: {}").format(
            addresses.link(_action_name(row), "actions", action=row["action"]),
            READING_WORD.get(row["new_reading"], "withdrawn"),
        )
        for row in effect.actions.to_dict("records")
    ]
    return of_indicators + of_actions


def _table(heads: Sequence[str], lines: list[Markup]) -> Markup:
    shown, rest = lines[:MANY], lines[MANY:]
    more = fold(f"{len(rest)} more", _rows(heads, rest)) if rest else NOTHING
    return Markup("{}{}").format(_rows(heads, shown), more)


def _rows(heads: Sequence[str], lines: list[Markup]) -> Markup:
    head = joined(Markup("<th>{}</th>").format(text) for text in heads)
    return Markup(
        '<table class="changes"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(head, joined(lines))


def _indicator(row: Row) -> Markup:
    old, new = (
        NOTHING if blank(row[side]) else status_sign(row[side])
        for side in ("old_status", "new_status")
    )
    return _line(
        row["title"], _from_to(old, new),
        _from_to(_figure(row, "old"), _figure(row, "new")), _from_to(_target(row, "old"), _target(row, "new")),
    )  # fmt: skip


def _action(row: Row) -> Markup:
    return _line(
        _action_name(row),
        _from_to(*(READING_WORD.get(row[side], "") for side in ("old_reading", "new_reading"))),
        _from_to(*(STATE_WORD.get(row[side], "") for side in ("old_state", "new_state"))),
        _from_to(*(short_day(row[side]) for side in ("old_deadline", "new_deadline"))),
    )


def _action_name(row: Row) -> str:
    return f"{row['action']} {row['title']}"


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
