-- An end before its start.
select project, in_file, in_row, 'planned_end' as on_column,
    'is before the start, ' || start || '. Swap or mend the two dates.' as message
from new_project where planned_end < start
union all
select project, in_file, in_row, 'extended_end',
    'is before the planned end, ' || planned_end || '. An extension ends later.'
from new_project where extended_end < planned_end
union all
select project, in_file, in_row, 'period_end',
    'is before the period''s start, ' || period_start || '. Swap or mend the two dates.'
from new_results where period_end < period_start
union all
select project, in_file, in_row, 'recommended_end',
    'is before the window''s start, ' || recommended_start || '. Swap or mend the two dates.'
from new_recommendations where recommended_end < recommended_start
union all
select project, in_file, in_row, 'ended', 'is before the signature, ' || signed || '. Swap or mend the two dates.'
from new_partnerships where ended < signed
union all
select project, in_file, in_row, 'resolved_on', 'is before it was reported, ' || reported_on || '. Mend one of them.'
from new_conflicts where resolved_on < reported_on
