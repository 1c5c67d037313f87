"""The matrix: a row a recommendation, its actions under it, and beside each its deadline on one scale of time."""

from collections import Counter
from datetime import date
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from charts.svg.deadline import Scale, axis, deadline, scale_of, text_side, window
from charts.svg.stacked import stacked
from pages.parts.actions.folded import (
    SHOWN,
    action_details,
    days_between,
    lead_units,
    recommendation_details,
)
from pages.parts.actions.selection import Selection, choices, selection_line
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import NOTHING, fold, joined
from pages.parts.shared.html.source import Conflicts, conflicts_by_row
from pages.parts.shared.html.states import state_parts, state_sign
from queries.rows import ActionRow, RecommendationRow
from reports.rows import rows_of
from wording.codes import RESPONSE_WORD, STATE_WORD, TIMING_WORD
from wording.colours import STATE_COLOUR
from wording.dates import short_day
from wording.text import blank, count, listed, one_line

# A bar that takes so many per cent of the column has room for its words.
LONG = 55

NOT_KNOWN = "Nothing reported means unknown: it does not mean that nothing was done."


class Context(NamedTuple):
    """What each row of the matrix is drawn with."""

    scale: Scale | None
    selection: Selection
    as_of: date
    conflicts: Conflicts
    addresses: Addresses


def matrix(
    recommendations: pd.DataFrame, actions: pd.DataFrame, conflicts: pd.DataFrame,
    selection: Selection, as_of: date, addresses: Addresses,
) -> Markup:  # fmt: skip
    """The menus, and the table of what is selected; recommendations without an action only where nothing is selected.

    recommendations, actions, conflicts: the answers to actions/recommendations, actions/promised and actions/conflicts.
    """
    asked, acted = rows_of(recommendations, RecommendationRow), rows_of(actions, ActionRow)
    ends = [row[end] for row in asked for end in ("recommended_start", "recommended_end")]
    scale = scale_of([*ends, *(row["deadline"] for row in acted)], as_of)
    context = Context(scale, selection, as_of, conflicts_by_row(conflicts), addresses)
    line = selection_line(choices(recommendations, actions), acted, selection, addresses)
    bodies = []
    for row in asked:
        of_it = [action for action in acted if action["recommendation"] == row["recommendation"]]
        shown = [action for action in of_it if selection.holds(action)]
        if shown or (not of_it and _is_shown_without(row, selection)):
            bodies.append(_body(row, shown, context))
    if not bodies:
        return line
    is_unknown = any(row["reading"] in ("unreported", "last_reported") for row in acted)
    note = Markup('<p class="note">{}</p>').format(NOT_KNOWN) if is_unknown else NOTHING
    return line + Markup(
        '<table class="response"><thead><tr><th>Code</th><th>Recommendation and its actions</th>'
        '<th>Who, + in support</th><th>State, last report</th><th class="when">{}</th></tr></thead>{}</table>{}'
    ).format(axis(scale) if scale else "Deadline", joined(bodies), note)


def _is_shown_without(row: RecommendationRow, selection: Selection) -> bool:
    """Whether a recommendation without an action is shown: nothing is selected by which an action would be."""
    return not (selection.unit or selection.state) and selection.recommendation in (
        None, row["recommendation"],
    )  # fmt: skip


def _body(row: RecommendationRow, actions: list[ActionRow], context: Context) -> Markup:
    rows = joined(_action(action, context) for action in actions)
    return Markup("<tbody>{}{}</tbody>").format(_recommendation(row, actions, context), rows)


def _recommendation(row: RecommendationRow, actions: list[ActionRow], context: Context) -> Markup:
    selection = context.selection
    is_open = row["recommendation"] == selection.recommendation and not selection.action
    states = Counter(action["state"] for action in actions)
    counts = {state: states[state] for state in STATE_COLOUR}
    said = listed([f"{number} {STATE_WORD[state]}" for state, number in counts.items() if number])
    return Markup(
        '<tr class="recommendation"><td class="code">{}</td><th scope="rowgroup">{}</th><td class="who">{}</td>'
        '<td class="state">{}<span class="beside">{}</span></td><td class="when">{}</td></tr>'
    ).format(
        row["recommendation"],
        fold(
            one_line(row["title"]),
            recommendation_details(row, context.conflicts, context.addresses),
            is_open=is_open,
        ),
        _ranks(row),
        stacked(state_parts(counts), 8) if actions else NOTHING,
        said or "no action is known",
        _window(row, context.scale),
    )  # fmt: skip


