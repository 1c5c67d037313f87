-- conflicts_stated(projects, as_of, revision): the places where the sources disagree, and whether it is settled.
-- Grain: one row per project and conflict. indicator is the indicator whose figure or target it is about, where there
-- is one; shown_title and other_title are the titles of the two sources. touches: the further rows that it names, a list
-- of file and key. It holds conflicts about partners that may not be named: readers get conflicts_known.
create or replace macro conflicts_stated(of_projects, as_of, at_revision) as table
select
    conflict.* replace (coalesce(conflict.weight, 'figure') as weight),
    touched_rows(conflict.also_touches) as touches,
    shown.title as shown_title,
    other.title as other_title,
    case when conflict.file in ('results', 'targets', 'indicators')
        then string_split(conflict.key, ';')[1] end as indicator,
    coalesce(conflict.resolved_on <= as_of, false) as is_resolved
from current_conflicts(of_projects, as_of, at_revision) as conflict
left join current_sources(of_projects, as_of, at_revision) as shown
    on shown.project = conflict.project and shown.source = conflict.shown_source
left join current_sources(of_projects, as_of, at_revision) as other
    on other.project = conflict.project and other.source = conflict.other_source;

-- conflicts_known(projects, as_of, revision): the conflicts that may be shown.
-- Grain: one row per project and conflict. A conflict about a partner that may not be named is omitted: its text
-- might name the partner.
create or replace macro conflicts_known(of_projects, as_of, at_revision) as table
with known as (
    from conflicts_stated(of_projects, as_of, at_revision)
),
about_partner as (
    select project, conflict, key as partnership from known where file = 'partnerships'
    union all
    select project, conflict, touched.key
    from (select project, conflict, unnest(touches) as touched from known)
    where touched.file = 'partnerships'
)
select *
from known
where (project, conflict) not in (
    select (project, conflict)
    from about_partner
    where (project, partnership) not in (
        select (project, partnership)
        from public_partnerships(of_projects, as_of, at_revision)
        where is_named
    )
);

-- part_differences(projects, as_of, revision): totals that differ from the sum of their parts.
-- Grain: one row per project, indicator, period and scope. Both are shown, with the difference; no upload is refused
-- for it.
create or replace macro part_differences(of_projects, as_of, at_revision) as table
select
    figure.project, figure.indicator, indicator.title, figure.country, figure.period_start, figure.period_end,
    figure.stated_total, figure.sum_of_parts, figure.difference, figure.source, figure.place
from figures_by_period(of_projects, as_of, at_revision) as figure
join current_indicators(of_projects, as_of, at_revision) as indicator
    on indicator.project = figure.project and indicator.indicator = figure.indicator
where figure.difference <> 0;
