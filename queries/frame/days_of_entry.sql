-- frame/days_of_entry($projects, $revision): the days on which something was entered, with the revision at the end of each.
-- Grain: one row per day, the earliest first; entries is how many there were on it, up to $revision.
select entered_at::date as entered_on, max(revision) as revision, count(*) as entries
from entries
where project in (select unnest($projects)) and revision <= $revision
group by entered_on
order by entered_on
