-- result_lines: every series of results that the pending upload touches, as it would be, in the order of time.
-- Grain: one row per key in force that has a value, at its `place` (store/rules/effects.py). corrected: the earlier
-- value of the same key. last_… and next_…: its neighbours in the series. whole: what it is a part or
-- the total of.
create or replace temp table result_lines as
select
    place, whole, is_total, is_uploaded, value, old_value as corrected,
    lag(value) over line as last_value, lag(period_end) over line as last_end,
    lead(value) over line as next_value, lead(period_end) over line as next_end,
    lead(is_uploaded) over line as next_is_uploaded
from in_order_results
where is_last and not is_withdrawn and value is not null
window line as (partition by line order by period_end, period_start desc)
