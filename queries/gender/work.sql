-- gender/work($projects, $as_of, $revision): the indicators of work on gender, such as tools and action plans.
-- Grain: one row per indicator, in the order of the logframe.
select progress.* exclude (project), null::bigint as conflicts, coalesce(source.title, progress.source) as source_title
from indicator_status($projects, $as_of, $revision) as progress
semi join gender_indicators($projects, $as_of, $revision) as gender
    on gender.project = progress.project and gender.indicator = progress.indicator
left join current_sources($projects, $as_of, $revision) as source
    on source.project = progress.project and source.source = progress.source
left join logframe($projects, $as_of, $revision) as place
    on place.project = progress.project and place.result = progress.result
order by place.path, progress.indicator
