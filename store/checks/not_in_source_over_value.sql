-- That a figure was not seen cannot be said of one that is known: it would take the figure away without withdrawing it.
with unseen as (
    select 'results' as file, project, hash(indicator, period_start, period_end, country, sex) as key
    from new_results where qualifier = 'not_in_source'
    union
    select 'targets', project, hash(indicator, kind, sex, unit, milestone_due(kind, due))
    from new_targets where qualifier = 'not_in_source'
    union
    select 'portfolio', project, hash(topic, measure, category, as_at)
    from new_portfolio where qualifier = 'not_in_source'
),
stated as (
    select 'results' as file, project, hash(indicator, period_start, period_end, country, sex) as key,
        in_file, in_row, revision, reported_on, qualifier, value
    from every_results where exists (from unseen where file = 'results')
    union all
    select 'targets', project, hash(indicator, kind, sex, unit, milestone_due(kind, due)),
        in_file, in_row, revision, reported_on, qualifier, value
    from every_targets where exists (from unseen where file = 'targets')
    union all
    select 'portfolio', project, hash(topic, measure, category, as_at),
        in_file, in_row, revision, reported_on, qualifier, value
    from every_portfolio where exists (from unseen where file = 'portfolio')
),
in_order as (
    -- an undo judges rows of all uploads, of which none has its revision: then a value of the same date is the later one
    select *,
        lag(value) over (
            partition by file, project, key order by reported_on, or_newest(revision), value is not null
        ) as value_before
    from stated
    semi join unseen using (file, project, key)
)
select project, in_file, in_row, 'qualifier' as on_column,
    'says that the figure was not seen, but it is known: ' || without_zeros(value_before)
    || '. Leave the row out, or withdraw the figure.' as message
from in_order
where revision is null and qualifier = 'not_in_source' and value_before is not null
