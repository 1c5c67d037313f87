"""Pages without a browser, as the tests of pages open them."""

from tests.pages.conftest import components, crest_read, open_page, pages_read, read_page

__all__ = ["components", "crest_read", "open_page", "pages_read", "read_page"]
