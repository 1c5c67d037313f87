-- funding/money($project, $as_of, $revision): money raised against its target, each in the currency of the source.
-- Grain: one row per indicator whose unit is a currency, in the order of the logframe.
select progress.*, source.title as source_title, other.title as other_source_title
from money_progress($project, $as_of, $revision) as progress
left join logframe($project, $as_of, $revision) as result on result.result = progress.result
left join standing_sources($project, $as_of, $revision) as source on source.source = progress.source
left join standing_sources($project, $as_of, $revision) as other on other.source = progress.other_source
order by result.path, progress.indicator
