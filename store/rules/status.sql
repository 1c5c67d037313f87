-- expected_by(project, as_of, revision): how much of the way each indicator should have come, between
-- 0 and 1, at the date its figure was true. Cumulative and period: a straight line from the baseline's
-- date (else the project's start) through the milestones to the target. Level: the whole target.
-- Grain: one row per indicator with a figure and a comparable target.
create or replace macro expected_by(of_project, as_of, at_revision) as table
with total as (
    select * from targets_in_force(of_project, as_of, at_revision)
    where sex = 'total' and is_comparable
),
judged as (
    select
        indicator.indicator, indicator.measure, indicator.direction,
        figure.period_end,
        target.value as target,
        target.due,
        coalesce(baseline.value, case when indicator.direction = 'increase' then 0 end) as baseline,
        coalesce(baseline.due, project.start) as baseline_date
    from standing_indicators(of_project, as_of, at_revision) as indicator
    join figures(of_project, as_of, at_revision) as figure
        on figure.indicator = indicator.indicator and figure.value is not null
    join total as target on target.indicator = indicator.indicator and target.kind = 'target'
    left join total as baseline on baseline.indicator = indicator.indicator and baseline.kind = 'baseline'
    cross join project_in_force(of_project, as_of, at_revision) as project
),
points as (
    select indicator, baseline_date as day, 0.0 as share from judged
    union all
    select
        judged.indicator, milestone.due,
        (milestone.value - judged.baseline) / nullif(judged.target - judged.baseline, 0)
    from judged
    join total as milestone on milestone.indicator = judged.indicator and milestone.kind = 'milestone'
    where milestone.due > judged.baseline_date and milestone.due < judged.due
    union all
    select indicator, due, 1.0 from judged
),
around as (
    select
        judged.indicator,
        arg_max(points.share, points.day) filter (where points.day <= judged.period_end) as share_before,
        max(points.day) filter (where points.day <= judged.period_end) as day_before,
        arg_min(points.share, points.day) filter (where points.day > judged.period_end) as share_after,
        min(points.day) filter (where points.day > judged.period_end) as day_after
    from judged
    join points on points.indicator = judged.indicator
    group by judged.indicator
)
select
    judged.indicator,
    case
        when judged.target = judged.baseline or judged.baseline is null then null
        when judged.measure = 'level' then 1.0
        when judged.period_end >= judged.due then 1.0
        when judged.period_end <= judged.baseline_date then 0.0
        else greatest(0.0, least(1.0,
            around.share_before
            + (around.share_after - around.share_before)
            * (judged.period_end - around.day_before)
            / nullif(around.day_after - around.day_before, 0)))
    end as expected_share
from judged
join around on around.indicator = judged.indicator;

-- indicator_status(project, as_of, revision): every indicator with its figure, target and status.
-- Grain: one row per indicator. A missing figure stays null; zero is a value.
-- Status is judged by the total alone, in the order of the ledger, "Targets and status":
-- no_target, no_data, met, behind, on_track.
create or replace macro indicator_status(of_project, as_of, at_revision) as table
with total as (
    select * from targets_in_force(of_project, as_of, at_revision) where sex = 'total'
),
stated_otherwise as (
    select indicator, first(value order by unit) as value, first(unit order by unit) as unit
    from total
    where kind = 'target' and not is_comparable
    group by indicator
),
revised as (
    select indicator, count(*) - 1 as times_revised
    from target_versions(of_project, as_of, at_revision)
    where sex = 'total' and kind = 'target'
    group by indicator
),
joined as (
    select
        indicator.indicator, indicator.result, indicator.title, indicator.unit, indicator.measure,
        indicator.direction, indicator.code_basis, indicator.definition,
        indicator.note as indicator_note,
        coalesce(indicator.retired_on <= as_of, false) as is_retired,
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
    from standing_indicators(of_project, as_of, at_revision) as indicator
    cross join project_in_force(of_project, as_of, at_revision) as project
    left join figures(of_project, as_of, at_revision) as figure
        on figure.indicator = indicator.indicator
    left join total as target
        on target.indicator = indicator.indicator and target.kind = 'target' and target.is_comparable
    left join total as baseline
        on baseline.indicator = indicator.indicator
        and baseline.kind = 'baseline' and baseline.is_comparable
    left join stated_otherwise on stated_otherwise.indicator = indicator.indicator
    left join revised on revised.indicator = indicator.indicator
    left join expected_by(of_project, as_of, at_revision) as expected
        on expected.indicator = indicator.indicator
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
        when achievement < expected_share then 'behind'
        else 'on_track'
    end as status
from measured;
