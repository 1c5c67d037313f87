"""The store on its way: opened in a thread of its own, so that who comes meanwhile is told how far that is.

The server begins it before the first visitor comes. Without a server, as in tests of pages, a page opens the store
itself.
"""

import logging
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING

import streamlit as st

from pages.parts.words import count

if TYPE_CHECKING:
    from store import Store

# So long a run of the page waits for a small store, before it shows how far a large one is.
PATIENCE = 2.0  # seconds

# The log tells of every hundredth part of the projects, and not more often than this.
LOG_EVERY = 5.0  # seconds

# The one that this session waits for.
KEY = "opening"

LOG = logging.getLogger(__name__)


class Opening:
    """The store is being opened: `said` is how far that is, `failure` why it could not be, once it `is_done`."""

    def __init__(self) -> None:
        self.said = "Opening the store …"
        self.failure: Exception | None = None
        self._done = Event()
        self._logged = (-LOG_EVERY, -1)
        Thread(target=self._open, daemon=True).start()

    def wait(self) -> bool:
        """Whether it is done, after a moment's patience."""
        return self._done.wait(PATIENCE)

    @property
    def is_done(self) -> bool:
        """Whether it is done."""
        return self._done.is_set()

    def _open(self) -> None:
        try:
            the_store(self._tell)
        except Exception as error:
            self.failure = error
            _log(error)
        finally:
            self._done.set()

    def _tell(self, number: int, of: int) -> None:
        self.said = f"Taking in {number:,} of {count(of, 'project')} …"
        then, part = self._logged
        if monotonic() - then >= LOG_EVERY and number * 100 // of > part:
            self._logged = (monotonic(), number * 100 // of)
            LOG.info("%s", self.said)


def the_store(*tell: Callable[[int, int], None]) -> "Store":
    """The one store of this process, as `asking.the_store` opens it.

    pandas, DuckDB and Plotly are imported with it: that takes longer than all that the server needs to answer.
    """
    from pages.parts import asking

    return asking.the_store(*tell)


def _log(error: Exception) -> None:
    """Tell of what is not told already: of faults in `data/` the log has every one."""
    from store import Refused, StoreUnreachable

    if isinstance(error, StoreUnreachable):
        LOG.error("%s", error)
    elif not isinstance(error, Refused):
        LOG.error("The store could not be opened.", exc_info=error)


_newest: deque[Opening] = deque(maxlen=1)
_turn = Lock()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """What the server does besides serving: it begins to open the store, and answers at once."""
    # Else Python would write errors alone.
    LOG.setLevel(logging.INFO)
    LOG.handlers = [logging.StreamHandler()]
    begin()
    yield


def begin() -> Opening:
    """Begin to open the store, unless that is under way already."""
    with _turn:
        if not _newest or _newest[0].is_done:
            _newest.append(Opening())
        return _newest[0]


def under_way() -> Opening | None:
    """The opening that is not done yet, if there is one."""
    with _turn:
        return _newest[0] if _newest and not _newest[0].is_done else None


def opened() -> "Store":
    """The one store of this process. While it is being opened, the page tells how far that is, and ends there.

    Raises as `the_store` does. A reader who was told so, and loads the page again, has it tried again.
    """
    with _turn:
        newest = _newest[0] if _newest else None
    if newest is None:
        return the_store()
    if newest.failure and st.session_state.pop(KEY, None) is not newest:
        newest = begin()
    if not newest.wait():
        st.session_state[KEY] = newest
        progress(newest)
        st.stop()
    if newest.failure:
        raise newest.failure
    return the_store()


@st.fragment(run_every=1.0)
def progress(waits_for: Opening) -> None:
    """How far it is, until it is done; then the whole page is drawn."""
    st.status(waits_for.said, state="running")
    if waits_for.is_done:
        st.rerun()
