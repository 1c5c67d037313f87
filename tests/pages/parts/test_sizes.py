"""How large a file may be: Streamlit is told what the setting says."""

from collections.abc import Iterator

import pytest
from streamlit import config

from pages.parts import sizes
from tests.pages.conftest import OpenPage

OPTION = "server.maxUploadSize"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """What Streamlit takes is for the whole process."""
    before = config.get_option(OPTION)
    yield
    config.set_option(OPTION, before)


def test_streamlit_takes_what_the_setting_says_and_a_little_more_for_the_request(
    monkeypatch: pytest.MonkeyPatch, open_page: OpenPage
) -> None:
    monkeypatch.setenv("RESULTS_MAX_MB", "500")
    open_page("about.py")
    assert config.get_option(OPTION) == 501


def test_a_setting_that_is_no_size_is_told_in_the_log_once_and_nothing_else_changes(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("RESULTS_MAX_MB", "plenty")
    before = config.get_option(OPTION)
    sizes.hold()
    sizes.hold()
    assert config.get_option(OPTION) == before
    assert [record.message.split(". ")[0] for record in caplog.records] == [
        'RESULTS_MAX_MB: "plenty" is no size of a file'
    ]
