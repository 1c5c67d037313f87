-- actions/promised($projects, $as_of, $revision): every action with who promised it, by when, and what was reported.
-- Grain: one row per action, in the order of its code. units are those that lead or support it, apart by semicolons.
-- No day is counted, so that the answer stays the same until a deadline passes or something is reported.
select
    action.action, action.title, action.recommendation, action.responsible, action.support, named.units,
    action.deadline, action.state, action.timing, action.reading,
    action.recommended_end, action.is_after_window, action.days_after_window,
    action.comment, action.evidence, action.note, action.reported_on,
    action.source, source.title as source_title, action.place,
    action.in_file, action.in_row, action.revision
from action_status($projects, $as_of, $revision) as action
left join (
    select project, action, string_agg(distinct unit, ';' order by unit) as units
    from action_units($projects, $as_of, $revision)
    group by project, action
) as named using (project, action)
left join current_sources($projects, $as_of, $revision) as source
    on source.project = action.project and source.source = action.source
order by in_order(action.action)
