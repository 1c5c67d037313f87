"""The rows of the questions of the page Results, which says the most of one indicator: see `queries.rows`."""

from datetime import date
from typing import TypedDict

from queries.rows import IndicatorRow, PartsRow


class ResultIndicatorRow(IndicatorRow):
    """A row of results/indicator_progress, as the page Results lists it."""

    code_basis: str
    is_retired: bool


class ProgressRow(TypedDict):
    """A row of results/indicator_progress."""

    indicator: str
    result: str
    title: str
    unit: str
    measure: str
    direction: str
    code_basis: str
    is_retired: bool
    definition: str
    indicator_note: str
    value: float
    period_end: date
    is_date_assumed: bool
    qualifier: str
    basis: str
    derived_as: str
    reported_on: date
    source: str
    source_title: str
    place: str
    note: str
    revision: int
    in_file: str
    in_row: int
    difference: float
    sum_of_parts: float
    target: float
    target_qualifier: str
    due: date
    stated_due: date
    baseline: float
    baseline_qualifier: str
    baseline_date: date
    counted_from: date
    baseline_used: float
    target_in_other_unit: float
    target_other_unit: str
    target_other_qualifier: str
    target_other_due: date
    expected_share: float
    expected_value: float
    achievement: float
    target_gap: str
    baseline_gap: str
    status: str
    last_status: str
    could_turn: bool
    why_not_judged: str
    not_reported_since: date
    conflicts: int


class LogframeRow(TypedDict):
    """A row of results/logframe."""

    result: str
    level: str
    parent: str
    title: str


class SplitRow(PartsRow):
    """A row of results/split."""

    recorded: float
    recorded_qualifier: str
    sum_qualifier: str
    stated_total: float
    sum_of_parts: float
    difference: float


class ExplanationRow(TypedDict):
    """A row of results/explanations."""

    period_end: date
    country: str
    sex: str
    stated: str
    explanation: str
    source_title: str
    place: str


class PathRow(TypedDict):
    """A row of results/expected_path."""

    kind: str
    day: date
    value: float
    qualifier: str


class RestsOnRow(TypedDict):
    """A row of results/rests_on."""

    item: str
    kind: str
    title: str
    steps: int
    state: str
    reading: str
    last_reported: date


class TargetVersionRow(TypedDict):
    """A row of results/target_versions."""

    kind: str
    sex: str
    value: float
    qualifier: str
    unit: str
    due: date
    reported_on: date
    stood_until: date
    version: int
    reason: str
    note: str
    source_title: str
    place: str
