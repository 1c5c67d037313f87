-- actions/headline($projects, $as_of, $revision): the actions, counted by state and by how they read.
-- Grain: one row; zeros where there is no action. after_window counts the deadlines after the recommended time.
with counted as (
    select
        unnest(action_counts(state, is_overdue, is_unknown)),
        count(*) filter (where reading = 'last_reported') as last_reported,
        count(*) filter (where reading = 'unreported') as unreported,
        count(*) filter (where timing = 'due_soon') as due_soon,
        count(*) filter (where is_after_window) as after_window,
        min(deadline) filter (where timing in ('due_soon', 'later')) as next_deadline
    from action_status($projects, $as_of, $revision)
)
from counted
order by actions
