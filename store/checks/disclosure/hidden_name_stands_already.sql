-- Where a partner may not be named, its name must be in no text that was uploaded before. A row that was uploaded
-- again later, with the same key and date, is no longer shown.
with hidden as materialized (
    from hidden_names(getvariable('projects')::varchar[], getvariable('revision')::bigint) as name
    where exists (
        from new_partnerships as new
        where new.project = name.project and list_contains(name.partnerships, new.partnership)
    )
),
suspect as materialized (
    select distinct texts.project, texts.kind, texts.same_key
    from (
        select project, kind, same_key, in_plain_letters(text) as letters from texts_that_count where not is_judged
    ) as texts
    join hidden on hidden.project = texts.project and contains(texts.letters, hidden.longest_word)
),
latest as materialized (
    from texts_that_count
    semi join suspect using (project, kind, same_key)
    qualify revision = max(revision) over (partition by project, kind, same_key)
),
cell as (
    select project, kind, in_file, in_row, revision, unnest(cells, recursive := true) from latest where not is_judged
)
select new.project, new.in_file, new.in_row, 'partner' as on_column,
    'may not be named, but its name stands in ' || cell.kind || '.csv, row ' || cell.in_row || ', column '
    || cell.on_column || ', of upload ' || cell.revision || case
        when cell.is_key then '. Undo that upload first, and bring its rows again without the name.'
        else '. Bring that row again without the name, and any later row of its key, in this upload or before it.'
    end as message
from cell
join hidden on hidden.project = cell.project and is_named(cell.text, hidden)
join new_partnerships as new on new.project = cell.project and list_contains(hidden.partnerships, new.partnership)
where not exists (
    from not_shown(getvariable('projects')::varchar[]) as other
    where (other.project, other.kind, other.in_file, other.in_row, other.revision)
            = (cell.project, cell.kind, cell.in_file, cell.in_row, cell.revision)
        and coalesce(other.on_column, cell.on_column) = cell.on_column
)
