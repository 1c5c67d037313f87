-- An objective has no parent, an outcome is under the objective, an output under an outcome.
with current as (
    select project, result, level
    from every_framework
    qualify row_number() over (
        partition by project, result order by or_newest(revision) desc, in_row desc
    ) = 1
)
select result.project, result.in_file, result.in_row, 'parent' as on_column,
    case when result.parent is null
        then 'is blank. Name the result above this ' || result.level || '.'
        when result.level = 'objective'
        then 'is filled for an objective. Leave it blank: nothing stands above it.'
        else 'is ' || coalesce(above.level, 'not a result') || ' "' || result.parent
            || '", which cannot stand above an ' || result.level || '.'
    end as message
from new_framework as result
left join current as above on above.project = result.project and above.result = result.parent
where (result.level = 'objective' and result.parent is not null)
   or (result.level = 'outcome' and above.level is distinct from 'objective')
   or (result.level = 'output' and above.level is distinct from 'outcome')
