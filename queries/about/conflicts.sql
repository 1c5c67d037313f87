-- about/conflicts($projects, $as_of, $revision): every place where the sources disagree.
-- Grain: one row per conflict, open ones first, by weight; those of an earlier figure after the others.
select
    conflict, subject, shown, shown_title, shown_place, other, other_title, other_place, explanation,
    file, key, weight, is_earlier, also_touches, reported_on, resolved_on, is_resolved, revision, in_file, in_row
from conflicts_known($projects, $as_of, $revision)
order by
    is_resolved, is_earlier, list_position(['figure', 'scope', 'wording'], weight),
    case when weight = 'figure' then rank end, in_order(conflict)
