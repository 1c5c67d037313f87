-- results/expected_path($projects, $as_of, $revision, $indicator): the values that are expected of the indicator.
-- Grain: one row per point: baseline, milestones, target.
select kind, day, value, qualifier
from expected_path($projects, $as_of, $revision)
where indicator = $indicator
order by day, kind
