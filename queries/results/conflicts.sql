-- results/conflicts($projects, $as_of, $revision, $indicator): where the sources disagree about one indicator.
-- Grain: one row per conflict, open ones first.
select *
from conflicts_known($projects, $as_of, $revision)
where indicator = $indicator
order by is_resolved, conflict
