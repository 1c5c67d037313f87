-- about/differences($projects, $as_of, $revision): findings of the checks: totals that their parts miss.
-- Grain: one row per indicator, period and scope.
select
    found.indicator, found.title, found.country, found.period_start, found.period_end,
    found.stated_total, found.qualifier, found.is_date_assumed, found.sum_of_parts, found.sum_qualifier, found.difference, source.title as source_title, found.place
from part_differences($projects, $as_of, $revision) as found
left join current_sources($projects, $as_of, $revision) as source
    on source.project = found.project and source.source = found.source
order by found.indicator, found.period_end, found.period_start, found.country nulls first
