"""The rows of questions that pages put into words, column by column, so that mypy finds a column that does not exist.

Each type has the columns that pages read; a question may give more. Any cell may be blank: see `wording.text.blank`.
"""

from datetime import date
from typing import TypedDict


class ReachedRow(TypedDict):
    """What was reached against which target: columns of results/indicator_progress and of questions like it."""

    value: float
    unit: str
    qualifier: str
    target: float
    target_qualifier: str
    target_in_other_unit: float
    target_other_unit: str
    target_other_qualifier: str


class AttentionRow(TypedDict):
    """A row of overview/attention."""

    kind: str
    page: str
    code: str
    title: str
    figure: float
    qualifier: str
    against: float
    against_qualifier: str
    unit: str
    due_on: date
    last_status: str
    figure_of: date
    is_date_assumed: bool
    reading_shown: str
    other_reading: str


class PartsRow(TypedDict):
    """A figure of people with its parts by sex: columns of gender/people_by_sex and of overview/headline_figures."""

    value: float
    qualifier: str
    split: str
    women: float
    men: float
    another_gender: float
    not_recorded: float
    in_no_part: float
    women_qualifier: str
    men_qualifier: str
    another_gender_qualifier: str
    not_recorded_qualifier: str
    women_percent: float
    coverage_percent: float


class PeopleRow(PartsRow):
    """A row of gender/people_by_sex."""

    indicator: str
    title: str
    is_leading: bool
    recorded: float
    recorded_qualifier: str
    stated_total: float
    sum_of_parts: float
    sum_qualifier: str
    difference: float
    period_end: date
    is_date_assumed: bool
    source_title: str
    place: str


class PeopleOverTimeRow(PartsRow):
    """A row of gender/over_time."""

    indicator: str
    title: str
    measure: str
    period_end: date
    is_date_assumed: bool


class TargetBySexRow(TypedDict):
    """A row of gender/targets_by_sex."""

    indicator: str
    title: str
    unit: str
    sex: str
    kind: str
    target: float
    target_qualifier: str
    due: date
    reached: float
    reached_qualifier: str
    period_end: date


class IndicatorRow(ReachedRow):
    """An indicator in a table of indicators: columns of overview/bullets and of results/indicator_progress."""

    indicator: str
    result: str
    title: str
    period_end: date
    is_date_assumed: bool
    achievement: float
    expected_share: float
    status: str
    last_status: str
    could_turn: bool
    why_not_judged: str
    not_reported_since: date


class CitedRow(TypedDict):
    """A figure that can be cited: columns of results/indicator_progress and of funding/portfolio."""

    value: float
    unit: str
    qualifier: str
    is_date_assumed: bool
    reported_on: date
    source_title: str
    place: str


class RecommendationRow(TypedDict):
    """A row of actions/recommendations."""

    recommendation: str
    title: str
    rationale: str
    addressee: str
    urgency: str
    priority: int
    priority_against_urgency: str
    difficulty: str
    impact: str
    recommended_start: date
    recommended_end: date
    response: str
    response_summary: str
    reported_on: date
    note: str
    source_title: str
    published: date
    place: str
    response_source_title: str
    response_place: str


class ActionRow(TypedDict):
    """A row of actions/promised."""

    action: str
    title: str
    recommendation: str
    responsible: str
    support: str
    units: str
    deadline: date
    state: str
    timing: str
    reading: str
    is_after_window: bool
    days_after_window: int
    comment: str
    evidence: str
    note: str
    reported_on: date
    source_title: str
    place: str


class EvaluationRow(TypedDict):
    """A row of actions/evaluations."""

    evaluation: str
    title: str
    conducted: str
    evaluators: str
    commissioned_by: str
    respondent: str
    overall_comment: str
    note: str
    source_title: str
    published: date
    place: str


class ConflictPlaceRow(TypedDict):
    """A conflict with the row that it is about: columns of actions/conflicts and of questions like it."""

    conflict: str
    subject: str
    file: str
    key: str
    is_resolved: bool


class ItemRow(TypedDict):
    """An item of the chain of evidence: columns of evidence/items and of evidence/path."""

    item: str
    kind: str
    title: str
    response: str
    priority: int
    state: str
    reading: str
    last_reported: date
    deadline: date
    source_title: str
    place: str


class EvidenceRow(ItemRow):
    """A row of evidence/items."""

    criterion: str
    note: str
    is_linked: bool
    rests_on_it: int
    leads_to_conclusion: bool
    leads_to_lesson: bool
    leads_to_recommendation: bool
    response_summary: str
    answered_on: date
    response_source_title: str
    response_place: str
    published: date


class PathRow(ItemRow):
    """A row of evidence/path."""

    side: str
    steps: int


class PortfolioRow(CitedRow):
    """A row of funding/portfolio."""

    topic: str
    measure: str
    category: str
    as_at: date
    basis: str
    note: str
    shape: str
    conflicts: str


class MoneyRow(IndicatorRow):
    """A row of funding/money."""

    place: str
    due: date
    other_due: date
    other_place: str


class ConflictRow(TypedDict):
    """A conflict in the sources: columns of gender/conflicts and of questions like it."""

    conflict: str
    subject: str
    shown: str
    shown_title: str
    shown_place: str
    other: str
    other_title: str
    other_place: str
    explanation: str
    matters: bool
    is_resolved: bool
    resolved_on: date


class SourceRow(TypedDict):
    """A row of about/sources."""

    source: str
    title: str
    author: str
    published: date
    kind: str
    url: str
    licence: str
    file: str


class KnownConflictRow(TypedDict):
    """A row of about/conflicts."""

    conflict: str
    subject: str
    shown: str
    shown_title: str
    shown_place: str
    other: str
    other_title: str
    other_place: str
    explanation: str
    file: str
    key: str
    weight: str
    is_earlier: bool
    reported_on: date
    resolved_on: date
    is_resolved: bool


class DifferenceRow(TypedDict):
    """A row of about/differences."""

    indicator: str
    title: str
    period_end: date
    is_date_assumed: bool
    stated_total: float
    qualifier: str
    sum_of_parts: float
    sum_qualifier: str
    difference: float
    place: str


class GapRow(TypedDict):
    """A row of about/gaps."""

    gap: str
    code: str
    title: str


class ReadOtherwiseRow(TypedDict):
    """A row of about/read_otherwise."""

    kind: str
    code: str
    title: str
    earlier: str
    now: str
    because: str
