-- meeting/open_conflicts($projects, $as_of, $revision): the open conflicts that settling would change a figure of.
-- Grain: one row per conflict, the most important first.
select
    conflict, subject, shown, shown_title, shown_place, other, other_title, other_place, explanation,
    indicator, reported_on, revision, in_file, in_row
from conflicts_known($projects, $as_of, $revision)
where matters
order by rank, in_order(conflict)
