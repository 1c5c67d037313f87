-- frame/projects($revision): the projects in the store.
-- Grain: one row per project.
select code, title
from (
    select code, title, row_number() over (partition by project order by revision desc, in_row desc) as place
    from ledger.project
    where revision <= $revision
)
where place = 1
order by code
