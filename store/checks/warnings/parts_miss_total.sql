-- Parts that miss their total: both are kept and shown. The same judgement as the rule part_differences, over
-- what the upload in hand touches alone: a part that it withdraws is touched as well.
with touched as (
    select
        indicator, period_start, period_end, country,
        arg_min({'file': in_file, 'row': in_row}, (sex <> 'total', in_file, in_row)) as place
    from new_results
    group by indicator, period_start, period_end, country
),
whole as (
    select
        indicator, period_start, period_end, country,
        max(value) filter (where sex = 'total') as stated_total,
        sum(value) filter (where sex <> 'total') as sum_of_parts
    from result_lines
    group by indicator, period_start, period_end, country
    having stated_total <> sum_of_parts
),
percentages as (
    select indicator
    from every_indicators
    qualify unit = 'percent' and row_number() over (
        partition by indicator order by coalesce(revision, 9223372036854775807) desc, in_row desc
    ) = 1
)
select place.file as in_file, place.row as in_row, 'value' as on_column,
    'the stated total is ' || regexp_replace(stated_total::varchar, '\.?0+$', '')
    || ', its parts add up to ' || regexp_replace(sum_of_parts::varchar, '\.?0+$', '')
    || '. Both would be shown, with the difference.' as said
from whole
join touched
    on touched.indicator = whole.indicator
    and touched.period_start = whole.period_start
    and touched.period_end = whole.period_end
    and touched.country is not distinct from whole.country
anti join percentages on percentages.indicator = whole.indicator
