-- history/files($projects, $upload): the original files of one upload.
-- Grain: one row per file.
select name, bytes, sha256
from ledger.file
where project in (select unnest($projects)) and revision = $upload
order by name
