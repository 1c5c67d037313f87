"""An upload on its way: read in a thread of its own, so that the page stays alive, and kept for the session."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import Any

import streamlit as st

from pages.parts.clock import now
from pages.parts.visitor import must_be_team
from store import Limits, Original, Preview, Reading, Store, StoreUnreachable, Upload

FAILED = (
    "The files could not be read, by a fault of the dashboard. Nothing was stored. "
    "Try again; whoever runs the dashboard finds the reason in its log."
)

# So long a run of the page waits for a small file, before it shows how far a large one is.
PATIENCE = 0.7  # seconds

log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Nobody waits for this upload any more."""


@dataclass(frozen=True)
class Brought:
    """What was dropped, and what was answered about each file: the same again is not read again."""

    project: str
    files: tuple[str, ...]
    readings: tuple[Reading, ...]


class Reader:
    """Reads, checks and compares one upload in the background.

    `said` is how far it is; `preview` is there once it is done, `failure` a sentence where it could not be. `opened` is
    the time for which the store was opened then: see `Store.opened`.
    """

    def __init__(
        self, store: Store, brought: Brought, files: Sequence[Any], limits: Limits
    ) -> None:
        self.brought = brought
        self.said = "Beginning to read …"
        self.preview: Preview | None = None
        self.failure: str | None = None
        self.opened = store.opened
        self._wanted = True
        self._done = Event()
        self._folder = TemporaryDirectory(prefix="results-upload-")
        originals = tuple(
            Original(file.name, self._laid_down(number, file), brought.readings[number])
            for number, file in enumerate(files)
        )
        upload = Upload(brought.project, originals, "", "", now(), limits)
        Thread(target=self._read, args=(store, upload), daemon=True).start()

    def wait(self) -> bool:
        """Whether it is done, after a moment's patience."""
        return self._done.wait(PATIENCE)

    @property
    def is_done(self) -> bool:
        """Whether it is done."""
        return self._done.is_set()

    def is_of(self, brought: Brought, store: Store) -> bool:
        """Whether it reads what was brought, or has read it and can still write it."""
        return self.brought == brought and (not self.is_done or self.opened == store.opened)

    def forget(self) -> None:
        """Nobody wants it any more: it stops at its next step, and its files go."""
        self._wanted = False
        if self._done.is_set():
            self._tidy()

    def _laid_down(self, number: int, file: Any) -> Path:
        """Under a number, since a name from a browser is no path."""
        path = Path(self._folder.name, str(number))
        path.write_bytes(file.getbuffer())
        return path

    def _read(self, store: Store, upload: Upload) -> None:
        try:
            with store.still_open(self.opened):
                self.preview = Preview(store, upload, self._tell)
        except Cancelled:
            log.info("An upload was not wanted any more.")
        except StoreUnreachable as error:
            self.failure = str(error)
            self.opened = (
                store.opened
            )  # else the next run of the page would read by itself what may have ended it
        except Exception:
            log.exception("An upload could not be read.")
            self.failure = FAILED
        self._done.set()
        if not self._wanted:
            self._tidy()

    def _tell(self, said: str) -> None:
        if not self._wanted:
            raise Cancelled
        self.said = said

    def _tidy(self) -> None:
        if self.preview is not None:
            self.preview.close()
        self._folder.cleanup()


def reader(store: Store, brought: Brought, files: Sequence[Any], limits: Limits) -> Reader:
    """The session's reader of what was brought: the same one as long as nothing else is brought.

    What was read before the store had to be opened anew is gone, and is read again.
    """
    kept = st.session_state.get("reader")
    if isinstance(kept, Reader) and kept.is_of(brought, store):
        return kept
    forget()
    st.session_state["reader"] = Reader(store, brought, files, limits)
    made: Reader = st.session_state["reader"]
    return made


def opened() -> int | None:
    """The time for which the store was opened when the session's files were read."""
    kept = st.session_state.get("reader")
    return kept.opened if isinstance(kept, Reader) else None


def forget() -> None:
    """Let go of what the session has read."""
    kept = st.session_state.pop("reader", None)
    if isinstance(kept, Reader):
        kept.forget()


@st.fragment(run_every=0.5)
def progress(waits_for: Reader) -> None:
    """How far it is, until it is done; then the whole page is drawn again."""
    must_be_team()  # a fragment is drawn anew without its page
    st.status(waits_for.said, state="running")
    if waits_for.is_done:
        st.rerun()
