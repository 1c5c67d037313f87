-- history/entries($projects, $revision): what was done to the ledger, the newest first.
-- Grain: one row per upload, undo or redo.
select * exclude (project)
from upload_history($projects, $revision)
order by revision desc
