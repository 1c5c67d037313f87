-- overview/status_counts($projects, $as_of, $revision): the number of indicators by status.
-- Grain: one row per status that occurs. Retired indicators are left out. last_on_track and last_behind: how many of
-- those not reported since their due date had which status at the date of their figure.
select
    status,
    count(*) as indicators,
    count(*) filter (where last_status = 'on_track') as last_on_track,
    count(*) filter (where last_status = 'behind') as last_behind
from indicator_status($projects, $as_of, $revision)
where not is_retired
group by status
order by status_order(status)
