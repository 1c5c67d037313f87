-- conflict_places(projects, as_of, revision): the rows that each conflict touches.
-- Grain: one row per project, conflict and row; none for a conflict that touches no row. is_main: it is the row that
-- the conflict names first. indicator is the indicator that the row is about, where there is one. is_earlier: the row
-- is a figure of an earlier period than the one that is shown now.
create or replace macro conflict_places(of_projects, as_of, at_revision) as table
with listed as (
    select project, conflict, file, key, true as is_main
    from current_conflicts(of_projects, as_of, at_revision)
    where file is not null
    union all
    select project, conflict, touched.file, touched.key, false
    from (
        select project, conflict, unnest(touched_rows(also_touches)) as touched
        from current_conflicts(of_projects, as_of, at_revision)
    )
),
places as (
    select *, case when file in ('results', 'targets', 'indicators') then string_split(key, ';')[1] end as indicator
    from listed
)
select
    places.*,
    coalesce(
        case places.file
            when 'results' then try_cast(string_split(places.key, ';')[3] as date) < figure.period_end
            when 'portfolio' then try_cast(string_split(places.key, ';')[4] as date) < portfolio.as_at
        end,
        false
    ) as is_earlier
from places
left join figures(of_projects, as_of, at_revision) as figure
    on figure.project = places.project and figure.indicator = places.indicator
left join (
    select project, topic, measure, coalesce(category, '') as category, max(as_at) as as_at
    from current_portfolio(of_projects, as_of, at_revision)
    group by all
) as portfolio
    on places.file = 'portfolio' and portfolio.project = places.project
    and [portfolio.topic, portfolio.measure, portfolio.category] = string_split(places.key, ';')[1:3];

-- conflicts_stated(projects, as_of, revision): the places where the sources disagree, and whether it is settled.
-- Grain: one row per project and conflict. indicator is the indicator whose figure or target it is about, where there
-- is one; shown_title and other_title are the titles of the two sources. It holds conflicts about partners that
-- may not be named: readers get conflicts_known.
-- weight: what settling it would change, a figure where nothing is stated. is_earlier: it is about a figure that a newer
-- period has replaced. matters: it is open, has the weight of a figure, and is about the one that is shown. rank orders
-- those: first what a status rests on, then figures of indicators, the project, the response, the portfolio, the rest.
create or replace macro conflicts_stated(of_projects, as_of, at_revision) as table
with judged as (
    select
        conflict.* replace (coalesce(conflict.weight, 'figure') as weight),
        shown.title as shown_title,
        other.title as other_title,
        place.indicator,
        coalesce(place.is_earlier, false) as is_earlier,
        coalesce(conflict.resolved_on <= as_of, false) as is_resolved
    from current_conflicts(of_projects, as_of, at_revision) as conflict
    left join conflict_places(of_projects, as_of, at_revision) as place
        on place.project = conflict.project and place.conflict = conflict.conflict and place.is_main
    left join current_sources(of_projects, as_of, at_revision) as shown
        on shown.project = conflict.project and shown.source = conflict.shown_source
    left join current_sources(of_projects, as_of, at_revision) as other
        on other.project = conflict.project and other.source = conflict.other_source
)
select
    judged.*,
    not is_resolved and not is_earlier and weight = 'figure' as matters,
    case
        when target.indicator is not null then 1
        when judged.indicator is not null then 2
        when file = 'project' then 3
        when file in ('actions', 'recommendations') then 4
        when file = 'portfolio' then 5
        else 6
    end as rank
from judged
left join targets_in_force(of_projects, as_of, at_revision) as target
    on target.project = judged.project and target.indicator = judged.indicator
    and target.kind = 'target' and target.sex = 'total' and target.is_comparable;

-- conflicts_known(projects, as_of, revision): the conflicts that may be shown.
-- Grain: one row per project and conflict. A conflict about a partner that may not be named is omitted: its text
-- might name the partner.
create or replace macro conflicts_known(of_projects, as_of, at_revision) as table
select *
from conflicts_stated(of_projects, as_of, at_revision)
where (project, conflict) not in (
    select (project, conflict)
    from conflict_places(of_projects, as_of, at_revision)
    where file = 'partnerships'
      and (project, key) not in (
          select (project, partnership)
          from public_partnerships(of_projects, as_of, at_revision)
          where is_named
      )
);

-- indicator_conflicts(projects, as_of, revision): the open conflicts about the figure or target of an indicator that are
-- more than a matter of wording.
-- Grain: one row per project, indicator and conflict. Those about a figure that a newer period has replaced are left out.
create or replace macro indicator_conflicts(of_projects, as_of, at_revision) as table
select distinct place.project, place.indicator, place.conflict
from conflict_places(of_projects, as_of, at_revision) as place
join conflicts_known(of_projects, as_of, at_revision) as known
    on known.project = place.project and known.conflict = place.conflict
where place.indicator is not null and not place.is_earlier and not known.is_resolved and known.weight <> 'wording';

-- part_differences(projects, as_of, revision): totals that differ from the sum of their parts.
-- Grain: one row per project, indicator, period and scope. Both are shown, with the difference; no upload is refused
-- for it.
create or replace macro part_differences(of_projects, as_of, at_revision) as table
select
    figure.project, figure.indicator, indicator.title, figure.country, figure.period_start, figure.period_end,
    figure.stated_total, figure.qualifier, figure.is_date_assumed, figure.sum_of_parts, figure.difference,
    qualifier_of_parts(
        figure.women_qualifier, figure.men_qualifier, figure.another_gender_qualifier, figure.not_recorded_qualifier
    ) as sum_qualifier,
    figure.source, figure.place
from figures_by_period(of_projects, as_of, at_revision) as figure
join current_indicators(of_projects, as_of, at_revision) as indicator
    on indicator.project = figure.project and indicator.indicator = figure.indicator
where figure.difference <> 0;
