-- attention(projects, as_of, revision): what a reader must look at, the most urgent kind first.
-- Grain: one row per project and thing. weight orders the kinds, rank the conflicts; page is the page with more on it.
-- figure and against are numbers of the unit, each with its qualifier; figure_of is the date of the figure.
-- reading_shown and other_reading are those of a conflict, in the words of its sources.
-- last_status: the status that an indicator not reported since its due date had at the date of its last figure.
create or replace macro attention(of_projects, as_of, at_revision) as table
select
    project, if(status = 'behind', 1, 2) as weight, null as rank, status as kind, 'results' as page,
    indicator as code, title, value as figure, qualifier, target as against, target_qualifier as against_qualifier,
    unit, period_end as figure_of, is_date_assumed, due as due_on, last_status
from indicator_status(of_projects, as_of, at_revision)
where status in ('behind', 'not_reported') and not is_retired
union all by name
select
    project, list_position(['overdue', 'last_reported', 'unreported', 'due_soon'], reading) + 2 as weight,
    reading as kind, 'actions' as page, action as code, title, deadline as due_on
from action_status(of_projects, as_of, at_revision)
where reading in ('overdue', 'last_reported', 'unreported', 'due_soon')
union all by name
select
    project, 7 as weight, rank, 'conflict' as kind, 'about' as page, conflict as code, subject as title,
    shown as reading_shown, other as other_reading
from conflicts_known(of_projects, as_of, at_revision)
where matters
union all by name
select
    project, 8 as weight, 'sex_not_recorded' as kind, 'gender' as page, indicator as code, title,
    not_recorded as figure, not_recorded_qualifier as qualifier, value as against, qualifier as against_qualifier,
    'people' as unit, period_end as figure_of, is_date_assumed
from people_by_sex(of_projects, as_of, at_revision)
where not_recorded > 0;
