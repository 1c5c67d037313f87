-- meeting/project_end($projects, $since, $since_revision, $as_of, $revision): the end of the project, then and now.
-- Grain: one row.
select
    (select end_in_force from project_in_force($projects, $since, $since_revision)) as old_project_end,
    (select end_in_force from project_in_force($projects, $as_of, $revision)) as new_project_end
order by new_project_end
