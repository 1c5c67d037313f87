-- results/indicator_progress($project, $as_of, $revision): each indicator with its latest figure, target and status.
-- Grain: one row per indicator, in the order of the logframe. A missing figure stays null; zero is a value.
select progress.*, conflict.conflicts
from indicator_status($project, $as_of, $revision) as progress
left join (
    select indicator, count(*) as conflicts
    from conflicts_known($project, $as_of, $revision)
    where indicator is not null and not is_resolved
    group by indicator
) as conflict on conflict.indicator = progress.indicator
left join logframe($project, $as_of, $revision) as place on place.result = progress.result
order by place.path, progress.indicator
