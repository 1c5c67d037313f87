-- expected_path(projects, as_of, revision): the course that an indicator should take, point by point.
-- Grain: one row per project, indicator with a comparable target, and point: the baseline's date (else the
-- project's start), the milestones between, the target. share is null where there is no ratio.
create or replace macro expected_path(of_projects, as_of, at_revision) as table
with total as (
    select * from targets_in_force(of_projects, as_of, at_revision)
    where sex = 'total' and is_comparable
),
judged as (
    select
        indicator.project, indicator.indicator, indicator.measure,
        target.value as target,
        target.due,
        coalesce(baseline.value, case when indicator.direction = 'increase' then 0 end) as baseline,
        coalesce(baseline.due, project.start) as baseline_date
    from current_indicators(of_projects, as_of, at_revision) as indicator
    join total as target
        on target.project = indicator.project and target.indicator = indicator.indicator
        and target.kind = 'target'
    left join total as baseline
        on baseline.project = indicator.project and baseline.indicator = indicator.indicator
        and baseline.kind = 'baseline'
    join project_in_force(of_projects, as_of, at_revision) as project
        on project.project = indicator.project
),
points as (
    select *, baseline_date as day, baseline as value, 'baseline' as kind
    from judged
    where baseline_date < due
    union all
    select judged.*, milestone.due, milestone.value, 'milestone'
    from judged
    join total as milestone
        on milestone.project = judged.project and milestone.indicator = judged.indicator
        and milestone.kind = 'milestone'
    where milestone.due > judged.baseline_date and milestone.due < judged.due
    union all
    select *, due, target, 'target' from judged
)
select
    project, indicator, measure, kind, day, value,
    (value - baseline) / nullif(target - baseline, 0) as share
from points;

-- indicator_status(projects, as_of, revision): every indicator with its figure, target and status.
-- Grain: one row per project and indicator. A missing figure stays null; zero is a value.
-- Status depends on the total alone, in the order of docs/method.md, "Targets and status":
-- no_target, no_data, met, behind, on_track.
create or replace macro indicator_status(of_projects, as_of, at_revision) as table
with total as (
    select * from targets_in_force(of_projects, as_of, at_revision) where sex = 'total'
),
revised as (
    select project, indicator, count(*) filter (where version > 1 and value is not null) as times_revised
    from target_versions(of_projects, as_of, at_revision)
    where sex = 'total' and kind = 'target'
    group by project, indicator
),
figure as materialized (
    select * from figures(of_projects, as_of, at_revision)
),
-- the points of the path before and after the day on which the figure was true
around as (
    select
        path.project, path.indicator, path.measure, figure.period_end,
        bool_or(path.share is null) as has_no_ratio,
        arg_max(path.share, path.day) filter (where path.day <= figure.period_end) as share_before,
        max(path.day) filter (where path.day <= figure.period_end) as day_before,
        arg_min(path.share, path.day) filter (where path.day >= figure.period_end) as share_after,
        min(path.day) filter (where path.day >= figure.period_end) as day_after
    from expected_path(of_projects, as_of, at_revision) as path
    join figure
        on figure.project = path.project and figure.indicator = path.indicator
        and figure.value is not null
    group by path.project, path.indicator, path.measure, figure.period_end
),
-- the share of the target that should have been reached by then, between 0 and 1. Cumulative and period: a straight
-- line from point to point of the path. Level: the whole target.
expected as (
    select
        project,
        indicator,
        case
            when has_no_ratio then null
            when measure = 'level' then 1.0
            when day_after is null then 1.0
            when day_before is null then 0.0
            else greatest(0.0, least(1.0, coalesce(
                share_before
                + (share_after - share_before)
                * (period_end - day_before) / nullif(day_after - day_before, 0),
                share_before)))
        end as expected_share
    from around
),
joined as (
    select
        indicator.project, indicator.indicator, indicator.result, indicator.title, indicator.unit, indicator.measure,
        indicator.direction, indicator.code_basis, indicator.definition,
        indicator.note as indicator_note,
        indicator.is_retired,
        figure.value, figure.period_start, figure.period_end, figure.qualifier, figure.basis,
        figure.derived_as, figure.reported_on, figure.source, figure.place, figure.note,
        figure.revision, figure.in_file, figure.in_row,
        figure.difference, figure.sum_of_parts,
        target.value as target, target.qualifier as target_qualifier, target.due,
        target.stated_due, target.reason as target_reason, target.reported_on as target_reported_on,
        target.source as target_source, target.place as target_place,
        coalesce(revised.times_revised, 0) as target_times_revised,
        baseline.value as baseline, baseline.due as baseline_date,
        coalesce(baseline.due, project.start) as counted_from,
        coalesce(baseline.value, case when indicator.direction = 'increase' then 0 end)
            as baseline_used,
        stated_otherwise.value as target_in_other_unit,
        stated_otherwise.unit as target_other_unit,
        expected.expected_share
    from current_indicators(of_projects, as_of, at_revision) as indicator
    join project_in_force(of_projects, as_of, at_revision) as project
        on project.project = indicator.project
    left join figure on figure.project = indicator.project and figure.indicator = indicator.indicator
    left join total as target
        on target.project = indicator.project and target.indicator = indicator.indicator
        and target.kind = 'target' and target.is_comparable
    left join total as baseline
        on baseline.project = indicator.project and baseline.indicator = indicator.indicator
        and baseline.kind = 'baseline' and baseline.is_comparable
    left join targets_in_other_unit(of_projects, as_of, at_revision) as stated_otherwise
        on stated_otherwise.project = indicator.project and stated_otherwise.indicator = indicator.indicator
    left join revised on revised.project = indicator.project and revised.indicator = indicator.indicator
    left join expected
        on expected.project = indicator.project and expected.indicator = indicator.indicator
),
measured as (
    select
        *,
        (value - baseline_used) / nullif(target - baseline_used, 0) as achievement,
        baseline_used + expected_share * (target - baseline_used) as expected_value
    from joined
)
select
    *,
    case
        when target is null then 'no_target'
        when value is null then 'no_data'
        when direction = 'increase' and value >= target then 'met'
        when direction = 'decrease' and value <= target then 'met'
        when due < as_of then 'behind'
        when measure = 'level' then 'behind'
        -- rounded, so that a figure on the line is not behind by the last digit of a fraction
        when round(achievement - expected_share, 9) < 0 then 'behind'
        else 'on_track'
    end as status
from measured;
