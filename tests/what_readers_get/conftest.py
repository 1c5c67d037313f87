"""A ledger that is served to visitors and to the team, and open in Chromium for both."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import look
from tests.browser.conftest import HEIGHT, WIDE
from tests.browser.dashboards import serve
from tests.what_readers_get import kept
from tests.what_readers_get.ledgers import LEDGERS, Ledger
from tests.what_readers_get.screen import Screen

Compare = Callable[[str, dict[str, str]], None]


@dataclass(frozen=True)
class Reading:
    """The ledger `name`, open to a visitor and to the team."""

    name: str
    ledger: Ledger
    visitor: Screen
    team: Screen


@pytest.fixture(scope="module")
def reading(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reading]:
    """A ledger, by its name, served and open."""
    name = request.param
    folder = tmp_path_factory.mktemp(name)
    with (
        _open(name, folder / "visitor", browser, "") as visitor,
        _open(name, folder / "team", browser, "yes") as team,
    ):
        yield Reading(name, LEDGERS[name], visitor, team)


@contextmanager
def _open(name: str, folder: Path, browser: Browser, local_team: str) -> Iterator[Screen]:
    """A copy of a ledger in `folder`, served and open."""
    data = LEDGERS[name].copy_to(folder, name)
    with serve(folder, data, environment={"RESULTS_LOCAL_TEAM": local_team}) as dashboard:
        context = browser.new_context(
            viewport={"width": WIDE, "height": HEIGHT}, color_scheme="light"
        )
        context.add_init_script(f"({look.ARRIVE})()")
        yield Screen(context.new_page(), dashboard.address)
        context.close()


@pytest.fixture
def compare(request: pytest.FixtureRequest) -> Compare:
    """Compare texts, by name, with those that are kept in a folder; with `--keep`, keep them there."""

    def compared(part: str, got: dict[str, str]) -> None:
        if request.config.getoption("--keep"):
            kept.keep(part, got)
        elif differences := kept.differences(part, got):
            pytest.fail(differences, pytrace=False)

    return compared
