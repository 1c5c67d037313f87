-- A withdrawal ends a figure, and one that was not seen, or that there is not, has no value: nor has its row.
select project, in_file, in_row, 'value' as on_column,
    'is filled in ' || case qualifier
        when 'withdrawn' then 'a withdrawal'
        when 'none' then 'a row that says that there is none'
        else 'a row that says that it was not seen'
    end || '. Leave it blank, or choose another qualifier.' as message
from (
    select project, in_file, in_row, qualifier, value from new_results
    union all select project, in_file, in_row, qualifier, value from new_targets
    union all select project, in_file, in_row, qualifier, value from new_portfolio
) where qualifier in ('withdrawn', 'none', 'not_in_source') and value is not null
