-- overview/bullets($projects, $as_of, $revision): the indicators that can be held against a target.
-- Grain: one row per indicator with a target, those behind first.
select progress.* exclude (project)
from indicator_status($projects, $as_of, $revision) as progress
left join logframe($projects, $as_of, $revision) as place
    on place.project = progress.project and place.result = progress.result
where progress.target is not null and not progress.is_retired
order by
    case progress.status when 'behind' then 1 when 'no_data' then 2 when 'on_track' then 3 else 4 end,
    place.path, progress.indicator
