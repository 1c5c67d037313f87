-- A cumulative figure that falls: below the one before it, below its own earlier value, or above the one after it. One
-- that the first statement selects is not selected by the second.
with summed_up as (
    select indicator
    from every_indicators
    group by indicator
    having arg_max(measure = 'cumulative', (or_newest(revision), in_row))
),
uploaded as (
    select new.in_file, new.in_row, new.indicator, line.* exclude (place)
    from (
        from result_lines
        where is_uploaded
          and (value < last_value or value < corrected or (not next_is_uploaded and value > next_value))
    ) as line
    join files_results as file on file_place(file.place) = file_place(line.place)
    join new_results as new on new.in_file = file.in_file and new.in_row = line.place - file.place
    semi join summed_up on summed_up.indicator = new.indicator
)
select in_file, in_row, 'value' as on_column,
    case
        when value < last_value then
            'falls from ' || without_zeros(last_value) || ' (' || last_end || ')'
        else 'is corrected from ' || without_zeros(corrected)
    end
    || ' to ' || without_zeros(value)
    || ', and ' || indicator || ' is cumulative. Check whether it is the figure of one period.' as message
from uploaded
where value < last_value or value < corrected
union all
select in_file, in_row, 'value',
    'is more than the ' || without_zeros(next_value) || ' of ' || next_end
    || ', and ' || indicator || ' is cumulative. Check both.'
from uploaded
where not next_is_uploaded and value > next_value
