-- Every project has a row in project.csv. It may be of an earlier upload, so that all uploads are read.
select project, 'project.csv' as in_file, null as in_row, null as on_column,
    'is missing or empty. Every project has one row there.' as message
from (select unnest(getvariable('projects')::varchar[]) as project) as pending
anti join every_project using (project)
