-- actions/conflicts($projects, $as_of, $revision): where the sources disagree about the response or its actions.
-- Grain: one row per conflict, open ones first. recommendation is the one it touches; none where it touches
-- the evaluation as a whole.
select
    conflict.*,
    case conflict.file
        when 'recommendations' then conflict.key
        when 'actions' then action.recommendation
    end as recommendation
from conflicts_known($projects, $as_of, $revision) as conflict
left join current_actions($projects, $as_of, $revision) as action
    on conflict.file = 'actions' and action.project = conflict.project and action.action = conflict.key
where conflict.file in ('recommendations', 'actions', 'evaluations')
order by conflict.is_resolved, conflict.conflict
