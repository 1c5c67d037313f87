-- actions/units($projects, $as_of, $revision): the units that lead or support an action.
-- Grain: one row per unit.
select distinct unit
from action_units($projects, $as_of, $revision)
order by unit
