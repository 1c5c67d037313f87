-- attention(projects, as_of, revision): what a reader must look at, the most urgent kind first.
-- Grain: one row per project and thing. weight orders the kinds; page is the page with more on it. last_status and
-- figure_of: the status that an indicator not reported since its due date had at the date of its last figure.
create or replace macro attention(of_projects, as_of, at_revision) as table
select project, if(status = 'behind', 1, 2) as weight, status as kind, 'results' as page, indicator as code, title,
    value as figure, qualifier, target as against, unit, due as due_on, last_status, period_end as figure_of
from indicator_status(of_projects, as_of, at_revision)
where status in ('behind', 'not_reported') and not is_retired
union all
select
    project,
    list_position(['overdue', 'last_reported', 'unreported', 'due_soon'], reading) + 2,
    reading, 'actions', action, title, null, null, null, null, deadline, null, null
from action_status(of_projects, as_of, at_revision)
where reading in ('overdue', 'last_reported', 'unreported', 'due_soon')
union all
select project, 7, 'conflict', 'about', conflict, subject, null, null, null, null, null, null, null
from conflicts_known(of_projects, as_of, at_revision) where not is_resolved
union all
select figure.project, 8, 'sex_not_recorded', 'gender', figure.indicator, indicator.title,
    figure.not_recorded, null, figure.value, indicator.unit, null, null, null
from figures(of_projects, as_of, at_revision) as figure
join current_indicators(of_projects, as_of, at_revision) as indicator
    on indicator.project = figure.project and indicator.indicator = figure.indicator
where figure.not_recorded > 0 and not indicator.is_retired;
