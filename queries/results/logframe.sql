-- results/logframe($projects, $as_of, $revision): the objective, its outcomes and their outputs, as a tree.
-- Grain: one row per result, each after the one above it; depth is 0 for the objective.
select * exclude (project)
from logframe($projects, $as_of, $revision)
order by path
