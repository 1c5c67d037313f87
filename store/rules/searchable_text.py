"""The searchable text: views on every text of the pending upload, and of all that would count with it.

`new_texts`, `texts_that_count` and, for the files of which rows are pending, `texts_beside_new`. Grain: one row per
row of a file; kind is the file of the contract. They are made from the contract, so that an added column is searched
like the others. Numbers, dates and the values of closed lists are left out, since they name nobody. text is all texts
of the row joined; cells lists them by column, with whether the column is part of the key. revision is the upload of
the row, is_judged says whether the row is pending, and rows with the same same_key replace one another, the newest
last.
"""

from collections.abc import Callable, Iterable, Iterator

from store.contract.description import Column, File, contract

# Separates two texts; no text contains it.
BETWEEN = "chr(31)"


def views_of_texts() -> Iterator[str]:
    """The views as statements, over the views of `store.rules.overlay`."""
    yield f"create or replace view new_texts as {_of_all(_new_texts, contract())}"
    yield f"create or replace view texts_that_count as {_counted(contract())}"
    yield "create or replace view texts_beside_new as from texts_that_count"


def views_of_new_texts(kinds: Iterable[str]) -> Iterator[str]:
    """Temporary views in place of `new_texts` and `texts_beside_new`, where rows of no other files are pending."""
    pending = list(kinds)
    if pending:
        yield f"create or replace temp view new_texts as {_of_all(_new_texts, pending)}"
        yield f"create or replace temp view texts_beside_new as {_counted(pending)}"


def _counted(kinds: Iterable[str]) -> str:
    return f"with counted as materialized (from would_count) {_of_all(_texts_that_count, kinds)}"


def _of_all(texts: Callable[[File], str], kinds: Iterable[str]) -> str:
    return " union all ".join(texts(contract()[kind]) for kind in kinds)


def _new_texts(file: File) -> str:
    return (
        f"select project, '{file.name}' as kind, in_file, in_row, {_as_text(file, 'entry')} as text "
        f"from new_{file.name} as entry"
    )


def _texts_that_count(file: File) -> str:
    key = [*file.key_in("entry"), *(["entry.reported_on"] if file.is_dated else [])]
    same_key = f" || {BETWEEN} || ".join(f"coalesce(({term})::varchar, '')" for term in key)
    cells = ", ".join(
        f"{{'on_column': '{column.name}', 'is_key': {column.name in file.key}, "
        f"'text': entry.{column.name}}}"
        for column in texts_of(file)
    )
    return (
        f"select entry.project, '{file.name}' as kind, entry.in_file, entry.in_row, entry.revision, "
        "getvariable('judged_upload')::bigint in (0, entry.revision) as is_judged, "
        f"{same_key} as same_key, {_as_text(file, 'entry')} as text, [{cells}] as cells "
        f"from rows_of_{file.name} as entry join counted using (project, revision)"
    )


def _as_text(file: File, table: str) -> str:
    texts = ", ".join(f"{table}.{column.name}" for column in texts_of(file))
    return f"concat_ws({BETWEEN}, {texts})"


def texts_of(file: File) -> list[Column]:
    """The columns of a file with free text."""
    return [
        column
        for column in file.columns
        if column.type == "string" and not column.allowed and not column.pattern
    ]
