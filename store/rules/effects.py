"""What an upload did to the rows in force before it, row by row: macros made from the contract.

`files_of_<file>(project, revision)`: the files of one project of which rows count, and those of the upload
`revision`. Grain: one row per upload and file. place: a number for each, in order, whose lowest bits hold
the number of a row.

`rows_in_order_<file>(project, revision)`: what the upload `revision` did, row by row. Grain: one row per row that
counts and is of a series that the upload touches. place and old_place: its file's place and its row, and those of
the row of the same key that was in force before, null where there is none. effect is `new`, `confirmed`, `corrected`,
`revised`, `updated` or `withdrawn`; is_uploaded: it is a row of that upload; is_last: it is in force of its key.
Of a file with figures also value and old_value, and whether it is_withdrawn; of figures over time the date on which
they were true and the `line` that each is a point of; of a result its period_start and the `whole` that it is a part
or the total of.

`reversal_effects_<file>(project, upload, before, after)`: each key of the upload, as it is in force at the
revisions before and after. Grain: one row per key that differs. effect is `gone` where no row is in force after,
`back` where none was before, and else `changed`; changed lists the columns that differ.

Source: docs/method.md, "Correction".
"""

from store.contract.description import Column, File

# The lowest bits of a place number the row in its file, the others the file.
ROW_BITS = 30

FILE_PLACE = f"create or replace macro file_place(of_place) as (of_place >> {ROW_BITS})"

WORD = {"correction": "corrected", "update": "updated"}

# Rows that have no value: what comes after them is neither a correction nor a revision.
WITHOUT_VALUE = "('withdrawn', 'not_in_source', 'none')"

# Another figure of the same date is a correction, one of a later date a revised target.
REVISION = "case when reported_on = old_reported_on then 'corrected' else 'revised' end"


def files_of(file: File) -> str:
    """The macro `files_of_<file>`."""
    return f"""
        create or replace macro files_of_{file.name}(of_project, at_revision) as table
        select revision, in_file, row_number() over (order by revision, in_file) << {ROW_BITS} as place
        from (select distinct revision, in_file from rows_of_{file.name} where project = of_project)
        where revision = at_revision
           or revision in (select revision from active_uploads([of_project], at_revision - 1))
    """


def rows_in_order(file: File) -> str:
    """The macro `rows_in_order_<file>`: each key's rows in order, each beside the one before it.

    So that a million rows are sorted in a second, a row is represented by numbers: `place`, and the hashes of its
    key and of its `content`. Two of a million keys have the same hash once in thirty million uploads; an effect would
    be wrong then, and no figure.
    """
    files = f"files as materialized (from files_of_{file.name}(of_project, at_revision))"
    return f"""
        create or replace macro rows_in_order_{file.name}(of_project, at_revision) as table
        with {files}, {_in_order(file, "files", "of_project", "at_revision")}
    """


def rows_in_order_of_upload(file: File) -> str:
    """The rows of `rows_in_order_<file>` as a statement, which takes $project and $revision.

    It reads the table `files_<file>`: the rows of `files_of_<file>`, which are needed several times.
    """
    return f"with {_in_order(file, f'files_{file.name}', '$project', '$revision')}"


def _in_order(file: File, files: str, project: str, revision: str) -> str:
    order = f"{'reported_on, ' if file.is_dated else ''}place"
    series = f"hash({', '.join(file.series_terms)})"
    return f"""
        touched as (
            select {_row_terms(file)}
            from rows_of_{file.name} as entry
            join {files} as files on files.revision = entry.revision and files.in_file = entry.in_file
            where entry.project = {project}
              and {series} in (
                  select {series} from rows_of_{file.name}
                  where project = {project} and revision = {revision}
              )
        ),
        in_order as (
            select * exclude (key),
                place > (select min(place) from {files} where revision = {revision}) as is_uploaded,
                {", ".join(f"lag({name}) over line as old_{name}" for name in _compared_with_before(file))},
                lead(place) over line is null as is_last
            from touched
            window line as (partition by key order by {order})
        )
        select
            place, old_place, {_effect(file)} as effect, is_uploaded, is_last{_figure_columns(file)}
        from in_order
    """


