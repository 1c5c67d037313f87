"""The items of evidence with their links, and each of them in words."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import NOTHING, joined
from queries.rows import EvidenceRow, ItemRow
from reports.rows import rows_of
from wording.codes import RESPONSE_WORD, STATE_WORD, reading_text
from wording.dates import day
from wording.text import blank, count, one_line

KIND_WORD = {
    "question": "evaluation question",
    "finding": "finding",
    "conclusion": "conclusion",
    "lesson": "lesson",
    "recommendation": "recommendation",
    "operational_recommendation": "operational recommendation",
    "action": "action",
    "unexpected_result": "unexpected result",
    "toc_area": "area of the theory of change",
}

# The kinds that the net is drawn of.
DRAWN_KINDS = ("question", "finding", "conclusion", "lesson", "recommendation", "action")


class Evidence:
    """The items by their codes, in the order of the chain, and what rests on each directly, and it on what."""

    def __init__(self, items: pd.DataFrame, links: pd.DataFrame) -> None:
        """items, links: the answers to evidence/items and evidence/links."""
        self.items = {row["item"]: row for row in rows_of(items, EvidenceRow)}
        self._after: dict[str, list[str]] = {}
        self._before: dict[str, list[str]] = {}
        for start, end in zip(links["from_item"], links["to_item"], strict=True):
            self._after.setdefault(start, []).append(end)
            self._before.setdefault(end, []).append(start)

    def of_kind(self, kind: str) -> list[EvidenceRow]:
        """All items of a kind."""
        return [row for row in self.items.values() if row["kind"] == kind]

    def after(self, item: str, kind: str) -> list[EvidenceRow]:
        """The items of a kind that rest on `item`."""
        return self._of_kind(self._after.get(item, ()), kind)

    def before(self, item: str, kind: str) -> list[EvidenceRow]:
        """The items of a kind that `item` rests on."""
        return self._of_kind(self._before.get(item, ()), kind)

    def _of_kind(self, codes: Iterable[str], kind: str) -> list[EvidenceRow]:
        return [self.items[code] for code in codes if self.items[code]["kind"] == kind]


def names(items: pd.DataFrame) -> dict[str, str]:
    """Each item by its code: code and title."""
    return {
        row["item"]: f"{row['item']} {one_line(row['title'])}"
        for row in rows_of(items, EvidenceRow)
    }


def drawn_items(items: pd.DataFrame) -> frozenset[str]:
    """The codes of the items that the net is drawn of."""
    return frozenset(items.loc[items["kind"].isin(DRAWN_KINDS), "item"])


def kind_count(how_many: int, kind: str) -> str:
    """`1 finding`, `6 areas of the theory of change`."""
    many = "areas of the theory of change" if kind == "toc_area" else None
    return count(how_many, KIND_WORD[kind], many)


def item_link(row: Mapping[str, object] | ItemRow, addresses: Addresses) -> Markup:
    """The title of an item, which leads to it, after its code in small."""
    code = str(row["item"])
    name = addresses.link(one_line(row["title"]), "evidence", item=code)
    return Markup('<span class="code">{}</span> {}').format(code, name)


def item_list(
    rows: Sequence[ItemRow], addresses: Addresses, beside: Mapping[str, object] | None = None
) -> Markup:
    """The items in a list; `beside` is what follows a title, by code, in stead of what became of the item."""
    lines = [
        Markup("<li>{}{}</li>").format(
            item_link(row, addresses),
            small(outcome_text(row) if beside is None else beside.get(row["item"], "")),
        )
        for row in rows
    ]
    return Markup('<ul class="items">{}</ul>').format(joined(lines)) if lines else NOTHING


def small(words: object) -> Markup:
    """Words in small behind others; nothing of none."""
    return Markup(' <span class="beside">{}</span>').format(words) if words else NOTHING


def outcome_text(row: ItemRow) -> str:
    """What management answered to a recommendation, or how far an action is: `ongoing, due later (31 May 2022)`."""
    if not blank(row["response"]):
        rank = "" if blank(row["priority"]) else f", priority {int(row['priority'])}"
        return f"{RESPONSE_WORD[row['response']]}{rank}"
    if blank(row["state"]):
        return ""
    reading = reading_text(row["reading"], row["state"], row["last_reported"])
    timing = "" if row["reading"] == row["state"] else f", {reading}"
    due = "" if blank(row["deadline"]) else f" ({day(row['deadline'])})"
    return f"{STATE_WORD[row['state']]}{timing}{due}"
