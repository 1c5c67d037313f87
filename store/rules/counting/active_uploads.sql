-- uploads_that_count(revision): the uploads of all projects whose rows count at a revision.
-- Grain: one row per upload. The latest undo or redo of an upload, up to that revision, decides.
-- Source: docs/method.md, "What counts".
create or replace macro uploads_that_count(at_revision) as table
with last_word as (
    select project, upload, arg_max(kind, revision) as kind
    from entries
    where upload is not null and revision <= at_revision
    group by project, upload
)
select entry.project, entry.revision
from entries as entry
left join last_word on last_word.upload = entry.revision and last_word.project = entry.project
where entry.kind = 'upload'
  and entry.revision <= at_revision
  and coalesce(last_word.kind, 'redo') = 'redo';

-- active_uploads(projects, revision): the uploads of a set of projects whose rows count at a revision.
-- Grain: one row per upload.
create or replace macro active_uploads(of_projects, at_revision) as table
select project, revision
from uploads_that_count(at_revision)
where project in (select unnest(of_projects));

-- projects(revision): the projects in the store, each with its title in force at a revision.
-- Grain: one row per project; none where all of its uploads were undone.
create or replace macro projects(at_revision) as table
select project.code, project.title
from rows_of_project as project
join uploads_that_count(at_revision) as upload on upload.revision = project.revision
qualify row_number() over (
    partition by project.project order by project.revision desc, project.in_row desc
) = 1;
