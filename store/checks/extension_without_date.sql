-- An extension whose date is not given could not be kept out of what was known before it.
select project, in_file, in_row, 'extended_on' as on_column,
    'is blank beside an extended end. Write the date from which the extension was known.' as said
from new_project where extended_end is not null and extended_on is null
