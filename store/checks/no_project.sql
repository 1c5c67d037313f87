-- Every project has a row in project.csv. It may stand there already, so that all uploads are asked.
select project, 'project.csv' as in_file, null as in_row, null as on_column,
    'is missing or empty. Every project has one row there.' as said
from (select unnest(getvariable('projects')::varchar[]) as project) as pending
anti join every_project using (project)
