-- milestone_due(kind, due): the due date where it is part of a target's key: only milestones differ by it.
create or replace macro milestone_due(of_kind, of_due) as (case when of_kind = 'milestone' then of_due end);

-- or_newest(revision): a revision to order rows by. Rows of a pending upload have none, and come after all that count.
create or replace macro or_newest(of_revision) as (coalesce(of_revision, 9223372036854775807));
