"""What an upload did to what stood before it, row by row: macros made from the contract.

`row_effects_<file>(project, revision)`: each row that the upload `revision` brought, and which row of the same
key stood before it. Grain: one row per row of the upload. effect is `new`, `confirmed`, `corrected`,
`revised`, `updated` or `withdrawn`; old_revision, old_in_file and old_in_row name the row before, null
where there is none.

`standing_effects_<file>(project, upload, before, after)`: each key that the upload brought, as it stands at
the revisions before and after. Grain: one row per key that differs. effect is `gone` where nothing stands
after, `back` where nothing stood before, and `changed`; changed lists the columns that differ.

Source: the ledger, "The same key again".
"""

from store.contract import Column, File

WORD = {"correction": "corrected", "update": "updated"}

# Where the same date brings another figure it is a correction, where a later one does, a revised target.
REVISION = "case when reported_on = old_reported_on then 'corrected' else 'revised' end"


def row_effects(file: File) -> str:
    """The macro `row_effects_<file>`: each key's rows in order, each beside the one before it.

    Two rows say the same where the hashes of what they say are the same, so that a million rows are
    compared by one number each.
    """
    order = f"{'reported_on, ' if file.is_dated else ''}revision, in_file, in_row"
    key = ", ".join(file.key_terms)
    carried = ("revision", "in_file", "in_row", "reported_on", "said", "is_withdrawn")
    lagged = ", ".join(f"lag({name}) over line as old_{name}" for name in carried)
    return f"""
        create or replace macro row_effects_{file.name}(of_project, at_revision) as table
        with brought as (
            select {_weighed(file, "entry")}
            from rows_of_{file.name} as entry
            where project = of_project and revision = at_revision
        ),
        counted as (
            select {_weighed(file, "entry")}
            from rows_of_{file.name} as entry
            join counting(of_project, at_revision - 1) as upload on upload.revision = entry.revision
            where entry.project = of_project
        ),
        touched as (
            from brought
            union all
            from counted where hash({key}) in (select hash({key}) from brought)
        ),
        in_order as (
            select *, {lagged} from touched window line as (partition by {key} order by {order})
        )
        select in_file, in_row, {_effect(file)} as effect, old_revision, old_in_file, old_in_row
        from in_order
        where revision = at_revision
    """


def row_changes(file: File) -> str:
    """The statement for rows of `row_effects_<file>` that stand in the temporary table `shown`.

    It takes $project and $revision. Grain: one row per row of `shown`; changed lists the columns that differ.
    """
    columns = ", ".join(file.column_names)
    return f"""
        select shown.in_file, shown.in_row, {_key_said(file, "new")} as key, shown.effect,
            {_changed(file)} as changed
        from shown
        join (select revision, in_file, in_row, {columns} from rows_of_{file.name}
              where project = $project and revision = $revision) as new
            on new.in_file = shown.in_file and new.in_row = shown.in_row
        left join (select revision, in_file, in_row, {columns} from rows_of_{file.name}
              where project = $project and revision <= $revision) as old
            on old.revision = shown.old_revision
            and old.in_file = shown.old_in_file and old.in_row = shown.old_in_row
    """


def standing_effects(file: File) -> str:
    """The macro `standing_effects_<file>`; it looks at no date, since an undo takes a row away whole."""
    ever = "date '9999-12-31'"
    of_upload = f"semi join brought on {_same_key(file, 'brought', 'stands')}"
    return f"""
        create or replace macro standing_effects_{file.name}(of_project, of_upload, before, after)
        as table
        with brought as (
            from rows_of_{file.name} where project = of_project and revision = of_upload
        ),
        old_rows as (
            select stands.* from standing_{file.name}(of_project, {ever}, before) as stands {of_upload}
        ),
        new_rows as (
            select stands.* from standing_{file.name}(of_project, {ever}, after) as stands {of_upload}
        ),
        paired as (
            select new, old, coalesce(new.in_file, old.in_file) as in_file,
                coalesce(new.in_row, old.in_row) as in_row
            from old_rows as old
            full join new_rows as new on {_same_key(file, "old", "new")}
        )
        select in_file, in_row,
            case when new.revision is null then {_key_said(file, "old")}
                else {_key_said(file, "new")} end as key,
            case when new.revision is null then 'gone' when old.revision is null then 'back'
                else 'changed' end as effect,
            {_changed(file)} as changed
        from paired
        where old.revision is null or new.revision is null or not ({_same(file)})
    """


def _weighed(file: File, table: str) -> str:
    """Where a row is, its key, and what it says in all but `reported_on` and `note` as one number."""
    names = ["revision", "in_file", "in_row", *file.key]
    said = ", ".join(f"{table}.{name}" for name in _said_columns(file))
    dated = f"{table}.reported_on" if file.is_dated else "null::date as reported_on"
    withdrawn = f"{table}.qualifier = 'withdrawn'" if "qualifier" in file.column_names else "false"
    columns = ", ".join(f"{table}.{name}" for name in names)
    return f"{columns}, {dated}, hash({said}) as said, {withdrawn} as is_withdrawn"


def _effect(file: File) -> str:
    word = REVISION if file.again == "revision" else f"'{WORD[file.again]}'"
    return f"""case
        when old_revision is null or (old_is_withdrawn and not is_withdrawn) then 'new'
        when said = old_said then 'confirmed'
        when is_withdrawn then 'withdrawn'
        else {word} end"""


def _changed(file: File) -> str:
    pairs = ", ".join(
        f"case when old.{column.name} is distinct from new.{column.name} then {{'name': "
        f"'{column.name}', 'old': {_said(column, 'old')}, 'new': {_said(column, 'new')}}} end"
        for column in file.columns
        if column.name not in _fixed(file)
    )
    return (
        f"case when {_same(file)} and old.revision is not null then [] "
        f"else list_filter([{pairs}], lambda pair: pair is not null) end"
    )


def _said(column: Column, side: str) -> str:
    """A number as it is written: without the zeros behind its decimal point."""
    text = f"{side}.{column.name}::varchar"
    return rf"regexp_replace({text}, '\.?0+$', '')" if column.type == "number" else text


def _same(file: File) -> str:
    """Equal in all but `reported_on` and `note`: a confirmation."""
    return " and ".join(
        f"old.{name} is not distinct from new.{name}" for name in _said_columns(file)
    )


def _said_columns(file: File) -> list[str]:
    fixed = {"reported_on", "note", *_fixed(file)}
    return [name for name in file.column_names if name not in fixed]


def _fixed(file: File) -> set[str]:
    """The columns that all rows of a key share. A due date tells milestones apart; a target's may move."""
    return set(file.key) - {"due"}


def _same_key(file: File, one: str, other: str) -> str:
    terms = zip(file.key_in(one), file.key_in(other), strict=True)
    return " and ".join(f"{left} is not distinct from {right}" for left, right in terms)


def _key_said(file: File, table: str) -> str:
    return f"concat_ws(' · ', {', '.join(file.key_in(table))})"
