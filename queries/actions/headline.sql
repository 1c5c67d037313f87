-- actions/headline($projects, $as_of, $revision, $unit, $recommendation, $day): the chosen actions, counted.
-- Grain: one row; zeros where there is no action. in_all counts the actions that are not chosen, too.
select
    unnest(action_counts(state, is_overdue, is_unknown)),
    count(*) filter (where timing = 'due_soon') as due_soon,
    count(*) filter (where is_after_window) as after_window,
    count(deadline) as with_deadline,
    min(deadline) filter (where timing in ('due_soon', 'later')) as next_deadline,
    min(deadline) filter (where timing in ('due_soon', 'later')) - $day::date as days_to_next,
    max(reported_on) as last_reported,
    (select count(*) from action_status($projects, $as_of, $revision)) as in_all
from actions_chosen($projects, $as_of, $revision, $unit, $recommendation)
order by in_all