def _ranks(row: RecommendationRow) -> str:
    """`high urgency → priority 1 · accepted`; what is not stated is left out."""
    urgency = "" if blank(row["urgency"]) else f"{one_line(row['urgency'])} urgency"
    priority = "" if blank(row["priority"]) else f"priority {int(row['priority'])}"
    ranks = " → ".join(rank for rank in (urgency, priority) if rank)
    return " · ".join(text for text in (ranks, RESPONSE_WORD[row["response"]]) if text)


def _window(row: RecommendationRow, scale: Scale | None) -> Markup:
    """The time that the evaluators recommended, as a bar with its end in words: in it where it is long, else beside."""
    start, end = row["recommended_start"], row["recommended_end"]
    if scale is None or blank(end):
        return Markup('<span class="due after">no time recommended</span>')
    begins = scale.place(end if blank(start) else start)
    at, side = scale.place(end), _side(scale, end)
    if at - begins >= LONG:
        at, side = begins, "after"
    return Markup('<span class="due {}" style="--at:{:.1f}%">recommended by {}</span>{}').format(
        side, at, short_day(end), window(scale, start, end)
    )


def _side(scale: Scale, when: date) -> str:
    return {"left": "before", "right": "after"}[text_side(scale, when)]


def _action(row: ActionRow, context: Context) -> Markup:
    is_asked = row["action"] == context.selection.action
    mark = Markup(' aria-current="true" data-named') if is_asked else NOTHING
    details = action_details(row, context.as_of, context.conflicts, context.addresses)
    return Markup(
        '<tr class="action"{}><td class="code">{}</td><th scope="row">{}</th><td class="who">{}</td>'
        '<td class="state">{}</td><td class="when">{}</td></tr>'
    ).format(
        mark, row["action"], fold(one_line(row["title"]), details, is_open=is_asked), _who(row),
        _state(row, context.as_of), _due(row, context.scale),
    )  # fmt: skip


def _who(row: ActionRow) -> Markup:
    """The units in the lead, and how many support them."""
    lead = lead_units(row)
    shown = (
        listed(lead) if len(lead) <= SHOWN else f"{', '.join(lead[:2])} and {len(lead) - 2} more"
    )
    if blank(row["support"]):
        return Markup("{}").format(shown or "nobody named")
    support = len(row["support"].split(";"))
    return Markup('{} <span title="{} in support">+{}</span>').format(shown, support, support)


def _state(row: ActionRow, as_of: date) -> Markup:
    """The state, the day of its last report, and what presses: overdue, past its deadline or due soon."""
    reported = "" if row["state"] == "not_reported" else f"reported {short_day(row['reported_on'])}"
    beside = joined(
        Markup(' <span class="beside">{}</span>').format(text)
        for text in (reported, _pressing(row, as_of))
        if text
    )
    return Markup('{} <span class="{}">{}</span>{}').format(
        state_sign(row["state"]), row["state"], STATE_WORD[row["state"]], beside
    )


def _pressing(row: ActionRow, as_of: date) -> Markup | str:
    if row["reading"] == "overdue":
        words = f"overdue by {count(days_between(row, as_of), 'day')}"
        return Markup('<b class="behind">{}</b>').format(words)
    if row["timing"] == "past_deadline":
        return f"{count(days_between(row, as_of), 'day')} {TIMING_WORD['past_deadline']}"
    if row["timing"] == "due_soon":
        return f"{TIMING_WORD['due_soon']}, {count(days_between(row, as_of), 'day')} left"
    return ""


def _due(row: ActionRow, scale: Scale | None) -> Markup:
    """The deadline as a point on the scale, with its date and, where it is after the recommended time, by how much."""
    when = row["deadline"]
    if scale is None or blank(when):
        drawn = NOTHING if scale is None else deadline(scale, None, row["state"])
        return Markup('<span class="due after">{}</span>{}').format(
            TIMING_WORD["no_deadline"], drawn
        )
    late = NOTHING
    if row["is_after_window"]:
        days = count(int(row["days_after_window"]), "day")
        late = Markup(' <span class="late" title="after the recommended time">· +{}</span>').format(
            days
        )
    return Markup('<span class="due {}" style="--at:{:.1f}%">{}{}</span>{}').format(
        _side(scale, when), scale.place(when), short_day(when), late, deadline(scale, when, row["state"])
    )  # fmt: skip
