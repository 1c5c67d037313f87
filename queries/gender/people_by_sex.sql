-- gender/people_by_sex($projects, $as_of, $revision): who was reached, by sex, indicator by indicator.
-- Grain: one row per indicator in people, those split by sex first, then the largest figure first.
-- Shares are in percent. People are never summed over indicators.
select
    reached.* exclude (project),
    round(100 * reached.women_share, 1) as women_percent,
    round(100 * reached.coverage, 1) as coverage_percent,
    source.title as source_title,
    conflict.conflicts
from people_by_sex($projects, $as_of, $revision) as reached
left join current_sources($projects, $as_of, $revision) as source
    on source.project = reached.project and source.source = reached.source
left join (
    select project, indicator, string_agg(conflict, ', ' order by in_order(conflict)) as conflicts
    from indicator_conflicts($projects, $as_of, $revision)
    group by project, indicator
) as conflict on conflict.project = reached.project and conflict.indicator = reached.indicator
order by
    list_position(['split', 'part', 'none', 'no_figure'], reached.split),
    reached.value desc, reached.indicator
