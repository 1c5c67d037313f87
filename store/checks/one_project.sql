-- project.csv holds the one project of its folder.
select project, in_file, in_row, 'code' as on_column,
    'is "' || code || '", but the project is "' || project || '". One folder, one project.' as message
from new_project where code <> project
