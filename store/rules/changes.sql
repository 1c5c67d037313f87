-- indicator_changes(project, since, since_revision, as_of, revision): the indicators that stand otherwise
-- on the second side than on the first; a side is a date and a revision.
-- Grain: one row per indicator whose figure, target or status differs. A side on which the indicator was
-- not there is null. is_status_change: the status itself differs.
-- Source: the ledger, "What counts" (a comparison has two sides).
create or replace macro indicator_changes(of_project, since, since_revision, as_of, at_revision) as table
with paired as (
    select
        coalesce(new.indicator, old.indicator) as indicator,
        coalesce(new.title, old.title) as title,
        coalesce(new.unit, old.unit) as unit,
        old.value as old_value, new.value as new_value,
        old.target as old_target, new.target as new_target,
        old.status as old_status, new.status as new_status
    from indicator_status(of_project, since, since_revision) as old
    full join indicator_status(of_project, as_of, at_revision) as new
        on new.indicator = old.indicator
)
select *, old_status is distinct from new_status as is_status_change
from paired
where (old_value, old_target, old_status) is distinct from (new_value, new_target, new_status);

-- action_changes(project, since, since_revision, as_of, revision): the key actions that stand otherwise on
-- the second side than on the first.
-- Grain: one row per action whose state, deadline or reading differs, or that is on one side only.
create or replace macro action_changes(of_project, since, since_revision, as_of, at_revision) as table
with paired as (
    select
        coalesce(new.action, old.action) as action,
        coalesce(new.title, old.title) as title,
        old.state as old_state, new.state as new_state,
        old.deadline as old_deadline, new.deadline as new_deadline,
        old.reading as old_reading, new.reading as new_reading
    from action_status(of_project, since, since_revision) as old
    full join action_status(of_project, as_of, at_revision) as new on new.action = old.action
)
select *
from paired
where (old_state, old_deadline, old_reading) is distinct from (new_state, new_deadline, new_reading);
