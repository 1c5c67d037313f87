-- actions/by_recommendation($projects, $as_of, $revision): how far each recommendation is.
-- Grain: one row per recommendation with an action; most is the greatest number of actions of one row.
with counted as materialized (
    select
        recommendation as code,
        any_value(recommendation_title) as title,
        any_value(priority) as priority,
        any_value(urgency) as urgency,
        unnest(action_counts(state, is_overdue, is_unknown)),
        count(*) filter (where timing = 'due_soon') as due_soon,
        min(deadline) filter (where timing in ('due_soon', 'later')) as next_deadline
    from action_status($projects, $as_of, $revision)
    group by recommendation
)
select *, (select max(actions) from counted) as most
from counted
order by in_order(code)
