-- meeting/not_reported($projects, $as_of, $revision): the indicators whose due date has passed without a report.
-- Grain: one row per indicator that is not retired, those last behind first. last_status is that of its last figure.
select
    silent.indicator, silent.title, silent.unit, silent.value, silent.qualifier, silent.is_date_assumed, silent.period_end,
    silent.target, silent.target_qualifier, silent.due, silent.expected_value, silent.status, silent.last_status, silent.could_turn,
    silent.why_not_judged, silent.not_reported_since,
    silent.source, source.title as source_title, silent.place,
    silent.revision, silent.in_file, silent.in_row
from indicator_status($projects, $as_of, $revision) as silent
left join current_sources($projects, $as_of, $revision) as source
    on source.project = silent.project and source.source = silent.source
where silent.status = 'not_reported' and not silent.is_retired
order by silent.last_status <> 'behind', silent.due, silent.indicator
