-- meeting/action_states($projects, $since, $since_revision, $as_of, $revision): the number of key actions by state, then and now.
-- Grain: one row per state that any action has at either point.
with each as (
    select state, true as is_old from action_status($projects, $since, $since_revision)
    union all
    select state, false as is_old from action_status($projects, $as_of, $revision)
)
select
    state,
    count(*) filter (where is_old) as old_actions,
    count(*) filter (where not is_old) as new_actions
from each
group by state
order by list_position(['completed', 'ongoing', 'not_started', 'not_reported', 'cancelled'], state)
