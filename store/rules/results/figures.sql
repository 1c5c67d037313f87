-- deciding_periods(projects, as_of, revision): the periods that can give the figure of an indicator.
-- Grain: one row per project, indicator and period. Where no row of an indicator was withdrawn or left blank, its
-- figure comes from the period that is chosen below (from every shared one, where periods are summed), and no
-- other need be read; else it may come from any of its periods.
create or replace macro deciding_periods(of_projects, as_of, at_revision) as table
with reported as not materialized (
    select
        project, indicator, country, period_start, period_end,
        qualifier <> 'withdrawn' and value is not null as is_sure
    from counted_results(of_projects, at_revision)
    where reported_on <= as_of and period_end <= as_of
),
reach as materialized (
    select
        known.*,
        known.is_sure and not (indicator.measure = 'period' and indicator.unit <> 'percent') as is_of_one
    from (
        select
            project,
            indicator,
            unnest(reach_of(country)),
            bool_and(is_sure) as is_sure,
            max(period_end) as last_end
        from reported
        group by project, indicator
    ) as known
    join current_indicators(of_projects, as_of, at_revision) as indicator
        on indicator.project = known.project and indicator.indicator = known.indicator
),
-- Mostly every country has reported the last period. Then the countries of all others need not be counted.
last as materialized (
    select project, indicator, min(period_start) as period_start, period_end
    from (
        select reported.project, reported.indicator, reported.period_start, reported.period_end
        from reported
        join reach
            on reach.project = reported.project and reach.indicator = reported.indicator
            and reach.last_end = reported.period_end
        where reach.is_of_one and not reach.is_whole
        group by reported.project, reported.indicator, reported.period_start, reported.period_end, reach.countries
        having count(distinct reported.country) = reach.countries
    )
    group by project, indicator, period_end
),
shared as (
    select reported.project, reported.indicator, reported.period_start, reported.period_end, reach.is_of_one
    from reported
    join reach on reach.project = reported.project and reach.indicator = reported.indicator
    anti join last on last.project = reported.project and last.indicator = reported.indicator
    where not reach.is_sure or leads(reach.is_whole, reported.country)
    group by reported.project, reported.indicator, reported.period_start, reported.period_end,
        reach.is_of_one, reach.is_sure, reach.is_whole, reach.countries
    having not reach.is_sure or has_full_reach(reach.is_whole, reach.countries, reported.country)
)
select project, indicator, unnest(chosen_periods(not is_of_one, period_start, period_end), recursive := true)
from shared
group by project, indicator
union all
from last;

-- deciding_results(projects, as_of, revision): current_results of the deciding periods.
-- Grain: one row per project and key of results.csv, the one in force.
create or replace macro deciding_results(of_projects, as_of, at_revision) as table
with latest as (
    select unnest(arg_max(entry, (entry.reported_on, entry.revision, entry.in_row)))
    from counted_results(of_projects, at_revision) as entry
    semi join deciding_periods(of_projects, as_of, at_revision) as period
        on period.project = entry.project and period.indicator = entry.indicator
        and period.period_start = entry.period_start
        and period.period_end = entry.period_end
    where entry.reported_on <= as_of and entry.period_end <= as_of
    group by entry.project, entry.indicator, entry.period_start, entry.period_end, entry.country, entry.sex
)
select * from latest where qualifier <> 'withdrawn';

-- figures_in_periods(projects, as_of, revision, deciding_only): figures_by_period, of the deciding periods
-- alone where deciding_only is true.
-- Grain: one row per project, indicator, period and scope.
create or replace macro figures_in_periods(of_projects, as_of, at_revision, deciding_only) as table
with in_force as (
    select * from current_results(of_projects, as_of, at_revision) where not deciding_only
    union all
    select * from deciding_results(of_projects, as_of, at_revision) where deciding_only
),
known as (
    select result.*, indicator.unit, indicator.measure
    from in_force as result
    join current_indicators(of_projects, as_of, at_revision) as indicator
        on indicator.project = result.project and indicator.indicator = result.indicator
    where result.value is not null
),
by_sex as (
    select
        project, indicator, unit, measure, country, period_start, period_end,
        max(value) filter (where sex = 'total') as stated_total,
        max(value) filter (where sex = 'women') as women,
        max(value) filter (where sex = 'men') as men,
        max(value) filter (where sex = 'another_gender') as another_gender,
        max(value) filter (where sex = 'not_recorded') as not_recorded,
        max(qualifier) filter (where sex = 'women') as women_qualifier,
        max(qualifier) filter (where sex = 'men') as men_qualifier,
        max(qualifier) filter (where sex = 'another_gender') as another_gender_qualifier,
        max(qualifier) filter (where sex = 'not_recorded') as not_recorded_qualifier,
        case when unit <> 'percent' then sum(value) filter (where sex <> 'total') end as sum_of_parts,
        coalesce(
            max(qualifier) filter (where sex = 'total'),
            case when bool_and(qualifier = 'exact') then 'exact' else 'about' end
        ) as qualifier,
        coalesce(max(basis) filter (where sex = 'total'), 'derived') as basis,
        bool_or(coalesce(date_basis = 'assumed', false)) as is_date_assumed,
        max(reported_on) as reported_on,
        -- the total's; without one, that of the part uploaded last, and of several that of the first
        arg_max(
            struct_pack(source, place, note, revision, in_file, in_row),
            (sex = 'total', revision, -in_row)
        ) as origin
    from known
    group by project, indicator, unit, measure, country, period_start, period_end
)
select
    project, indicator, unit, measure, country, period_start, period_end,
    coalesce(stated_total, sum_of_parts) as value,
    stated_total is null as is_sum_of_parts,
    stated_total, women, men, another_gender, not_recorded, sum_of_parts,
    stated_total - sum_of_parts as difference,
    qualifier, women_qualifier, men_qualifier, another_gender_qualifier, not_recorded_qualifier, is_date_assumed, basis, reported_on,
    origin.source, origin.place, origin.note, origin.revision, origin.in_file, origin.in_row
