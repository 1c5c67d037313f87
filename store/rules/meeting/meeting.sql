-- indicator_pace(projects, as_of, revision): indicator_status with the pace so far, and the one that is needed.
-- Grain: one row per project and indicator that is not retired. Both are in units a month: so far, from the baseline's
-- date (else the project's start) to the figure's; needed, from there to the due date. Null where there is no ratio,
-- for a level, which has no pace, and needed where the due date has passed or the target is met. times_the_pace: needed
-- ÷ so far, where the way so far led towards the target. months_so_far and months_left are the months of both.
create or replace macro indicator_pace(of_projects, as_of, at_revision) as table
with timed as (
    select
        *,
        months_between(counted_from, period_end) as months_so_far,
        months_between(period_end, due) as months_left
    from indicator_status(of_projects, as_of, at_revision)
    where not is_retired
),
paced as (
    select
        *,
        case when measure <> 'level' then (value - baseline_used) / months_so_far end as pace_so_far,
        case when measure <> 'level' and achievement is not null and status <> 'met' and due >= as_of
            then (target - value) / months_left end as pace_needed
    from timed
)
select
    *,
    case when pace_needed * pace_so_far > 0 then pace_needed / pace_so_far end as times_the_pace
from paced;

-- indicators_behind(projects, as_of, revision): the indicators behind, with the pace that was needed from their figure on.
-- Grain: one row per project and indicator behind. reading is the sentence with its numbers.
create or replace macro indicators_behind(of_projects, as_of, at_revision) as table
with worded as (
    select
        *,
        written_figure(value, unit, qualifier) || case when measure = 'level' then ' on ' else ' by ' end
            || written_day(period_end) as figure_said,
        written_figure(target, unit, target_qualifier) || ' by ' || written_day(due) as target_said,
        case when direction = 'decrease' then 'a fall of ' else '' end as way
    from indicator_pace(of_projects, as_of, at_revision)
    where status = 'behind'
)
select
    * exclude (figure_said, target_said, way),
    case
        when period_end >= due then figure_said || ', where the target was ' || target_said || '.'
        when measure = 'level' then
            figure_said || ', where ' || written(expected_value, unit) || ' was expected; the target is '
            || target_said || '.'
        else
            figure_said || ', where ' || written(expected_value, unit) || ' was expected; the target is '
            || target_said || '. '
            || case
                when times_the_pace is null then
                    'That needs ' || way || written(abs(pace_needed), unit)
                    || ' a month from ' || written_day(period_end) || '; so far there was no progress from '
                    || written_figure(baseline_used, unit, baseline_qualifier) || '.'
                else
                    'That needs ' || way || written(abs(pace_needed), unit)
                    || ' a month from ' || written_day(period_end) || ', about '
                    || written(two_digits(times_the_pace), 'number') || ' times the pace so far of '
                    || written(abs(pace_so_far), unit) || ' a month.'
            end
            || case when baseline is null
                then case when baseline_gap = 'not_in_source' then ' The baseline is not in the sources'
                        else ' No baseline is stated' end
                    || ': it is counted from zero on ' || written_day(counted_from) || '.'
                else '' end
    end as reading
from worded;

-- actions_to_decide(projects, as_of, revision, next_meeting): the actions that a board must discuss.
-- Grain: one row per project, action and unit that leads it; unit is null where nobody is named. why:
--   overdue              past its deadline, and reported as not done
--   last_reported        past its deadline, and last reported, as not done, before it
--   unreported           past its deadline, nothing reported
--   due_before_meeting   by the day of the next meeting
--   due_soon             where the day of the next meeting is not known
create or replace macro actions_to_decide(of_projects, as_of, at_revision, next_meeting) as table
with urgent as (
    select
        *,
        case
            when is_overdue or is_unknown then reading
            when deadline <= next_meeting then 'due_before_meeting'
            when next_meeting is null and timing = 'due_soon' then 'due_soon'
        end as why
    from action_status(of_projects, as_of, at_revision)
    where timing in ('past_deadline', 'due_soon', 'later')
)
select lead.unit, urgent.*
from urgent
left join action_units(of_projects, as_of, at_revision) as lead
    on lead.project = urgent.project and lead.action = urgent.action and lead.role = 'lead'
where urgent.why is not null;

-- silent_recommendations(projects, as_of, revision): the recommendations about which nothing was reported.
-- Grain: one row per project and recommendation that was not rejected, and none of whose actions was reported on;
-- including those without any action.
create or replace macro silent_recommendations(of_projects, as_of, at_revision) as table
select *
from recommendation_progress(of_projects, as_of, at_revision)
where actions = not_reported and response is distinct from 'rejected';

-- sex_not_known(projects, as_of, revision): the figures of people for whom the sex is not known of all.
-- Grain: one row per project and indicator, as in people_by_sex, except that a figure which is not split at all has
-- everybody not recorded and a coverage of zero, and one that is split in part has those in none of its parts.
create or replace macro sex_not_known(of_projects, as_of, at_revision) as table
with counted as (
    select
        * exclude (coverage) replace (
            case split
                when 'none' then value
                when 'part' then coalesce(not_recorded, 0) + coalesce(in_no_part, 0)
                else not_recorded
            end as not_recorded,
            case split
                when 'none' then qualifier
                when 'part' then coalesce(not_recorded_qualifier, qualifier)
                else not_recorded_qualifier
            end as not_recorded_qualifier
        ),
        coverage as coverage_of_parts
    from people_by_sex(of_projects, as_of, at_revision)
)
select
    * exclude (coverage_of_parts),
    coalesce(
        coverage_of_parts,
        coalesce(recorded, 0) / nullif(coalesce(recorded, 0) + not_recorded, 0)
    ) as coverage
from counted
where not_recorded > 0;

-- known_points(projects, as_of, revision): how an indicator changed from one known figure to the next.
-- Grain: one row per project and indicator with a figure. points: the days with a figure of the whole project, else of
-- every country that has any; least_step and greatest_step: the differences from day to day, null with one day only.
create or replace macro known_points(of_projects, as_of, at_revision) as table
with longest as (
    select project, indicator, country, period_end, arg_min(value, period_start) as value
    from figures_by_period(of_projects, as_of, at_revision)
    where value is not null
    group by project, indicator, country, period_end
),
reach as (
    select project, indicator, unnest(reach_of(country))
    from longest
    group by project, indicator
),
point as (
    select longest.project, longest.indicator, longest.period_end, sum(longest.value) as value
    from longest
    join reach on reach.project = longest.project and reach.indicator = longest.indicator
    where leads(reach.is_whole, longest.country)
    group by longest.project, longest.indicator, longest.period_end, reach.is_whole, reach.countries
    having has_full_reach(reach.is_whole, reach.countries, longest.country)
),
stepped as (
    select *, value - lag(value) over (partition by project, indicator order by period_end) as step
    from point
)
select project, indicator, count(*) as points, min(step) as least_step, max(step) as greatest_step
from stepped
group by project, indicator;

-- outlook(projects, as_of, revision): what the pace so far reaches by the end of the project: an extrapolation.
-- Grain: one row per project and cumulative indicator that is not retired. Nothing is projected where the figures do
-- not support it, and why_not gives the reason in a sentence. The pace is that from the baseline's date, else from
-- zero at the project's start; it needs two points, of which a stated baseline is one, and is projected over no longer
-- a time than it was observed. reaches_target: by the day on which it is due; null without a target.
create or replace macro outlook(of_projects, as_of, at_revision) as table
with weighed as (
    select
        pace.*,
        project.end_in_force as projected_on,
        months_between(pace.period_end, project.end_in_force) as months_ahead,
        known.points + case when pace.baseline is null then 0 else 1 end as points,
        case pace.direction
            when 'decrease' then coalesce(known.greatest_step > 0, false) or pace.pace_so_far > 0
            else coalesce(known.least_step < 0, false) or pace.pace_so_far < 0
        end as goes_back
    from indicator_pace(of_projects, as_of, at_revision) as pace
    join project_in_force(of_projects, as_of, at_revision) as project
        on project.project = pace.project
    left join known_points(of_projects, as_of, at_revision) as known
        on known.project = pace.project and known.indicator = pace.indicator
    where pace.measure = 'cumulative'
),
judged as (
    select
        *,
        case
            when value is null then 'No figure is known.'
            when unit = 'percent' then 'A percentage does not add up from month to month.'
            when counted_from is null then 'No date is known from which it is counted.'
            when baseline_used is null then 'No baseline is stated from which it is counted.'
            when months_so_far is null then 'No time lies between the start and the figure.'
            when points < 2 then 'Only one figure is known, of ' || written_day(period_end)
                || ': a pace needs two.'
            when goes_back and direction = 'decrease' then
                'The figures rise in between, so that they have no one pace.'
            when goes_back then 'The figures fall in between, so that they have no one pace.'
            when projected_on is null then 'The end of the project is not known.'
            when projected_on < as_of then 'The project ended on ' || written_day(projected_on) || '.'
            when months_ahead is null then 'The figure is of the end of the project already.'
            when months_ahead > months_so_far then
                'The figures cover ' || written(round(months_so_far), 'number')
                || ' months, and the end is ' || written(round(months_ahead), 'number')
                || ' months after the last: too far to carry them on.'
        end as why_not
    from weighed
),
projected as (
    select
        *,
        -- things are counted in whole numbers, and so is the projection
        case when why_not is null then round(value + pace_so_far * months_ahead) end as projected_value,
        case when why_not is null
            then round(value + pace_so_far * months_between(period_end, least(due, projected_on))) end
            as value_when_due
    from judged
)
select
    * exclude (months_ahead, points, goes_back, value_when_due),
    case
        when projected_value is null or target is null then null
        when status = 'met' then 'has reached the target already'
        when direction = 'decrease' and value_when_due <= target then 'reaches the target'
        when direction = 'decrease' and projected_value <= target then 'reaches the target, but after it is due'
        when direction = 'decrease' then 'stays above the target'
        when value_when_due >= target then 'reaches the target'
        when projected_value >= target then 'reaches the target, but after it is due'
        else 'stays below the target'
    end as projected_status,
    case
        when projected_value is null or target is null then null
        when status = 'met' then true
        when direction = 'decrease' then value_when_due <= target
        else value_when_due >= target
    end as reaches_target
from projected;
