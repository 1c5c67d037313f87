-- evidence/operational($projects, $as_of, $revision): what the evaluators propose to put each recommendation into practice.
-- Grain: one row per operational recommendation, under the recommendation that it puts into practice.
select
    recommendation.item as recommendation, recommendation.title as recommendation_title,
    item.item, item.title, item.note, source.title as source_title, source.published, item.place
from evidence_items($projects, $as_of, $revision) as item
join evidence_chain($projects, $as_of, $revision) as link
    on link.project = item.project and link.to_item = item.item
join evidence_items($projects, $as_of, $revision) as recommendation
    on recommendation.project = link.project and recommendation.item = link.from_item
left join current_sources($projects, $as_of, $revision) as source
    on source.project = item.project and source.source = item.source
where item.kind = 'operational_recommendation'
order by recommendation.place_in_order, item.place_in_order
