-- results/trends($projects, $as_of, $revision): the figures of every indicator over time, for the whole project.
-- Grain: one row per indicator and date. change is by how much it is more than at the date before, and since is that
-- date: null for the first, and where either has a qualifier.
select indicator, period_end, value, qualifier, change, since
from figures_by_date($projects, $as_of, $revision)
order by indicator, period_end
