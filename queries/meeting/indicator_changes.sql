-- meeting/indicator_changes($projects, $since, $since_revision, $as_of, $revision): the indicators that moved, before and now.
-- Grain: one row per indicator whose figure, target or status differs. Those whose status differs come first, then by
-- the status now, then by the logframe; the columns of a date on which an indicator was not there are null. old_share and
-- new_share are the way to the target that is in force now.
select
    moved.indicator, moved.title, moved.unit,
    moved.old_value, moved.old_period_end, moved.old_is_date_assumed, moved.new_value, moved.new_period_end,
    moved.new_is_date_assumed,
    moved.old_qualifier, moved.new_qualifier, moved.old_target_qualifier, moved.new_target_qualifier,
    moved.old_target, moved.new_target, moved.old_due, moved.new_due,
    moved.old_status, moved.new_status, moved.new_last_status, moved.new_could_turn, moved.new_why_not_judged,
    moved.new_not_reported_since, moved.is_status_change, moved.moved_by,
    moved.change, moved.old_share, moved.new_share,
    moved.target_in_other_unit, moved.target_other_unit, moved.target_other_qualifier,
    moved.source, source.title as source_title, moved.place,
    moved.revision, moved.in_file, moved.in_row
from indicator_moves($projects, $since, $since_revision, $as_of, $revision) as moved
left join logframe($projects, $as_of, $revision) as result
    on result.project = moved.project and result.result = moved.result
left join current_sources($projects, $as_of, $revision) as source
    on source.project = moved.project and source.source = moved.source
order by
    not moved.is_status_change, status_order(moved.new_status) nulls last, result.path nulls last, moved.indicator
