-- frame/project($projects, $as_of, $revision): the project, with the end that is in force as of the date.
-- Grain: one row.
select *
from project_in_force($projects, $as_of, $revision)
order by code