from by_sex;

-- figures_by_period(projects, as_of, revision): what is known of each indicator for each period.
-- Grain: one row per project, indicator, period and scope (the whole project, or one country). qualifier is that of the
-- value; each part has its own. is_date_assumed: a source states no date of some of it, and its period was assumed.
-- A stated total is shown as stated; without one, the sum of its parts. Parts are women, men, another
-- gender and not recorded. A percentage is never a sum. Source: docs/method.md, "Figures".
create or replace macro figures_by_period(of_projects, as_of, at_revision) as table
from figures_in_periods(of_projects, as_of, at_revision, false);

-- figures(projects, as_of, revision): the one figure of each indicator that is in force as of a date.
-- Grain: one row per project and indicator that has any figure, but none where its countries share no period.
-- Rows for the whole project come first; without them the countries are summed over a period they all have.
-- cumulative and level: the greatest period_end, then the longest period. period: the sum of periods;
-- a percentage, which is never a sum, is read like a level.
create or replace macro figures(of_projects, as_of, at_revision) as table
with known as (
    select * from figures_in_periods(of_projects, as_of, at_revision, true)
),
reach as (
    select
        project,
        indicator,
        unnest(reach_of(country))
    from known
    group by project, indicator
),
scope as (
    select known.*, reach.is_whole, reach.countries
    from known
    join reach using (project, indicator)
    where leads(reach.is_whole, known.country) and (reach.is_whole or known.unit <> 'percent')
),
shared as (
    select project, indicator, measure, unit, period_start, period_end
    from scope
    group by project, indicator, measure, unit, period_start, period_end, is_whole, countries
    having has_full_reach(is_whole, countries, country)
),
chosen as (
    select
        project,
        indicator,
        unnest(
            chosen_periods(measure = 'period' and unit <> 'percent', period_start, period_end), recursive := true
        )
    from shared
    group by project, indicator
),
rows_of_figure as (
    select scope.*
    from scope
    join chosen using (project, indicator, period_start, period_end)
),
summed as (
    select
        project,
        indicator,
        min(period_start) as period_start,
        max(period_end) as period_end,
        case when count(value) = count(*) then sum(value) end as value,
        case when count(stated_total) = count(*) then sum(stated_total) end as stated_total,
        sum(women) as women,
        sum(men) as men,
        sum(another_gender) as another_gender,
        -- where some of the rows that are summed are split by sex and others are not,
        -- the people of the latter are people whose sex is not recorded
        case
            when bool_or(sum_of_parts is not null)
                then sum(case when sum_of_parts is null then stated_total else not_recorded end)
            else sum(not_recorded)
        end as not_recorded,
        count(*) as rows_summed,
        len(list_distinct(list(country))) as countries_summed,
        bool_or(is_sum_of_parts) as is_sum_of_parts,
        qualifier_of_sum(qualifier) as qualifier,
        qualifier_of_sum(women_qualifier) as women_qualifier,
        qualifier_of_sum(men_qualifier) as men_qualifier,
        qualifier_of_sum(another_gender_qualifier) as another_gender_qualifier,
        case
            when bool_or(sum_of_parts is not null)
                then qualifier_of_sum(case when sum_of_parts is null then qualifier else not_recorded_qualifier end)
            else qualifier_of_sum(not_recorded_qualifier)
        end as not_recorded_qualifier,
        bool_or(is_date_assumed) as is_date_assumed,
        bool_and((women is null) = (men is null)) as is_split_evenly,
        case when count(*) = 1 and count(country) = 0 then max(basis) else 'derived' end as basis,
        max(reported_on) as reported_on,
        case when min(source) = max(source) then max(source) end as source,
        each_once(place, '; ') as place,
        each_once(note, ' ') as note,
        max(revision) as revision,
        case when count(*) = 1 then max(in_file) end as in_file,
        case when count(*) = 1 then max(in_row) end as in_row
    from rows_of_figure
    group by project, indicator
),
parts as (
    select
        *,
        case when coalesce(women, men, another_gender, not_recorded) is not null then
            coalesce(women, 0) + coalesce(men, 0) + coalesce(another_gender, 0)
            + coalesce(not_recorded, 0) end as sum_of_parts,
        case when coalesce(women, men, another_gender, not_recorded) is not null then
            coalesce(women, 0) + coalesce(men, 0) + coalesce(another_gender, 0) end as recorded
    from summed
)
select
    parts.* exclude (sum_of_parts, recorded, is_split_evenly),
    case when indicator.unit <> 'percent' then sum_of_parts end as sum_of_parts,
    case when indicator.unit <> 'percent' then stated_total - sum_of_parts end as difference,
    recorded,
    -- where only one of women and men is known, how many are recorded is not
    case when is_split_evenly and women is not null then women / nullif(recorded, 0) end as women_share,
    case when is_split_evenly then recorded / nullif(recorded + coalesce(not_recorded, 0), 0) end
        as coverage,
    case
        when countries_summed = 1 then 'the figure of the one country reported'
        when countries_summed > 1 then 'the sum of ' || countries_summed || ' countries'
        when rows_summed > 1 then 'the sum of ' || rows_summed || ' periods'
        when is_sum_of_parts then 'the sum of its parts'
    end as derived_as
from parts
join current_indicators(of_projects, as_of, at_revision) as indicator
    on indicator.project = parts.project and indicator.indicator = parts.indicator;
