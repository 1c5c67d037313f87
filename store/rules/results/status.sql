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
        target.qualifier as target_qualifier, baseline.qualifier as baseline_qualifier,
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
    select *, baseline_date as day, baseline as value, baseline_qualifier as qualifier, 'baseline' as kind
    from judged
    where baseline_date < due
    union all
    select judged.*, milestone.due, milestone.value, milestone.qualifier, 'milestone'
    from judged
    join total as milestone
        on milestone.project = judged.project and milestone.indicator = judged.indicator
        and milestone.kind = 'milestone'
    where milestone.due > judged.baseline_date and milestone.due < judged.due
    union all
    select *, due, target, target_qualifier, 'target' from judged
)
select
    project, indicator, measure, kind, day, value, qualifier,
    (value - baseline) / nullif(target - baseline, 0) as share
from points;

-- status_of(value, may_be_met, against): the status that a figure has at its own date, against its yardstick: direction,
-- target, baseline, expected_share, expected_value and is_due (its date is not before the due date).
create or replace macro status_of(of_value, may_be_met, against) as (
    case
        when may_be_met and against.direction = 'increase' and of_value >= against.target then 'met'
        when may_be_met and against.direction = 'decrease' and of_value <= against.target then 'met'
        when against.is_due then 'behind'
        -- rounded, so that a figure on the line is not behind by the last digit of a fraction
        when round(
            (of_value - against.baseline) / nullif(against.target - against.baseline, 0) - against.expected_share, 9
        ) < 0 then 'behind'
        when against.expected_share is not null then 'on_track'
        when against.direction = 'increase' and of_value < against.expected_value then 'behind'
        when against.direction = 'decrease' and of_value > against.expected_value then 'behind'
        else 'on_track'
    end
);

-- status_order(status): a status as a number to order by: what needs attention first, then what is not known.
create or replace macro status_order(of_status) as (
    list_position([
        'behind', 'not_reported', 'no_data', 'not_judged', 'on_track', 'met',
        'target_in_other_unit', 'target_not_in_source', 'no_target'
    ], of_status)
);

-- rounded_by(value): by how much a figure stated as `about` may be wrong: half of the place of its last digit that is
-- not zero. 3,700 by 50, 24 by 0.5.
create or replace macro rounded_by(of_value) as (
    0.5 * case
        when of_value = 0 then 1
        when contains(without_zeros(of_value), '.')
            then pow(10, -length(split_part(without_zeros(of_value), '.', 2)))
        else pow(10, length(without_zeros(of_value)) - length(rtrim(without_zeros(of_value), '0')))
    end
);

-- least_of(value, qualifier) and most_of(value, qualifier): between which numbers the true figure may be, as its
-- qualifier says. What is more or less than a value differs from it by the last decimal that the ledger has.
create or replace macro least_of(of_value, of_qualifier) as (
    case of_qualifier
        when 'about' then of_value - rounded_by(of_value)
        when 'more_than' then of_value + 0.000001
        when 'less_than' then '-infinity'::double
        when 'up_to' then '-infinity'::double
        else of_value
    end
);
create or replace macro most_of(of_value, of_qualifier) as (
    case of_qualifier
        when 'about' then of_value + rounded_by(of_value)
        when 'less_than' then of_value - 0.000001
        when 'more_than' then 'infinity'::double
        when 'at_least' then 'infinity'::double
        else of_value
    end
);

-- next_report_by(period_end): the last day on which nothing is missing after a figure: one reporting interval and the
-- months of grace after it.
create or replace macro next_report_by(of_day) as (
    cast(of_day + to_months(report_interval_months() + report_grace_months()) as date)
);

