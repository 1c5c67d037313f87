"""Every indicator under its outcome and its output; many are folded by outcome."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from charts.svg.statuses import status_bar
from pages.parts.results.filter import Filter
from pages.parts.results.logframe import Branch, Result, branches, result_heading
from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import NOTHING, joined
from pages.parts.shared.html.indicator_list import (
    Group,
    grouped_list,
    notes_below,
)
from pages.parts.shared.judgements import short_lines_by_code
from queries.indicator_rows import LogframeRow, ResultIndicatorRow
from reports.headline.trends import trends_by_indicator
from reports.rows import rows_of
from wording.codes import JUDGED, STATUS_SHAPE, STATUS_WORD
from wording.text import count

# Above so many indicators they are folded by outcome, and can be searched.
MANY = 30

Judged = Mapping[tuple[str, str], list[str]]


def matching(progress: pd.DataFrame, logframe: pd.DataFrame, asked: Filter) -> pd.DataFrame:
    """The rows of results/indicator_progress that are asked for."""
    if asked.is_empty:
        return progress
    headings = {row["result"]: result_heading(row) for row in rows_of(logframe, LogframeRow)}
    rows = rows_of(progress, ResultIndicatorRow)
    return progress[[asked.matches(row, headings.get(row["result"], "")) for row in rows]]


def listing(
    progress: pd.DataFrame,
    logframe: pd.DataFrame,
    trends: pd.DataFrame,
    judgements: pd.DataFrame,
    asked: Filter,
    addresses: Addresses,
) -> Markup:
    """Those indicators that are asked for, of the answers to the questions of these names in results/."""
    shown = matching(progress, logframe, asked)
    filtered = _filter_line(len(shown), len(progress), asked, addresses)
    if shown.empty:
        return filtered
    rows = [_named(row) for row in rows_of(shown, ResultIndicatorRow)]
    tree = branches(rows, rows_of(logframe, LogframeRow))
    judged = short_lines_by_code(judgements)
    by_indicator = trends_by_indicator(trends)
    is_whole = asked.is_empty
    if len(progress) > MANY:
        lists = joined(
            _folded(branch, grouped_list(_below_summary(branch, judged), by_indicator, addresses), not is_whole)
            for branch in tree
            if branch.rows
        )  # fmt: skip
    else:
        groups = [group for branch in tree for group in _groups(branch, judged, is_whole)]
        lists = grouped_list(groups, by_indicator, addresses)
    note = f"{notes_below(rows)}{_without_indicators(tree) if is_whole else ''}"
    return joined([filtered, lists, Markup('<p class="note">{}</p>').format(note)])


def _filter_line(shown: int, every: int, asked: Filter, addresses: Addresses) -> Markup:
    """What is asked for, how many are left, and the way back to all; nothing where all are."""
    if asked.is_empty:
        return NOTHING
    number = f"{shown} of {count(every, 'indicator')}" if shown else "No indicator"
    return Markup('<p class="filtered">{}: {}. {}</p>').format(
        number, asked.in_words(), addresses.link("All indicators", "results")
    )


def _named(row: ResultIndicatorRow) -> ResultIndicatorRow:
    """The row with what it is called in the list: a code that the source states is before its title."""
    code = "" if row["code_basis"] == "assigned" else f"{row['indicator']} "
    retired = " (in use no longer)" if row["is_retired"] else ""
    return {**row, "title": f"{code}{row['title']}{retired}"}


def _groups(branch: Branch, judged: Judged, is_whole: bool) -> list[Group]:
    """The results of a branch; those without an indicator are left out, but for the outcome above the others."""
    return [
        Group(_heading(result, judged), result.rows)
        for result in branch.results
        if result.rows or (result.level != "output" and (is_whole or branch.rows))
    ]


def _below_summary(branch: Branch, judged: Judged) -> list[Group]:
    """The same below the name of the outcome, which is not said again."""
    first, *outputs = branch.results
    own = Group(_judged_lines(first, judged), first.rows)
    groups = [Group(_heading(result, judged), result.rows) for result in outputs if result.rows]
    return [own, *groups] if own.heading or own.rows else groups


def _heading(result: Result, judged: Judged) -> Markup:
    tag = "h3" if result.level == "output" else "h2"
    return Markup("<{0}>{1}</{0}>{2}").format(tag, result.heading, _judged_lines(result, judged))


def _judged_lines(result: Result, judged: Judged) -> Markup:
    return joined(
        Markup('<p class="note">{}</p>').format(line)
        for line in judged.get(("result", result.code), [])
    )


def _folded(branch: Branch, table: Markup, is_open: bool) -> Markup:
    """An outcome with all that is in it, under its name and how many of its indicators have which status."""
    amounts = Counter(row["status"] for row in branch.rows)
    counts = [
        Markup('<span class="status {}"><span aria-hidden="true">{}</span> {} {}</span>').format(
            status, STATUS_SHAPE[status], amounts[status], STATUS_WORD[status]
        )
        for status in JUDGED
        if amounts[status]
    ]
    number = Markup('<span class="amount">{}</span>').format(count(len(branch.rows), "indicator"))
    summary = Markup(
        '<h2 class="head">{}</h2> <span class="amounts">{}</span> <span class="bar">{}</span>'
    ).format(branch.results[0].heading, joined([number, *counts], " "), status_bar(amounts, 8))
    return blocks.fold(summary, table, is_open=is_open)


def _without_indicators(tree: Sequence[Branch]) -> str:
    empty = [
        result.heading
        for branch in tree
        for result in branch.results
        if result.level == "output" and not result.rows
    ]
    return f" Without an indicator here: {'; '.join(empty)}." if empty else ""
