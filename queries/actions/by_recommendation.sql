-- actions/by_recommendation($projects, $as_of, $revision, $unit, $recommendation): how far each recommendation is.
-- Grain: one row per recommendation with a chosen action; most is the greatest number of actions of one row.
with counted as materialized (
    select
        recommendation as code,
        any_value(recommendation_title) as title,
        any_value(priority) as priority,
        any_value(urgency) as urgency,
        count(*) as actions,
        count(*) filter (where state = 'completed') as completed,
        count(*) filter (where state = 'ongoing') as ongoing,
        count(*) filter (where state = 'not_started') as not_started,
        count(*) filter (where state = 'not_reported') as not_reported,
        count(*) filter (where state = 'cancelled') as cancelled,
        count(*) filter (where is_overdue) as overdue,
        count(*) filter (where is_unknown) as unknown,
        count(*) filter (where timing = 'due_soon') as due_soon,
        min(deadline) filter (where timing in ('due_soon', 'later')) as next_deadline
    from actions_chosen($projects, $as_of, $revision, $unit, $recommendation)
    group by recommendation
)
select *, (select max(actions) from counted) as most
from counted
order by in_order(code)
