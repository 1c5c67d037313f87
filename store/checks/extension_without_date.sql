-- Without its date an extension would be shown also as of dates before it was known.
select project, in_file, in_row, 'extended_on' as on_column,
    'is blank beside an extended end. Write the date from which the extension was known.' as message
from new_project where extended_end is not null and extended_on is null
