-- funding/conflicts($project, $as_of, $revision, $section, $topic): the open conflicts of one section of the page.
-- Grain: one row per conflict. topic is null but for section portfolio.
select conflict.*, shown.title as shown_title, other.title as other_title
from portfolio_conflicts($project, $as_of, $revision) as conflict
left join standing_sources($project, $as_of, $revision) as shown on shown.source = conflict.shown_source
left join standing_sources($project, $as_of, $revision) as other on other.source = conflict.other_source
where conflict.section = $section and conflict.topic is not distinct from $topic
order by in_order(conflict.conflict)
