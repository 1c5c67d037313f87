-- A conflict about a row must name an existing one, which may not be another conflict; so must each that it touches besides.
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
union all
select project, in_file, in_row, 'also_touches',
    case
        when touched.file is null
        then '"' || touched.key || '" names no file. Write each row as its file, a colon and its key: actions:1.1.'
        else '"' || touched.key || '" is no key of ' || touched.file
            || '.csv. Write the key columns of that row, joined with ";".'
    end
from (select *, unnest(touched_rows(also_touches)) as touched from new_conflicts) as conflict
where not exists (
    from every_key
    where every_key.project = conflict.project and every_key.file <> 'conflicts'
      and every_key.file = conflict.touched.file and every_key.key = conflict.touched.key
)
