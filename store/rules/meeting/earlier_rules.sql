-- earlier_status(...): the status under the rules before November 2026: as of the day asked for, not as of the figure.
create or replace macro earlier_status(
    of_value, of_target, direction, measure, achievement, expected_share, is_past_due
) as (
    case
        when of_target is null then 'no_target'
        when of_value is null then 'no_data'
        when direction = 'increase' and of_value >= of_target then 'met'
        when direction = 'decrease' and of_value <= of_target then 'met'
        when is_past_due or measure = 'level' then 'behind'
        when round(achievement - expected_share, 9) < 0 then 'behind'
        else 'on_track'
    end
);

-- read_otherwise(projects, as_of, revision): what reads otherwise than it did under the rules before November 2026.
-- Grain: one row per project and indicator that is not retired, or action. earlier and now are codes of statuses, or of
-- how an action reads; because is the rule that changed:
--   the status now    not_reported, target_not_in_source, target_in_other_unit, no_data, not_judged
--   level             a level is held against its milestones and the line, no longer against the whole target
--   qualifier         a figure that is less than a number, or up to it, reaches no target
--   last_reported     an action that was last reported before its deadline is not overdue
create or replace macro read_otherwise(of_projects, as_of, at_revision) as table
with indicator as (
    select *, due < as_of as is_past_due
    from indicator_status(of_projects, as_of, at_revision)
    where not is_retired
),
judged as (
    select
        *,
        earlier_status(
            value, target, direction, measure, achievement, expected_share, coalesce(is_past_due, false)
        ) as earlier
    from indicator
)
select
    project, 'indicator' as kind, indicator as code, title, earlier, status as now,
    case
        when status in ('not_reported', 'target_not_in_source', 'target_in_other_unit', 'no_data', 'not_judged')
            then status
        when measure = 'level' then 'level'
        else 'qualifier'
    end as because,
    last_status, period_end, revision, in_file, in_row
from judged
where earlier <> status
union all
select
    project, 'action', action, title, 'overdue', reading, 'last_reported',
    null, reported_on, revision, in_file, in_row
from action_status(of_projects, as_of, at_revision)
where reading = 'last_reported';
