"""An upload before anything is written: its faults, its warnings, and what it would do."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from secrets import token_hex
from threading import Lock

import pandas as pd

from store.checks.warnings import warnings_of
from store.door import (
    Upload,
    faults_of_pending,
    in_turn,
    newest_entry,
    roll_back,
    silent,
    write,
)
from store.effect import Effect, Entry, effect_of, every_row
from store.faults import Fault, Overtaken, Refused, in_order
from store.opening import Store
from store.rules.judged import PENDING
from store.rules.left_out import keep_what_stands
from store.rules.overlay import overlay_upload, type_rows
from store.staging import Recognised, Staged, stage


class Preview:
    """An upload that was read, checked and compared. Nothing of it is stored until `confirm`.

    faults: all that stops it; warnings: what must be seen, and stops nothing; effect: what it would do,
    None where there are faults. tables: the kinds of file that were recognised. asks: what each file
    leaves open (`decimal`, `encoding`) and `Original.reading` answers. weighing: a name for all that is
    said here, another one once it is compared anew: who has seen it has seen this. revision: the one it
    became, None until it is confirmed.

    It has a cursor of its own, on which the files lie read, so that to confirm is only to write.
    """

    def __init__(self, store: Store, upload: Upload, tell: Callable[[str], None] = silent) -> None:
        self.upload = upload
        self.revision: int | None = None
        self._store = store
        self._cursor = store.cursor()
        self._turn = Lock()
        self._staged = stage(self._cursor, upload.files, limits=upload.limits, tell=tell)
        type_rows(self._cursor, self._staged.filled)
        self._weigh(tell)

    @property
    def tables(self) -> tuple[Recognised, ...]:
        """What each file was recognised as, and how it was read."""
        return self._staged.tables

    @property
    def asks(self) -> dict[str, frozenset[str]]:
        """What each file leaves open, by its name."""
        return self._staged.asks

    def confirm(self, *, by: str, note: str, at: datetime) -> int:
        """Write the upload, whole, in one transaction; gives back its revision.

        Confirmed twice it is written once. Raises `Refused` where there are faults, and `Overtaken` where
        another upload of the project was written since: it has been compared anew then.
        """
        with self._turn:
            if self.faults:
                raise Refused(self.faults)
            if self.revision is None:
                self.revision = self._write(replace(self.upload, by=by, note=note, at=at))
            return self.revision

    def every_row(self) -> Iterator[pd.DataFrame]:
        """All rows that it would change, in pieces, as the ledger stands now; `effect` has the first of them."""
        cursor, kinds = self._cursor, self._staged.filled
        with self._turn:
            cursor.execute("begin transaction")
            try:
                entry = Entry(self.upload.project, PENDING)
                keep_what_stands(cursor, entry.project, entry.revision, self._staged.tables)
                overlay_upload(cursor, entry.project, entry.revision, kinds)
                yield from every_row(cursor, entry, kinds)
            finally:
                roll_back(cursor)

    def close(self) -> None:
        """Forget what was read."""
        with self._turn:
            self._cursor.close()

    def _write(self, upload: Upload) -> int:
        cursor, kinds, effect = self._cursor, self._staged.filled, self.effect
        assert effect is not None, "there are no faults"

        def write_next(revision: int) -> int:
            if newest_entry(cursor, upload.project) != self._compared_with:
                raise Overtaken
            keep_what_stands(cursor, upload.project, revision, self._staged.tables)
            write(cursor, upload, kinds, effect.counts, revision)
            return revision

        try:
            return in_turn(cursor, write_next)
        except Overtaken:
            self._weigh(silent)
            raise

    def _weigh(self, tell: Callable[[str], None]) -> None:
        """Ask what would be wrong and what would be different; the transaction keeps others' writing out."""
        cursor, upload, kinds = self._cursor, self.upload, self._staged.filled
        self.warnings: tuple[Fault, ...] = ()
        self.effect: Effect | None = None
        self.weighing = token_hex(8)
        cursor.execute("begin transaction")
        try:
            self._compared_with = newest_entry(cursor, upload.project)
            keep_what_stands(cursor, upload.project, PENDING, self._staged.tables)
            overlay_upload(cursor, upload.project, PENDING, kinds)
            tell("Checking every row …")
            faults = faults_of_pending(cursor, self._staged)
            self.faults = in_order(faults or without_rows(upload, self._staged))
            if not self.faults:
                tell("Comparing with what stands …")
                entry = Entry(upload.project, PENDING, compared_with=self._compared_with)
                self.effect = effect_of(self._store, cursor, entry, kinds, upload.at.date())
                tell("Looking for what is unusual …")
                cursor.execute("set variable today = $today", {"today": upload.at.date()})
                unusual = warnings_of(cursor, kinds)
                self.warnings = in_order([*self._staged.warnings, *unusual])
        finally:
            roll_back(cursor)


def without_rows(upload: Upload, staged: Staged) -> list[Fault]:
    """A fault for each file where none of them has a row: there is nothing to confirm.

    Beside a filled one a blank file or sheet is only passed over, as in a workbook that is a template. A file in
    `data/` may have none: that is how a project says that it has nothing of the kind yet.
    """
    if staged.filled:
        return []
    said = "has column names and no row below them. Fill in a row, and bring it again."
    return [Fault(original.name, None, None, said) for original in upload.files]
