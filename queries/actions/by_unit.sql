-- actions/by_unit($projects, $as_of, $revision): how far the actions of each unit are.
-- Grain: one row per unit and role, lead and support apart. An action that several units lead counts for each of them.
with counted as (
    select
        role,
        unit as title,
        unnest(action_counts(state, is_overdue, is_unknown)),
        string_agg(action, ', ' order by in_order(action)) as codes
    from action_status($projects, $as_of, $revision)
    join action_units($projects, $as_of, $revision) using (project, action)
    group by role, unit
)
from counted
order by role, actions desc, title
