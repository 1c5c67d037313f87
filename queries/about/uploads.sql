-- about/uploads($projects, $revision): the uploads that the rows are from, as a visitor may see them: without their author and reason.
-- Grain: one row per file of an upload.
select entry.revision, entry.entered_at::date as brought_on, file.name
from ledger.entry as entry
join ledger.file as file on file.revision = entry.revision and file.project = entry.project
where entry.project in (select unnest($projects)) and entry.kind = 'upload' and entry.revision <= $revision
order by entry.revision desc, file.name
