-- meeting/action_changes($projects, $since, $since_revision, $as_of, $revision): key actions that are completed, newly overdue, put off or else changed.
-- Grain: one row per action and kind of change, kind by kind.
select
    change.action, change.title, action.recommendation, action.responsible, change.kind,
    change.old_state, change.new_state, change.old_deadline, change.new_deadline,
    change.old_reading, change.new_reading, change.old_reported_on, change.new_reported_on,
    action.comment, action.evidence, action.note, action.reported_on,
    action.source, source.title as source_title, action.place,
    action.revision, action.in_file, action.in_row
from action_change_kinds($projects, $since, $since_revision, $as_of, $revision) as change
left join (
    select * from current_actions($projects, $as_of, $revision)
    union all
    select * from current_actions($projects, $since, $since_revision)
    where (project, action) not in (select (project, action) from current_actions($projects, $as_of, $revision))
) as action on action.project = change.project and action.action = change.action
left join current_sources($projects, $as_of, $revision) as source
    on source.project = action.project and source.source = action.source
order by
    list_position([
        'completed', 'newly_overdue', 'newly_last_reported', 'newly_unreported', 'rescheduled', 'cancelled',
        'withdrawn', 'new', 'other'
    ], change.kind),
    in_order(change.action)
