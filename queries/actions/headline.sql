-- actions/headline($projects, $as_of, $revision, $unit, $recommendation, $day): the chosen actions, counted.
-- Grain: one row; zeros where there is no action. in_all counts the actions that are not chosen, too.
select
    count(*) as actions,
    count(*) filter (where state = 'completed') as completed,
    count(*) filter (where state = 'ongoing') as ongoing,
    count(*) filter (where state = 'not_started') as not_started,
    count(*) filter (where state = 'not_reported') as not_reported,
    count(*) filter (where state = 'cancelled') as cancelled,
    count(*) filter (where is_unknown) as unknown,
    count(*) filter (where is_overdue) as overdue,
    count(*) filter (where timing = 'due_soon') as due_soon,
    count(*) filter (where is_after_window) as after_window,
    count(deadline) as with_deadline,
    min(deadline) filter (where timing in ('due_soon', 'later')) as next_deadline,
    min(deadline) filter (where timing in ('due_soon', 'later')) - $day::date as days_to_next,
    max(reported_on) as last_reported,
    (select count(*) from action_status($projects, $as_of, $revision)) as in_all
from actions_chosen($projects, $as_of, $revision, $unit, $recommendation)
order by actions
