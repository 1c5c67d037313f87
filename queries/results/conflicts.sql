-- results/conflicts($projects, $as_of, $revision, $indicator): where the sources disagree about one indicator.
-- Grain: one row per conflict, open ones first. Those about an earlier figure, which is shown no longer, are left out.
select *
from conflicts_known($projects, $as_of, $revision) as known
where exists (
    from conflict_places($projects, $as_of, $revision) as place
    where place.project = known.project and place.conflict = known.conflict
      and place.indicator = $indicator and not place.is_earlier
)
order by is_resolved, not matters, in_order(conflict)
