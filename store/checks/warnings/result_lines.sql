-- result_lines: every series of results that the upload in hand touches, as it would stand, in the order of time.
-- Grain: one row per key that stands and has a value. is_new: the upload brings it. corrected: the value that
-- stood for the same key before. last_… and next_…: its neighbours in the series.
create or replace temp table result_lines as
with touched as (
    select distinct hash(indicator, country) as series from new_results
),
versions as (
    select
        indicator, country, sex, period_start, period_end, value, qualifier, in_file, in_row,
        revision is null as is_new,
        lag(value) over versions as corrected,
        lead(in_row) over versions is null as stands
    from every_results
    where hash(indicator, country) in (select series from touched)
    window versions as (
        partition by indicator, period_start, period_end, country, sex
        order by reported_on, coalesce(revision, 9223372036854775807), in_row
    )
)
select
    *,
    lag(value) over line as last_value, lag(period_end) over line as last_end,
    lead(value) over line as next_value, lead(period_end) over line as next_end,
    lead(is_new) over line as next_is_new
from versions
where stands and qualifier <> 'withdrawn' and value is not null
window line as (partition by indicator, country, sex order by period_end, period_start desc)
