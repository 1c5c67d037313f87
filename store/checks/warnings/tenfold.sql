-- A figure that is more than tenfold the last, or less than a tenth of it: often a slipped separator.
with stands as (
    select *
    from every_results as result
    semi join new_results as new
        on new.indicator = result.indicator and new.sex = result.sex
        and new.country is not distinct from result.country
    where value is not null
),
in_line as (
    select
        *,
        lag(value) over (
            partition by indicator, country, sex
            order by period_end, period_start desc, reported_on,
                coalesce(revision, 9223372036854775807), in_row
        ) as last_value
    from stands
)
select in_file, in_row, 'value' as on_column,
    'is ' || regexp_replace(value::varchar, '\.?0+$', '') || ', '
    || case when abs(value) > 10 * abs(last_value) then 'more than tenfold' else 'less than a tenth of' end
    || ' the last figure, ' || regexp_replace(last_value::varchar, '\.?0+$', '')
    || '. Check the decimal point and the unit.' as said
from in_line
where revision is null
  and last_value <> 0
  and (abs(value) > 10 * abs(last_value) or 10 * abs(value) < abs(last_value))
