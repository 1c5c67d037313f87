-- attention(projects, as_of, revision): what a reader must look at, the most urgent kind first.
-- Grain: one row per project and thing. weight orders the kinds; page is the page with more on it.
create or replace macro attention(of_projects, as_of, at_revision) as table
select project, 1 as weight, 'behind' as kind, 'results' as page, indicator as code, title,
    value as figure, target as against, unit, due as due_on
from indicator_status(of_projects, as_of, at_revision)
where status = 'behind' and not is_retired
union all
select project, 2, 'overdue', 'actions', action, title, null, null, null, deadline
from action_status(of_projects, as_of, at_revision) where is_overdue
union all
select project, 3, 'nothing_reported', 'actions', action, title, null, null, null, deadline
from action_status(of_projects, as_of, at_revision) where is_unknown
union all
select project, 4, 'due_soon', 'actions', action, title, null, null, null, deadline
from action_status(of_projects, as_of, at_revision) where timing = 'due_soon'
union all
select project, 5, 'conflict', 'about', conflict, subject, null, null, null, null
from conflicts_known(of_projects, as_of, at_revision) where not is_resolved
union all
select figure.project, 6, 'sex_not_recorded', 'gender', figure.indicator, indicator.title,
    figure.not_recorded, figure.value, indicator.unit, null
from figures(of_projects, as_of, at_revision) as figure
join current_indicators(of_projects, as_of, at_revision) as indicator
    on indicator.project = figure.project and indicator.indicator = figure.indicator
where figure.not_recorded > 0 and not indicator.is_retired;
