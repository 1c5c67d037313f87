-- meeting/conflict_changes($projects, $since, $since_revision, $as_of, $revision): where the sources disagree since, and where that is settled.
-- Grain: one row per conflict that is open or settled otherwise; resolved ones first.
select * exclude (project)
from conflict_changes($projects, $since, $since_revision, $as_of, $revision)
order by list_position(['resolved', 'reopened', 'opened', 'withdrawn'], change), in_order(conflict)
