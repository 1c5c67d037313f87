-- gender/conflicts($projects, $as_of, $revision): the open conflicts that touch the figures of people.
-- Grain: one row per conflict; misses_its_parts first: those of a figure whose parts miss its total.
select
    conflict.*,
    coalesce(reached.difference <> 0, false) as misses_its_parts
from conflicts_known($projects, $as_of, $revision) as conflict
join people_by_sex($projects, $as_of, $revision) as reached
    on reached.project = conflict.project and reached.indicator = conflict.indicator and reached.value is not null
where not conflict.is_resolved
order by misses_its_parts desc, in_order(conflict.conflict)
