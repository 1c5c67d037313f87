-- funding/partnership_progress($projects, $as_of, $revision): the indicators that count partnerships.
-- Grain: one row per indicator, in the order of the logframe.
select progress.* exclude (project), source.title as source_title
from partnership_progress($projects, $as_of, $revision) as progress
left join logframe($projects, $as_of, $revision) as result
    on result.project = progress.project and result.result = progress.result
left join current_sources($projects, $as_of, $revision) as source
    on source.project = progress.project and source.source = progress.source
order by result.path, progress.indicator
