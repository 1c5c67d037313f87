"""What was promised, by whom, by when, and what was done? Does management's priority match the evaluators' urgency?"""

from pages.parts.actions.folded import evaluation_details
from pages.parts.actions.matrix import matrix
from pages.parts.actions.selection import Selection, choices
from pages.parts.actions.tables import action_table, tables
from pages.parts.actions.verdict import verdict
from pages.parts.shared import elements
from pages.parts.shared.html import blocks, fragment
from pages.parts.shared.html.addresses import current_addresses
from web import answers
from web.address_state import choice_in_address
from web.question import current_question
from wording.dates import day

RECOMMENDATIONS, ACTIONS, CONFLICTS = (
    "actions/recommendations",
    "actions/promised",
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
if possible.recommendation:
    answer = answers.cached(verdict, RECOMMENDATIONS, "actions/headline")
    rows = answers.cached(
        matrix, RECOMMENDATIONS, ACTIONS, CONFLICTS, arguments=(selection, as_of, addresses)
    )
    evaluations = answers.cached(
        evaluation_details, "actions/evaluations", CONFLICTS, arguments=(addresses,)
    )
    fragment.draw(blocks.joined((answer, rows, evaluations)), "actions")
    if possible.action:
        elements.table(answers.cached(action_table, ACTIONS, arguments=(selection,)))
    for table in answers.cached(tables, RECOMMENDATIONS, "actions/by_unit"):
        elements.table(table)
else:
    fragment.draw(
        blocks.verdict(f"No evaluation recommendation is known as of {day(as_of)}."), "actions"
    )
