-- evidence/findings($projects, $as_of, $revision): each finding, back to its questions and forward to actions.
-- Grain: one row per finding, in the order of its code; a list is null where nothing is reached.
select
    finding.item, finding.title, finding.criterion, finding.leads_to_conclusion, finding.leads_to_lesson,
    string_agg(reached.item, ', ' order by reached.place_in_order)
        filter (where reached.kind = 'question') as questions,
    string_agg(reached.item, ', ' order by reached.place_in_order)
        filter (where reached.kind = 'conclusion') as conclusions,
    string_agg(reached.item, ', ' order by reached.place_in_order)
        filter (where reached.kind = 'lesson') as lessons,
    string_agg(reached.item, ', ' order by reached.place_in_order)
        filter (where reached.kind = 'recommendation') as recommendations,
    string_agg(reached.item, ', ' order by reached.place_in_order)
        filter (where reached.kind = 'action') as actions,
    any_value(source.title) as source_title, finding.place,
    finding.revision, finding.in_file, finding.in_row
from evidence_items($projects, $as_of, $revision) as finding
left join (
    select project, item, reaches as other from evidence_reach($projects, $as_of, $revision)
    union
    select project, reaches, item from evidence_reach($projects, $as_of, $revision)
) as link on link.project = finding.project and link.item = finding.item
left join evidence_items($projects, $as_of, $revision) as reached
    on reached.project = link.project and reached.item = link.other
left join current_sources($projects, $as_of, $revision) as source
    on source.project = finding.project and source.source = finding.source
where finding.kind = 'finding'
group by
    finding.project, finding.item, finding.title, finding.criterion, finding.leads_to_conclusion, finding.leads_to_lesson,
    finding.place, finding.place_in_order, finding.revision, finding.in_file, finding.in_row
order by finding.place_in_order
