-- meeting/silent_recommendations($projects, $as_of, $revision): recommendations of which no action was reported on.
-- Grain: one row per recommendation, by management's priority; actions is 0 where none is planned.
select
    silent.recommendation, silent.title, silent.priority, silent.urgency, silent.response,
    silent.actions, silent.next_deadline,
    silent.source, source.title as source_title, silent.place,
    silent.revision, silent.in_file, silent.in_row
from silent_recommendations($projects, $as_of, $revision) as silent
left join current_sources($projects, $as_of, $revision) as source
    on source.project = silent.project and source.source = silent.source
order by silent.priority nulls last, in_order(silent.recommendation)
