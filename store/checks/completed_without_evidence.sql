-- A completed action must name its evidence.
select project, in_file, in_row, 'evidence' as on_column,
    'is blank for a completed action. Name what shows that it was done.' as message
from new_actions where status = 'completed' and evidence is null
