-- evidence/items($projects, $as_of, $revision): every item of the chain, with what became of it.
-- Grain: one row per item, by kind along the chain and then by code. response, priority and
-- response_summary belong to recommendations; state, timing, reading and deadline to actions.
select
    item.item, item.kind, item.title, item.criterion, item.note, item.is_linked,
    item.rests_on_it, item.leads_to_conclusion, item.leads_to_lesson, item.leads_to_recommendation,
    answer.response, cast(answer.priority as integer) as priority, answer.response_summary,
    answer.reported_on as answered_on, answered.title as response_source_title, answer.response_place,
    action.state, action.timing, action.reading, action.reported_on as last_reported, action.deadline,
    item.source, source.title as source_title, source.published, item.place,
    coalesce(answer.revision, item.revision) as revision,
    coalesce(answer.in_file, item.in_file) as in_file,
    coalesce(answer.in_row, item.in_row) as in_row
from evidence_items($projects, $as_of, $revision) as item
left join current_recommendations($projects, $as_of, $revision) as answer
    on item.kind = 'recommendation'
    and answer.project = item.project and answer.recommendation = item.item
left join action_status($projects, $as_of, $revision) as action
    on item.kind = 'action' and action.project = item.project and action.action = item.item
left join current_sources($projects, $as_of, $revision) as source
    on source.project = item.project and source.source = item.source
left join current_sources($projects, $as_of, $revision) as answered
    on answered.project = answer.project and answered.source = answer.response_source
order by item.place_in_order
