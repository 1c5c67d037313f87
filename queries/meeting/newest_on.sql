-- meeting/newest_on($project, $since): the revision that was the newest at the end of a day.
-- Grain: one row; zero where nothing had been entered by then, so that the ledger does not reach back so far.
select coalesce(max(revision), 0) as revision
from entries
where project = $project and entered_at < $since::date + 1
order by revision
