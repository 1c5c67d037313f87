"""Signing in, at a real provider and in a real browser: who becomes the team, and who stays a visitor."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, WebSocket
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.browser import look, openid
from tests.browser.conftest import HEIGHT, THEMES, WIDE, WIDTHS, OpenVisit, Theme
from tests.browser.dashboards import Dashboard, serve
from tests.sample_ledgers import write_project
from web.visitor import ON_THIS_MACHINE

ONLY = "This is for the project team only."

# Where nobody listens.
NO_PROVIDER = "http://localhost:1/.well-known/openid-configuration"


@pytest.fixture(scope="module")
def provider() -> Iterator[openid.Provider]:
    """A real OpenID provider on this machine."""
    with openid.run() as running:
        yield running


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a project with one indicator: what is signed in to does not matter."""
    data = tmp_path_factory.mktemp("tiny") / "data"
    write_project(data, {"indicators": [{}], "targets": [{}], "results": [{}]}, "tiny")
    return data


@pytest.fixture(scope="module")
def signing_in(
    provider: openid.Provider, tiny: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Dashboard]:
    """A dashboard that one signs in to with that provider."""
    folder = tmp_path_factory.mktemp("signing-in")
    secrets = openid.write_secrets(folder / "secrets.toml", provider.metadata())
    with serve(folder, tiny, secrets) as dashboard:
        yield dashboard


@pytest.fixture(scope="module")
def here(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """A dashboard that `make run` serves."""
    folder = tmp_path_factory.mktemp("here")
    with serve(folder, tiny, environment={"RESULTS_LOCAL_TEAM": "yes"}) as dashboard:
        yield dashboard


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """The window of a person, who signs in at the provider as well."""
    context = browser.new_context(viewport={"width": 1440, "height": HEIGHT})
    context.add_init_script(f"({look.ARRIVE})()")
    yield context.new_page()
    context.close()


@pytest.fixture
def page(window: Page) -> Page:
    """A page of somebody who is signed in nowhere."""
    window.context.clear_cookies()
    return window


def open_at(page: Page, dashboard: Dashboard, address: str = "") -> None:
    page.goto(f"{dashboard.address}/{address}")
    look.settle(page)


def sign_in(page: Page, dashboard: Dashboard, who: str) -> None:
    """The way that a person goes: from the dashboard to the provider, and back."""
    open_at(page, dashboard, "upload")
    page.get_by_role("button", name="Sign in").click()
    openid.authorize(page, who)
    page.wait_for_url(f"{dashboard.address}/")
    page.get_by_role("button", name="Sign out").wait_for()
    look.settle(page)


def text_of(page: Page) -> str:
    return " ".join(page.get_by_test_id("stMain").inner_text().split())


def menu(page: Page) -> list[str]:
    """The pages that the menu offers."""
    return page.locator(".st-key-menu").get_by_role("link").all_inner_texts()


def test_a_member_of_the_team_signs_in_and_out_again(page: Page, signing_in: Dashboard) -> None:
    sign_in(page, signing_in, openid.MEMBER)
    assert f"Signed in as {openid.MEMBER} (project team)" in text_of(page)
    assert {"Upload", "History"} < set(menu(page))
    open_at(page, signing_in, "upload")
    assert ONLY not in text_of(page)

    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()
    page.wait_for_url(f"{signing_in.address}/")
    page.get_by_role("button", name="Sign in").wait_for()
    assert not {"Upload", "History"} & set(menu(page))
    open_at(page, signing_in, "upload")
    assert f"{ONLY} Sign in above" in text_of(page)


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (openid.STRANGER, "Your address is not on the team's list"),
        (openid.UNVERIFIED, "Your provider has not verified your address"),
        (openid.NAMELESS, "Your sign-in came without an e-mail address"),
    ],
)
def test_everybody_else_who_signs_in_is_a_visitor(
    page: Page, signing_in: Dashboard, who: str, why: str
) -> None:
    sign_in(page, signing_in, who)
    assert "(visitor)" in text_of(page)
    assert not {"Upload", "History"} & set(menu(page))
    open_at(page, signing_in, "upload")
    assert f"{ONLY} {why}" in text_of(page)


def test_who_does_not_agree_at_the_provider_is_a_visitor(page: Page, signing_in: Dashboard) -> None:
    open_at(page, signing_in, "upload")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Deny").click()
    page.wait_for_url(f"{signing_in.address}/")
    page.get_by_role("button", name="Sign in").wait_for()


def test_no_secret_reaches_a_page_or_the_log(
    page: Page, provider: openid.Provider, tiny: Path, tmp_path: Path
) -> None:
    secrets = openid.write_secrets(tmp_path / "secrets.toml", provider.metadata())
    heard: list[bytes] = []
    asked: list[str] = []
    with serve(tmp_path, tiny, secrets) as dashboard:
        page.on("websocket", lambda socket: listen(socket, heard))
        page.on("request", lambda request: asked.append(of_the_dashboard(request, dashboard)))
        sign_in(page, dashboard, openid.MEMBER)
        open_at(page, dashboard, "upload")
        tokens = [
            one["value"] for one in page.context.cookies() if "_streamlit_user" in one["name"]
        ]
        page.context.clear_cookies()
        page.goto(f"{dashboard.address}/oauth2callback?code=stale&state=unknown")
        page.get_by_role("heading", name="Signing in did not work").wait_for()
        log = dashboard.log.read_text(encoding="utf-8")
    everything = b"\n".join(heard).decode("utf-8", "replace") + "\n".join(asked) + log
    assert openid.MEMBER in everything
    assert len(tokens) == 2
    for secret in (openid.COOKIE_SECRET, openid.CLIENT_SECRET, *tokens):
        assert secret not in everything
    assert "Traceback" not in log


