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
        unnest(action_counts(state, is_overdue, is_unknown))
    from actions_chosen($projects, $as_of, $revision, $unit, $recommendation)
    group by priority
)
select * exclude (priority), (select max(actions) from counted) as most
from counted
order by priority nulls last
