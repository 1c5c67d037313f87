-- actions/conflicts($project, $as_of, $revision): where the sources disagree about the response or its actions.
-- Grain: one row per conflict, open ones first. recommendation is the one it touches; none where it touches
-- the evaluation as a whole.
select
    conflict.conflict, conflict.subject, conflict.key,
    case conflict.file
        when 'recommendations' then conflict.key
        when 'actions' then action.recommendation
    end as recommendation,
    conflict.shown, shown.title as shown_source, conflict.shown_place,
    conflict.other, other.title as other_source, conflict.other_place,
    conflict.explanation, conflict.is_resolved, conflict.resolved_on
from conflicts_known($project, $as_of, $revision) as conflict
left join standing_actions($project, $as_of, $revision) as action
    on conflict.file = 'actions' and action.action = conflict.key
left join standing_sources($project, $as_of, $revision) as shown on shown.source = conflict.shown_source
left join standing_sources($project, $as_of, $revision) as other on other.source = conflict.other_source
where conflict.file in ('recommendations', 'actions', 'evaluations')
order by conflict.is_resolved, conflict.conflict
