-- frame/reporting_dates($projects, $revision): the dates on which something was reported.
-- Grain: one row per date, the newest first.
select distinct reported_on
from everything_reported($projects, $revision)
order by reported_on desc
