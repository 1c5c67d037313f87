-- actions/deadlines($project, $as_of, $revision, $unit, $recommendation): when each chosen action is due.
-- Grain: one row per action with a deadline, by recommendation and then by deadline. as_of is the date asked.
select
    chosen.action, chosen.title, chosen.responsible, chosen.deadline,
    chosen.state, chosen.timing, chosen.reading, chosen.is_overdue,
    abs(chosen.deadline - $as_of) as days,
    chosen.recommendation, chosen.recommendation_title,
    recommendation.recommended_start, recommendation.recommended_end,
    chosen.days_after_window,
    cast($as_of as date) as as_of,
    chosen.revision, chosen.in_file, chosen.in_row
from actions_chosen($project, $as_of, $revision, $unit, $recommendation) as chosen
left join standing_recommendations($project, $as_of, $revision) as recommendation
    on recommendation.recommendation = chosen.recommendation
where chosen.deadline is not null
order by in_order(chosen.recommendation), chosen.deadline, in_order(chosen.action)
