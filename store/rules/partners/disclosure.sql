-- open_partners(projects): the partners that may be named: the only place where that is decided.
-- Grain: one row per partnership whose partner may be named. It is decided at the newest revision and date,
-- whatever the date or revision of the query. Source: docs/method.md, "Partners that may not be named".
create or replace macro open_partners(of_projects) as table
with latest as (
    select entry.project, entry.partnership, entry.partner, entry.named
    from rows_of_partnerships as entry
    semi join uploads_that_count((select revision from newest)) as upload
        on upload.project = entry.project and upload.revision = entry.revision
    where entry.project in (select unnest(of_projects))
    qualify row_number() over (
        partition by entry.project, entry.partnership
        order by entry.reported_on desc, entry.revision desc, entry.in_row desc
    ) = 1
)
select project, partnership, partner
from latest
where named = 'yes';

-- in_plain_letters(of_text): a text without what distinguishes two spellings of a name: capital letters, composed and
-- decomposed accents, ligatures, typographic quotation marks and dashes, and invisible signs.
create or replace macro in_plain_letters(of_text) as (
    case
        when strlen(of_text) = length(of_text) then lower(of_text)
        else translate(
            replace(replace(replace(replace(replace(replace(
                regexp_replace(lower(nfc_normalize(of_text)), '\p{Cf}+', '', 'g'),
                'ß', 'ss'), 'ﬀ', 'ff'), 'ﬁ', 'fi'), 'ﬂ', 'fl'), 'ﬃ', 'ffi'), 'ﬄ', 'ffl'),
            '‘’ʼ´“”„‐‑‒–—ς', '''''''''"""-----σ'
        )
    end
);

-- folded(of_text): a text as names are looked for in it: its words and its other signs, each between two blanks,
-- so that a name is found as a whole. In scripts where words are written together, or a suffix is joined to a
-- name, each letter is a word, and a name is found within a word as well.
create or replace macro folded(of_text) as (
    ' ' || trim(regexp_replace(
        regexp_replace(
            in_plain_letters(of_text),
            '[^\p{Latin}\p{Greek}\p{Cyrillic}\p{Armenian}\p{N}\p{M}\s\p{Z}\p{Cc}_]', ' \0 ', 'g'
        ),
        '[\s\p{Z}\p{Cc}_]+', '  ', 'g'
    )) || ' '
);

-- taken_apart(of_text): the same with words apart that only a sign joins, as in acme-holdings.csv. Twice, since the
-- letter between two signs belongs to both.
create or replace macro taken_apart(of_text) as (
    regexp_replace(
        regexp_replace(of_text, '([^\s./@:+&-])[./@:+&-]+([^\s./@:+&-])', '\1 \2', 'g'),
        '([^\s./@:+&-])[./@:+&-]+([^\s./@:+&-])', '\1 \2', 'g'
    )
);

-- words_of(folded_text): the words of a folded text, and its other signs, each by itself.
create or replace macro words_of(folded_text) as (
    string_split(trim(folded_text), '  ')
);

-- hidden_names(projects, revision): every name that may not be shown outside the team's pages, as it is looked for.
-- Grain: one row per project and name, however it was written. A name under which a partnership was ever uploaded,
-- in rows that count now or at the revision of the query (since_revision is the first one of a comparison), and under
-- which no partner of the project may be named now: of partners never named, and of those once named, or named
-- differently. partnerships lists their codes, longest_word is in every text with the name, and within lists
-- the longer names that may be shown and hold it.
create or replace macro hidden_names(of_projects, at_revision, since_revision := null) as table
with shown_somewhere as (
    from uploads_that_count((select revision from newest))
    union all
    from uploads_that_count(at_revision)
    union all
    from uploads_that_count(since_revision)
),
open_names as (
    select distinct project, folded(partner) as folded_name
    from open_partners(of_projects)
    where partner is not null
),
brought as (
    select
        entry.project,
        folded(entry.partner) as folded_name,
        list(distinct entry.partnership order by entry.partnership) as partnerships
    from rows_of_partnerships as entry
    semi join shown_somewhere as upload
        on upload.project = entry.project and upload.revision = entry.revision
    where entry.project in (select unnest(of_projects))
        and regexp_matches(entry.partner, '[\p{L}\p{N}]')
    group by all
),
hidden as (
    select
        project, folded_name, partnerships,
        list_reduce(
            words_of(folded_name),
            lambda longest, word: case when length(word) > length(longest) then word else longest end
        ) as longest_word
    from brought
    anti join open_names using (project, folded_name)
),
longer as (
    select hidden.project, hidden.folded_name, list(distinct open.folded_name order by open.folded_name) as within
    from hidden
    join (select project, folded_name, unnest(words_of(folded_name)) as word from open_names) as open
        on open.project = hidden.project
        and open.word = hidden.longest_word
        and contains(open.folded_name, hidden.folded_name)
    group by all
)
select hidden.project, hidden.folded_name, hidden.longest_word, hidden.partnerships,
    coalesce(longer.within, []) as within
from hidden
left join longer using (project, folded_name);

-- in_parts(of_text): a text cut into its words and its other signs, each between two separating signs.
create or replace macro in_parts(of_text) as (
    regexp_replace(
        nfc_normalize(of_text),
        '(?s)[\p{Latin}\p{Greek}\p{Cyrillic}\p{Armenian}\p{N}\p{M}]+|.', chr(30) || '\0' || chr(31), 'g'
    )
);

-- put_together(parts): the text of these parts.
create or replace macro put_together(parts) as (
    regexp_replace(parts, '\x1e([^\x1f]+|\x1f)\x1f', '\1', 'g')
);

-- written_as(folded_name): the pattern of a name as it may be written in a text in parts.
create or replace macro written_as(folded_name) as (
    '(?i:\x1e' || array_to_string(
        list_transform(
            words_of(folded_name),
            lambda word: replace(replace(replace(replace(regexp_escape(word),
                '\''', '[''‘’ʼ´]'), '\"', '["“”„]'), '\-', '[-‐‑‒–—]'), 'ss', '(?:ss|ß)')
        ),
        '\x1f(?:\x1e[\s\p{Z}\p{Cc}\p{Cf}_./@:+&-]\x1f)*\x1e'
    ) || '\x1f)'
);

-- places_of(word): two places of a word among the 1,048,576 bits of `marks`.
create or replace macro places_of(word) as (
    [(hash(word) % 1048576)::integer, (hash(word) // 1048576 % 1048576)::integer]
);

-- what_to_hide(projects, revision): the hidden names of all these projects as `masked` takes them.
-- Grain: one row, none where there is no such name. names has a line for each name, as it is looked for; longer one
-- for each name and, after a tab, a longer name in which it may be shown: every project that hides any name in the
-- longer one may show it. marks has two bits for the longest word of each name, so that nearly every
-- text without one is recognised by its words alone, however many names there are. Text and bits, since they are a
-- parameter of every query: passing a list of a thousand names takes longer than drawing a page.
create or replace macro what_to_hide(of_projects, at_revision, since_revision := null) as table
with hidden as materialized (
    from hidden_names(of_projects, at_revision, since_revision := since_revision)
),
longer as (
    select open.folded_name
    from (
        select folded_name, unnest(words_of(folded_name)) as word
        from (select distinct unnest(within) as folded_name from hidden)
    ) as open
    join hidden on hidden.longest_word = open.word and contains(open.folded_name, hidden.folded_name)
    group by open.folded_name
    having bool_and(list_contains(hidden.within, open.folded_name))
),
within as (
    select distinct folded_name, longer_name
    from (select folded_name, unnest(within) as longer_name from hidden)
    semi join longer on longer.folded_name = longer_name
),
name as (
    select folded_name, any_value(longest_word) as longest_word from hidden group by folded_name
)
select
    string_agg(folded_name, chr(10) order by folded_name) as names,
    (
        select coalesce(string_agg(folded_name || chr(9) || longer_name, chr(10) order by folded_name, longer_name), '')
        from within
    ) as longer,
    (
        select bitstring_agg(place, 0, 1048575)::blob
        from (select unnest(places_of(longest_word)) as place from name)
    ) as marks
from name
having count(*) > 0;

-- occurs_in(folded_text, hidden): whether a hidden name occurs in a folded text, other than in a longer name that
-- may be shown.
create or replace macro occurs_in(folded_text, hidden) as (
    contains(folded_text, hidden.folded_name)
    and contains(
        list_reduce(hidden.within, lambda text, longer: replace(text, longer, ''), folded_text),
        hidden.folded_name
    )
);

-- is_named(of_text, hidden): whether a text holds a hidden name. The cheap test comes first.
create or replace macro is_named(of_text, hidden) as (
    case
        when contains(in_plain_letters(of_text), hidden.longest_word)
            then occurs_in(folded(of_text), hidden) or occurs_in(folded(taken_apart(of_text)), hidden)
        else false
    end
);

-- may_name(of_text, to_hide): false for nearly every text without a name of what_to_hide, and for none with one.
create or replace macro may_name(of_text, to_hide) as (
    len(list_filter(
        words_of(folded(of_text)),
        lambda word: list_min(list_transform(
            places_of(word), lambda place: get_bit(to_hide.marks::bit, place)
        )) = 1
    )) > 0
);

-- prepared(of_text): a text as names are looked for in it, in both forms.
create or replace macro prepared(of_text) as (
    {'whole': folded(of_text), 'apart': folded(taken_apart(of_text))}
);

-- names_in(text, to_hide): the names of what_to_hide that a prepared text holds, including those within a longer name
-- that may be shown.
create or replace macro names_in(text, to_hide) as (
    list_transform(
        list_filter(
            string_split(to_hide.names, chr(10)),
            lambda name: contains(text.whole, name) or contains(text.apart, name)
        ),
        lambda name: {
            'folded_name': name,
            'within': list_transform(
                list_filter(
                    string_split(to_hide.longer, chr(10)), lambda line: starts_with(line, name || chr(9))
                ),
                lambda line: split_part(line, chr(9), 2)
            )
        }
    )
);

-- names_any(text, found): whether a prepared text holds any of the names that were found in it, other than in a
-- longer name that may be shown.
create or replace macro names_any(text, found) as (
    len(list_filter(found, lambda hidden: occurs_in(text.whole, hidden) or occurs_in(text.apart, hidden))) > 0
);

-- parts_with(found): the pattern that joins the parts of a text where they are a name that is found in it, or a longer
-- name that may hold one. Of no other names, since compiling a pattern takes long.
create or replace macro parts_with(found) as (
    array_to_string(
        list_transform(
            list_sort(list_transform(
                list_distinct(flatten(list_transform(
                    found, lambda hidden: list_prepend(hidden.folded_name, hidden.within)
                ))),
                lambda written: {'longest_first': -length(written), 'folded_name': written}
            )),
            lambda written: written_as(written.folded_name)
        ),
        '|'
    ) || '|\x1e(?:[^\x1f]+|\x1f)\x1f'
);

-- without_names(of_text, found): a text with [partner not named] in place of each name found that can be cut out of it.
create or replace macro without_names(of_text, found) as (
    array_to_string(
        list_transform(
            regexp_extract_all(in_parts(of_text), parts_with(found)),
            lambda parts: list_transform(
                [prepared(put_together(parts))],
                lambda text: case
                    when len(list_filter(found, lambda hidden: hidden.folded_name in (text.whole, text.apart))) > 0
                        then '[partner not named]'
                    else put_together(parts)
                end
            )[1]
        ),
        ''
    )
);

-- shown_without(shown, to_hide): a text after cutting, unless a name still occurs in it: one that cannot be cut out,
-- such as with a soft hyphen within.
create or replace macro shown_without(shown, to_hide) as (
    list_transform(
        [prepared(shown)],
        lambda text: case
            when may_name(shown, to_hide) and names_any(text, names_in(text, to_hide))
                then '[a text that names a partner not named]'
            else shown
        end
    )[1]
);

-- masked(of_text, to_hide): a text as it may be shown. The cheap test comes first. (Here and above, the lists of one
-- are so that the database looks through a text, finds its names and cuts it once.)
create or replace macro masked(of_text, to_hide) as (
    case
        when may_name(of_text, to_hide) then list_transform(
            [prepared(of_text)],
            lambda text: list_transform(
                [names_in(text, to_hide)],
                lambda found: case
                    when names_any(text, found) then list_transform(
                        [without_names(of_text, found)], lambda shown: shown_without(shown, to_hide)
                    )[1]
                    else of_text
                end
            )[1]
        )[1]
        else of_text
    end
);

-- all_masked(texts, to_hide): a list of texts, such as those of one row, each as it may be shown. One test
-- of all of them comes first: nearly always none of them holds a hidden name.
create or replace macro all_masked(texts, to_hide) as (
    list_transform(
        [array_to_string(texts, chr(31))],
        lambda together: case
            when may_name(together, to_hide) then list_transform(texts, lambda one: masked(one, to_hide))
            else texts
        end
    )[1]
);

-- not_shown(projects): what is never shown to a visitor, of all rows that would count with the pending upload.
-- Grain: one row per row of a file, or per column of it where on_column is filled: the columns of a partnership that
-- would identify a partner that may not be named, and conflicts about one.
create or replace macro not_shown(of_projects) as table
select entry.project, entry.revision, 'partnerships' as kind, entry.in_file, entry.in_row,
    unnest(['partner', 'sector', 'countries', 'phase', 'note']) as on_column
from rows_of_partnerships as entry
where entry.project in (select unnest(of_projects))
    and not exists (
        from open_partners(of_projects) as open
        where entry.named = 'yes'
            and (open.project, open.partnership, open.partner) = (entry.project, entry.partnership, entry.partner)
    )
union all
select entry.project, entry.revision, 'conflicts', entry.in_file, entry.in_row, null
from rows_of_conflicts as entry
where entry.project in (select unnest(of_projects))
    and entry.file = 'partnerships'
    and not exists (
        from open_partners(of_projects) as open
        where (open.project, open.partnership) = (entry.project, entry.key)
    );
