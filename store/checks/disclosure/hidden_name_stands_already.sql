-- Where a partner may not be named, its name stands in nothing that was brought before. What was brought again
-- since, with the same key and date, is shown no more.
with hidden as materialized (
    from hidden_names(getvariable('project')::varchar, getvariable('revision')::bigint)
    where list_has_any(partnerships, (select coalesce(list(partnership), []) from new_partnerships))
),
suspect as materialized (
    select distinct words.kind, words.same_key
    from (
        select kind, same_key, in_plain_letters(said) as letters from words_that_count where not is_judged
    ) as words
    join hidden on contains(words.letters, hidden.longest_word)
),
latest as materialized (
    from words_that_count
    semi join suspect using (kind, same_key)
    qualify revision = max(revision) over (partition by kind, same_key)
),
cell as (
    select kind, in_file, in_row, revision, unnest(cells, recursive := true) from latest where not is_judged
)
select new.in_file, new.in_row, 'partner' as on_column,
    'may not be named, but its name stands in ' || cell.kind || '.csv, row ' || cell.in_row || ', column '
    || cell.on_column || ', of upload ' || cell.revision || case
        when cell.is_key then '. Undo that upload first, and bring its rows again without the name.'
        else '. Bring that row again without the name, and any later row of its key, in this upload or before it.'
    end as said
from cell
join hidden on is_named(cell.said, hidden)
join new_partnerships as new on list_contains(hidden.partnerships, new.partnership)
where not exists (
    from not_shown(getvariable('project')::varchar) as other
    where (other.kind, other.in_file, other.in_row, other.revision)
            = (cell.kind, cell.in_file, cell.in_row, cell.revision)
        and coalesce(other.on_column, cell.on_column) = cell.on_column
)
