"""How large a file may be: one setting says it, to the store and to Streamlit before it."""

import logging
from functools import cache

from streamlit import config

from store import Limits, Refused

log = logging.getLogger(__name__)


def hold() -> None:
    """Let Streamlit take files as large as RESULTS_MAX_MB says; without a size there, what it takes by itself.

    It has a limit of its own, 200 MB, at which a page's widget may ask for less and never for more. Called with each
    visit: Streamlit reads its settings again when their file has changed.
    """
    try:
        most = Limits.from_environment().file_megabytes
    except Refused as refused:
        _tell(str(refused))
        return
    # It measures the request, which is a little larger than the file in it.
    config.set_option("server.maxUploadSize", most + 1)


@cache
def _tell(said: str) -> None:
    """Once, and not with each visit."""
    log.error(said)
