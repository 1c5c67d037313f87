-- counting(project, revision): the uploads of a project whose rows count at a revision.
-- Grain: one row per upload. The latest undo or redo of an upload, up to that revision, decides.
-- Source: the ledger, "What counts".
create or replace macro counting(of_project, at_revision) as table
with last_word as (
    select upload, arg_max(kind, revision) as kind
    from ledger.entry
    where upload is not null and revision <= at_revision and project = of_project
    group by upload
)
select entry.revision
from ledger.entry as entry
left join last_word on last_word.upload = entry.revision
where entry.kind = 'upload'
  and entry.project = of_project
  and entry.revision <= at_revision
  and coalesce(last_word.kind, 'redo') = 'redo';
