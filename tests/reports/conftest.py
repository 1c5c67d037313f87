"""Ledgers that several papers are made of."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from store import Store, open_store
from tests import crest_nine_dates
from tests.engines import on_one_thread


@pytest.fixture(scope="session")
def after_nine_reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """CREST with nine reporting dates."""
    data = tmp_path_factory.mktemp("nine") / "data"
    crest_nine_dates.write(data)
    store = on_one_thread(open_store(":memory:", data, now=datetime(2022, 11, 1, 12)))
    yield store
    store.close()
