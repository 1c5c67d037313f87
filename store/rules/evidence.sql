-- evidence_chain(project, as_of, revision): every link from an item to what rests on it, actions included.
-- Grain: one row per link. Actions rest on their recommendation: `carried_out_by`, besides the relations
-- that the sources state.
create or replace macro evidence_chain(of_project, as_of, at_revision) as table
select from_item, to_item, relation, source, place
from standing_evidence_links(of_project, as_of, at_revision)
union all
select recommendation, action, 'carried_out_by', source, place
from standing_actions(of_project, as_of, at_revision);

-- evidence_items(project, as_of, revision): every item of the chain, actions included, and what rests on it.
-- Grain: one row per item. leads_to_conclusion is null for anything but a finding.
create or replace macro evidence_items(of_project, as_of, at_revision) as table
with item as (
    select item, kind, title, criterion, note, source, place
    from standing_evidence(of_project, as_of, at_revision)
    union all
    select action, 'action', title, null, comment, source, place
    from standing_actions(of_project, as_of, at_revision)
),
onward as (
    select
        link.from_item as item,
        count(*) as rests_on_it,
        count(*) filter (where target.kind = 'conclusion') as conclusions,
        count(*) filter (where target.kind = 'lesson') as lessons
    from evidence_chain(of_project, as_of, at_revision) as link
    join item as target on target.item = link.to_item
    group by link.from_item
)
select
    item.*,
    coalesce(onward.rests_on_it, 0) as rests_on_it,
    case when item.kind = 'finding' then coalesce(onward.conclusions, 0) > 0 end as leads_to_conclusion,
    case when item.kind = 'finding' then coalesce(onward.lessons, 0) > 0 end as leads_to_lesson
from item
left join onward on onward.item = item.item;
