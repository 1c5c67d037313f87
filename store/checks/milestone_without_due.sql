-- Milestones are told apart by their due date.
select project, in_file, in_row, 'due' as on_column,
    'is blank for a milestone. Write the date it is due.' as said
from new_targets where kind = 'milestone' and due is null
