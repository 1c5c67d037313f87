-- funding/money_against_target($project, $as_of, $revision): the money whose target is in the same currency.
-- Grain: one row per indicator, in the order of the logframe.
select progress.*
from money_progress($project, $as_of, $revision) as progress
left join logframe($project, $as_of, $revision) as result on result.result = progress.result
where progress.target is not null
order by result.path, progress.indicator
