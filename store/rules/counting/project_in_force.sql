-- project_in_force(projects, as_of, revision): the project, with the end that was in force as of a date.
-- Grain: one row per project. An extension counts from the day it was known; before that, the end first planned.
create or replace macro project_in_force(of_projects, as_of, at_revision) as table
select
    *,
    case when extended_on <= as_of and extended_end is not null then extended_end else planned_end end
        as end_in_force,
    coalesce(extended_on <= as_of and extended_end is not null, false) as is_extended
from current_project(of_projects, as_of, at_revision);
