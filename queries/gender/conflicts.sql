-- gender/conflicts($project, $as_of, $revision): the open conflicts that touch the figures of people.
-- Grain: one row per conflict; misses_its_parts first: those of a figure whose parts miss its total.
select
    conflict.*,
    coalesce(reached.difference <> 0, false) as misses_its_parts,
    shown.title as shown_title,
    other.title as other_title
from conflicts_known($project, $as_of, $revision) as conflict
join people_by_sex($project, $as_of, $revision) as reached
    on reached.indicator = conflict.indicator and reached.value is not null
left join standing_sources($project, $as_of, $revision) as shown on shown.source = conflict.shown_source
left join standing_sources($project, $as_of, $revision) as other on other.source = conflict.other_source
where not conflict.is_resolved
order by misses_its_parts desc, in_order(conflict.conflict)
