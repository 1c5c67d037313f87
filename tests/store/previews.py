"""What tests ask of uploads that are previewed, and of effects."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from store import Preview, Upload, contract
from store.ledger.originals import originals
from store.preview.effect import Effect
from tests.sample_ledgers import NOW, Row, SampleLedger, filled, write_file

BY = "ann@example.org"


def preview(
    ledger: SampleLedger, *paths: Path, at: datetime = NOW, **files: Iterable[Row]
) -> Preview:
    """A preview of files written elsewhere, or of these rows filled up with defaults."""
    written = [written_separately(ledger, name, rows) for name, rows in files.items()]
    return Preview(ledger.store, Upload(ledger.project, originals([*paths, *written]), "", "", at))


def confirmed(found: Preview) -> int:
    """The revision that a preview becomes."""
    return found.confirm(by=BY, note="A test.", at=NOW)


def written_separately(
    ledger: SampleLedger, name: str, rows: Iterable[Row], called: str = ""
) -> Path:
    """The file `name` with these rows, in a folder of its own; `called` is another name for it."""
    folder = ledger.uploads / f"apart-{len(list(ledger.uploads.glob('apart-*')))}"
    path = write_file(folder, name, [filled(name, row) for row in rows])
    return path.rename(folder / called) if called else path


def effect_of(found: Preview) -> Effect:
    """The effect of a preview without faults."""
    assert found.effect is not None, found.faults
    return found.effect


def counts(effect: Effect) -> list[tuple[Any, ...]]:
    """Of each file, effect by effect, how many rows: (in_file, effect, row_count)."""
    return tuples(effect.counts, "in_file", "effect", "row_count")


def tuples(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of a frame as tuples of these columns; what is missing is None."""
    plain = frame[list(columns)].astype(object)
    rows = plain.where(plain.notna(), None).to_numpy().tolist()
    return [tuple(row) for row in rows]


def contents(ledger: SampleLedger) -> dict[str, list[tuple[Any, ...]]]:
    """All that is in the ledger, as another connection sees it."""
    tables = ["head", "entry", "file", "file_piece", "effect", *contract()]
    return {table: ledger.rows(f"from ledger.{table} order by all") for table in tables}
