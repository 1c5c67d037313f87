-- frame/newest_on($projects, $revision, $since): the revision that was the newest at the end of a day, of those up to one.
-- Grain: one row; zero where nothing had been entered by then, so that the ledger does not reach back so far. later: how
-- many entries up to the revision were made after that day.
select
    coalesce(max(revision) filter (entered_at < $since::date + 1), 0) as revision,
    count(*) filter (entered_at >= $since::date + 1) as later
from entries
where project in (select unnest($projects)) and revision <= $revision
order by revision
