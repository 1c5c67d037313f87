-- funding/conflicts($project, $as_of, $revision, $section, $topic): the open conflicts of one section of the page.
-- Grain: one row per conflict. topic is null but for section portfolio.
select conflict.*
from portfolio_conflicts($project, $as_of, $revision) as conflict
where conflict.section = $section and conflict.topic is not distinct from $topic
order by in_order(conflict.conflict)
