-- gender/conflicts($projects, $as_of, $revision): the open conflicts about figures of people, but for mere wording.
-- Grain: one row per conflict; misses_its_parts first: those of a figure whose parts miss its total.
select
    conflict.*,
    coalesce(reached.has_difference, false) as misses_its_parts
from conflicts_known($projects, $as_of, $revision) as conflict
join (
    select place.project, place.conflict, bool_or(reached.difference <> 0) as has_difference
    from indicator_conflicts($projects, $as_of, $revision) as place
    join people_by_sex($projects, $as_of, $revision) as reached
        on reached.project = place.project and reached.indicator = place.indicator and reached.value is not null
    group by place.project, place.conflict
) as reached on reached.project = conflict.project and reached.conflict = conflict.conflict
order by misses_its_parts desc, in_order(conflict.conflict)
