-- results/rests_on($projects, $as_of, $revision, $indicator): the findings that state the figure, and what rests on them.
-- Grain: one row per item of the chain of evidence, in its order; steps is 0 for the findings themselves, else the fewest
-- links from one of them. state, reading and last_reported belong to actions.
with stated as (
    select project, item
    from indicator_findings($projects, $as_of, $revision)
    where indicator = $indicator
),
reached as (
    select project, item, 0 as steps from stated
    union all
    select reach.project, reach.reaches, reach.steps
    from evidence_reach($projects, $as_of, $revision) as reach
    join stated on stated.project = reach.project and stated.item = reach.item
)
select
    item.item, item.kind, item.title, min(reached.steps) as steps,
    action.state, action.reading, action.reported_on as last_reported,
    item.revision, item.in_file, item.in_row
from reached
join evidence_items($projects, $as_of, $revision) as item
    on item.project = reached.project and item.item = reached.item
left join action_status($projects, $as_of, $revision) as action
    on item.kind = 'action' and action.project = item.project and action.action = item.item
group by all
order by any_value(item.place_in_order)
