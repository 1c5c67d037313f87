-- A name that may not be shown must be in no text that a visitor may read, nor in the name of a file. A row that was
-- uploaded again later, with the same key and date, is no longer shown.
with hidden as materialized (
    from hidden_names(getvariable('projects')::varchar[], getvariable('revision')::bigint)
),
suspect as materialized (
    select distinct texts.project, texts.kind, texts.in_file, texts.in_row
    from (select project, kind, in_file, in_row, in_plain_letters(text) as letters from new_texts) as texts
    join hidden on hidden.project = texts.project and contains(texts.letters, hidden.longest_word)
),
judged as materialized (
    select texts.* exclude (text, cells), unnest(cells, recursive := true)
    from texts_beside_new as texts
    semi join suspect using (project, kind, in_file, in_row)
    where is_judged
),
latest as (
    select project, kind, same_key, max(revision) as revision
    from texts_beside_new
    semi join judged using (project, kind, same_key)
    group by project, kind, same_key
),
found as (
    select cell.project, cell.in_file, cell.in_row, cell.on_column, hidden.partnerships,
        case when cell.revision <> getvariable('revision')::bigint then 'of upload ' || cell.revision || ' ' else '' end
        || 'names' as what,
        'Write "a partner" instead.' as mend
    from judged as cell
    semi join latest using (project, kind, same_key, revision)
    join hidden on hidden.project = cell.project and is_named(cell.text, hidden)
    where not exists (
        from not_shown(getvariable('projects')::varchar[]) as other
        where (other.project, other.kind, other.in_file, other.in_row, other.revision)
                = (cell.project, cell.kind, cell.in_file, cell.in_row, cell.revision)
            and coalesce(other.on_column, cell.on_column) = cell.on_column
    )
    union all
    select file.project, file.kind || '.csv', null, null, hidden.partnerships, 'has a file name that names', 'Rename the file.'
    from (select distinct project, kind, in_file from new_texts) as file
    join hidden on hidden.project = file.project and is_named(file.in_file, hidden)
    where getvariable('judged_upload')::bigint = getvariable('revision')::bigint
)
select project, in_file, in_row, on_column,
    what || ' a partner that may not be named (partnership '
    || array_to_string(list_sort(list_distinct(flatten(list(partnerships)))), ', ') || '). ' || mend as message
from found
group by project, in_file, in_row, on_column, what, mend
