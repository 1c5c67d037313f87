-- conflicts_known(project, as_of, revision): the places where the sources disagree, and whether it is settled.
-- Grain: one row per conflict. indicator is the indicator whose figure or target it touches, where it is one.
create or replace macro conflicts_known(of_project, as_of, at_revision) as table
select
    *,
    case when file in ('results', 'targets', 'indicators') then string_split(key, ';')[1] end as indicator,
    coalesce(resolved_on <= as_of, false) as is_resolved
from standing_conflicts(of_project, as_of, at_revision);

-- part_differences(project, as_of, revision): findings of the checks: totals that their parts miss.
-- Grain: one row per indicator, period and scope. It stops nothing: both are shown, with the difference.
create or replace macro part_differences(of_project, as_of, at_revision) as table
select
    figure.indicator, indicator.title, figure.country, figure.period_start, figure.period_end,
    figure.stated_total, figure.sum_of_parts, figure.difference, figure.source, figure.place
from figures_by_period(of_project, as_of, at_revision) as figure
join standing_indicators(of_project, as_of, at_revision) as indicator
    on indicator.indicator = figure.indicator
where figure.difference <> 0;
