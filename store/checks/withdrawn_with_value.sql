-- A withdrawal ends a figure: it has no value of its own.
select project, in_file, in_row, 'value' as on_column,
    'is filled in a withdrawal. Leave it blank, or choose another qualifier.' as message
from (
    select project, in_file, in_row, qualifier, value from new_results
    union all select project, in_file, in_row, qualifier, value from new_targets
    union all select project, in_file, in_row, qualifier, value from new_portfolio
) where qualifier = 'withdrawn' and value is not null
