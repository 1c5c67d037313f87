"""What came in before: the original files, byte for byte, and what each entry did."""

from datetime import date

from store.effect import Effect, Entry, effect_of
from store.opening import Store


def original(store: Store, project: str, revision: int, name: str) -> bytes:
    """An original file of an upload, byte for byte. Raises `KeyError` where there is none of that name."""
    cursor = store.cursor()
    given = {"project": project, "revision": revision, "name": name}
    of_file = "where project = $project and revision = $revision and name = $name"
    if not cursor.execute(f"from ledger.file {of_file}", given).fetchall():
        raise KeyError(name)
    pieces = cursor.execute(
        f"select content from ledger.file_piece {of_file} order by piece", given
    ).fetchall()
    return b"".join(content for (content,) in pieces)


def effect_then(
    store: Store, project: str, revision: int, upload: int | None, as_of: date
) -> Effect:
    """What the entry `revision` did when it was written; `upload` is what an undo or redo named."""
    cursor = store.cursor()
    kinds = cursor.execute(
        "select distinct kind from ledger.effect where project = $project and revision = $revision",
        {"project": project, "revision": revision},
    ).fetchall()
    return effect_of(cursor, Entry(project, revision, upload), [kind for (kind,) in kinds], as_of)
