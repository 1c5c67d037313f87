"""A page that tests only read is opened once, and stays as it was opened."""

import pytest

from tests.pages.conftest import ReadPage


def test_a_page_is_opened_once_and_refuses_to_be_acted_on(read_page: ReadPage) -> None:
    at = read_page("about.py", as_of="2021-07-31")
    assert read_page("about.py", as_of="2021-07-31") is at
    assert read_page("about.py", as_of="2021-07-18") is not at
    with pytest.raises(AssertionError, match="Open it with open_page to act"):
        at.run()