def listen(socket: WebSocket, heard: list[bytes]) -> None:
    socket.on(
        "framereceived",
        lambda text_of: heard.append(text_of if isinstance(text_of, bytes) else b""),
    )


def of_the_dashboard(request: Request, dashboard: Dashboard) -> str:
    """An address of the dashboard that was asked for; the provider may know the client."""
    return request.url if request.url.startswith(dashboard.address) else ""


def test_while_the_provider_cannot_be_reached_the_pages_are_open(
    page: Page, tiny: Path, tmp_path: Path
) -> None:
    secrets = openid.write_secrets(tmp_path / "secrets.toml", NO_PROVIDER)
    with serve(tmp_path, tiny, secrets) as dashboard:
        open_at(page, dashboard, "results")
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("heading", name="Signing in did not work").wait_for()
        assert look.inaccessible(page) == []
        page.get_by_role("link", name="Back to the dashboard").click()
        look.wait_for_page(page, "Overview")
        look.settle(page)
        assert dashboard.errors(since=0) == []


@pytest.mark.parametrize(
    ("broken", "mended", "why"),
    [
        (openid.COOKIE_SECRET, "", "`cookie_secret` is missing in `[auth]`"),
        ("[team]", "[team", "`secrets.toml` is there and cannot be read"),
    ],
)
def test_while_sign_in_is_not_set_up_completely_the_pages_are_open(
    page: Page, tiny: Path, tmp_path: Path, broken: str, mended: str, why: str
) -> None:
    secrets = openid.write_secrets(tmp_path / "secrets.toml", NO_PROVIDER)
    text = secrets.read_text(encoding="utf-8")
    secrets.write_text(text.replace(broken, mended), encoding="utf-8")
    local = {"RESULTS_LOCAL_TEAM": "yes"}
    with serve(tmp_path, tiny, secrets, local) as dashboard:
        open_at(page, dashboard, "upload")
        page.get_by_role("button", name="Sign in").click()
        page.get_by_test_id("stAlert").nth(1).wait_for()
        look.settle(page)
        sentence = f"Sign-in is not set up completely. {why}".replace("`", "")
        assert text_of(page).count(sentence) == 2
        assert look.inaccessible(page) == []
        open_at(page, dashboard, "results")
        assert dashboard.errors(since=0) == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_banner_of_make_run(here: Dashboard, open_visit: OpenVisit, theme: Theme) -> None:
    with open_visit(here, "", WIDE, theme) as visit:
        for width in WIDTHS:
            look.resize(visit.page, width)
            assert look.faults(visit.page) == []
            visit.page.get_by_role("button", name="team").click()
            visit.page.get_by_text(ON_THIS_MACHINE).wait_for()
            visit.page.keyboard.press("Escape")
        assert visit.complaints() == []


@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.soak)])
@pytest.mark.parametrize("who", ["", openid.MEMBER, openid.STRANGER])
def test_the_place_to_sign_in_and_out(
    signing_in: Dashboard,
    open_visit: OpenVisit,
    reader: BrowserContext,
    who: str,
    theme: Theme,
) -> None:
    if who:
        value = signed(signing_in, who)
        reader.add_cookies([{"name": "_streamlit_user", "value": value, "url": signing_in.address}])
    with open_visit(signing_in, "upload", WIDE, theme) as visit:
        for width in WIDTHS:
            look.resize(visit.page, width)
            assert (f"Signed in as {who}" if who else "Sign in above") in text_of(visit.page)
            assert (ONLY in text_of(visit.page)) == (who != openid.MEMBER)
            assert look.faults(visit.page) == []
        assert visit.complaints() == []
    reader.clear_cookies()


def signed(dashboard: Dashboard, who: str) -> str:
    """The cookie of somebody who is signed in."""
    claims = {"is_logged_in": True, "email": who, "origin": dashboard.address}
    name = "_streamlit_user"
    return create_signed_value(openid.COOKIE_SECRET, name, json.dumps(claims)).decode()


CONNECT = """address => new Promise(done => {
    const socket = new WebSocket(address, ["streamlit"]);
    socket.onopen = () => done("open");
    socket.onerror = () => done("refused");
})"""

BRING = """address => fetch(address, {
    method: "PUT", credentials: "include", headers: {"X-Xsrftoken": "2|00000000|00|1"}, body: "1,2",
}).then(answer => `answered ${answer.status}`, () => "refused")"""


def test_a_page_of_another_site_neither_connects_nor_brings_a_file(
    browser: Browser, here: Dashboard
) -> None:
    site = "http://evil.example.org"
    context = browser.new_context()
    context.route(
        f"{site}/**", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html")
    )
    page = context.new_page()
    page.goto(f"{site}/")
    assert (
        page.evaluate(CONNECT, re.sub("^http", "ws", here.address) + "/_stcore/stream") == "refused"
    )
    assert page.evaluate(BRING, f"{here.address}/_stcore/upload_file/session/file") == "refused"
    context.close()
