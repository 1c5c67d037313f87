"""What the first page asks, asked before its first visitor comes: what the rules say of it is kept from then on."""

from datetime import date

from store import Store
from web.answers import answer_to
from web.comparison import report_days
from web.question import Question

# What is asked of every page, and then of the first one: see pages/overview.py.
OF_THE_FRAME = ("frame/project", "frame/reporting_dates")
OF_THE_PAGE = (
    "overview/bullets", "overview/status_counts", "overview/headline_figures", "overview/attention",
    "overview/action_counts", "funding/shares_of_target", "results/trends", "results/judgements",
    "actions/recommendations",
)  # fmt: skip


def ask(store: Store, today: date) -> None:
    """Ask it of the first project, as of its last report: that is what an address without a date shows."""
    newest = store.revision()
    question = Question(store, "", today, newest, newest=newest)
    projects = answer_to(question, "frame/projects")["code"]
    if projects.empty:
        return
    as_of = last_report(Question(store, projects.iloc[0], today, newest, newest=newest)) or today
    question = Question(store, projects.iloc[0], as_of, newest, newest=newest)
    for name in (*OF_THE_FRAME, *OF_THE_PAGE):
        answer_to(question, name)


def last_report(question: Question) -> date | None:
    """The day of the last report by the question's date; None where nothing was reported by then."""
    return next((when for when in report_days(question) if when <= question.as_of), None)
