-- actions/evaluations($project, $as_of, $revision): the evaluations whose recommendations are known.
-- Grain: one row per evaluation.
select
    evaluation.evaluation, evaluation.title, evaluation.conducted, evaluation.evaluators,
    evaluation.commissioned_by, evaluation.respondent, evaluation.overall_comment, evaluation.note,
    evaluation.source, source.title as source_title, source.published, evaluation.place
from standing_evaluations($project, $as_of, $revision) as evaluation
left join standing_sources($project, $as_of, $revision) as source on source.source = evaluation.source
where evaluation.evaluation in (
    select evaluation from standing_recommendations($project, $as_of, $revision)
)
order by evaluation.evaluation
