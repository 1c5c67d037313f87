-- history/files($project, $upload): the original files of one upload.
-- Grain: one row per file.
select name, bytes, sha256
from ledger.file
where project = $project and revision = $upload
order by name
