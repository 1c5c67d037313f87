-- actions/recommendations($projects, $as_of, $revision): each recommendation, its response, and the two rankings.
-- Grain: one row per recommendation. Management's priority is given with the evaluators' urgency, and its actions
-- are counted by state.
select
    progress.recommendation, progress.title, progress.rationale, progress.addressee,
    progress.urgency, progress.priority, progress.priority_against_urgency,
    progress.difficulty, progress.impact, progress.recommended_start, progress.recommended_end,
    progress.response, progress.response_summary, progress.reported_on, progress.note,
    progress.actions, progress.completed, progress.ongoing, progress.not_started, progress.not_reported,
    progress.cancelled, progress.overdue, progress.unknown, progress.after_window,
    progress.source, made.title as source_title, made.published, progress.place,
    progress.response_source, answered.title as response_source_title,
    answered.published as response_published, progress.response_place,
    progress.in_file, progress.in_row, progress.revision
from recommendation_progress($projects, $as_of, $revision) as progress
left join current_sources($projects, $as_of, $revision) as made
    on made.project = progress.project and made.source = progress.source
left join current_sources($projects, $as_of, $revision) as answered
    on answered.project = progress.project and answered.source = progress.response_source
order by in_order(progress.recommendation)
