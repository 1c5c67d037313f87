"""What was promised, by whom, by when, and what was done? Does management's priority match the evaluators' urgency?"""

from pages.parts.actions.folded import evaluation_details
from pages.parts.actions.matrix import matrix
from pages.parts.actions.selection import Selection, choices, selection_line
from pages.parts.actions.tables import action_table, tables
from pages.parts.actions.verdict import verdict
from pages.parts.shared import elements
from pages.parts.shared.html import fragment
from pages.parts.shared.html.addresses import current_addresses
from pages.parts.shared.html.blocks import joined
from web import answers
from web.address_state import choice_in_address
from web.question import current_question

RECOMMENDATIONS, ACTIONS, CONFLICTS = (
    "actions/recommendations",
    "actions/status",
    "actions/conflicts",
)

addresses = current_addresses()
as_of = current_question().as_of
possible = answers.cached(choices, RECOMMENDATIONS, ACTIONS)
selection = Selection(
    choice_in_address("recommendation", "Recommendation", possible.recommendation),
    choice_in_address("unit", "Unit", possible.unit),
    choice_in_address("state", "State", possible.state),
    choice_in_address("action", "Action", possible.action),
)
here = (selection, addresses)

answer = answers.cached(verdict, RECOMMENDATIONS, "actions/headline", arguments=(as_of,))
menus = answers.cached(selection_line, RECOMMENDATIONS, ACTIONS, arguments=here)
rows = answers.cached(
    matrix, RECOMMENDATIONS, ACTIONS, CONFLICTS, arguments=(selection, as_of, addresses)
)
evaluations = answers.cached(
    evaluation_details, "actions/evaluations", CONFLICTS, arguments=(addresses,)
)
if possible.recommendation:
    fragment.draw(joined((answer, menus, rows, evaluations)), "actions")
    if possible.action:
        elements.table(answers.cached(action_table, ACTIONS, arguments=(selection,)))
    for table in answers.cached(tables, RECOMMENDATIONS, "actions/by_unit"):
        elements.table(table)
else:
    fragment.draw(answer, "actions")
