-- An end before its start: a check for each pair of dates.
select project, in_file, in_row, 'planned_end' as on_column,
    'is before the start, ' || start || '. Swap or mend the two dates.' as message
from new_project where planned_end < start;

select project, in_file, in_row, 'extended_end' as on_column,
    'is before the planned end, ' || planned_end || '. An extension ends later.' as message
from new_project where extended_end < planned_end;

select project, in_file, in_row, 'period_end' as on_column,
    'is before the period''s start, ' || period_start || '. Swap or mend the two dates.' as message
from new_results where period_end < period_start;

select project, in_file, in_row, 'recommended_end' as on_column,
    'is before the window''s start, ' || recommended_start || '. Swap or mend the two dates.' as message
from new_recommendations where recommended_end < recommended_start;

select project, in_file, in_row, 'ended' as on_column,
    'is before the signature, ' || signed || '. Swap or mend the two dates.' as message
from new_partnerships where ended < signed;

select project, in_file, in_row, 'resolved_on' as on_column,
    'is before it was reported, ' || reported_on || '. Mend one of them.' as message
from new_conflicts where resolved_on < reported_on
