-- actions/status($projects, $as_of, $revision, $unit, $recommendation, $day): every chosen action, whole.
-- Grain: one row per action, in the order of its code. State and timing are two columns. days_past and
-- days_left count from the date to the deadline, of those neither completed nor cancelled.
select
    chosen.action, chosen.title, chosen.recommendation, chosen.recommendation_title,
    chosen.responsible, chosen.support, chosen.deadline, chosen.state, chosen.timing, chosen.reading,
    chosen.is_overdue, chosen.is_unknown,
    case when chosen.timing = 'past_deadline' then $day::date - chosen.deadline end as days_past,
    case when chosen.timing in ('due_soon', 'later') then chosen.deadline - $day::date end as days_left,
    chosen.recommended_end, chosen.is_after_window, chosen.days_after_window,
    chosen.comment, chosen.evidence, chosen.note, chosen.reported_on,
    chosen.source, source.title as source_title, source.published, chosen.place,
    chosen.in_file, chosen.in_row, chosen.revision
from actions_chosen($projects, $as_of, $revision, $unit, $recommendation) as chosen
left join current_sources($projects, $as_of, $revision) as source
    on source.project = chosen.project and source.source = chosen.source
order by in_order(chosen.action)
