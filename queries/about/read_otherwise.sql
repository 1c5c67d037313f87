-- about/read_otherwise($projects, $as_of, $revision): what reads otherwise than it did under the rules before November 2026.
-- Grain: one row per indicator or action, reason by reason. period_end is the date of the figure, or of the last report.
select * exclude (project)
from read_otherwise($projects, $as_of, $revision)
order by kind desc, because, in_order(code)
