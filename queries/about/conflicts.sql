-- about/conflicts($project, $as_of, $revision): every place where the sources disagree.
-- Grain: one row per conflict, open ones first.
select
    conflict.conflict, conflict.subject, conflict.shown, shown.title as shown_source, conflict.shown_place,
    conflict.other, other.title as other_source, conflict.other_place, conflict.explanation,
    conflict.file, conflict.key, conflict.reported_on, conflict.resolved_on, conflict.is_resolved
from conflicts_known($project, $as_of, $revision) as conflict
left join standing_sources($project, $as_of, $revision) as shown on shown.source = conflict.shown_source
left join standing_sources($project, $as_of, $revision) as other on other.source = conflict.other_source
order by conflict.is_resolved, conflict.conflict
