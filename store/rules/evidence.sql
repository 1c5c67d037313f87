-- evidence_known(project, as_of, revision): the items and links that a source states, known by the date.
-- Grain: one row per item and one per link (its item is where it leads from). These files carry no date of
-- their own: what a source states is known from the day on which it was published.
create or replace macro evidence_known(of_project, as_of, at_revision) as table
with known as (
    select source
    from standing_sources(of_project, as_of, at_revision)
    where published is null or published <= as_of
)
select item, null as to_item, kind, title, criterion, null as relation, note, source, place,
    revision, in_file, in_row
from standing_evidence(of_project, as_of, at_revision)
where source in (select source from known)
union all
select from_item, to_item, null, null, null, relation, null, source, place, revision, in_file, in_row
from standing_evidence_links(of_project, as_of, at_revision)
where source in (select source from known);

-- evidence_chain(project, as_of, revision): every link from an item to what rests on it, actions included.
-- Grain: one row per link. Actions rest on their recommendation: `carried_out_by`, besides the relations
-- that the sources state.
create or replace macro evidence_chain(of_project, as_of, at_revision) as table
select item as from_item, to_item, relation, source, place
from evidence_known(of_project, as_of, at_revision)
where to_item is not null
union all
select recommendation, action, 'carried_out_by', source, place
from standing_actions(of_project, as_of, at_revision);

-- evidence_items(project, as_of, revision): every item of the chain, actions included, and what rests on it.
-- Grain: one row per item; a recommendation is one, whether or not it stands among the evidence. place_in_order sorts them: by kind, along the chain, then by code. is_linked is
-- false where nothing rests on it and it rests on nothing. leads_to_conclusion, leads_to_lesson: null for
-- anything but a finding.
create or replace macro evidence_items(of_project, as_of, at_revision) as table
with item as (
    select item, kind, title, criterion, note, source, place, revision, in_file, in_row
    from evidence_known(of_project, as_of, at_revision)
    where to_item is null
    union all
    select recommendation, 'recommendation', title, null, note, source, place, revision, in_file, in_row
    from standing_recommendations(of_project, as_of, at_revision)
    where recommendation not in (
        select item from evidence_known(of_project, as_of, at_revision) where to_item is null
    )
    union all
    select action, 'action', title, null, comment, source, place, revision, in_file, in_row
    from standing_actions(of_project, as_of, at_revision)
),
chain as (
    from evidence_chain(of_project, as_of, at_revision)
),
onward as (
    select
        link.from_item as item,
        count(*) as rests_on_it,
        count(*) filter (where target.kind = 'conclusion') as conclusions,
        count(*) filter (where target.kind = 'lesson') as lessons
    from chain as link
    join item as target on target.item = link.to_item
    group by link.from_item
)
select
    item.*,
    row_number() over (
        order by list_position(
            [
                'question', 'finding', 'conclusion', 'lesson', 'recommendation',
                'operational_recommendation', 'action', 'unexpected_result', 'toc_area'
            ],
            item.kind
        ), in_order(item.item)
    ) as place_in_order,
    coalesce(onward.rests_on_it, 0) as rests_on_it,
    coalesce(onward.rests_on_it, 0) > 0 or item.item in (select to_item from chain) as is_linked,
    case when item.kind = 'finding' then coalesce(onward.conclusions, 0) > 0 end as leads_to_conclusion,
    case when item.kind = 'finding' then coalesce(onward.lessons, 0) > 0 end as leads_to_lesson
from item
left join onward on onward.item = item.item;

-- evidence_reach(project, as_of, revision): what each item leads to, over any number of links.
-- Grain: one row per item and item it reaches; steps is the fewest links between the two. A chain that runs
-- in a circle ends after twelve steps.
create or replace macro evidence_reach(of_project, as_of, at_revision) as table
with recursive chain as (
    from evidence_chain(of_project, as_of, at_revision)
),
walked as (
    select from_item as item, to_item as reaches, 1 as steps
    from chain
    union
    select walked.item, link.to_item, walked.steps + 1
    from walked
    join chain as link on link.from_item = walked.reaches
    where walked.steps < 12
)
select item, reaches, min(steps) as steps
from walked
group by item, reaches;

-- evidence_path(project, as_of, revision, item): everything before and after an item, step by step.
-- Grain: one row per item on its path; side is `itself`, `before` (it rests on that) or `after` (that rests
-- on it), steps the fewest links between the two.
create or replace macro evidence_path(of_project, as_of, at_revision, of_item) as table
with side as (
    select item, 'itself' as side, 0 as steps
    from evidence_items(of_project, as_of, at_revision)
    where item = of_item
    union all
    select reaches, 'after', steps
    from evidence_reach(of_project, as_of, at_revision)
    where item = of_item
    union all
    select item, 'before', steps
    from evidence_reach(of_project, as_of, at_revision)
    where reaches = of_item
)
select item, arg_min(side, steps) as side, min(steps) as steps
from side
group by item;
