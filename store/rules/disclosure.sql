-- open_partners(project): the partners that may be named: the one place where that is decided.
-- Grain: one row per partnership whose partner may be named. It is judged at the newest revision and date,
-- whatever date or revision is asked for. Source: the design, "Who sees what".
create or replace macro open_partners(of_project) as table
select partnership, partner
from standing_partnerships(of_project, date '9999-12-31', (select revision from newest))
where named = 'yes';

-- in_plain_letters(said): a text without what tells two writings of a name apart: capital letters, composed and
-- decomposed accents, ligatures, typographic quotation marks and dashes, and signs that nobody sees.
create or replace macro in_plain_letters(said) as (
    case
        when strlen(said) = length(said) then lower(said)
        else translate(
            replace(replace(replace(replace(replace(replace(
                regexp_replace(lower(nfc_normalize(said)), '\p{Cf}+', '', 'g'),
                'ß', 'ss'), 'ﬀ', 'ff'), 'ﬁ', 'fi'), 'ﬂ', 'fl'), 'ﬃ', 'ffi'), 'ﬄ', 'ffl'),
            '‘’ʼ´“”„‐‑‒–—ς', '''''''''"""-----σ'
        )
    end
);

-- folded(said): a text as names are looked for in it: its words and its other signs, each between two blanks,
-- so that a name is found as a whole. In scripts where words are written together, or something is joined to a
-- name, each letter stands for itself, and a name is found within a word as well.
create or replace macro folded(said) as (
    ' ' || trim(regexp_replace(
        regexp_replace(
            in_plain_letters(said),
            '[^\p{Latin}\p{Greek}\p{Cyrillic}\p{Armenian}\p{N}\p{M}\s\p{Z}\p{Cc}_]', ' \0 ', 'g'
        ),
        '[\s\p{Z}\p{Cc}_]+', '  ', 'g'
    )) || ' '
);

-- taken_apart(said): the same with words apart that only a sign joins, as in acme-holdings.csv. Twice, since the
-- letter between two signs belongs to both.
create or replace macro taken_apart(said) as (
    regexp_replace(
        regexp_replace(said, '([^\s./@:+&-])[./@:+&-]+([^\s./@:+&-])', '\1 \2', 'g'),
        '([^\s./@:+&-])[./@:+&-]+([^\s./@:+&-])', '\1 \2', 'g'
    )
);

-- hidden_names(project, revision): every name that may not be shown outside the team's pages, as it is looked for.
-- Grain: one row per name, however it was written. A name under which a partnership was ever brought, in rows that
-- count now or at the revision asked for, and under which no partner may be named now: of those never named, and
-- of those that were named once, or named otherwise. partnerships lists their codes, longest_word is in every
-- text with the name, and within lists the longer names that may be shown and hold it.
create or replace macro hidden_names(of_project, at_revision) as table
with brought as (
    select folded(entry.partner) as folded_name, entry.partnership
    from rows_of_partnerships as entry
    where entry.project = of_project
        and regexp_matches(entry.partner, '[\p{L}\p{N}]')
        and entry.revision in (
            from counting(of_project, (select revision from newest))
            union all
            from counting(of_project, at_revision)
        )
),
open_names as (
    select distinct folded(partner) as folded_name from open_partners(of_project)
)
select
    brought.folded_name,
    list_reduce(
        string_split(trim(brought.folded_name), '  '),
        lambda longest, word: case when length(word) > length(longest) then word else longest end
    ) as longest_word,
    list(distinct brought.partnership order by brought.partnership) as partnerships,
    (
        select coalesce(list(longer.folded_name order by longer.folded_name), [])
        from open_names as longer
        where contains(longer.folded_name, brought.folded_name)
    ) as within
from brought
where brought.folded_name not in (select folded_name from open_names where folded_name is not null)
group by brought.folded_name;

-- written_as(folded_name): the pattern of a name as it may stand in a text, with what is joined to its last word.
create or replace macro written_as(folded_name) as (
    '(?i:' || array_to_string(
        list_transform(
            string_split(trim(folded_name), '  '),
            lambda word: replace(replace(replace(replace(regexp_escape(word),
                '\''', '[''‘’ʼ´]'), '\"', '["“”„]'), '\-', '[-‐‑‒–—]'), 'ss', '(?:ss|ß)')
        ),
        '[\s\p{Z}\p{Cc}\p{Cf}_./@:+&-]*'
    ) || ')' || case
        when regexp_matches(trim(folded_name), '[\p{Latin}\p{Greek}\p{Cyrillic}\p{Armenian}\p{N}\p{M}]$')
            then '[\p{Latin}\p{Greek}\p{Cyrillic}\p{Armenian}\p{N}\p{M}]*'
        else ''
    end
);

-- what_to_hide(project, revision): the hidden names of a project as `masked` takes them. Grain: one row, none
-- where there is no such name. names lists them; longest_words is a pattern that every text with one of them
-- fits, and parts one that cuts a text so that every such name, every longer name that holds one, and every other
-- word and sign is a part of its own. Asked once and given to `masked`, since to read a pattern takes long.
create or replace macro what_to_hide(of_project, at_revision) as table
with hidden as (
    from hidden_names(of_project, at_revision)
),
written as (
    select distinct folded_name
    from (select folded_name from hidden union all select unnest(within) from hidden)
)
select
    list(
        {'folded_name': folded_name, 'longest_word': longest_word, 'within': within} order by folded_name
    ) as names,
    string_agg(distinct regexp_escape(longest_word), '|' order by regexp_escape(longest_word)) as longest_words,
    '(?s)(?:' || (
        select string_agg(written_as(folded_name), '|' order by length(folded_name) desc, folded_name)
        from written
    ) || ')|[\p{Latin}\p{Greek}\p{Cyrillic}\p{Armenian}\p{N}\p{M}]+|.' as parts
from hidden
having count(*) > 0;

-- stands_in(folded_text, hidden): whether a hidden name stands in a folded text, other than in a longer name that
-- may be shown.
create or replace macro stands_in(folded_text, hidden) as (
    contains(folded_text, hidden.folded_name)
    and contains(
        list_reduce(hidden.within, lambda text, longer: replace(text, longer, ''), folded_text),
        hidden.folded_name
    )
);

-- is_named(said, hidden): whether a text holds a hidden name. The cheap question comes first.
create or replace macro is_named(said, hidden) as (
    case
        when contains(in_plain_letters(said), hidden.longest_word)
            then stands_in(folded(said), hidden) or stands_in(folded(taken_apart(said)), hidden)
        else false
    end
);

-- names_any(said, to_hide): whether a text holds any of the names of what_to_hide.
create or replace macro names_any(said, to_hide) as (
    case
        when regexp_matches(in_plain_letters(said), to_hide.longest_words)
            then len(list_filter(to_hide.names, lambda hidden: is_named(said, hidden))) > 0
        else false
    end
);

-- without_names(said, to_hide): a text with [partner not named] for each hidden name that can be cut out of it.
create or replace macro without_names(said, to_hide) as (
    array_to_string(
        list_transform(
            regexp_extract_all(nfc_normalize(said), to_hide.parts),
            lambda part: case
                when len(list_filter(
                    to_hide.names,
                    lambda hidden: hidden.folded_name in (folded(part), folded(taken_apart(part)))
                )) > 0
                    then '[partner not named]'
                else part
            end
        ),
        ''
    )
);

-- masked(said, to_hide): a text as it may be shown. Where a name stands there in a way that cannot be cut out,
-- such as with a soft hyphen within, nothing of the text is shown. (The list of one text is so that the database
-- writes out `without_names` once.)
create or replace macro masked(said, to_hide) as (
    case
        when names_any(said, to_hide) then list_transform(
            [without_names(said, to_hide)],
            lambda shown: case
                when names_any(shown, to_hide) then '[a text that names a partner not named]'
                else shown
            end
        )[1]
        else said
    end
);

-- all_masked(texts, to_hide): a list of texts, such as those of one row, each as it may be shown. The one question
-- about all of them comes first: nearly always none of them holds a hidden name.
create or replace macro all_masked(texts, to_hide) as (
    case
        when names_any(array_to_string(texts, chr(31)), to_hide)
            then list_transform(texts, lambda said: masked(said, to_hide))
        else texts
    end
);

-- not_shown(project): what a visitor sees nothing of, of all that would count with the upload in hand.
-- Grain: one row per row of a file, or per column of it where on_column is filled: of a partnership whose partner
-- may not be named, what would tell who it is; a conflict about one.
create or replace macro not_shown(of_project) as table
select entry.revision, 'partnerships' as kind, entry.in_file, entry.in_row,
    unnest(['partner', 'sector', 'countries', 'phase', 'note']) as on_column
from rows_of_partnerships as entry
where entry.project = of_project
    and not exists (
        from open_partners(of_project) as open
        where entry.named = 'yes' and (open.partnership, open.partner) = (entry.partnership, entry.partner)
    )
union all
select entry.revision, 'conflicts', entry.in_file, entry.in_row, null
from rows_of_conflicts as entry
where entry.project = of_project
    and entry.file = 'partnerships'
    and not exists (from open_partners(of_project) as open where open.partnership = entry.key);
