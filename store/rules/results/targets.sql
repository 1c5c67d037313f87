-- targets_in_force(projects, as_of, revision): what is to be reached, and by when.
-- Grain: one row per project, indicator, kind, sex and unit; milestones one row per due date besides.
-- A blank due date means the end of the project in force. is_comparable: in the indicator's own unit;
-- any other target is shown as stated, and not compared. Source: docs/method.md, "Targets and status".
create or replace macro targets_in_force(of_projects, as_of, at_revision) as table
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
    where target.value is not null
)
select *
from known
qualify row_number() over (
    partition by project, indicator, kind, sex, unit, milestone_due(kind, due)
    order by reported_on desc, revision desc, in_row desc
) = 1;
