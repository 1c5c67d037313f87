-- meeting/headline($projects, $since, $since_revision, $as_of, $revision): the statuses and the project's end, then and now.
-- Grain: one row: how many indicators that are not retired have which status, and the end of the project.
select
    count(*) filter (where not old_is_retired and old_status = 'met') as old_met,
    count(*) filter (where not old_is_retired and old_status = 'on_track') as old_on_track,
    count(*) filter (where not old_is_retired and old_status = 'behind') as old_behind,
    count(*) filter (where not old_is_retired and old_status = 'no_data') as old_no_data,
    count(*) filter (where not old_is_retired and old_status = 'no_target') as old_no_target,
    count(*) filter (where not new_is_retired and new_status = 'met') as new_met,
    count(*) filter (where not new_is_retired and new_status = 'on_track') as new_on_track,
    count(*) filter (where not new_is_retired and new_status = 'behind') as new_behind,
    count(*) filter (where not new_is_retired and new_status = 'no_data') as new_no_data,
    count(*) filter (where not new_is_retired and new_status = 'no_target') as new_no_target,
    (select end_in_force from project_in_force($projects, $since, $since_revision)) as old_project_end,
    (select end_in_force from project_in_force($projects, $as_of, $revision)) as new_project_end
from indicator_pairs($projects, $since, $since_revision, $as_of, $revision)
order by new_met
