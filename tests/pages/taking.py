"""What a reader takes away from a page without a browser: the files that its download buttons make."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager

from tests.pages.visiting import Browser, come


class Taking:
    """The person at this machine, with the files that were offered, by their names."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        come(monkeypatch, Browser())
        self._made: dict[str, Callable[[], bytes]] = {}
        add, made = MediaFileManager.add_deferred, self._made

        def offered(
            manager: MediaFileManager, data: Any, kind: Any, at: Any, file_name: Any, **given: Any
        ) -> str:
            made[file_name] = data
            return add(manager, data, kind, at, file_name=file_name, **given)

        monkeypatch.setattr(MediaFileManager, "add_deferred", offered)

    def take(self, name: str) -> bytes:
        """The file of this name that was offered last, made now."""
        return self._made[name]()
