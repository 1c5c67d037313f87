-- funding/money($projects, $as_of, $revision): money raised against its target, each in the currency of the source.
-- Grain: one row per indicator whose unit is a currency, in the order of the logframe.
select progress.* exclude (project), source.title as source_title, other.title as other_source_title
from money_progress($projects, $as_of, $revision) as progress
left join logframe($projects, $as_of, $revision) as result
    on result.project = progress.project and result.result = progress.result
left join current_sources($projects, $as_of, $revision) as source
    on source.project = progress.project and source.source = progress.source
left join current_sources($projects, $as_of, $revision) as other
    on other.project = progress.project and other.source = progress.other_source
order by result.path, progress.indicator
