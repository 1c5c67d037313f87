-- meeting/status_counts($projects, $since, $since_revision, $as_of, $revision): the number of indicators by status, then and now.
-- Grain: one row per status that any indicator has at either point; those that are retired there are left out. Of those
-- not reported since their due date, last_on_track and last_behind are the statuses at the dates of their figures. unmoved: of how
-- many neither figure nor target nor status differs.
with each as (
    select unnest([
        struct_pack(status := old_status, last := old_last_status, is_old := true, is_retired := old_is_retired,
            is_same := false),
        struct_pack(status := new_status, last := new_last_status, is_old := false, is_retired := new_is_retired,
            is_same := not is_change)
    ], recursive := true)
    from indicator_pairs($projects, $since, $since_revision, $as_of, $revision)
)
select
    status,
    count(*) filter (where is_old) as old_indicators,
    count(*) filter (where is_old and last = 'on_track') as old_last_on_track,
    count(*) filter (where is_old and last = 'behind') as old_last_behind,
    count(*) filter (where not is_old) as new_indicators,
    count(*) filter (where not is_old and last = 'on_track') as new_last_on_track,
    count(*) filter (where not is_old and last = 'behind') as new_last_behind,
    count(*) filter (where is_same) as unmoved
from each
where status is not null and not is_retired
group by status
order by status_order(status)
