"""The preview of an upload before anything is written: its faults, its warnings, and its effect."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from secrets import token_hex
from threading import Lock

import pandas as pd

from store.checks import hides_names
from store.checks.warnings import warnings_of
from store.faults import Fault, Overtaken, Refused, sorted_faults
from store.ledger.upload import (
    Upload,
    faults_of_pending,
    in_write_transaction,
    newest_entry,
    roll_back,
    write,
)
from store.preview.effect import Effect, Entry, effect_of, every_row
from store.reading.staging import Recognised, Staged, ignore_progress, stage
from store.rules.omitted_columns import fill_omitted_columns
from store.rules.overlay import overlay_upload, remove_overlay, type_rows
from store.rules.pending import PENDING, Pending, new_number
from store.rules.rules_file import rules
from store.store import Store


class Preview:
    """An upload that was read, checked and compared. Nothing of it is stored until `confirm`.

    faults: what stops it; warnings: what must be seen, but stops nothing; effect: what it would do, None where there
    are faults. tables: the files and sheets that were recognised. asks: the open questions of each file (`decimal`,
    `encoding`), which `Original.reading` answers. version: identifies this result, and changes when it is compared
    anew, so that what is confirmed is what was seen. revision: that of the upload, None until it is confirmed.

    Its own cursor has the rows that were read, so that confirming only writes them.
    """

    def __init__(
        self, store: Store, upload: Upload, on_progress: Callable[[str], None] = ignore_progress
    ) -> None:
        self.upload = upload
        self.revision: int | None = None
        self._store = store
        self._cursor = store.cursor()
        self._lock = Lock()
        self._staged = stage(
            self._cursor, upload.files, limits=upload.limits, on_progress=on_progress
        )
        type_rows(self._cursor, self._staged.filled)
        self._check_and_compare(on_progress)

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
        with self._lock:
            if self.faults:
                raise Refused(self.faults)
            if self.revision is None:
                self.revision = self._write(replace(self.upload, by=by, note=note, at=at))
            return self.revision

    def every_row(self) -> Iterator[pd.DataFrame]:
        """All rows that it would change in the ledger as it is now, in pieces; `effect` has the first of them."""
        cursor, kinds = self._cursor, self._staged.filled
        with self._lock:
            cursor.execute("begin transaction")
            try:
                entry = Entry(self.upload.project, PENDING)
                fill_omitted_columns(cursor, entry.project, entry.revision, self._staged.tables)
                overlay_upload(cursor, entry.project, entry.revision, kinds)
                yield from every_row(cursor, entry, kinds)
            finally:
                roll_back(cursor)

    def close(self) -> None:
        """Discard what was read."""
        with self._lock:
            self._cursor.close()

    def _write(self, upload: Upload) -> int:
        cursor, kinds, effect = self._cursor, self._staged.filled, self.effect
        assert effect is not None, "there are no faults"

        def write_next(revision: int) -> int:
            if newest_entry(cursor, upload.project) != self._compared_with:
                raise Overtaken
            fill_omitted_columns(cursor, upload.project, revision, self._staged.tables)
            write(cursor, upload, kinds, effect.counts, revision)
            return revision

        try:
            revision = in_write_transaction(cursor, write_next)
        except Overtaken:
            self._check_and_compare(ignore_progress)
            raise
        self._store.keep_judged([upload.project], revision, self._number, self.upload.at.date())
        return revision

    def _check_and_compare(self, on_progress: Callable[[str], None]) -> None:
        """Find faults, warnings and effect, in a transaction that does not see what others write."""
        cursor, upload, kinds = self._cursor, self.upload, self._staged.filled
        self.warnings: tuple[Fault, ...] = ()
        self.effect: Effect | None = None
        self.version = token_hex(8)
        cursor.execute("begin transaction")
        try:
            self._compared_with = newest_entry(cursor, upload.project)
            number = self._number = new_number()
            fill_omitted_columns(cursor, upload.project, number, self._staged.tables)
            overlay_upload(cursor, upload.project, number, kinds)
            on_progress("Checking every row …")
            faults = faults_of_pending(cursor, self._staged, hides=self._hides_names())
            self.faults = sorted_faults(faults or faults_without_rows(upload, self._staged))
            if not self.faults:
                on_progress("Comparing with what stands …")
                pending = Pending(cursor, self._compared_with, kinds)
                entry = Entry(upload.project, number, pending=pending)
                self.effect = effect_of(self._store, cursor, entry, kinds, upload.at.date())
                on_progress("Looking for what is unusual …")
                cursor.execute("set variable today = $today", {"today": upload.at.date()})
                unusual = warnings_of(cursor, kinds)
                self.warnings = sorted_faults([*self._staged.warnings, *unusual])
                remove_overlay(cursor)
                self._store.judged.commit(pending)
        finally:
            roll_back(cursor)

    def _hides_names(self) -> bool:
        """Whether the project has a name that may not be shown: asked again only where that may have changed."""
        decisive = rules().rules.files_below("hidden_names")
        if decisive & self._staged.filled:
            return hides_names(self._cursor)
        return self._store.hides_names(
            self.upload.project, self._compared_with, decisive, lambda: hides_names(self._cursor)
        )


def faults_without_rows(upload: Upload, staged: Staged) -> list[Fault]:
    """A fault for each file where none of them has a row: there is nothing to confirm.

    Together with a filled one a blank file or sheet is skipped, as in a workbook that is a template. A file in `data/`
    may be blank: the project has nothing of the kind yet.
    """
    if staged.filled:
        return []
    text = "has column names and no row below them. Fill in a row, and bring it again."
    return [Fault(original.name, None, None, text) for original in upload.files]
