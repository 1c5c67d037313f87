"""One item of the evidence: what it is, what it rests on and what rests on it, step by step."""

from collections.abc import Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from pages.parts.evidence.items import KIND_WORD, item_list, outcome_text
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import NOTHING, fold, joined, section, side_by_side
from pages.parts.shared.html.source import conflict_links, source_line
from queries.rows import ConflictPlaceRow, EvidenceRow, PathRow
from reports.rows import rows_of
from wording.text import blank, capitalised, one_line

# The headings of the items of a kind that come before or after the chosen one, the nearest first.
BEFORE = {
    "recommendation": "The recommendation it serves",
    "conclusion": "The conclusions it rests on",
    "finding": "The findings it rests on",
    "question": "The evaluation questions behind it",
}
AFTER = {
    "finding": "The findings that answer it",
    "conclusion": "The conclusions that rest on it",
    "lesson": "The lessons that rest on it",
    "recommendation": "The recommendations that follow, and management’s response",
    "action": "The actions that management promised, and their state",
    "operational_recommendation": "How the evaluators would put this into practice",
}


def what_it_is(items: pd.DataFrame, item: str, addresses: Addresses) -> Markup:
    """The title of `item`, what it is, and management's response, of the answer to evidence/items."""
    (row,) = rows_of(items[items["item"] == item], EvidenceRow)
    return Markup('<p class="back">← {}</p><h1><span class="code">{}</span> {}</h1>{}{}').format(
        addresses.link("All of the evidence", "evidence"), item, one_line(row["title"]), _facts(row),
        _response(row, addresses),
    )  # fmt: skip


def its_path(
    path: pd.DataFrame, conflicts: pd.DataFrame, item: str, addresses: Addresses
) -> Markup:
    """What `item` rests on and what rests on it, of the answers to evidence/path and evidence/conflicts."""
    steps = rows_of(path, PathRow)
    return joined(
        (
            side_by_side(
                _side("What it rests on", "before", BEFORE, steps, addresses)
                or _none("It rests on nothing that is named."),
                _side("What rests on it", "after", AFTER, steps, addresses)
                or _none("Nothing rests on it."),
            ),
            _conflicts(rows_of(conflicts[conflicts["item"] == item], ConflictPlaceRow), addresses),
        )
    )


def _facts(row: EvidenceRow) -> Markup:
    facts = [
        capitalised(KIND_WORD[row["kind"]]),
        "" if blank(row["criterion"]) else f"criterion: {one_line(row['criterion'])}",
        outcome_text(row),
    ]
    note = NOTHING if blank(row["note"]) else Markup("<p>{}</p>").format(one_line(row["note"]))
    return Markup('<p class="facts">{}</p>{}{}').format(
        " · ".join(fact for fact in facts if fact),
        note,
        source_line(row["source_title"], row["place"], row["published"]),
    )


def _response(row: EvidenceRow, addresses: Addresses) -> Markup:
    """What management answered to a recommendation; and the way to the response, from it and from an action."""
    if row["kind"] == "action":
        link = addresses.link("The action in management’s response", "actions", action=row["item"])
        return Markup("<p>{}</p>").format(link)
    if row["kind"] != "recommendation":
        return NOTHING
    link = addresses.link("Management’s response in full", "actions", recommendation=row["item"])
    if blank(row["response_summary"]):
        return Markup("<p>{}</p>").format(link)
    where = source_line(row["response_source_title"], row["response_place"], row["answered_on"])
    return Markup("<p><b>Management:</b> {}</p>{}<p>{}</p>").format(
        one_line(row["response_summary"]), where, link
    )


def _side(
    title: str, side: str, heads: Mapping[str, str], steps: Sequence[PathRow], addresses: Addresses
) -> Markup:
    """The items on one side, by kind; operational recommendations, which may be many, are folded."""
    groups = []
    for kind, head in heads.items():
        rows = [row for row in steps if row["side"] == side and row["kind"] == kind]
        if rows and kind == "operational_recommendation":
            groups.append(fold(f"{head} ({len(rows)})", item_list(rows, addresses)))
        elif rows:
            groups.append(Markup("<h3>{}</h3>{}").format(head, item_list(rows, addresses)))
    return section(title, *groups) if groups else NOTHING


def _none(sentence: str) -> Markup:
    return Markup("<section><p>{}</p></section>").format(sentence)


def _conflicts(conflicts: Sequence[ConflictPlaceRow], addresses: Addresses) -> Markup:
    links = conflict_links(conflicts, addresses)
    return Markup("<section>{}</section>").format(links) if links else NOTHING
