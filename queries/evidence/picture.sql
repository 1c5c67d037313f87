-- evidence/picture($projects, $as_of, $revision, $item): the items of the picture, and what rests on each.
-- Grain: one row per question, finding, conclusion, lesson, recommendation and action. onward lists the items
-- that rest on it directly, apart by semicolons; side is where it is on the path of the chosen item, null
-- where it is not on it or where none is chosen (is_chosen then is false everywhere).
with onward as (
    select project, from_item as item, string_agg(to_item, ';' order by in_order(to_item)) as onward
    from evidence_chain($projects, $as_of, $revision)
    group by project, from_item
)
select
    item.item, item.kind, item.title, item.leads_to_conclusion,
    onward.onward, path.side, $item is not null as is_chosen,
    action.state, action.reading, action.reported_on as last_reported
from evidence_items($projects, $as_of, $revision) as item
left join onward on onward.project = item.project and onward.item = item.item
left join evidence_path($projects, $as_of, $revision, $item) as path
    on path.project = item.project and path.item = item.item
left join action_status($projects, $as_of, $revision) as action
    on item.kind = 'action' and action.project = item.project and action.action = item.item
where item.kind in ('question', 'finding', 'conclusion', 'lesson', 'recommendation', 'action')
order by item.place_in_order