-- indicator_progress(projects, as_of, revision): every indicator with its figure, target and what was expected.
-- Grain: one row per project and indicator. A missing figure stays null; zero is a value.
-- target_gap and baseline_gap: why a row of the target or baseline has no value: none, not_in_source.
-- Source: docs/method.md, "Targets and status".
create or replace macro indicator_progress(of_projects, as_of, at_revision) as table
with total as (
    select * from targets_in_force(of_projects, as_of, at_revision) where sex = 'total'
),
without_value as (
    select
        project,
        indicator,
        any_value(qualifier) filter (where kind = 'target') as target_gap,
        any_value(qualifier) filter (where kind = 'baseline') as baseline_gap
    from targets_without_value(of_projects, as_of, at_revision)
    where sex = 'total' and is_comparable
    group by project, indicator
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
        bool_or(path.share is null or path.day is null) as has_no_line,
        arg_max(path.share, path.day) filter (where path.day <= figure.period_end) as share_before,
        max(path.day) filter (where path.day <= figure.period_end) as day_before,
        arg_min(path.share, path.day) filter (where path.day >= figure.period_end) as share_after,
        min(path.day) filter (where path.day >= figure.period_end) as day_after,
        arg_max(struct_pack(path.share, path.value), path.day) filter (
            where path.measure = 'level' and path.kind = 'milestone' and path.day <= figure.period_end
        ) as milestone
    from expected_path(of_projects, as_of, at_revision) as path
    join figure
        on figure.project = path.project and figure.indicator = path.indicator
        and figure.value is not null
    group by path.project, path.indicator, path.measure, figure.period_end
),
-- the share of the target that should have been reached by then, between 0 and 1: a straight line from point to point
-- of the path. Level: that of the last milestone due by then, where there is one.
expected as (
    select
        project,
        indicator,
        milestone.value as milestone,
        case
            when has_no_line then null
            when milestone is not null then milestone.share
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
        figure.value, figure.period_start, figure.period_end, figure.is_date_assumed, figure.qualifier, figure.basis,
        figure.derived_as, figure.reported_on, figure.source, figure.place, figure.note,
        figure.revision, figure.in_file, figure.in_row,
        figure.difference, figure.sum_of_parts,
        target.value as target, target.qualifier as target_qualifier, target.due,
        target.stated_due, target.reason as target_reason, target.reported_on as target_reported_on,
        target.source as target_source, target.place as target_place,
        coalesce(revised.times_revised, 0) as target_times_revised,
        without_value.target_gap, without_value.baseline_gap,
        baseline.value as baseline, baseline.qualifier as baseline_qualifier, baseline.due as baseline_date,
        coalesce(baseline.due, project.start) as counted_from,
        coalesce(baseline.value, case when indicator.direction = 'increase' then 0 end)
            as baseline_used,
        stated_otherwise.value as target_in_other_unit,
        stated_otherwise.unit as target_other_unit, stated_otherwise.qualifier as target_other_qualifier,
        stated_otherwise.due as target_other_due,
        expected.milestone,
        expected.expected_share,
        project.end_in_force
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
    left join without_value
        on without_value.project = indicator.project and without_value.indicator = indicator.indicator
    left join targets_in_other_unit(of_projects, as_of, at_revision) as stated_otherwise
        on stated_otherwise.project = indicator.project and stated_otherwise.indicator = indicator.indicator
    left join revised on revised.project = indicator.project and revised.indicator = indicator.indicator
    left join expected
        on expected.project = indicator.project and expected.indicator = indicator.indicator
)
select
    * exclude (milestone),
    (value - baseline_used) / nullif(target - baseline_used, 0) as achievement,
    case
        when expected_share is not null then baseline_used + expected_share * (target - baseline_used)
        when measure = 'level' then coalesce(milestone, case when baseline_used = target then target end)
    end as expected_value
from joined;

-- indicator_status(projects, as_of, revision): indicator_progress with the status of each indicator.
-- Grain: one row per project and indicator. Status depends on the total alone, and is judged at the figure's own date;
-- the date asked for decides only whether the due date has passed without a report. The first that fits, as in
-- docs/method.md, "Status": no_data; no_target, target_in_other_unit, target_not_in_source; not_judged, where
-- why_not_judged is no_due_date, no_baseline or baseline_is_target; met; not_reported, with the status at the figure's
-- date as last_status; behind; on_track.
-- could_turn: whether the figure's qualifier could turn that status.
-- not_reported_since: the figure's date, where the project still runs and another report should have come since; also
-- where the due date of a target in another unit has passed without a report.
create or replace macro indicator_status(of_projects, as_of, at_revision) as table
with against as (
    select
        *,
        struct_pack(
            direction, target, baseline := baseline_used, expected_share, expected_value,
            is_due := period_end >= due
        ) as against,
        -- columns of their own, since DuckDB would plan their terms anew for each mention of them
        least_of(value, qualifier) as least_value,
        most_of(value, qualifier) as most_value,
        next_report_by(period_end) as report_by,
        coalesce(due, end_in_force) as last_due
    from indicator_progress(of_projects, as_of, at_revision)
),
at_its_date as (
    select
        *,
        status_of(
            value,
            -- what is less than a number may have reached no target from below, and more than one none from above
            not coalesce(
                (direction = 'increase' and qualifier in ('up_to', 'less_than'))
                or (direction = 'decrease' and qualifier in ('at_least', 'more_than')), false),
            against
        ) as status_then,
        case
            when value is null or target is null then null
            when due is null then 'no_due_date'
            when direction = 'decrease' and measure <> 'level' and baseline is null then 'no_baseline'
            when direction = 'decrease' and measure <> 'level' and baseline = target then 'baseline_is_target'
            when measure = 'level' and expected_value is null and period_end < due and not value <= target
                then 'no_baseline'
        end as why_not_judged
    from against
),
judged as (
    select
        *,
        case
            when value is null then 'no_data'
            when target is null and target_gap = 'none' then 'no_target'
            when target is null and target_in_other_unit is not null then 'target_in_other_unit'
            when target is null then 'target_not_in_source'
            when why_not_judged is not null then 'not_judged'
            when status_then = 'met' then 'met'
            when period_end < due and due < as_of then 'not_reported'
            else status_then
        end as status
    from at_its_date
)
select
    * exclude (against, least_value, most_value, report_by, last_due, end_in_force, status_then),
    case when status = 'not_reported' then status_then end as last_status,
    coalesce(
        status in ('met', 'not_reported', 'behind', 'on_track') and (
            status_of(least_value, true, against) <> status_then
            or status_of(most_value, true, against) <> status_then
        ),
        false
    ) as could_turn,
    case
        when end_in_force >= as_of and not is_retired and period_end < last_due and report_by < as_of
            then period_end
        when status = 'target_in_other_unit' and not is_retired and period_end < target_other_due
            and target_other_due < as_of then period_end
    end as not_reported_since
from judged;
