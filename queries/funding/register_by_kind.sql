-- funding/register_by_kind($projects, $as_of, $revision): the partnerships of the register, by kind of partner.
-- Grain: one row per kind, the largest first; type is null for the kinds that are merged, in the last row.
select * exclude (project)
from partnership_breakdown($projects, $as_of, $revision)
order by type is null, partnerships desc, type
