-- history/entries($project, $revision): what was done to the ledger, the newest first.
-- Grain: one row per upload, undo or redo.
select *
from upload_history($project, $revision)
order by revision desc
