-- actions/by_unit($projects, $as_of, $revision, $unit, $recommendation): how far the actions of each unit are.
-- Grain: one row per unit and role, lead and support apart; most is the greatest number of actions of one
-- row. An action that several units lead counts for each of them.
with counted as materialized (
    select
        role,
        unit as title,
        count(*) as actions,
        count(*) filter (where state = 'completed') as completed,
        count(*) filter (where state = 'ongoing') as ongoing,
        count(*) filter (where state = 'not_started') as not_started,
        count(*) filter (where state = 'not_reported') as not_reported,
        count(*) filter (where state = 'cancelled') as cancelled,
        count(*) filter (where is_overdue) as overdue,
        count(*) filter (where is_unknown) as unknown,
        string_agg(action, ', ' order by in_order(action)) as codes
    from actions_chosen($projects, $as_of, $revision, $unit, $recommendation)
    join action_units($projects, $as_of, $revision) using (project, action)
    group by role, unit
)
select *, (select max(actions) from counted) as most
from counted
order by role, actions desc, title
