-- Parts that miss their total: both are kept and shown. The same condition as in the rule part_differences, for
-- the totals of the pending upload's rows alone, including those of a part that it withdraws.
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
    group by indicator
    having arg_max(unit = 'percent', (or_newest(revision), in_row))
)
select place.file as in_file, place.row as in_row, 'value' as on_column,
    'the stated total is ' || without_zeros(stated_total)
    || ', its parts add up to ' || without_zeros(sum_of_parts)
    || '. Both would be shown, with the difference.' as message
from whole
join touched on touched.whole = whole.whole
anti join percentages on percentages.indicator = touched.indicator
