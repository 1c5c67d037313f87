-- evidence/conflicts($projects, $as_of, $revision): where the sources disagree about an item of the chain or a link.
-- Grain: one row per conflict and item that it touches, open ones first; a link touches both its ends.
select conflict.*, touched.item
from conflicts_known($projects, $as_of, $revision) as conflict
cross join unnest(
    case
        when conflict.file = 'evidence_links' then string_split(conflict.key, ';')[1:2]
        else [conflict.key]
    end
) as touched (item)
where conflict.file in ('evidence', 'evidence_links', 'recommendations', 'actions')
order by conflict.is_resolved, conflict.conflict, in_order(touched.item)
