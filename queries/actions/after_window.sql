-- actions/after_window($projects, $as_of, $revision, $unit, $recommendation): deadlines after the recommended time.
-- Grain: one row per chosen action whose deadline falls after the window that the evaluators recommended,
-- by recommendation; days_after_window counts from the end of that window.
select
    recommendation, recommended_end, action, title, responsible, deadline, days_after_window, state, timing,
    source, place, revision, in_file, in_row
from actions_chosen($projects, $as_of, $revision, $unit, $recommendation)
where is_after_window
order by in_order(recommendation), deadline, in_order(action)
