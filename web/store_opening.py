"""Opening the store in a thread of its own, while pages show how far that is.

The server begins it before the first visit. Without a server, as in tests of pages, a page opens the store itself.
"""

import logging
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING

import streamlit as st

from web.transfer.compressed_folder import compressing
from wording.text import count

if TYPE_CHECKING:
    from store import Store

# How long a run of a page waits for the store, before it shows the progress.
WAIT_SECONDS = 2.0  # seconds

# The log has a line for each percent of the projects, but not more often than this.
LOG_SECONDS = 5.0  # seconds

# The opening that this session waits for.
SESSION_KEY = "opening"

LOG = logging.getLogger(__name__)


class Opening:
    """The store being opened: `message` is how far that is; once it `is_done`, `failure` is why it could not be."""

    def __init__(self) -> None:
        self.message = "Opening the store …"
        self.failure: Exception | None = None
        self._done = Event()
        self._logged = (-LOG_SECONDS, -1)
        Thread(target=self._open, daemon=True).start()

    def wait(self) -> bool:
        """Whether it is done, after at most `WAIT_SECONDS`."""
        return self._done.wait(WAIT_SECONDS)

    @property
    def is_done(self) -> bool:
        """Whether it is done."""
        return self._done.is_set()

    def _open(self) -> None:
        try:
            store = the_store(self._on_progress)
        except Exception as error:
            self.failure = error
            _log_failure(error)
            return
        finally:
            self._done.set()
        _ask_first_page(store)

    def _on_progress(self, number: int, of: int) -> None:
        self.message = f"Taking in {number:,} of {count(of, 'project')} …"
        then, part = self._logged
        if monotonic() - then >= LOG_SECONDS and number * 100 // of > part:
            self._logged = (monotonic(), number * 100 // of)
            LOG.info("%s", self.message)


def the_store(*on_progress: Callable[[int, int], None]) -> "Store":
    """The one store of this process, as `answers.the_store` opens it.

    pandas, DuckDB and Plotly are imported with it: that takes longer than starting the server.
    """
    from web import answers

    return answers.the_store(*on_progress)


def _ask_first_page(store: "Store") -> None:
    from store import StoreUnreachable
    from web import first_page
    from web.clock import now

    # The page itself says what is the matter.
    with suppress(StoreUnreachable):
        first_page.ask(store, now().date())


def _log_failure(error: Exception) -> None:
    """Log what is not logged already: `answers.the_store` logs the faults in `data/`."""
    from store import Refused, StoreUnreachable

    if isinstance(error, StoreUnreachable):
        LOG.error("%s", error)
    elif not isinstance(error, Refused):
        LOG.error("The store could not be opened.", exc_info=error)


_newest: deque[Opening] = deque(maxlen=1)
_lock = Lock()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """What the server does besides serving: it begins to open the store and to compress files, and answers at once."""
    # Otherwise Python would write errors only.
    LOG.setLevel(logging.INFO)
    LOG.handlers = [logging.StreamHandler()]
    begin()
    async with compressing():
        yield


def begin() -> Opening:
    """Begin to open the store, unless that is in progress already."""
    with _lock:
        if not _newest or _newest[0].is_done:
            _newest.append(Opening())
        return _newest[0]


def in_progress() -> Opening | None:
    """The opening that is not done yet, if there is one."""
    with _lock:
        return _newest[0] if _newest and not _newest[0].is_done else None


def wait_for_store() -> "Store":
    """The one store of this process. While it is being opened, the page shows how far that is, and ends there.

    Raises as `the_store` does. A reader who has seen that, and loads the page again, has it tried again.
    """
    with _lock:
        newest = _newest[0] if _newest else None
    if newest is None:
        return the_store()
    if newest.failure and st.session_state.pop(SESSION_KEY, None) is not newest:
        newest = begin()
    if not newest.wait():
        st.session_state[SESSION_KEY] = newest
        draw_progress(newest)
        st.stop()
    if newest.failure:
        raise newest.failure
    return the_store()


@st.fragment(run_every=1.0)
def draw_progress(opening: Opening) -> None:
    """How far it is, until it is done; then the whole page is drawn."""
    st.status(opening.message, state="running")
    if opening.is_done:
        st.rerun()
