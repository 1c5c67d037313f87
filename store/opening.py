"""Opening a store: attach its file, make what is missing, and upload the projects of `data/` that have changed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from store.engine import engine
from store.faults import Fault, Overtaken, Refused
from store.ledger.first_uploads import TOGETHER, FirstUploads
from store.ledger.originals import originals
from store.ledger.tables import make_tables, refuse_later_version
from store.ledger.upload import BY_DATA, Upload, fingerprint, upload_files
from store.rules.judged import MEMORY
from store.rules.rules_file import rules
from store.store import Store


def ignore_count(_done: int, _of: int) -> None:
    """Reports the progress of opening a store to nobody."""


def open_store(
    address: str | Path,
    data: Path,
    *,
    now: datetime,
    upload_data: bool = True,
    memory: int = MEMORY,
    on_progress: Callable[[int, int], None] = ignore_count,
) -> Store:
    """Open the store at `address`, make it if there is none, and bring the projects in `data` up to date.

    A store of an earlier version gets the tables and columns that it lacks; one of a later version is left unchanged.

    upload_data: whether to upload what has changed in `data`; a dry run does not. on_progress: called as
    `bring_up_to_date` does.

    `address` is a DuckDB file, `:memory:`, or DuckLake (`store.engine.engine`). Raises `StoreInUse` where another
    process holds it, `StoreUnreachable` where it cannot be opened or is of a later version, and `Refused` with every
    fault of every project in `data` whose changed files have faults; the store is closed then.
    """
    store = Store(engine.connect(address, rules().content), address, memory)
    try:
        with engine.alone(store.cursor(), "opening"):
            refuse_later_version(store.cursor(), store.address)
            make_tables(store.cursor())
            if upload_data:
                bring_up_to_date(store, data, now=now, on_progress=on_progress)
    except BaseException:
        store.close()
        raise
    return store


def bring_up_to_date(
    store: Store,
    data: Path,
    *,
    now: datetime,
    on_progress: Callable[[int, int], None] = ignore_count,
) -> None:
    """Upload each project folder of `data` whose files differ from those last uploaded from there.

    Before each, on_progress is called with its number, from 1 on, and how many there are. Raises `Refused` with the
    faults of all projects; the projects without faults are uploaded by then.
    """
    faults: list[Fault] = []
    uploads = [
        Upload(
            folder.name,
            originals(files),
            BY_DATA,
            f"The files of {data.name}/{folder.name} as they are on disk.",
            now,
        )
        for folder, files in changed(store, data)
    ]
    known = _known_projects(store)
    for start in range(0, len(uploads), TOGETHER):
        batch = uploads[start : start + TOGETHER]
        unknown = [upload for upload in batch if upload.project not in known]
        first_uploads = _first_uploads(store, unknown) if unknown else None
        for number, upload in enumerate(batch, start=start + 1):
            on_progress(number, len(uploads))
            try:
                _upload(store, upload, first_uploads)
            except Refused as refused:
                faults += [
                    replace(fault, file=f"{upload.project}/{fault.file}")
                    for fault in refused.faults
                ]
    if faults:
        raise Refused(faults)


def changed(store: Store, data: Path) -> Iterator[tuple[Path, tuple[Path, ...]]]:
    """The project folders of `data` with files that differ from those last uploaded from there, and these files."""
    uploaded = _fingerprints(store)
    for folder in sorted(path for path in data.glob("*") if path.is_dir()):
        files = sorted(path for path in folder.iterdir() if path.suffix == ".csv")
        differ = tuple(
            path for path in files if uploaded.get((folder.name, path.name)) != fingerprint(path)
        )
        if differ:
            yield folder, differ


def _first_uploads(store: Store, uploads: list[Upload]) -> FirstUploads:
    with engine.one_thread(store.cursor()):
        return FirstUploads(store.cursor(), uploads)


def _upload(store: Store, upload: Upload, first_uploads: FirstUploads | None) -> None:
    if first_uploads and upload.project in first_uploads.without_faults:
        try:
            first_uploads.upload(upload)
        except Overtaken:  # another process has uploaded it meanwhile
            pass
        else:
            return
    upload_files(store.cursor(), upload)


def _known_projects(store: Store) -> frozenset[str]:
    """The projects that have any entry."""
    rows = store.cursor().execute("select distinct project from ledger.entry").fetchall()
    return frozenset(str(project) for (project,) in rows)


def _fingerprints(store: Store) -> dict[tuple[str, str], str]:
    """The fingerprint of each file last uploaded from `data/`, by its project and name."""
    rows = (
        store.cursor()
        .execute(
            "select entry.project, file.name, arg_max(file.sha256, file.revision) from ledger.file "
            "join ledger.entry on entry.revision = file.revision "
            "where entry.entered_by = $by group by entry.project, file.name",
            {"by": BY_DATA},
        )
        .fetchall()
    )
    return {(project, name): sha256 for project, name, sha256 in rows}
