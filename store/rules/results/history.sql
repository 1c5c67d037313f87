-- target_versions(projects, as_of, revision): every target that was in force, and until when.
-- Grain: one row per project, indicator, kind, sex, unit (and due date of a milestone) and version. Equal rows
-- only confirm. A revised target counts from its reported_on; version 1 is the first with a value, version 0 a row
-- before it, which has none. Another value for the same reported_on is a correction and no version of its own. is_seen:
-- the first value after a row that says that it was not seen; it is no revision.
create or replace macro target_versions(of_projects, as_of, at_revision) as table
with last_of_day as (
    select
        target.*,
        milestone_due(target.kind, target.due) as milestone_due
    from counted_targets(of_projects, at_revision) as target
    where target.reported_on <= as_of
    qualify row_number() over (
        partition by
            project, indicator, kind, sex, unit, milestone_due(kind, due), reported_on
        order by target.revision desc, in_row desc
    ) = 1
),
known as (
    select
        *,
        lag(struct_pack(value, due, qualifier)) over versions as before,
        count(value) over versions > 0 as has_had_value
    from last_of_day
    window versions as (
        partition by project, indicator, kind, sex, unit, milestone_due order by reported_on, revision, in_row
    )
)
select
    * exclude (before, milestone_due, has_had_value),
    count(*) filter (where has_had_value) over versions as version,
    lead(reported_on) over versions as stood_until,
    value is not null and coalesce(before.qualifier = 'not_in_source', false) as is_seen
from known
where before is null or before is distinct from struct_pack(value, due, qualifier)
window versions as (
    partition by project, indicator, kind, sex, unit, milestone_due order by reported_on, revision, in_row
);

-- result_versions(projects, as_of, revision): every result row that counts, including those that were corrected.
-- Grain: one row per row of an upload. stands: it is the one in force as of the date. is_seen: it has the first value
-- after a row that says that it was not seen.
create or replace macro result_versions(of_projects, as_of, at_revision) as table
select
    *,
    row_number() over rows_of_key = 1 as stands,
    value is not null and coalesce(lead(qualifier) over rows_of_key = 'not_in_source', false) as is_seen
from counted_results(of_projects, at_revision)
where reported_on <= as_of and period_end <= as_of
window rows_of_key as (
    partition by project, indicator, period_start, period_end, country, sex
    order by reported_on desc, revision desc, in_row desc
);

-- figures_by_year(projects, as_of, revision): each indicator's figures, by reporting year.
-- Grain: one row per project, indicator, period and scope; year_end is the last day of the reporting year in
-- which the period ends, closes_year marks the figure with which that year closes.
create or replace macro figures_by_year(of_projects, as_of, at_revision) as table
select
    figure.*,
    reporting_year_end_of(figure.period_end, project.reporting_year_end) as year_end,
    row_number() over (
        partition by figure.project, figure.indicator, figure.country,
            reporting_year_end_of(figure.period_end, project.reporting_year_end)
        order by figure.period_end desc, figure.period_start
    ) = 1 as closes_year
from figures_by_period(of_projects, as_of, at_revision) as figure
join project_in_force(of_projects, as_of, at_revision) as project on project.project = figure.project;

-- everything_reported(projects, revision): the dates on which anything that counts was reported.
-- Grain: one row per project, file and date.
create or replace macro everything_reported(of_projects, at_revision) as table
select project, 'targets' as file, reported_on from counted_targets(of_projects, at_revision)
union
select project, 'results', reported_on from counted_results(of_projects, at_revision)
union
select project, 'portfolio', reported_on from counted_portfolio(of_projects, at_revision)
union
select project, 'partnerships', reported_on from counted_partnerships(of_projects, at_revision)
union
select project, 'recommendations', reported_on from counted_recommendations(of_projects, at_revision)
union
select project, 'actions', reported_on from counted_actions(of_projects, at_revision)
union
select project, 'judgements', reported_on from counted_judgements(of_projects, at_revision);

-- figures_by_date(projects, as_of, revision): the figure that each indicator had at each date on which a period ends.
-- Grain: one row per project, indicator and date, of the whole project; a country alone has none. Of several periods
-- that end on a date it is the one that began first. Measure period, but for percentages: the sum of all periods until
-- then, as in `figures`. change is by how much it is more than at the date before, and since is that date: null for the
-- first, and where either has a qualifier.
create or replace macro figures_by_date(of_projects, as_of, at_revision) as table
with whole as (
    select project, indicator, measure = 'period' and unit <> 'percent' as is_summed, period_start, period_end, value,
        qualifier
    from figures_by_period(of_projects, as_of, at_revision)
    where country is null and value is not null
),
summed as (
    select
        latest.project, latest.indicator, latest.period_end,
        sum(each.value) as value, qualifier_of_sum(each.qualifier) as qualifier
    from (select distinct project, indicator, period_end from whole where is_summed) as latest
    join whole as each
        on each.project = latest.project and each.indicator = latest.indicator and each.period_end <= latest.period_end
    group by latest.project, latest.indicator, latest.period_end
),
dated as (
    select project, indicator, period_end, value, qualifier
    from whole
    where not is_summed
    qualify row_number() over (partition by project, indicator, period_end order by period_start) = 1
    union all by name
    from summed
)
select
    *,
    case
        when qualifier = 'exact' and lag(qualifier) over dates = 'exact' then value - lag(value) over dates
    end as change,
    lag(period_end) over dates as since
from dated
window dates as (partition by project, indicator order by period_end);
