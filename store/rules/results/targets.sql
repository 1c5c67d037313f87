-- targets_stated(projects, as_of, revision): what is to be reached, and by when, and what is known to be missing there.
-- Grain: one row per project, indicator, kind, sex and unit; milestones one row per due date besides.
-- A blank due date means the end of the project in force. is_comparable: in the indicator's own unit;
-- any other target is shown as stated, and not compared. Source: docs/method.md, "Targets and status".
create or replace macro targets_stated(of_projects, as_of, at_revision) as table
with known as (
    select
        target.* exclude (due, unit),
        coalesce(target.unit, indicator.unit) as unit,
        coalesce(target.unit, indicator.unit) = indicator.unit as is_comparable,
        target.due as stated_due,
        case when target.kind = 'baseline' then target.due
             else coalesce(target.due, project.end_in_force) end as due
    from current_targets(of_projects, as_of, at_revision) as target
    join current_indicators(of_projects, as_of, at_revision) as indicator
        on indicator.project = target.project and indicator.indicator = target.indicator
    join project_in_force(of_projects, as_of, at_revision) as project on project.project = target.project
    where target.value is not null or target.qualifier in ('none', 'not_in_source')
)
select *
from known
qualify row_number() over (
    partition by project, indicator, kind, sex, unit, milestone_due(kind, due)
    order by reported_on desc, revision desc, in_row desc
) = 1;

-- targets_in_force(projects, as_of, revision): the targets_stated that have a value.
-- Grain: one row per project, indicator, kind, sex and unit; milestones one row per due date besides.
create or replace macro targets_in_force(of_projects, as_of, at_revision) as table
select * from targets_stated(of_projects, as_of, at_revision) where value is not null;

-- targets_without_value(projects, as_of, revision): the targets_stated whose row says why it has no value.
-- Grain: one row as in targets_in_force. qualifier is `none` (it is known that there is none) or `not_in_source` (it exists, and
-- was not seen). It may be in force beside a target in another unit, or beside milestones.
-- Source: docs/method.md, "Targets and status".
create or replace macro targets_without_value(of_projects, as_of, at_revision) as table
select * from targets_stated(of_projects, as_of, at_revision) where value is null;

-- targets_in_other_unit(projects, as_of, revision): the targets in another unit than that of their indicator.
-- Grain: one row per project and indicator that has any; of several units the first by name.
create or replace macro targets_in_other_unit(of_projects, as_of, at_revision) as table
select *
from targets_in_force(of_projects, as_of, at_revision)
where sex = 'total' and kind = 'target' and not is_comparable
qualify row_number() over (partition by project, indicator order by unit) = 1;
