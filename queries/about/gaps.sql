-- about/gaps($project, $as_of, $revision): what is not known, and where one would look for it.
-- Grain: one row per gap and kind.
select *
from gaps($project, $as_of, $revision)
order by weight, code, title
