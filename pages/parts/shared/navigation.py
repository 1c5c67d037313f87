"""The pages, in the order of the menu: the one list by which they are declared, tested and measured."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A page by the name of its file, with its title. A page for the team checks by itself who opens it.

    has_two_dates: it compares two dates, and draws their choice itself.
    """

    name: str
    title: str
    is_for_team: bool = False
    has_two_dates: bool = False

    @property
    def file(self) -> str:
        """Its path, from the folder of `dashboard.py`."""
        return f"pages/{self.name}.py"

    @property
    def path(self) -> str:
        """Its address behind that of the dashboard; that of the first page is empty."""
        return "" if self == HOME else self.name


PAGES = (
    Page("overview", "Overview"),
    Page("results", "Results"),
    Page("gender", "Gender"),
    Page("funding", "Funding and partnerships"),
    Page("actions", "Management response"),
    Page("evidence", "Evidence"),
    Page("meeting", "Board meeting", has_two_dates=True),
    Page("upload", "Upload", is_for_team=True),
    Page("history", "History", is_for_team=True),
    Page("about", "About the data"),
)

HOME = PAGES[0]

FOR_VISITORS = tuple(page for page in PAGES if not page.is_for_team)
