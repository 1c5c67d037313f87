"""The rows of answers that sections put into words, column by column, so that mypy finds a column that does not exist.

Each type has the columns that are read; a question may give more. Any cell may be blank: see `wording.text.blank`.
"""

from datetime import date
from typing import TypedDict


class StatusRow(TypedDict):
    """What stands beside a status: columns of results/indicator_progress and of questions like it."""

    status: str
    last_status: str
    period_end: date
    qualifier: str
    could_turn: bool
    why_not_judged: str
    not_reported_since: date


class FigureRow(TypedDict):
    """A figure with its date: columns of overview/bullets and of questions of the meeting."""

    value: float
    unit: str
    qualifier: str
    period_end: date
    is_date_assumed: bool


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


class HeadlineFigureRow(PartsRow):
    """A row of overview/headline_figures."""

    indicator: str
    title: str
    unit: str
    period_end: date
    is_date_assumed: bool
    target: float
    target_qualifier: str
    achievement: float
    status: str
    source_title: str
    place: str


class StatedShareRow(TypedDict):
    """A row of funding/shares_of_target."""

    topic: str
    measure: str
    category: str
    value: float
    unit: str
    qualifier: str
    basis: str
    as_at: date
    is_date_assumed: bool


class TrendRow(TypedDict):
    """A row of results/trends."""

    indicator: str
    period_end: date
    value: float
    qualifier: str
    change: float
    since: date


class BulletRow(StatusRow, FigureRow):
    """A row of overview/bullets."""

    indicator: str
    title: str
    target: float
    target_qualifier: str
    due: date
    expected_value: float
    achievement: float
    expected_share: float


class StatusCountRow(TypedDict):
    """A row of overview/status_counts; or of meeting/status_counts, for one of the two meetings."""

    status: str
    indicators: int
    last_on_track: int
    last_behind: int


class IndicatorChangeRow(TypedDict):
    """A row of meeting/indicator_changes."""

    indicator: str
    title: str
    unit: str
    old_value: float
    new_value: float
    old_qualifier: str
    new_qualifier: str
    old_period_end: date
    new_period_end: date
    old_is_date_assumed: bool
    new_is_date_assumed: bool
    old_target: float
    new_target: float
    old_target_qualifier: str
    new_target_qualifier: str
    old_status: str
    new_status: str
    new_last_status: str
    new_could_turn: bool
    new_why_not_judged: str
    new_not_reported_since: date
    is_status_change: bool
    moved_by: str
    change: float
    old_share: float
    new_share: float
    target_in_other_unit: float
    target_other_unit: str
    target_other_qualifier: str


class TargetChangeRow(TypedDict):
    """A row of meeting/target_changes."""

    title: str
    unit: str
    kind: str
    sex: str
    old_value: float
    new_value: float
    old_qualifier: str
    new_qualifier: str
    old_due: date
    new_due: date
    change: str
    is_seen: bool
    reason: str
    note: str
    reported_on: date


class FigureChangeRow(TypedDict):
    """A row of meeting/figure_changes."""

    indicator: str
    title: str
    unit: str
    country: str
    period_start: date
    period_end: date
    sex: str
    old_value: float
    new_value: float
    old_qualifier: str
    new_qualifier: str
    kind: str
    is_late: bool
    reported_on: date
    note: str


class ActionChangeRow(TypedDict):
    """A row of meeting/action_changes."""

    action: str
    title: str
    responsible: str
    kind: str
    old_state: str
    new_state: str
    old_deadline: date
    new_deadline: date
    old_reading: str
    new_reading: str
    old_reported_on: date
    new_reported_on: date


class ActionStateRow(TypedDict):
    """A row of meeting/action_states."""

    state: str
    old_actions: int
    new_actions: int


class ConflictChangeRow(TypedDict):
    """A row of meeting/conflict_changes."""

    conflict: str
    subject: str
    change: str
    shown: str
    other: str
    explanation: str


class BehindRow(FigureRow):
    """A row of meeting/behind."""

    indicator: str
    title: str
    expected_value: float
    times_the_pace: float
    baseline_used: float
    baseline_qualifier: str
    months_so_far: float
    months_left: float
    target: float
    target_qualifier: str
    due: date
    pace_so_far: float
    pace_needed: float
    reading: str


class NotReportedRow(StatusRow, FigureRow):
    """A row of meeting/not_reported."""

    indicator: str
    title: str
    target: float
    target_qualifier: str
    due: date


class ActionToDecideRow(TypedDict):
    """A row of meeting/actions_to_decide."""

    unit: str
    action: str
    title: str
    recommendation: str
    deadline: date
    state: str
    reported_on: date
    why: str


class SilentRecommendationRow(TypedDict):
    """A row of meeting/silent_recommendations."""

    recommendation: str
    title: str
    priority: int
    actions: int
    next_deadline: date


class SexNotRecordedRow(TypedDict):
    """A row of meeting/sex_not_recorded."""

    title: str
    value: float
    qualifier: str
    not_recorded: float
    not_recorded_qualifier: str
    coverage: float
    split: str
    period_end: date
    is_date_assumed: bool


class OpenConflictRow(TypedDict):
    """A row of meeting/open_conflicts."""

    conflict: str
    subject: str
    shown: str
    shown_title: str
    other: str
    other_title: str


class OutlookRow(FigureRow):
    """A row of meeting/outlook."""

    title: str
    pace_so_far: float
    target: float
    target_qualifier: str
    projected_value: float
    projected_on: date
    projected_status: str
    reaches_target: bool
    why_not: str


class JudgementRow(TypedDict):
    """A row of results/judgements and of gender/judgements."""

    about: str
    code: str
    title: str
    level: str
    judged_by: str
    verdict: str
    stated: str
    judged_on: date
    status: str
    met: int
    on_track: int
    behind: int
    not_reported: int
    last_on_track: int
    last_behind: int
    source_title: str
    place: str
    note: str


class SourceRow(TypedDict):
    """A row of about/sources."""

    source: str
    title: str
    author: str
    published: date
