-- action_counts(state, is_overdue, is_unknown): how many actions there are, and how many in each state and timing, of
-- a group of rows of action_status: a struct, which a question unnests into its columns.
create or replace macro action_counts(state, is_overdue, is_unknown) as ({
    'actions': count(*),
    'completed': count(*) filter (where state = 'completed'),
    'ongoing': count(*) filter (where state = 'ongoing'),
    'not_started': count(*) filter (where state = 'not_started'),
    'not_reported': count(*) filter (where state = 'not_reported'),
    'cancelled': count(*) filter (where state = 'cancelled'),
    'overdue': count(*) filter (where is_overdue),
    'unknown': count(*) filter (where is_unknown)
});

-- action_status(projects, as_of, revision): every key action with its state and its timing.
-- Grain: one row per project and action. Two separate columns: state is what was reported, timing follows from
-- the date, for those neither completed nor cancelled. Due soon: within due_soon_days() of the date.
-- overdue: past its deadline and reported as not done, on that day or after it. Last reported before it, or nothing
-- reported, is unknown, not failure. reading is state and timing as one code: overdue, last_reported (past its deadline,
-- last reported before it), unreported (past its deadline, nothing reported), due_soon, later, no_deadline, completed or
-- cancelled. Source: docs/method.md, "Actions".
create or replace macro action_status(of_projects, as_of, at_revision) as table
with timed as (
    select
        action.*,
        recommendation.title as recommendation_title,
        recommendation.priority, recommendation.urgency, recommendation.recommended_end,
        case
            when status in ('completed', 'cancelled') then null
            when deadline is null then 'no_deadline'
            when deadline < as_of then 'past_deadline'
            when deadline <= as_of + due_soon_days() then 'due_soon'
            else 'later'
        end as timing
    from current_actions(of_projects, as_of, at_revision) as action
    left join current_recommendations(of_projects, as_of, at_revision) as recommendation
        on recommendation.project = action.project
        and recommendation.recommendation = action.recommendation
)
select
    *,
    reading = 'overdue' as is_overdue,
    reading in ('last_reported', 'unreported') as is_unknown
from (
    select
        * exclude (status),
        status as state,
        coalesce(deadline > recommended_end, false) as is_after_window,
        case when deadline > recommended_end then deadline - recommended_end end as days_after_window,
        case
            when timing = 'past_deadline' and status = 'not_reported' then 'unreported'
            when timing = 'past_deadline' and reported_on < deadline then 'last_reported'
            when timing = 'past_deadline' then 'overdue'
            else coalesce(timing, status)
        end as reading
    from timed
);

-- action_units(projects, as_of, revision): which unit has which action, in the lead or in support.
-- Grain: one row per project, action, unit and role.
create or replace macro action_units(of_projects, as_of, at_revision) as table
with named as (
    select project, action, 'lead' as role, unnest(string_split(responsible, ';')) as unit
    from current_actions(of_projects, as_of, at_revision)
    union all
    select project, action, 'support', unnest(string_split(support, ';'))
    from current_actions(of_projects, as_of, at_revision)
)
select distinct project, action, role, trim(unit) as unit
from named
where trim(unit) <> '';

-- recommendation_progress(projects, as_of, revision): each recommendation with its response and actions.
-- Grain: one row per project and recommendation. Completion is completed ÷ actions not cancelled; null without any.
-- Management's priority 1, 2, 3 is compared with the evaluators' urgency high, medium, low.
create or replace macro recommendation_progress(of_projects, as_of, at_revision) as table
with counted as (
    select
        project,
        recommendation,
        unnest(action_counts(state, is_overdue, is_unknown)),
        count(*) filter (where timing = 'due_soon') as due_soon,
        count(*) filter (where is_after_window) as after_window,
        min(deadline) filter (where timing is not null and deadline >= as_of) as next_deadline
    from action_status(of_projects, as_of, at_revision)
    group by project, recommendation
),
ranked as (
    select
        *,
        cast(priority as integer) as priority_rank,
        case urgency when 'high' then 1 when 'medium' then 2 when 'low' then 3 end as urgency_rank
    from current_recommendations(of_projects, as_of, at_revision)
)
select
    ranked.* exclude (priority),
    ranked.priority_rank as priority,
    coalesce(counted.actions, 0) as actions,
    coalesce(counted.completed, 0) as completed,
    coalesce(counted.cancelled, 0) as cancelled,
    coalesce(counted.ongoing, 0) as ongoing,
    coalesce(counted.not_started, 0) as not_started,
    coalesce(counted.not_reported, 0) as not_reported,
    coalesce(counted.overdue, 0) as overdue,
    coalesce(counted.unknown, 0) as unknown,
    coalesce(counted.due_soon, 0) as due_soon,
    coalesce(counted.after_window, 0) as after_window,
    counted.next_deadline,
    counted.completed / nullif(counted.actions - counted.cancelled, 0) as completion,
    case
        when priority_rank is null or urgency_rank is null then null
        when priority_rank = urgency_rank then 'the same'
        when priority_rank > urgency_rank then 'lower than the evaluators'' urgency'
        else 'higher than the evaluators'' urgency'
    end as priority_against_urgency
from ranked
left join counted
    on counted.project = ranked.project and counted.recommendation = ranked.recommendation;
