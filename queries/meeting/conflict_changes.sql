-- meeting/conflict_changes($project, $since, $since_revision, $as_of, $revision): where the sources disagree since, and where that is settled.
-- Grain: one row per conflict that is open or settled otherwise; resolved ones first.
select *
from conflict_changes($project, $since, $since_revision, $as_of, $revision)
order by list_position(['resolved', 'reopened', 'opened', 'withdrawn'], change), in_order(conflict)