def first_effect_counts(file: File) -> str:
    """The statement that counts the effects of `rows_of_<file>` where there is nothing else in any project.

    Grain: one row per project, in_file and effect, of a first upload of each; the words are those of
    `rows_in_order_<file>`, to which a key's rows are all there is.
    """
    order = f"{'reported_on, ' if file.is_dated else ''}in_file, in_row"
    columns = ", ".join(
        f"lag({name}) over line as old_{name}" for name in _compared_with_before(file)
    )
    return f"""
        select project, in_file, {_effect(file)} as effect, count(*) as row_count
        from (
            select *, {columns}
            from (
                select entry.project, entry.in_file, entry.in_row, entry.in_row as place, {_identifying_terms(file)}
                from rows_of_{file.name} as entry
            )
            window line as (partition by project, key order by {order})
        )
        group by all
    """


def effect_counts(file: File) -> str:
    """The statement that counts the effects in the tables `in_order_<file>` and `files_<file>`.

    Grain: one row per in_file and effect.
    """
    return f"""
        select file.in_file, effect, row_count
        from (
            select file_place(place) as number, effect, count(*) as row_count
            from in_order_{file.name} where is_uploaded group by all
        )
        join files_{file.name} as file on file_place(file.place) = number
    """


def shown_effects(file: File, limit: int | None) -> str:
    """The statement that gives back rows of `in_order_<file>` that change something, new ones last, and where from.

    It reads `files_<file>`, too. Grain: one row per row, at most `limit` where there is one; old_revision,
    old_in_file and old_in_row name the row before, null where there is none.
    """
    of_files = f"files_{file.name}"
    at_most = "" if limit is None else f"limit {limit}"
    return f"""
        select new.in_file, uploaded.place - new.place as in_row, effect,
            old.revision as old_revision, old.in_file as old_in_file,
            uploaded.old_place - old.place as old_in_row
        from (
            from in_order_{file.name} where is_uploaded and effect <> 'confirmed'
            order by effect = 'new', place {at_most}
        ) as uploaded
        join {of_files} as new on file_place(new.place) = file_place(uploaded.place)
        left join {of_files} as old on file_place(old.place) = file_place(uploaded.old_place)
    """


def row_changes(file: File) -> str:
    """The statement for the rows of `shown_effects` in the temporary table `shown`.

    It takes $project and $revision. Grain: one row per row of `shown`; changed lists the columns that differ.
    """
    columns = ", ".join(f"entry.{name}" for name in file.column_names)
    return f"""
        with new as (
            select entry.in_file, entry.in_row, {columns}
            from rows_of_{file.name} as entry
            semi join shown on shown.in_file = entry.in_file and shown.in_row = entry.in_row
            where entry.project = $project and entry.revision = $revision
        ),
        old as (
            select entry.revision, entry.in_file, entry.in_row, {columns}
            from rows_of_{file.name} as entry
            semi join shown on shown.old_revision = entry.revision
                and shown.old_in_file = entry.in_file and shown.old_in_row = entry.in_row
            where entry.project = $project
        )
        select shown.in_file, shown.in_row, {_key_text(file, "new")} as key, shown.effect,
            {_changed(file)} as changed
        from shown
        join new on new.in_file = shown.in_file and new.in_row = shown.in_row
        left join old on old.revision = shown.old_revision
            and old.in_file = shown.old_in_file and old.in_row = shown.old_in_row
    """


def reversal_effects(file: File) -> str:
    """The macro `reversal_effects_<file>`; it compares at no date, since an undo removes a row whole."""
    ever = "date '9999-12-31'"
    of_upload = f"semi join uploaded on {_same_key(file, 'uploaded', 'row_in_force')}"
    return f"""
        create or replace macro reversal_effects_{file.name}(of_project, of_upload, before, after)
        as table
        with uploaded as (
            from rows_of_{file.name} where project = of_project and revision = of_upload
        ),
        old_rows as (
            select row_in_force.* from current_{file.name}([of_project], {ever}, before) as row_in_force {of_upload}
        ),
        new_rows as (
            select row_in_force.* from current_{file.name}([of_project], {ever}, after) as row_in_force {of_upload}
        ),
        paired as (
            select new, old, coalesce(new.in_file, old.in_file) as in_file,
                coalesce(new.in_row, old.in_row) as in_row
            from old_rows as old
            full join new_rows as new on {_same_key(file, "old", "new")}
        )
        select in_file, in_row,
            case when new.revision is null then {_key_text(file, "old")}
                else {_key_text(file, "new")} end as key,
            case when new.revision is null then 'gone' when old.revision is null then 'back'
                else 'changed' end as effect,
            {_changed(file)} as changed
        from paired
        where old.revision is null or new.revision is null or not ({_same(file)})
    """


