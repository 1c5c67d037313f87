"""What needs attention: at most seven lines, the most pressing first, each saying why and leading to it."""

from collections.abc import Callable
from typing import Any

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import Matter, sign
from queries.rows import AttentionRow
from reports.rows import rows_of
from wording.codes import STATUS_SHAPE, STATUS_WORD, disagreement
from wording.dates import day, short_day, short_figure_day
from wording.figures import number, qualified
from wording.text import blank, capitalised, count, one_line

LINES = 7

# Each of these has a line of its own; of every other kind all have one line together.
ONE_BY_ONE = ("behind", "not_reported", "overdue")

Rows = list[AttentionRow]


def attention(
    rows: pd.DataFrame, bullets: pd.DataFrame, actions: pd.DataFrame, addresses: Addresses
) -> Markup:
    """The section; a sentence where there is nothing.

    rows, bullets, actions: the answers to overview/attention, overview/bullets and overview/action_counts.
    """
    by_kind: dict[str, Rows] = {}
    for row in rows_of(rows, AttentionRow):
        by_kind.setdefault(row["kind"], []).append(row)
    expected = {row["indicator"]: row["expected_value"] for row in bullets.to_dict("records")}
    together = {
        kind: _TOGETHER[kind](found, addresses)
        for kind, found in by_kind.items()
        if kind not in ONE_BY_ONE
    }
    if waiting := _waiting_actions(actions, by_kind, addresses):
        together["waiting"] = waiting
    room = LINES - len(together)
    kinds = [kind for kind in by_kind if kind in ONE_BY_ONE]
    lines: list[Matter] = []
    for place, kind in enumerate(kinds):
        share = max(1, (room - len(lines)) // (len(kinds) - place))
        lines += _one_by_one(by_kind[kind], share, expected, addresses)
    lines += together.values()
    if not lines:
        nothing = (
            "Nothing is behind, not reported, overdue, due soon, or in conflict as of this date."
        )
        return blocks.section("What needs attention", Markup("<p>{}</p>").format(nothing))
    return blocks.section("What needs attention", blocks.matters(lines))


def _one_by_one(
    rows: Rows, room: int, expected: dict[Any, Any], addresses: Addresses
) -> list[Matter]:
    """A line for each of `rows`, as many as there is room for; the last says how many more there are."""
    shown = rows if len(rows) <= room else rows[: room - 1]
    lines = [_line(row, expected, addresses) for row in shown]
    if rest := len(rows) - len(shown):
        kind = rows[0]["kind"]
        page, more = ("actions", {}) if kind == "overdue" else ("results", {"status": kind})
        word = "overdue" if kind == "overdue" else STATUS_WORD[kind]
        words = f"{rest} more {word}" if shown else f"{rest} {word}"
        lines.append(Matter(_sign(kind), addresses.link(words, page, **more)))
    return lines


def _line(row: AttentionRow, expected: dict[Any, Any], addresses: Addresses) -> Matter:
    due = "" if blank(row["due_on"]) else f"due {short_day(row['due_on'])}"
    if row["kind"] == "overdue":
        words = f"{row['code']} {one_line(row['title'])}"
        return Matter(
            _sign("behind"), addresses.link(words, "actions", action=row["code"]), "overdue", due
        )
    figure = qualified(row["figure"], row["unit"], row["qualifier"])
    against = qualified(row["against"], row["unit"], row["against_qualifier"])
    words = f"{one_line(row['title'])}: {figure} of {against}"
    link = addresses.link(words, "results", indicator=row["code"])
    dated = short_figure_day(row["figure_of"], row["is_date_assumed"])
    if row["kind"] == "not_reported":
        last = "" if blank(row["last_status"]) else f", {STATUS_WORD[row['last_status']]}"
        return Matter(
            _sign(row["kind"]), link, f"Nothing since its due date; last figure {dated}{last}.", due
        )
    by_then: Any = expected.get(row["code"])
    wanted = (
        ""
        if by_then is None or blank(by_then)
        else f"; {number(round(by_then, 1), row['unit'])} expected by then"
    )
    return Matter(_sign(row["kind"]), link, capitalised(f"{dated}{wanted}."), due)


def _past_deadline(words: str) -> Callable[[Rows, Addresses], Matter]:
    def line(rows: Rows, addresses: Addresses) -> Matter:
        first = min(row["due_on"] for row in rows)
        link = addresses.link(
            f"{count(len(rows), 'action')} past {_their(rows)} deadline: {words}", "actions"
        )
        return Matter(_sign("not_reported"), link, _titles(rows), f"from {short_day(first)}")

    return line


def _due_soon(rows: Rows, addresses: Addresses) -> Matter:
    first = min(row["due_on"] for row in rows)
    link = addresses.link(f"{count(len(rows), 'action')} due soon", "actions")
    return Matter(_sign("no_data"), link, _titles(rows), f"from {short_day(first)}")


def _conflicts(rows: Rows, addresses: Addresses) -> Matter:
    words = f"The sources disagree on {disagreement(len(rows))}"
    first = rows[0]
    link = addresses.link(words, "about", conflict=first["code"])
    readings = f"{one_line(first['reading_shown'])}, or {one_line(first['other_reading'])}"
    return Matter(sign("≠"), link, f"First: {one_line(first['title'])}: {readings}?")


def _not_recorded(rows: Rows, addresses: Addresses) -> Matter:
    most = max(rows, key=lambda row: row["figure"])
    figure = qualified(most["figure"], "people", most["qualifier"])
    of = qualified(most["against"], "people", most["against_qualifier"])
    more = f"; and in {count(len(rows) - 1, 'other indicator')}" if len(rows) > 1 else ""
    dated = short_figure_day(most["figure_of"], most["is_date_assumed"])
    link = addresses.link(f"Sex is not recorded for {figure} of {of}", "gender")
    return Matter(sign("▨"), link, f"{one_line(most['title'])}, {dated}{more}.")


def _waiting_actions(
    actions: pd.DataFrame, by_kind: dict[str, Rows], addresses: Addresses
) -> Matter | None:
    """The actions of which nothing is reported before their deadline; None where one past it says so already."""
    row = actions.iloc[0]
    if not row["not_reported"] or "unreported" in by_kind:
        return None
    words = f"{row['not_reported']} of {count(int(row['actions']), 'action')}: nothing reported yet"
    due = row["next_deadline"]
    first = "None is past its deadline." if blank(due) else f"The next deadline is {day(due)}."
    return Matter(_sign("not_reported"), addresses.link(words, "actions"), first)


def _titles(rows: Rows) -> str:
    named = [f"{one_line(row['code'])} {one_line(row['title'])}" for row in rows[:2]]
    more = f" and {len(rows) - 2} more" if len(rows) > 2 else ""
    return f"{'; '.join(named)}{more}."


def _their(rows: Rows) -> str:
    return "its" if len(rows) == 1 else "their"


def _sign(status: str) -> Markup:
    return sign(STATUS_SHAPE.get(status, "▼"), status)


_TOGETHER: dict[str, Callable[[Rows, Addresses], Matter]] = {
    "last_reported": _past_deadline("last reported before it"),
    "unreported": _past_deadline("nothing reported"),
    "due_soon": _due_soon,
    "conflict": _conflicts,
    "sex_not_recorded": _not_recorded,
}
