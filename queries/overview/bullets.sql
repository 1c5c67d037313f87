-- overview/bullets($projects, $as_of, $revision): the indicators that can be held against a target.
-- Grain: one row per indicator with a target, those behind first, and then those not reported since
-- their due date; within each the least of the way to the target first.
select progress.* exclude (project)
from indicator_status($projects, $as_of, $revision) as progress
left join logframe($projects, $as_of, $revision) as place
    on place.project = progress.project and place.result = progress.result
where progress.target is not null and not progress.is_retired
order by
    status_order(progress.status), progress.achievement nulls last,
    place.path, progress.indicator
