-- gender/conflicts($projects, $as_of, $revision): the open conflicts about figures of people, but for mere wording.
-- Grain: one row per conflict; first those about the figure to speak of first, then misses_its_parts: those of a figure
-- whose parts miss its total. is_about_leading: one of the figures that it touches is the first.
select
    conflict.*,
    coalesce(reached.has_difference, false) as misses_its_parts,
    reached.is_about_leading
from conflicts_known($projects, $as_of, $revision) as conflict
join (
    select
        place.project, place.conflict,
        bool_or(reached.difference <> 0) as has_difference,
        bool_or(reached.is_leading) as is_about_leading
    from indicator_conflicts($projects, $as_of, $revision) as place
    join people_by_sex($projects, $as_of, $revision) as reached
        on reached.project = place.project and reached.indicator = place.indicator and reached.value is not null
    group by place.project, place.conflict
) as reached on reached.project = conflict.project and reached.conflict = conflict.conflict
order by reached.is_about_leading desc, misses_its_parts desc, in_order(conflict.conflict)
