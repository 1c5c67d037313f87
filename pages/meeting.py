"""What must be decided, what changed between two dates, and where does the pace lead?"""

from typing import Any

from markupsafe import Markup

from pages.parts.meeting import two_dates
from pages.parts.meeting.changed import Meetings, changed
from pages.parts.meeting.pace import pace
from pages.parts.meeting.tables import draw_tables
from pages.parts.meeting.to_decide import to_decide
from pages.parts.meeting.verdict import verdict
from pages.parts.shared.html import blocks, fragment
from pages.parts.shared.html.addresses import current_addresses
from reports.content.changes import CHANGE_QUESTIONS
from reports.content.decisions import DECISION_QUESTIONS
from reports.content.outlook import OUTLOOK_QUESTIONS
from reports.content.verdict import VERDICT_QUESTIONS
from web import answers
from web.question import set_question

comparison = two_dates.draw_meetings()
set_question(comparison.this)

addresses = current_addresses()
meetings = Meetings(comparison.since, comparison.this.as_of, two_dates.compared_text(comparison))
parameters: dict[str, Any] = comparison.parameters()

answer = answers.cached(verdict, *VERDICT_QUESTIONS, **parameters)
decisions = answers.cached(
    to_decide, *DECISION_QUESTIONS, arguments=(addresses, comparison.next_meeting), **parameters
)
changes = answers.cached(changed, *CHANGE_QUESTIONS, arguments=(addresses, meetings), **parameters)
outlook = answers.cached(pace, *OUTLOOK_QUESTIONS, **parameters)

body = blocks.joined([answer, decisions, changes, outlook])
fragment.draw(Markup('<div class="meeting">{}</div>').format(body), "meeting")
draw_tables(parameters)
