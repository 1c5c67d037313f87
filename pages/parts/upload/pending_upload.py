"""An upload that is not confirmed: read in a thread of its own while the page shows progress, kept for the session."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import Any

import streamlit as st

from store import Limits, Original, Preview, Reading, Store, StoreUnreachable, Upload
from web.clock import now
from web.visitor import require_team

READING_FAILED = (
    "The files could not be read, by a fault of the dashboard. Nothing was stored. "
    "Try again; whoever runs the dashboard finds the reason in its log."
)

# How long a run of the page waits for the files, before it shows the progress.
WAIT_SECONDS = 0.7  # seconds

log = logging.getLogger(__name__)


class Cancelled(Exception):
    """The session does not need this upload any more."""


@dataclass(frozen=True)
class PendingUpload:
    """The files that were dropped, with the answers about each: the same are not read twice."""

    project: str
    files: tuple[str, ...]
    readings: tuple[Reading, ...]


class Reader:
    """Reads, checks and compares one upload in the background.

    `message` is how far it is; `preview` is there once it is done, `failure` a sentence where it could not be.
    `opened` is how often the store had been opened then: see `Store.opened`.
    """

    def __init__(
        self, store: Store, pending: PendingUpload, files: Sequence[Any], limits: Limits
    ) -> None:
        self.pending = pending
        self.message = "Beginning to read …"
        self.preview: Preview | None = None
        self.failure: str | None = None
        self.opened = store.opened
        self._wanted = True
        self._done = Event()
        self._folder = TemporaryDirectory(prefix="results-upload-")
        originals = tuple(
            Original(file.name, self._saved(number, file), pending.readings[number])
            for number, file in enumerate(files)
        )
        upload = Upload(pending.project, originals, "", "", now(), limits)
        Thread(target=self._read, args=(store, upload), daemon=True).start()

    def wait(self) -> bool:
        """Whether it is done, after at most `WAIT_SECONDS`."""
        return self._done.wait(WAIT_SECONDS)

    @property
    def is_done(self) -> bool:
        """Whether it is done."""
        return self._done.is_set()

    def is_reading(self, pending: PendingUpload, store: Store) -> bool:
        """Whether it reads these files, or has read them and can still write them."""
        return self.pending == pending and (not self.is_done or self.opened == store.opened)

    def forget(self) -> None:
        """Stop it at its next step, and delete its files."""
        self._wanted = False
        if self._done.is_set():
            self._tidy()

    def _saved(self, number: int, file: Any) -> Path:
        """Save a file under a number, since a name from a browser is not safe as a path."""
        path = Path(self._folder.name, str(number))
        path.write_bytes(file.getbuffer())
        return path

    def _read(self, store: Store, upload: Upload) -> None:
        try:
            with store.still_open(self.opened):
                self.preview = Preview(store, upload, self._on_progress)
        except Cancelled:
            log.info("An upload was not wanted any more.")
        except StoreUnreachable as error:
            self.failure = str(error)
            self.opened = (
                store.opened
            )  # else the next run of the page would read by itself what may have ended it
        except Exception:
            log.exception("An upload could not be read.")
            self.failure = READING_FAILED
        self._done.set()
        if not self._wanted:
            self._tidy()

    def _on_progress(self, message: str) -> None:
        if not self._wanted:
            raise Cancelled
        self.message = message

    def _tidy(self) -> None:
        if self.preview is not None:
            self.preview.close()
        self._folder.cleanup()


def reader(store: Store, pending: PendingUpload, files: Sequence[Any], limits: Limits) -> Reader:
    """The session's reader of the files: the same one as long as the files and answers are the same.

    What was read before the store had to be opened again is lost, and is read again.
    """
    kept = st.session_state.get("reader")
    if isinstance(kept, Reader) and kept.is_reading(pending, store):
        return kept
    forget()
    st.session_state["reader"] = Reader(store, pending, files, limits)
    made: Reader = st.session_state["reader"]
    return made


def opened_when_read() -> int | None:
    """How often the store had been opened when the session's files were read."""
    kept = st.session_state.get("reader")
    return kept.opened if isinstance(kept, Reader) else None


def forget() -> None:
    """Drop what the session has read."""
    kept = st.session_state.pop("reader", None)
    if isinstance(kept, Reader):
        kept.forget()


@st.fragment(run_every=0.5)
def draw_progress(reader_in_progress: Reader) -> None:
    """How far it is, until it is done; then the whole page is drawn again."""
    require_team()  # a fragment runs again without its page
    st.status(reader_in_progress.message, state="running")
    if reader_in_progress.is_done:
        st.rerun()
