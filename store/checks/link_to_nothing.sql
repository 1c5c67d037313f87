-- A link leads to an item of evidence, or to the key action that carries it out.
select link.project, link.in_file, link.in_row, 'to_item' as on_column,
    '"' || link.to_item || '" is not in evidence.csv, nor an action of actions.csv. Add it there, or write a code '
    || 'that is.' as message
from new_evidence_links as link
anti join every_evidence as item on item.project = link.project and item.item = link.to_item
anti join every_actions as action on action.project = link.project and action.action = link.to_item
where link.to_item is not null
