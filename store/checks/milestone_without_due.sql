-- The due date is part of a milestone's key.
select project, in_file, in_row, 'due' as on_column,
    'is blank for a milestone. Write the date it is due.' as message
from new_targets where kind = 'milestone' and due is null
