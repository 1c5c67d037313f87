-- matrix/recommendations($projects, $as_of, $revision): each recommendation with its evaluation and its response.
-- Grain: one row per recommendation, in the order of its code; source and place are where it was made,
-- response_source and response_place where it was answered.
select
    recommendation.recommendation, recommendation.evaluation, recommendation.title, recommendation.rationale,
    recommendation.addressee, recommendation.priority, recommendation.response,
    recommendation.response_summary, recommendation.reported_on,
    made.title as source_title, recommendation.place,
    answered.title as response_source_title, recommendation.response_place
from current_recommendations($projects, $as_of, $revision) as recommendation
left join current_sources($projects, $as_of, $revision) as made
    on made.project = recommendation.project and made.source = recommendation.source
left join current_sources($projects, $as_of, $revision) as answered
    on answered.project = recommendation.project and answered.source = recommendation.response_source
order by in_order(recommendation.recommendation)
