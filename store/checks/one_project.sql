-- project.csv holds the one project of its folder.
select in_file, in_row, 'code' as on_column,
    'is "' || code || '", but the project is "' || getvariable('project') || '". One folder, one project.' as said
from new_project where code <> getvariable('project')::varchar
union all
select 'project.csv', null, null, 'is missing or empty. Every project has one row there.'
where not exists (from every_project)
