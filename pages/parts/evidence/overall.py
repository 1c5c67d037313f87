"""The evidence as a whole: what led on and what did not, and each recommendation with all that it rests on."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from charts.svg.stacked import Part, stacked
from pages.parts.evidence.items import Evidence, item_link, item_list, kind_count, small
from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import NOTHING, fold, joined, section, side_by_side, sign
from pages.parts.shared.html.source import conflict_links
from queries.rows import ConflictPlaceRow, EvidenceRow
from reports.rows import rows_of
from wording.codes import RESPONSE_WORD, STATE_WORD
from wording.colours import MAIN, QUIET
from wording.text import blank, capitalised, count, listed, one_line

OPERATIONAL = "operational_recommendation"


def overall(
    items: pd.DataFrame, links: pd.DataFrame, conflicts: pd.DataFrame, addresses: Addresses
) -> Markup:
    """The page without a chosen item.

    items, links, conflicts: the answers to evidence/items, evidence/links and evidence/conflicts.
    """
    evidence = Evidence(items, links)
    return joined(
        (
            verdict(evidence),
            recommendations(evidence, addresses),
            dead_ends(evidence, addresses),
            alone(evidence, addresses),
            disagreements(
                rows_of(conflicts.drop_duplicates("conflict"), ConflictPlaceRow), addresses
            ),
        )
    )


def verdict(evidence: Evidence) -> Markup:
    """How many findings led to a conclusion, and what became of the rest of the chain, as sentences and as a bar."""
    findings = evidence.of_kind("finding")
    led = [row for row in findings if row["leads_to_conclusion"]]
    rest = [row for row in findings if not row["leads_to_conclusion"]]
    sentences = (
        _findings_text(len(led), len(findings)), _conclusions_text(evidence), _operational_text(evidence)
    )  # fmt: skip
    bar = stacked([Part(len(led), MAIN), Part(len(rest), QUIET, "outlined")], 12)
    lessons = len([row for row in rest if row["leads_to_lesson"]])
    beside = f", {lessons} of them to a lesson" if lessons else ""
    legend = [
        Markup("{} <b>{}</b> {} to a conclusion").format(sign("■", "on_track"), len(led), _lead(led)),
        Markup("{} <b>{}</b> {} to none{}").format(sign("□"), len(rest), _lead(rest), beside),
    ]  # fmt: skip
    return blocks.verdict(
        " ".join(sentence for sentence in sentences if sentence),
        bar if findings else NOTHING,
        legend if findings else (),
    )


def _findings_text(led: int, findings: int) -> str:
    if not findings:
        return "No finding is known."
    if led == findings:
        which = "The only finding" if findings == 1 else f"All {findings} findings"
        return f"{which} led to a conclusion."
    return f"{led or 'None'} of {count(findings, 'finding')} led to a conclusion."


def _conclusions_text(evidence: Evidence) -> str:
    conclusions = evidence.of_kind("conclusion")
    led = len([row for row in conclusions if row["leads_to_recommendation"]])
    if not conclusions:
        return ""
    if led == len(conclusions):
        which = "The only conclusion" if led == 1 else f"All {led} conclusions"
        return f"{which} led to a recommendation."
    return f"{led or 'None'} of {count(len(conclusions), 'conclusion')} led to a recommendation."


def _operational_text(evidence: Evidence) -> str:
    """For how many of the operational recommendations there is an action; nothing before any action is known."""
    rows = evidence.of_kind(OPERATIONAL)
    if not rows or not evidence.of_kind("action"):
        return ""
    done = len([row for row in rows if row["rests_on_it"]])
    return f"Actions are planned for {done or 'none'} of {kind_count(len(rows), OPERATIONAL)}."


def _lead(rows: Sequence[EvidenceRow]) -> str:
    return "leads" if len(rows) == 1 else "lead"


def recommendations(evidence: Evidence, addresses: Addresses) -> Markup:
    """Each recommendation: its response, the conclusions and findings it rests on, and what is planned for it."""
    rows = evidence.of_kind("recommendation")
    cards = joined(_card(row, evidence, addresses) for row in rows)
    if not cards:
        return NOTHING
    return section(
        "What each recommendation rests on", Markup('<div class="columns">{}</div>').format(cards)
    )


def _card(row: EvidenceRow, evidence: Evidence, addresses: Addresses) -> Markup:
    code = row["item"]
    return Markup('<article class="card"><h3>{}</h3>{}{}{}{}</article>').format(
        item_link(row, addresses),
        _response(row, evidence, addresses),
        _conclusions(code, evidence, addresses),
        _operational(code, evidence, addresses),
        Markup('<p class="note"><a href="{}">Its path in the net</a></p>').format(
            addresses.of("evidence", item=code, net="open")
        ),
    )


def _response(row: EvidenceRow, evidence: Evidence, addresses: Addresses) -> Markup:
    """`Accepted, priority 1. 4 actions: 1 ongoing and 3 not reported.`"""
    rank = "" if blank(row["priority"]) else f", priority {int(row['priority'])}"
    answer = RESPONSE_WORD[row["response"]] if not blank(row["response"]) else "no response known"
    actions = evidence.after(row["item"], "action")
    if not actions:
        return Markup('<p class="beside">{}{}</p>').format(capitalised(answer), rank)
    states = Counter(action["state"] for action in actions)
    said = listed(
        [f"{states[state]} {word}" for state, word in STATE_WORD.items() if states[state]]
    )
    link = addresses.link(count(len(actions), "action"), "actions", recommendation=row["item"])
    return Markup('<p class="beside">{}{} · {}: {}</p>').format(
        capitalised(answer), rank, link, said
    )


def _conclusions(code: str, evidence: Evidence, addresses: Addresses) -> Markup:
    """The conclusions, each opening the findings that it rests on; and the findings that lead there without one."""
    parts = []
    for row in evidence.before(code, "conclusion"):
        findings = evidence.before(row["item"], "finding")
        title = Markup('<span class="code">{}</span> {}{}').format(
            row["item"], one_line(row["title"]), small(count(len(findings), "finding"))
        )
        more = Markup("<p>{}</p>").format(
            addresses.link("Follow this conclusion", "evidence", item=row["item"])
        )
        parts.append(fold(title, item_list(findings, addresses) + more))
    direct = [
        row for kind in ("finding", "lesson") for row in evidence.before(code, kind)
    ]  # fmt: skip
    if direct:
        parts.append(item_list(direct, addresses))
    if not parts:
        return Markup('<p class="note">It rests on no conclusion that is named.</p>')
    return joined(parts)


def _operational(code: str, evidence: Evidence, addresses: Addresses) -> Markup:
    """What the evaluators propose to put it into practice, folded, each with the actions that are planned for it."""
    rows = evidence.after(code, OPERATIONAL)
    if not rows:
        return NOTHING
    how_many = kind_count(len(rows), OPERATIONAL)
    if not evidence.of_kind("action"):
        return fold(how_many, item_list(rows, addresses))
    waiting = len([row for row in rows if not row["rests_on_it"]])
    beside = f"{waiting} of them without an action" if waiting else "each with an action"
    by = {row["item"]: _planned(row, evidence) for row in rows}
    return fold(Markup("{}{}").format(how_many, small(beside)), item_list(rows, addresses, by))


def _planned(row: EvidenceRow, evidence: Evidence) -> str:
    """The actions that are planned for it, by code and title; or that none is."""
    actions = [
        f"{action['item']} {one_line(action['title'])}"
        for action in evidence.after(row["item"], "action")
    ]
    return f"planned: {'; '.join(actions)}" if actions else "no action is planned for it"


def dead_ends(evidence: Evidence, addresses: Addresses) -> Markup:
    """The findings, conclusions and operational recommendations that lead to nothing further, side by side."""
    findings = [row for row in evidence.of_kind("finding") if not row["leads_to_conclusion"]]
    lessons = {
        row["item"]: "leads to the lesson “{}”".format(
            "”, “".join(one_line(lesson["title"]) for lesson in evidence.after(row["item"], "lesson"))
        )
        for row in findings if row["leads_to_lesson"]
    }  # fmt: skip
    operational = evidence.of_kind(OPERATIONAL) if evidence.of_kind("action") else []
    groups: tuple[tuple[str, list[EvidenceRow], dict[str, str]], ...] = (
        ("Findings that led to no conclusion", findings, lessons),
        (
            "Conclusions that led to no recommendation",
            [row for row in evidence.of_kind("conclusion") if not row["leads_to_recommendation"]],
            {},
        ),
        (
            "Operational recommendations without an action",
            [row for row in operational if not row["rests_on_it"]],
            {},
        ),
    )
    return side_by_side(
        *(
            section(title, item_list(rows, addresses, beside))
            for title, rows, beside in groups
            if rows
        )
    )


def alone(evidence: Evidence, addresses: Addresses) -> Markup:
    """What is linked to nothing else, folded under how many there are of each kind."""
    rows = [row for row in evidence.items.values() if not row["is_linked"]]
    if not rows:
        return NOTHING
    kinds = Counter(row["kind"] for row in rows)
    said = listed([kind_count(number, kind) for kind, number in kinds.items()])
    return fold(f"The report links {said} to nothing else", item_list(rows, addresses))


def disagreements(conflicts: list[ConflictPlaceRow], addresses: Addresses) -> Markup:
    """Where the sources disagree about any of it, folded."""
    if not conflicts:
        return NOTHING
    places = count(len(conflicts), "place")
    return fold(
        f"{places} where the sources disagree about the evidence or the response",
        conflict_links(conflicts, addresses),
    )
