-- overview/attention($projects, $as_of, $revision): what a reader must look at, the most pressing first.
-- Grain: one row per thing.
select * exclude (project)
from attention($projects, $as_of, $revision)
order by weight, rank, due_on nulls last, in_order(code)
