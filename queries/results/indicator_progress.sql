-- results/indicator_progress($projects, $as_of, $revision): each indicator with its latest figure, target and status.
-- Grain: one row per indicator, in the order of the logframe. A missing figure stays null; zero is a value.
select progress.* exclude (project), coalesce(source.title, progress.source) as source_title, conflict.conflicts
from indicator_status($projects, $as_of, $revision) as progress
left join (
    select project, indicator, count(*) as conflicts
    from indicator_conflicts($projects, $as_of, $revision)
    group by project, indicator
) as conflict on conflict.project = progress.project and conflict.indicator = progress.indicator
left join current_sources($projects, $as_of, $revision) as source
    on source.project = progress.project and source.source = progress.source
left join logframe($projects, $as_of, $revision) as place
    on place.project = progress.project and place.result = progress.result
order by place.path, progress.indicator
