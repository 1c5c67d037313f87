-- evidence_known(projects, as_of, revision): the items and links that a source states, known by the date.
-- Grain: one row per project and item, and one per link (its item is the one that it leads from). These files have no
-- date of their own: what a source states is known from the day on which it was published.
create or replace macro evidence_known(of_projects, as_of, at_revision) as table
with known as (
    select project, source
    from current_sources(of_projects, as_of, at_revision)
    where published is null or published <= as_of
)
select project, item, null as to_item, kind, title, criterion, null as relation, note, source, place,
    revision, in_file, in_row
from current_evidence(of_projects, as_of, at_revision)
semi join known using (project, source)
union all
select project, from_item, to_item, null, null, null, relation, null, source, place, revision, in_file, in_row
from current_evidence_links(of_projects, as_of, at_revision)
semi join known using (project, source);

-- evidence_chain(projects, as_of, revision): every link from an item to those based on it, including actions.
-- Grain: one row per project and link. Actions are based on their recommendation, by the relation `carried_out_by`; the
-- other relations are those that the sources state.
create or replace macro evidence_chain(of_projects, as_of, at_revision) as table
select project, item as from_item, to_item, relation, source, place
from evidence_known(of_projects, as_of, at_revision)
where to_item is not null
union all
select project, recommendation, action, 'carried_out_by', source, place
from current_actions(of_projects, as_of, at_revision);

-- evidence_items(projects, as_of, revision): every item of the chain, including actions, and what is based on it.
-- Grain: one row per project and item; including recommendations that are not in evidence.csv. place_in_order sorts
-- those of a project: by kind, along the chain, then by code. is_linked is false for an item without any link.
-- leads_to_conclusion, leads_to_lesson: null for anything but a finding; leads_to_recommendation: for anything but a
-- conclusion.
create or replace macro evidence_items(of_projects, as_of, at_revision) as table
with item as (
    select project, item, kind, title, criterion, note, source, place, revision, in_file, in_row
    from evidence_known(of_projects, as_of, at_revision)
    where to_item is null
    union all
    select project, recommendation, 'recommendation', title, null, note, source, place, revision, in_file, in_row
    from current_recommendations(of_projects, as_of, at_revision)
    where (project, recommendation) not in (
        select (project, item) from evidence_known(of_projects, as_of, at_revision) where to_item is null
    )
    union all
    select project, action, 'action', title, null, comment, source, place, revision, in_file, in_row
    from current_actions(of_projects, as_of, at_revision)
),
chain as (
    from evidence_chain(of_projects, as_of, at_revision)
),
onward as (
    select
        link.project,
        link.from_item as item,
        count(*) as rests_on_it,
        count(*) filter (where target.kind = 'conclusion') as conclusions,
        count(*) filter (where target.kind = 'lesson') as lessons,
        count(*) filter (where target.kind = 'recommendation') as recommendations
    from chain as link
    join item as target on target.project = link.project and target.item = link.to_item
    group by link.project, link.from_item
)
select
    item.*,
    row_number() over (
        partition by item.project order by list_position(
            [
                'question', 'finding', 'conclusion', 'lesson', 'recommendation',
                'operational_recommendation', 'action', 'unexpected_result', 'toc_area'
            ],
            item.kind
        ), in_order(item.item)
    ) as place_in_order,
    coalesce(onward.rests_on_it, 0) as rests_on_it,
    coalesce(onward.rests_on_it, 0) > 0
        or (item.project, item.item) in (select (project, to_item) from chain) as is_linked,
    case when item.kind = 'finding' then coalesce(onward.conclusions, 0) > 0 end as leads_to_conclusion,
    case when item.kind = 'finding' then coalesce(onward.lessons, 0) > 0 end as leads_to_lesson,
    case when item.kind = 'conclusion' then coalesce(onward.recommendations, 0) > 0 end as leads_to_recommendation
from item
left join onward on onward.project = item.project and onward.item = item.item;

-- evidence_reach(projects, as_of, revision): what each item leads to, over any number of links.
-- Grain: one row per project, item and item it reaches; steps is the fewest links between the two. A circular
-- chain ends after twelve steps.
create or replace macro evidence_reach(of_projects, as_of, at_revision) as table
with recursive chain as (
    from evidence_chain(of_projects, as_of, at_revision)
),
walked as (
    select project, from_item as item, to_item as reaches, 1 as steps
    from chain
    union
    select walked.project, walked.item, link.to_item, walked.steps + 1
    from walked
    join chain as link on link.project = walked.project and link.from_item = walked.reaches
    where walked.steps < 12
)
select project, item, reaches, min(steps) as steps
from walked
group by project, item, reaches;

-- evidence_path(projects, as_of, revision, item): everything before and after an item, step by step.
-- Grain: one row per project and item on its path; side is `itself`, `before` (the chosen item is based on it) or
-- `after` (it is based on the chosen item), steps the fewest links between the two.
create or replace macro evidence_path(of_projects, as_of, at_revision, of_item) as table
with side as (
    select project, item, 'itself' as side, 0 as steps
    from evidence_items(of_projects, as_of, at_revision)
    where item = of_item
    union all
    select project, reaches, 'after', steps
    from evidence_reach(of_projects, as_of, at_revision)
    where item = of_item
    union all
    select project, item, 'before', steps
    from evidence_reach(of_projects, as_of, at_revision)
    where reaches = of_item
)
select project, item, arg_min(side, steps) as side, min(steps) as steps
from side
group by project, item;

-- indicator_findings(projects, as_of, revision): the findings that state the figure which is shown of an indicator.
-- Grain: one row per project, indicator and finding. A finding states a figure of its own source whose place is that of
-- the finding, or begins with it: `finding 10, footnote 25` is in the finding at `finding 10`. A sum has several places.
create or replace macro indicator_findings(of_projects, as_of, at_revision) as table
select distinct figure.project, figure.indicator, finding.item
from (
    select project, indicator, source, trim(unnest(string_split(place, ';'))) as place
    from figures(of_projects, as_of, at_revision)
) as figure
join evidence_items(of_projects, as_of, at_revision) as finding
    on finding.project = figure.project and finding.source = figure.source
where finding.kind = 'finding'
  and (finding.place = figure.place or starts_with(figure.place, finding.place || ','));
