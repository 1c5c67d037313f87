-- A withdrawal of a figure that does not stand: often a slip in its key.
with said as (
    select 'results' as file, in_file, in_row, qualifier, revision, reported_on,
        concat_ws(' · ', indicator, period_start, period_end, country, sex) as key
    from every_results
    union all
    select 'targets', in_file, in_row, qualifier, revision, reported_on,
        concat_ws(' · ', indicator, kind, sex, unit, case when kind = 'milestone' then due end)
    from every_targets
    union all
    select 'portfolio', in_file, in_row, qualifier, revision, reported_on,
        concat_ws(' · ', topic, measure, category, as_at)
    from every_portfolio
),
withdrawn as (
    select * from said where revision is null and qualifier = 'withdrawn'
)
select in_file, in_row, 'qualifier' as on_column,
    'withdraws ' || key || ', which does not stand. Check its key.' as said
from withdrawn
where not exists (
    from said as before
    where before.file = withdrawn.file and before.key = withdrawn.key
      and before.qualifier <> 'withdrawn' and before.reported_on <= withdrawn.reported_on
)
