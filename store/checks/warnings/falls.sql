-- A cumulative figure that falls: below the one before it, below what stood in its own place, or above the one
-- after it. What is told by the first is not told again by the second.
with summed_up as (
    select indicator
    from every_indicators
    qualify measure = 'cumulative' and row_number() over (
        partition by indicator order by coalesce(revision, 9223372036854775807) desc, in_row desc
    ) = 1
),
brought as (
    select new.in_file, new.in_row, new.indicator, line.* exclude (place)
    from (
        from result_lines
        where is_brought
          and (value < last_value or value < corrected or (not next_is_brought and value > next_value))
    ) as line
    join files_of_results(getvariable('project')::varchar, getvariable('revision')::bigint) as file
        on file.place >> 30 = line.place >> 30
    join new_results as new on new.in_file = file.in_file and new.in_row = line.place - file.place
    semi join summed_up on summed_up.indicator = new.indicator
)
select in_file, in_row, 'value' as on_column,
    case
        when value < last_value then
            'falls from ' || regexp_replace(last_value::varchar, '\.?0+$', '') || ' (' || last_end || ')'
        else 'is corrected from ' || regexp_replace(corrected::varchar, '\.?0+$', '')
    end
    || ' to ' || regexp_replace(value::varchar, '\.?0+$', '')
    || ', and ' || indicator || ' is cumulative. Check whether it is the figure of one period.' as said
from brought
where value < last_value or value < corrected
union all
select in_file, in_row, 'value',
    'is more than the ' || regexp_replace(next_value::varchar, '\.?0+$', '') || ' of ' || next_end
    || ', and ' || indicator || ' is cumulative. Check both.'
from brought
where not next_is_brought and value > next_value
