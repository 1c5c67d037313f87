-- meeting/behind($projects, $as_of, $revision): the indicators behind, and what pace the time after their figure needed.
-- Grain: one row per indicator behind, those furthest from the pace that they need first. Paces are in units a
-- month; a pace that cannot be computed is null. reading is a sentence about it.
select
    behind.indicator, behind.title, behind.unit, behind.value, behind.qualifier, behind.is_date_assumed,
    behind.target, behind.target_qualifier, behind.due,
    behind.period_end, behind.expected_value, behind.achievement, behind.baseline, behind.baseline_qualifier, behind.counted_from,
    behind.pace_so_far, behind.pace_needed, behind.times_the_pace, behind.baseline_used,
    behind.months_so_far, behind.months_left, behind.measure, behind.reading,
    behind.source, source.title as source_title, behind.place,
    behind.revision, behind.in_file, behind.in_row
from indicators_behind($projects, $as_of, $revision) as behind
left join current_sources($projects, $as_of, $revision) as source
    on source.project = behind.project and source.source = behind.source
order by behind.pace_needed is not null, behind.times_the_pace desc nulls first, behind.indicator
