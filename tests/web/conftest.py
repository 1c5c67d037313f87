"""Pages without a browser, as the tests of pages open them."""

from tests.pages.conftest import (
    components,
    crest_read,
    make_project,
    open_page,
    pages_read,
    read_page,
    sample_projects,
)

__all__ = [
    "components",
    "crest_read",
    "make_project",
    "open_page",
    "pages_read",
    "read_page",
    "sample_projects",
]
