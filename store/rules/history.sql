-- target_versions(project, as_of, revision): every target that has stood, and until when.
-- Grain: one row per indicator, kind, sex, unit (and due date of a milestone) and version. Equal rows
-- only confirm. A revised target counts from its reported_on; version 1 is the first. Another value for the same
-- reported_on is a correction and no version of its own.
create or replace macro target_versions(of_project, as_of, at_revision) as table
with last_of_day as (
    select
        target.*,
        case when target.kind = 'milestone' then target.due end as milestone_due
    from rows_of_targets as target
    join counting(of_project, at_revision) as upload on upload.revision = target.revision
    where target.project = of_project and target.reported_on <= as_of
    qualify row_number() over (
        partition by indicator, kind, sex, unit, case when kind = 'milestone' then due end, reported_on
        order by target.revision desc, in_row desc
    ) = 1
),
known as (
    select *, lag(struct_pack(value, due, qualifier)) over versions as before
    from last_of_day
    window versions as (
        partition by indicator, kind, sex, unit, milestone_due order by reported_on, revision, in_row
    )
)
select
    * exclude (before, milestone_due),
    row_number() over versions as version,
    lead(reported_on) over versions as stood_until
from known
where before is null or before is distinct from struct_pack(value, due, qualifier)
window versions as (
    partition by indicator, kind, sex, unit, milestone_due order by reported_on, revision, in_row
);

-- result_versions(project, as_of, revision): every result row that counts, also those that were corrected.
-- Grain: one row per row of an upload. stands: it is the one that is shown as of the date.
create or replace macro result_versions(of_project, as_of, at_revision) as table
select
    result.*,
    row_number() over (
        partition by indicator, period_start, period_end, country, sex
        order by reported_on desc, result.revision desc, in_row desc
    ) = 1 as stands
from rows_of_results as result
join counting(of_project, at_revision) as upload on upload.revision = result.revision
where result.project = of_project and result.reported_on <= as_of and result.period_end <= as_of;

-- figures_by_year(project, as_of, revision): each indicator's figures, by reporting year.
-- Grain: one row per indicator, period and scope; year_end is the last day of the reporting year in
-- which the period ends, closes_year marks the figure with which that year closes.
create or replace macro figures_by_year(of_project, as_of, at_revision) as table
select
    figure.*,
    reporting_year_end_of(figure.period_end, project.reporting_year_end) as year_end,
    row_number() over (
        partition by figure.indicator, figure.country,
            reporting_year_end_of(figure.period_end, project.reporting_year_end)
        order by figure.period_end desc, figure.period_start
    ) = 1 as closes_year
from figures_by_period(of_project, as_of, at_revision) as figure
cross join project_in_force(of_project, as_of, at_revision) as project;

-- everything_reported(project, revision): the dates on which anything that counts was reported.
-- Grain: one row per file and date.
create or replace macro everything_reported(of_project, at_revision) as table
select distinct entry.file, entry.reported_on
from (
    select 'targets' as file, reported_on, revision, project from rows_of_targets
    union all select 'results', reported_on, revision, project from rows_of_results
    union all select 'portfolio', reported_on, revision, project from rows_of_portfolio
    union all select 'partnerships', reported_on, revision, project from rows_of_partnerships
    union all select 'recommendations', reported_on, revision, project from rows_of_recommendations
    union all select 'actions', reported_on, revision, project from rows_of_actions
) as entry
join counting(of_project, at_revision) as upload on upload.revision = entry.revision
where entry.project = of_project;
