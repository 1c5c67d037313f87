-- actions/status($projects, $as_of, $revision, $day): every action, whole.
-- Grain: one row per action, in the order of its code. State and timing are two columns. days_past and
-- days_left count from the date to the deadline, of those neither completed nor cancelled.
select
    action.action, action.title, action.recommendation, action.recommendation_title,
    action.responsible, action.support, action.deadline, action.state, action.timing, action.reading,
    action.is_overdue, action.is_unknown,
    case when action.timing = 'past_deadline' then $day::date - action.deadline end as days_past,
    case when action.timing in ('due_soon', 'later') then action.deadline - $day::date end as days_left,
    action.recommended_end, action.is_after_window, action.days_after_window,
    action.comment, action.evidence, action.note, action.reported_on,
    action.source, source.title as source_title, source.published, action.place,
    action.in_file, action.in_row, action.revision
from action_status($projects, $as_of, $revision) as action
left join current_sources($projects, $as_of, $revision) as source
    on source.project = action.project and source.source = action.source
order by in_order(action.action)
