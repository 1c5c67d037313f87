-- Parts that miss their total: both are kept and shown. The same judgement as the rule part_differences, over
-- what the pending upload touches alone: a part that it withdraws is touched as well.
with whole as (
    select
        whole,
        max(value) filter (where is_total) as stated_total,
        sum(value) filter (where not is_total) as sum_of_parts
    from result_lines
    where whole in (select whole from result_lines where is_total)
    group by whole
    having stated_total <> sum_of_parts
),
touched as (
    select
        hash(indicator, country, period_start, period_end) as whole,
        any_value(indicator) as indicator,
        arg_min({'file': in_file, 'row': in_row}, (sex <> 'total', in_file, in_row)) as place
    from new_results
    where hash(indicator, country, period_start, period_end) in (select whole from whole)
    group by hash(indicator, country, period_start, period_end)
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
join touched on touched.whole = whole.whole
anti join percentages on percentages.indicator = touched.indicator
