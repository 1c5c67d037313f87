-- actions/deadlines($projects, $as_of, $revision, $unit, $recommendation, $day): when each chosen action is due.
-- Grain: one row per action with a deadline, by recommendation and then by deadline. as_of is the date asked.
select
    chosen.action, chosen.title, chosen.responsible, chosen.deadline,
    chosen.state, chosen.timing, chosen.reading, chosen.is_overdue, chosen.reported_on,
    abs(chosen.deadline - $day::date) as days,
    chosen.recommendation, chosen.recommendation_title,
    recommendation.recommended_start, recommendation.recommended_end,
    chosen.days_after_window,
    cast($day as date) as as_of,
    chosen.revision, chosen.in_file, chosen.in_row
from actions_chosen($projects, $as_of, $revision, $unit, $recommendation) as chosen
left join current_recommendations($projects, $as_of, $revision) as recommendation
    on recommendation.project = chosen.project and recommendation.recommendation = chosen.recommendation
where chosen.deadline is not null
order by in_order(chosen.recommendation), chosen.deadline, in_order(chosen.action)
