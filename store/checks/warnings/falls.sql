-- A cumulative figure that falls: below the one before it, below what stood in its own place, or above the one
-- after it. What is told by the first is not told again by the second.
with summed_up as (
    select indicator
    from every_indicators
    qualify measure = 'cumulative' and row_number() over (
        partition by indicator order by coalesce(revision, 9223372036854775807) desc, in_row desc
    ) = 1
)
select in_file, in_row, 'value' as on_column,
    case
        when result_lines.value < last_value then
            'falls from ' || regexp_replace(last_value::varchar, '\.?0+$', '') || ' (' || last_end || ')'
        else 'is corrected from ' || regexp_replace(corrected::varchar, '\.?0+$', '')
    end
    || ' to ' || regexp_replace(result_lines.value::varchar, '\.?0+$', '')
    || ', and ' || indicator || ' is cumulative. Check whether it is the figure of one period.' as said
from result_lines
join new_results as new using (in_file, in_row)
semi join summed_up using (indicator)
where is_brought and (result_lines.value < last_value or result_lines.value < corrected)
union all
select in_file, in_row, 'value',
    'is more than the ' || regexp_replace(next_value::varchar, '\.?0+$', '') || ' of ' || next_end
    || ', and ' || indicator || ' is cumulative. Check both.'
from result_lines
join new_results as new using (in_file, in_row)
semi join summed_up using (indicator)
where is_brought and not next_is_brought and result_lines.value > next_value
