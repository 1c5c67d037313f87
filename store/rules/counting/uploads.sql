-- upload_history(projects, revision): the entries of a project's ledger, and their effects.
-- Grain: one row per project and entry: an upload, or the undo or redo of one. counts: whether the rows of the upload
-- count at the revision asked for; null for an undo or redo. last_word: the latest undo or redo of the upload. The
-- numbers are those at the time when it was written.
create or replace macro upload_history(of_projects, at_revision) as table
with last_word as (
    select upload, max(revision) as revision
    from entries
    where project in (select unnest(of_projects)) and upload is not null and revision <= at_revision
    group by upload
),
files as (
    select revision, string_agg(name, ', ' order by name) as files, sum(bytes) as bytes
    from ledger.file
    where project in (select unnest(of_projects))
    group by revision
),
effects as (
    select
        revision,
        sum(row_count) filter (where effect = 'new') as added,
        sum(row_count) filter (where effect = 'corrected') as corrected,
        sum(row_count) filter (where effect = 'revised') as revised,
        sum(row_count) filter (where effect = 'updated') as updated,
        sum(row_count) filter (where effect = 'withdrawn') as withdrawn,
        sum(row_count) filter (where effect = 'confirmed') as confirmed,
        sum(row_count) filter (where effect in ('gone', 'back', 'changed')) as turned
    from ledger.effect
    where project in (select unnest(of_projects))
    group by revision
)
select
    entry.project, entry.revision, entry.kind, entry.upload, entry.entered_at, entry.entered_by, entry.note,
    files.files, files.bytes,
    effects.added, effects.corrected, effects.revised, effects.updated, effects.withdrawn,
    effects.confirmed, effects.turned,
    case when entry.kind = 'upload' then uploaded.revision is not null end as counts,
    last_word.revision as last_word
from entries as entry
left join files on files.revision = entry.revision
left join effects on effects.revision = entry.revision
left join active_uploads(of_projects, at_revision) as uploaded on uploaded.revision = entry.revision
left join last_word on last_word.upload = entry.revision
where entry.project in (select unnest(of_projects)) and entry.revision <= at_revision;
