-- frame/projects($revision): the projects in the store.
-- Grain: one row per project.
select code, title
from projects($revision)
order by code
