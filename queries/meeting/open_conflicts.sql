-- meeting/open_conflicts($projects, $as_of, $revision): the places where the sources disagree and that are not settled.
-- Grain: one row per conflict.
select
    conflict, subject, shown, shown_title, shown_place, other, other_title, other_place, explanation,
    indicator, reported_on, revision, in_file, in_row
from conflicts_known($projects, $as_of, $revision)
where not is_resolved
order by in_order(conflict)
