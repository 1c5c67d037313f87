-- about/gaps($projects, $as_of, $revision): what is not known, and where one would look for it.
-- Grain: one row per gap and kind.
select * exclude (project)
from gaps($projects, $as_of, $revision)
order by weight, code, title
