-- A conflict about a row must name an existing one, which may not be another conflict.
select project, in_file, in_row, 'key' as on_column,
    coalesce('"' || key || '"', 'blank') || ' is no key of ' || file
    || '.csv. Write the key columns of that row, joined with ";".' as message
from new_conflicts as conflict
where file is not null
  and not exists (
      from every_key
      where every_key.project = conflict.project and every_key.file <> 'conflicts'
        and every_key.file = conflict.file and every_key.key is not distinct from conflict.key
  )
