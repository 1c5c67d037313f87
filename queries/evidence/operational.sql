-- evidence/operational($project, $as_of, $revision): what the evaluators propose to put each recommendation into practice.
-- Grain: one row per operational recommendation, under the recommendation that it puts into practice.
select
    recommendation.item as recommendation, recommendation.title as recommendation_title,
    item.item, item.title, item.note, source.title as source_title, source.published, item.place
from evidence_items($project, $as_of, $revision) as item
join evidence_chain($project, $as_of, $revision) as link on link.to_item = item.item
join evidence_items($project, $as_of, $revision) as recommendation on recommendation.item = link.from_item
left join standing_sources($project, $as_of, $revision) as source on source.source = item.source
where item.kind = 'operational_recommendation'
order by recommendation.place_in_order, item.place_in_order
