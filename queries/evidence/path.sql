-- evidence/path($projects, $as_of, $revision, $item): everything before and after one item.
-- Grain: one row per item on its path: what it rests on, itself, what rests on it; nearest first, then by
-- kind and code. relation is how an item one step away is linked; null further away.
select
    path.side, path.steps, item.item, item.kind, item.title, chain.relation,
    answer.response, cast(answer.priority as integer) as priority,
    action.state, action.timing, action.reading, action.reported_on as last_reported, action.deadline,
    item.source, source.title as source_title, item.place,
    coalesce(answer.revision, item.revision) as revision,
    coalesce(answer.in_file, item.in_file) as in_file,
    coalesce(answer.in_row, item.in_row) as in_row
from evidence_path($projects, $as_of, $revision, $item) as path
join evidence_items($projects, $as_of, $revision) as item
    on item.project = path.project and item.item = path.item
left join (
    select project, from_item, to_item, min(relation) as relation
    from evidence_chain($projects, $as_of, $revision)
    group by project, from_item, to_item
) as chain
    on chain.project = path.project
    and (
        (chain.from_item = path.item and chain.to_item = $item and path.side = 'before')
        or (chain.from_item = $item and chain.to_item = path.item and path.side = 'after')
    )
left join current_recommendations($projects, $as_of, $revision) as answer
    on item.kind = 'recommendation'
    and answer.project = item.project and answer.recommendation = item.item
left join action_status($projects, $as_of, $revision) as action
    on item.kind = 'action' and action.project = item.project and action.action = item.item
left join current_sources($projects, $as_of, $revision) as source
    on source.project = item.project and source.source = item.source
order by list_position(['before', 'itself', 'after'], path.side), path.steps, item.place_in_order
