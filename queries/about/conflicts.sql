-- about/conflicts($projects, $as_of, $revision): every place where the sources disagree.
-- Grain: one row per conflict, open ones first.
select
    conflict, subject, shown, shown_title, shown_place, other, other_title, other_place, explanation,
    file, key, reported_on, resolved_on, is_resolved, revision, in_file, in_row
from conflicts_known($projects, $as_of, $revision)
order by is_resolved, in_order(conflict)
