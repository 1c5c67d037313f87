-- actions/by_recommendation($project, $as_of, $revision, $unit, $recommendation): how far each recommendation is.
-- Grain: one row per recommendation with a chosen action; most is the greatest number of actions of one row.
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
    min(deadline) filter (where timing in ('due_soon', 'later')) as next_deadline,
    max(count(*)) over () as most
from actions_chosen($project, $as_of, $revision, $unit, $recommendation)
group by recommendation
order by in_order(recommendation)
