-- about/sources($projects, $as_of, $revision): the documents and data sets that figures come from.
-- Grain: one row per source.
select source, title, author, published, kind, url, licence, file
from current_sources($projects, $as_of, $revision)
order by published, source
