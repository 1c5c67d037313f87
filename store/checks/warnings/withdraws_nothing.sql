-- A withdrawal of a figure that is not in force: often an error in its key.
with withdrawn as (
    select 'results' as file, in_file, in_row, reported_on,
        concat_ws(' · ', indicator, period_start, period_end, country, sex) as key
    from new_results where qualifier = 'withdrawn'
    union all
    select 'targets', in_file, in_row, reported_on,
        concat_ws(' · ', indicator, kind, sex, unit, milestone_due(kind, due))
    from new_targets where qualifier = 'withdrawn'
    union all
    select 'portfolio', in_file, in_row, reported_on,
        concat_ws(' · ', topic, measure, category, as_at)
    from new_portfolio where qualifier = 'withdrawn'
),
stated as (
    select 'results' as file, reported_on,
        concat_ws(' · ', indicator, period_start, period_end, country, sex) as key
    from every_results
    where qualifier <> 'withdrawn' and exists (from withdrawn where file = 'results')
    union all
    select 'targets', reported_on,
        concat_ws(' · ', indicator, kind, sex, unit, milestone_due(kind, due))
    from every_targets where qualifier <> 'withdrawn'
    union all
    select 'portfolio', reported_on, concat_ws(' · ', topic, measure, category, as_at)
    from every_portfolio where qualifier <> 'withdrawn'
)
select in_file, in_row, 'qualifier' as on_column,
    'withdraws ' || key || ', which does not stand. Check its key.' as message
from withdrawn
where not exists (
    from stated as before
    where before.file = withdrawn.file and before.key = withdrawn.key
      and before.reported_on <= withdrawn.reported_on
)