def _row_terms(file: File) -> str:
    """The SQL terms of a row: its place, and those of `_identifying_terms`; of figures also their series."""
    terms = ["files.place + entry.in_row as place", _identifying_terms(file)]
    if file.line:
        line = ", ".join(f"entry.{name}" for name in file.line)
        terms.append(f"entry.{file.true_on}, hash({line}) as line")
    if file.name == "results":
        terms += [
            "entry.period_start, entry.sex = 'total' as is_total",
            "hash(entry.indicator, entry.country, entry.period_start, entry.period_end) as whole",
        ]
    return ", ".join(terms)


def _identifying_terms(file: File) -> str:
    """The SQL terms of hashes of the key and of all but `reported_on` and `note`, and of the date and figure."""
    columns = ", ".join(f"entry.{name}" for name in _compared_columns(file))
    dated = "entry.reported_on" if file.is_dated else "null::date as reported_on"
    is_qualified = "qualifier" in file.column_names
    withdrawn = "entry.qualifier = 'withdrawn'" if is_qualified else "false"
    blank = f"entry.qualifier in {WITHOUT_VALUE}" if is_qualified else "false"
    terms = [
        f"hash({', '.join(file.key_in('entry'))}) as key",
        dated,
        f"hash({columns}) as content",
        f"{withdrawn} as is_withdrawn",
        f"{blank} as is_blank",
    ]
    if file.figure:
        terms.append(f"entry.{file.figure} as value")
    return ", ".join(terms)


def _figure_columns(file: File) -> str:
    names = ["is_withdrawn", "value", "old_value"] if file.figure else []
    names += [str(file.true_on), "line"] if file.line else []
    names += ["period_start", "is_total", "whole"] if file.name == "results" else []
    return "".join(f", {name}" for name in names)


def _compared_with_before(file: File) -> list[str]:
    """The columns of the row before that a row is compared with."""
    columns = ["place", "content", "is_blank"]
    if file.again == "revision":
        columns.append("reported_on")
    if file.figure:
        columns.append("value")
    return columns


def _effect(file: File) -> str:
    word = REVISION if file.again == "revision" else f"'{WORD[file.again]}'"
    return f"""case
        when old_place is null then 'new'
        when content = old_content then 'confirmed'
        when is_withdrawn then 'withdrawn'
        when old_is_blank then 'new'
        else {word} end"""


def _changed(file: File) -> str:
    pairs = ", ".join(
        f"case when old.{column.name} is distinct from new.{column.name} then {{'name': "
        f"'{column.name}', 'old': {_as_text(column, 'old')}, 'new': {_as_text(column, 'new')}}} end"
        for column in file.columns
        if column.name not in _fixed(file)
    )
    return (
        f"case when {_same(file)} and old.revision is not null then [] "
        f"else list_filter([{pairs}], lambda pair: pair is not null) end"
    )


def _as_text(column: Column, table: str) -> str:
    """The SQL term of a value as text; a number without the zeros behind its decimal point."""
    value = f"{table}.{column.name}"
    return f"without_zeros({value})" if column.type == "number" else f"{value}::varchar"


def _same(file: File) -> str:
    """The condition that two rows are equal in all but `reported_on` and `note`: a confirmation."""
    return " and ".join(
        f"old.{name} is not distinct from new.{name}" for name in _compared_columns(file)
    )


def _compared_columns(file: File) -> list[str]:
    fixed = {"reported_on", "note", *_fixed(file)}
    return [name for name in file.column_names if name not in fixed]


def _fixed(file: File) -> set[str]:
    """The columns that all rows of a key share. A due date identifies milestones; a target's may change."""
    return set(file.key) - {"due"}


def _same_key(file: File, one: str, other: str) -> str:
    terms = zip(file.key_in(one), file.key_in(other), strict=True)
    return " and ".join(f"{left} is not distinct from {right}" for left, right in terms)


def _key_text(file: File, table: str) -> str:
    return f"concat_ws(' · ', {', '.join(file.key_in(table))})"
