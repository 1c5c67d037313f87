-- A cumulative figure that falls: below the one before it, or above the one after it.
with summed_up as (
    select indicator
    from every_indicators
    qualify measure = 'cumulative' and row_number() over (
        partition by indicator order by coalesce(revision, 9223372036854775807) desc, in_row desc
    ) = 1
),
stands as (
    select *
    from every_results as result
    semi join new_results as new
        on new.indicator = result.indicator and new.sex = result.sex
        and new.country is not distinct from result.country
    semi join summed_up on summed_up.indicator = result.indicator
    qualify row_number() over (
        partition by indicator, period_start, period_end, country, sex
        order by reported_on desc, coalesce(revision, 9223372036854775807) desc, in_row desc
    ) = 1
),
in_line as (
    select
        *,
        lag(value) over line as last_value, lag(period_end) over line as last_end,
        lead(value) over line as next_value, lead(period_end) over line as next_end,
        lead(revision) over line as next_revision
    from stands
    where value is not null
    window line as (
        partition by indicator, country, sex order by period_end, period_start desc
    )
)
select in_file, in_row, 'value' as on_column,
    'falls from ' || regexp_replace(last_value::varchar, '\.?0+$', '') || ' (' || last_end || ') to '
    || regexp_replace(value::varchar, '\.?0+$', '')
    || ', and ' || indicator || ' is cumulative. Check whether it is the figure of one period.' as said
from in_line
where revision is null and value < last_value
union all
select in_file, in_row, 'value',
    'is more than the ' || regexp_replace(next_value::varchar, '\.?0+$', '') || ' of ' || next_end
    || ', and ' || indicator || ' is cumulative. Check both.'
from in_line
where revision is null and next_revision is not null and value > next_value
