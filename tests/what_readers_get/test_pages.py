"""Every page and every paper has the text that is kept."""

import re
from collections.abc import Iterator
from difflib import unified_diff
from urllib.parse import urlsplit

import pytest

from tests.conftest import ROOT
from tests.what_readers_get.conftest import Compare, Reading
from tests.what_readers_get.ledgers import NAMES, Ledger
from tests.what_readers_get.papers import text_of
from tests.what_readers_get.screen import without_address

FIRST = "overview"
PAGES = [path.stem for path in sorted((ROOT / "pages").glob("*.py"))]


@pytest.mark.parametrize("reading", NAMES, indirect=True)
def test_pages_show_what_is_kept(reading: Reading, compare: Compare) -> None:
    ledger = reading.ledger
    for as_of in ledger.dates:
        to_visitor, to_team = {}, {}
        for name, address in addresses(ledger, as_of):
            to_visitor[name] = reading.visitor.read(address)
            to_team[name] = "\n".join(changed_lines(to_visitor[name], reading.team.read(address)))
        compare(f"{reading.name}/{as_of}/visitor", to_visitor)
        compare(f"{reading.name}/{as_of}/team", to_team)


@pytest.mark.parametrize("reading", NAMES, indirect=True)
def test_papers_have_the_text_that_is_kept(reading: Reading, compare: Compare) -> None:
    screen, ledger = reading.visitor, reading.ledger
    for as_of in ledger.dates:
        screen.read(f"meeting?project={ledger.project}&as_of={as_of}&since={ledger.since}")
        texts = {}
        for link in screen.paper_links():
            answer = screen.page.request.get(link)
            name = urlsplit(link).path.rpartition("/")[2]
            head = f"{link}\n{answer.headers['content-disposition']}"
            text = f"{head}\n{text_of(name, answer.body())}"
            texts[name] = without_address(text, screen.address)
        assert texts, "the meeting leads to its papers"
        compare(f"{reading.name}/{as_of}/papers", texts)


def addresses(ledger: Ledger, as_of: str) -> Iterator[tuple[str, str]]:
    """The addresses of every page, each with a name; as of the last date those of single items as well."""
    details = ledger.details if as_of == ledger.dates[-1] else ()
    for named in (*PAGES, *details):
        page, _, query = named.partition("?")
        path = "" if page == FIRST else page
        asked = f"{path}?project={ledger.project}&as_of={as_of}&{query}"
        yield re.sub(r"\W+", "-", named), asked.rstrip("&")


def changed_lines(to_visitor: str, to_team: str) -> Iterator[str]:
    """The lines that only one of the two sees, in order: with a plus, those of the team."""
    lines = unified_diff(to_visitor.splitlines(), to_team.splitlines(), lineterm="", n=0)
    for number, line in enumerate(lines):
        if number > 1 and not line.startswith("@@"):
            yield line
