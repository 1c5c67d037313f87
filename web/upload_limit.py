"""How large an uploaded file may be: one setting, for the store and for Streamlit before it."""

import logging
from functools import cache

from streamlit import config

from store import Limits, Refused

log = logging.getLogger(__name__)


def apply_limit() -> None:
    """Let Streamlit accept files as large as RESULTS_MAX_MB; where that is no size, its own limit stays.

    Its own limit is 200 MB; a page's widget may set a lower one, but not a higher one. Called with each
    visit: Streamlit reads its settings again when their file has changed.
    """
    try:
        most = Limits.from_environment().file_megabytes
    except Refused as refused:
        _log_once(str(refused))
        return
    # It measures the request, which is a little larger than the file in it.
    config.set_option("server.maxUploadSize", most + 1)


@cache
def _log_once(message: str) -> None:
    """Log it once, and not with each visit."""
    log.error(message)
