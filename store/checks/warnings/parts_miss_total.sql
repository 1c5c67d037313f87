-- Parts that miss their total: both are kept and shown.
with totals as (
    select
        indicator, period_start, period_end, country,
        first(in_file order by sex <> 'total', in_row) as in_file,
        first(in_row order by sex <> 'total', in_row) as in_row
    from new_results
    group by indicator, period_start, period_end, country
)
select new.in_file, new.in_row, 'value' as on_column,
    'the stated total is ' || regexp_replace(found.stated_total::varchar, '\.?0+$', '')
    || ', its parts add up to ' || regexp_replace(found.sum_of_parts::varchar, '\.?0+$', '')
    || '. Both would be shown, with the difference.' as said
from totals as new
join part_differences(
    getvariable('project')::varchar, date '9999-12-31', getvariable('revision')::bigint
) as found
    on found.indicator = new.indicator
    and found.period_start = new.period_start
    and found.period_end = new.period_end
    and found.country is not distinct from new.country
