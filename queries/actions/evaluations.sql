-- actions/evaluations($projects, $as_of, $revision): the evaluations whose recommendations are known.
-- Grain: one row per evaluation.
select
    evaluation.evaluation, evaluation.title, evaluation.conducted, evaluation.evaluators,
    evaluation.commissioned_by, evaluation.respondent, evaluation.overall_comment, evaluation.note,
    evaluation.source, source.title as source_title, source.published, evaluation.place
from current_evaluations($projects, $as_of, $revision) as evaluation
left join current_sources($projects, $as_of, $revision) as source
    on source.project = evaluation.project and source.source = evaluation.source
semi join current_recommendations($projects, $as_of, $revision) as recommendation
    on recommendation.project = evaluation.project and recommendation.evaluation = evaluation.evaluation
order by evaluation.evaluation
