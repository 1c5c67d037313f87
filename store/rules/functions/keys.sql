-- milestone_due(kind, due): the due date where it is part of a target's key: only milestones differ by it.
create or replace macro milestone_due(of_kind, of_due) as (case when of_kind = 'milestone' then of_due end);

-- qualifier_of_sum(qualifier): an aggregate: the qualifier of a sum of figures. A single figure keeps its own.
create or replace macro qualifier_of_sum(of_qualifier) as (
    case
        when count(of_qualifier) = 1 then max(of_qualifier)
        when bool_and(of_qualifier = 'exact') then 'exact'
        when count(of_qualifier) > 0 then 'about'
    end
);

-- qualifier_of_parts(women, men, another_gender, not_recorded): that of the sum of the parts of a figure, by their own:
-- about, where any of them has a word before it; a part that is not given has no qualifier.
create or replace macro qualifier_of_parts(of_women, of_men, of_another_gender, of_not_recorded) as (
    case
        when coalesce(of_women, 'exact') = 'exact' and coalesce(of_men, 'exact') = 'exact'
            and coalesce(of_another_gender, 'exact') = 'exact' and coalesce(of_not_recorded, 'exact') = 'exact'
            then 'exact'
        else 'about'
    end
);

-- or_newest(revision): a revision to order rows by. Rows of a pending upload have none, and come after all that count.
create or replace macro or_newest(of_revision) as (coalesce(of_revision, 9223372036854775807));
