-- funding/partnership_progress($project, $as_of, $revision): the indicators that count partnerships.
-- Grain: one row per indicator, in the order of the logframe.
select progress.*, source.title as source_title
from partnership_progress($project, $as_of, $revision) as progress
left join logframe($project, $as_of, $revision) as result on result.result = progress.result
left join standing_sources($project, $as_of, $revision) as source on source.source = progress.source
order by result.path, progress.indicator
