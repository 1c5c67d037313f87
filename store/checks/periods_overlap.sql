-- The periods of a `period` indicator are summed, so that an overlap would count something twice. A period without a
-- value, withdrawn or not seen, is not summed.
with summed as (
    select project, indicator
    from every_indicators
    group by project, indicator
    having arg_max(measure = 'period', (or_newest(revision), in_row))
),
latest as (
    select
        result.project, result.indicator, result.country, result.sex, result.period_start, result.period_end,
        arg_max(result.in_file, or_newest(result.revision)) as in_file,
        arg_max(result.in_row, or_newest(result.revision)) as in_row,
        bool_or(result.revision is null) as is_new
    from every_results as result
    semi join summed using (project, indicator)
    semi join new_results using (project, indicator)
    group by all
    having arg_max(
        result.value is not null, (result.reported_on, or_newest(result.revision))
    )
)
select new.project, new.in_file, new.in_row, 'period_start' as on_column,
    'the period overlaps ' || old.period_start || ' to ' || old.period_end
    || ', and the two would be summed. Let the periods of a `period` indicator follow each other.' as message
from latest as new
join latest as old
    on old.project = new.project
    and old.indicator = new.indicator
    and old.country is not distinct from new.country
    and old.sex = new.sex
    and old.period_start <= new.period_end
    and old.period_end >= new.period_start
    and (old.period_start, old.period_end) <> (new.period_start, new.period_end)
where new.is_new and (not old.is_new or old.period_start < new.period_start
    or (old.period_start = new.period_start and old.period_end < new.period_end))
