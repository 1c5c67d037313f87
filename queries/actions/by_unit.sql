-- actions/by_unit($projects, $as_of, $revision, $unit, $recommendation): how far the actions of each unit are.
-- Grain: one row per unit and role, lead and support apart; most is the greatest number of actions of one
-- row. An action that several units lead counts for each of them.
with counted as materialized (
    select
        role,
        unit as title,
        unnest(action_counts(state, is_overdue, is_unknown)),
        string_agg(action, ', ' order by in_order(action)) as codes
    from actions_chosen($projects, $as_of, $revision, $unit, $recommendation)
    join action_units($projects, $as_of, $revision) using (project, action)
    group by role, unit
)
select *, (select max(actions) from counted) as most
from counted
order by role, actions desc, title
