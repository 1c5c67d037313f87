-- portfolio_figures(projects, as_of, revision): the portfolio as of a date.
-- Grain: one row per project, topic, measure and category. The date is chosen first: each measure is read at its
-- latest known as_at, so that slices of two dates are never shown together.
-- shape is how a measure may be drawn:
--   words            none of its rows has a value: the information is in the notes
--   share_of_target  topic funding, in percent, named "… share of target": the source's own share
--   range            points of one spread (smallest, median, largest …), in one unit
--   parts            several slices in one unit
--   part             one slice in percent: the others are not known
--   fact             a single figure, or figures in several units
-- conflicts: the codes of the open conflicts about this figure. is_date_assumed: the source states no date, and as_at was
-- assumed.
create or replace macro portfolio_figures(of_projects, as_of, at_revision) as table
with latest as (
    select * replace (coalesce(unit, case when value is not null then 'number' end) as unit)
    from current_portfolio(of_projects, as_of, at_revision)
    qualify as_at = max(as_at) over (partition by project, topic, measure)
),
known as (
    select
        project,
        topic,
        measure,
        count(value) as how_many,
        count(distinct unit) filter (where value is not null) as units,
        any_value(unit) filter (where value is not null) as unit,
        bool_and(coalesce(category, '') in (
            'lowest', 'smallest', 'shortest', 'minimum', 'median', 'mean', 'average', 'most common',
            'highest', 'largest', 'longest', 'maximum'
        )) as is_spread,
        bool_and(category is null) as is_whole
    from latest
    group by project, topic, measure
),
disputed as (
    select project, key, string_agg(conflict, ', ' order by in_order(conflict)) as conflicts
    from conflicts_stated(of_projects, as_of, at_revision)
    where file = 'portfolio' and not is_resolved
    group by project, key
)
select
    latest.*,
    coalesce(latest.date_basis = 'assumed', false) as is_date_assumed,
    disputed.conflicts,
    case
        when known.how_many = 0 then 'words'
        when latest.topic = 'funding' and known.unit = 'percent' and known.units = 1
            and latest.measure like '%share of target' then 'share_of_target'
        when known.how_many >= 2 and known.units = 1 and known.is_spread then 'range'
        when known.how_many >= 2 and known.units = 1 then 'parts'
        when known.how_many = 1 and known.unit = 'percent' and not known.is_whole then 'part'
        else 'fact'
    end as shape
from latest
join known
    on known.project = latest.project and known.topic = latest.topic and known.measure = latest.measure
left join disputed on disputed.project = latest.project and disputed.key = concat_ws(
    ';', latest.topic, latest.measure, coalesce(latest.category, ''), latest.as_at::varchar
);

-- money_indicators(projects, as_of, revision): the indicators whose unit is a currency.
-- Grain: one row per project and indicator that is not retired.
create or replace macro money_indicators(of_projects, as_of, at_revision) as table
select project, indicator
from current_indicators(of_projects, as_of, at_revision)
where regexp_full_match(unit, '[A-Z]{3}') and not is_retired;

-- partnership_indicators(projects, as_of, revision): the indicators that count partnerships.
-- Grain: one row per project and indicator that is not retired. No column states what an indicator counts,
-- so its title decides: its unit counts things, and its title has the word partnership.
create or replace macro partnership_indicators(of_projects, as_of, at_revision) as table
select project, indicator
from current_indicators(of_projects, as_of, at_revision)
where unit = 'number'
    and regexp_matches(lower(title), '\bpartnerships?\b')
    and not is_retired;

-- money_progress(projects, as_of, revision): every indicator whose unit is a currency, with its target.
-- Grain: one row per project and indicator that is not retired. A target in another currency is given as it is stated,
-- and not compared: nothing is converted without a stated rate.
create or replace macro money_progress(of_projects, as_of, at_revision) as table
select
    progress.*,
    other.qualifier as other_qualifier,
    other.due as other_due,
    other.reported_on as other_reported_on,
    other.source as other_source,
    other.place as other_place,
    other.note as other_note
from indicator_status(of_projects, as_of, at_revision) as progress
left join targets_in_other_unit(of_projects, as_of, at_revision) as other
    on other.project = progress.project and other.indicator = progress.indicator
semi join money_indicators(of_projects, as_of, at_revision) as money
    on money.project = progress.project and money.indicator = progress.indicator;

-- partnership_progress(projects, as_of, revision): the indicators that count partnerships, with their target.
-- Grain: one row per project and indicator that is not retired.
create or replace macro partnership_progress(of_projects, as_of, at_revision) as table
from indicator_status(of_projects, as_of, at_revision)
semi join partnership_indicators(of_projects, as_of, at_revision) using (project, indicator);

-- portfolio_conflicts(projects, as_of, revision): the open conflicts about money and the portfolio, but for those of an
-- earlier figure and of mere wording.
-- Grain: one row per project and conflict. section: money (the topic funding included), partnership_indicators,
-- register, or portfolio; there, topic is the topic of the figure that it is about.
create or replace macro portfolio_conflicts(of_projects, as_of, at_revision) as table
with placed as (
    select
        conflict.*,
        case
            when file = 'portfolio' and string_split(key, ';')[1] = 'funding' then 'money'
            when file = 'portfolio' then 'portfolio'
            when money.indicator is not null then 'money'
            when partnership.indicator is not null then 'partnership_indicators'
            when file = 'partnerships' then 'register'
        end as section,
        case when file = 'portfolio' then nullif(string_split(key, ';')[1], 'funding') end as topic
    from conflicts_known(of_projects, as_of, at_revision) as conflict
    left join money_indicators(of_projects, as_of, at_revision) as money
        on money.project = conflict.project and money.indicator = conflict.indicator
    left join partnership_indicators(of_projects, as_of, at_revision) as partnership
        on partnership.project = conflict.project and partnership.indicator = conflict.indicator
    where not is_resolved and not is_earlier and weight <> 'wording'
)
select * from placed where section is not null;
