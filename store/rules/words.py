"""The words of the pending upload: views on every text in it, and in all that would count with it.

`new_words`, `words_that_count` and, of the files of which rows are pending, `words_beside_new` have one row per row of
a file; kind is the file of the contract. They are made
from the contract, so that a column that is added is looked through like the others. Numbers, dates and the words
of closed lists are left out: nobody is named there. said is all texts of the row, cells lists them by column and
says which are of its key.
revision is the upload that brought the row, is_judged says whether it is pending, and same_key is shared by the
rows of which the newest takes the place of the others.
"""

from collections.abc import Callable, Iterable, Iterator

from store.contract import Column, File, contract

# Stands between two texts, and in none.
BETWEEN = "chr(31)"


def views_of_words() -> Iterator[str]:
    """The views as statements, over the views of `store.rules.overlay`."""
    yield f"create or replace view new_words as {_of_all(_new_words, contract())}"
    yield f"create or replace view words_that_count as {_counted_words(contract())}"
    yield "create or replace view words_beside_new as from words_that_count"


def views_of_new_words(kinds: Iterable[str]) -> Iterator[str]:
    """Temporary views in place of `new_words` and `words_beside_new`, where rows of no other files are pending."""
    brought = list(kinds)
    if brought:
        yield f"create or replace temp view new_words as {_of_all(_new_words, brought)}"
        yield f"create or replace temp view words_beside_new as {_counted_words(brought)}"


def _counted_words(kinds: Iterable[str]) -> str:
    return f"with counted as materialized (from would_count) {_of_all(_words_that_count, kinds)}"


def _of_all(words: Callable[[File], str], kinds: Iterable[str]) -> str:
    return " union all ".join(words(contract()[kind]) for kind in kinds)


def _new_words(file: File) -> str:
    return (
        f"select project, '{file.name}' as kind, in_file, in_row, {_said(file, 'entry')} as said "
        f"from new_{file.name} as entry"
    )


def _words_that_count(file: File) -> str:
    key = [*file.key_in("entry"), *(["entry.reported_on"] if file.is_dated else [])]
    same_key = f" || {BETWEEN} || ".join(f"coalesce(({term})::varchar, '')" for term in key)
    cells = ", ".join(
        f"{{'on_column': '{column.name}', 'is_key': {column.name in file.key}, "
        f"'said': entry.{column.name}}}"
        for column in texts_of(file)
    )
    return (
        f"select entry.project, '{file.name}' as kind, entry.in_file, entry.in_row, entry.revision, "
        "getvariable('brought')::bigint in (0, entry.revision) as is_judged, "
        f"{same_key} as same_key, {_said(file, 'entry')} as said, [{cells}] as cells "
        f"from rows_of_{file.name} as entry join counted using (project, revision)"
    )


def _said(file: File, table: str) -> str:
    texts = ", ".join(f"{table}.{column.name}" for column in texts_of(file))
    return f"concat_ws({BETWEEN}, {texts})"


def texts_of(file: File) -> list[Column]:
    """The columns of a file in which anything may be said."""
    return [
        column
        for column in file.columns
        if column.type == "string" and not column.allowed and not column.pattern
    ]
