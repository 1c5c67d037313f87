"""How large a file may be: Streamlit has the limit of the setting."""

from collections.abc import Iterator

import pytest
from streamlit import config

from tests.pages.conftest import OpenPage
from web import upload_limit

OPTION = "server.maxUploadSize"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """What Streamlit takes is for the whole process."""
    before = config.get_option(OPTION)
    yield
    config.set_option(OPTION, before)


def test_streamlit_takes_what_the_setting_states_and_a_little_more_for_the_request(
    monkeypatch: pytest.MonkeyPatch, open_page: OpenPage
) -> None:
    monkeypatch.setenv("RESULTS_MAX_MB", "500")
    open_page("about.py")
    assert config.get_option(OPTION) == 501


def test_an_invalid_size_is_logged_once_and_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("RESULTS_MAX_MB", "plenty")
    before = config.get_option(OPTION)
    upload_limit.apply_limit()
    upload_limit.apply_limit()
    assert config.get_option(OPTION) == before
    assert [record.message.split(". ")[0] for record in caplog.records] == [
        'RESULTS_MAX_MB: "plenty" is no size of a file'
    ]
