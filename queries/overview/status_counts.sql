-- overview/status_counts($projects, $as_of, $revision): the number of indicators by status.
-- Grain: one row per status that occurs. Retired indicators are left out.
select status, count(*) as indicators
from indicator_status($projects, $as_of, $revision)
where not is_retired
group by status
order by status
