-- evidence/links($projects, $as_of, $revision): what rests on what, link by link.
-- Grain: one row per pair of items of which one rests on the other directly, in the order of the chain; both are known.
select distinct link.from_item, link.to_item, from_item.place_in_order, to_item.place_in_order as place_of_other
from evidence_chain($projects, $as_of, $revision) as link
join evidence_items($projects, $as_of, $revision) as from_item
    on from_item.project = link.project and from_item.item = link.from_item
join evidence_items($projects, $as_of, $revision) as to_item
    on to_item.project = link.project and to_item.item = link.to_item
order by from_item.place_in_order, to_item.place_in_order
