-- actions/by_priority($projects, $as_of, $revision, $unit, $recommendation): how far each of management's priorities is.
-- Grain: one row per priority with a chosen action, the highest first; most is the greatest number of
-- actions of one row. recommendations are those with that priority.
with counted as materialized (
    select
        priority,
        case
            when priority is null then 'no priority stated'
            else 'priority ' || priority
        end as code,
        string_agg(distinct recommendation, ', ' order by recommendation) as title,
        count(*) as actions,
        count(*) filter (where state = 'completed') as completed,
        count(*) filter (where state = 'ongoing') as ongoing,
        count(*) filter (where state = 'not_started') as not_started,
        count(*) filter (where state = 'not_reported') as not_reported,
        count(*) filter (where state = 'cancelled') as cancelled,
        count(*) filter (where is_overdue) as overdue,
        count(*) filter (where is_unknown) as unknown
    from actions_chosen($projects, $as_of, $revision, $unit, $recommendation)
    group by priority
)
select * exclude (priority), (select max(actions) from counted) as most
from counted
order by priority nulls last
