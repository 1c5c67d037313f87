"""What gets through: files from the team only, the messages of pages, and a sentence where a sign-in fails."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.pages.visiting import MEMBER, NO_SIGN_IN, SIGN_IN, signed_in
from web.filter import FILE_REFUSED, Filter

PUBLIC = "https://results.example.org"
LOCAL = "http://127.0.0.1:8501"
FILE = "/_stcore/upload_file/session/file"
SECRET = SIGN_IN["auth"]["cookie_secret"]
COOKIE = "_streamlit_user"


async def take(request: Request) -> Response:
    """Streamlit's door for files, which takes them from everybody."""
    return PlainTextResponse(f"taken: {len(await request.body())} bytes")


def dashboard(
    *routes: Route, address: str = PUBLIC, peer: str = "192.0.2.7", base: str = ""
) -> TestClient:
    """A browser of somebody at `peer`, at the dashboard's `address`."""
    every = ["GET", "PUT", "POST", "DELETE", "OPTIONS"]
    app = Starlette(
        routes=[Route("/{path:path}", take, methods=every)] if not routes else list(routes),
        middleware=[Middleware(Filter, base=base)],
    )
    return TestClient(app, base_url=address, client=(peer, 50000), follow_redirects=False)


def cookie(
    claims: Mapping[str, Any], secret: str = SECRET, origin: str = PUBLIC, name: str = COOKIE
) -> dict[str, str]:
    """Headers of a request from a page at `PUBLIC`, signed in with these claims."""
    value = create_signed_value(secret, name, json.dumps({**claims, "origin": origin})).decode()
    return {"Cookie": f"{COOKIE}={value}", "Origin": PUBLIC}


@pytest.fixture
def sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sign-in is set up."""
    monkeypatch.setattr(st.secrets, "_secrets", SIGN_IN)


@pytest.fixture
def make_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is `make run` that serves."""
    monkeypatch.setattr(st.secrets, "_secrets", NO_SIGN_IN)
    monkeypatch.setenv("RESULTS_LOCAL_TEAM", "yes")
    known = st.get_option
    bound = {"server.address": "127.0.0.1"}
    monkeypatch.setattr(st, "get_option", lambda name: bound.get(name) or known(name))


@pytest.mark.usefixtures("sign_in")
def test_the_team_brings_files_in() -> None:
    answer = dashboard().put(FILE, content=b"1,2", headers=cookie(signed_in()))

    assert (answer.status_code, answer.text) == (200, "taken: 3 bytes")


@pytest.mark.usefixtures("sign_in")
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": PUBLIC},
        cookie(signed_in("stranger@example.org")),
        cookie(signed_in(email_verified=False)),
        cookie(signed_in(is_logged_in=False)),
        cookie(signed_in(), secret="another-secret-" * 3),
        cookie(signed_in(), origin="https://other.example.org"),
        cookie(signed_in(), name="_streamlit_user_tokens"),
        cookie(signed_in()) | {"Origin": "https://evil.example.org"},
        cookie(signed_in()) | {"Origin": ""},
        {"Cookie": f'{COOKIE}={json.dumps({"is_logged_in": True, "email": MEMBER})}', "Origin": PUBLIC},
        {"Cookie": f"{COOKIE}=chunks-3", "Origin": PUBLIC},
        {"Cookie": f"{COOKIE}=\xff\xfe", "Origin": PUBLIC},
    ],
)  # fmt: skip
def test_nobody_else_does(headers: dict[str, str]) -> None:
    sent = {name: value.encode("latin-1") for name, value in headers.items()}
    answer = dashboard().put(FILE, content=b"1,2", headers=sent)

    assert (answer.status_code, answer.text) == (403, FILE_REFUSED)


@pytest.mark.usefixtures("sign_in")
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_a_visitor_neither_brings_nor_removes_one(method: str) -> None:
    assert dashboard().request(method, FILE).status_code == 403
    assert dashboard(base="/crest").request(method, f"/crest{FILE}").status_code == 403


@pytest.mark.usefixtures("sign_in")
def test_all_else_is_let_through() -> None:
    assert dashboard().options(FILE).status_code == 200
    assert dashboard().get("/_stcore/health").status_code == 200
    assert dashboard().get("/media/file.csv").status_code == 200


def test_without_sign_in_nobody_brings_files_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st.secrets, "_secrets", NO_SIGN_IN)

    assert dashboard().put(FILE, headers=cookie(signed_in())).status_code == 403
    assert dashboard(address=LOCAL, peer="127.0.0.1").put(FILE).status_code == 403


@pytest.mark.usefixtures("make_run")
def test_under_make_run_the_person_at_this_machine_brings_files_in() -> None:
    here = dashboard(address=LOCAL, peer="127.0.0.1")

    assert here.put(FILE, headers={"Origin": LOCAL}).status_code == 200
    assert here.put(FILE).status_code == 403
    assert here.put(FILE, headers={"Origin": "http://127.0.0.1:9999"}).status_code == 403
    forwarded = {"Origin": LOCAL, "X-Forwarded-For": "127.0.0.1"}
    assert here.put(FILE, headers=forwarded).status_code == 403
    elsewhere = dashboard(address=LOCAL, peer="192.0.2.7")
    assert elsewhere.put(FILE, headers={"Origin": LOCAL}).status_code == 403


def answers(path: str, response: Response | Exception) -> Route:
    """Streamlit, answering a step of a sign-in."""

    async def step(_request: Request) -> Response:
        if isinstance(response, Exception):
            raise response
        return response

    return Route(path, step)


def back(signed: str = "") -> Response:
    """The way back to the dashboard, with a cookie that says who came, or without one."""
    response = RedirectResponse("/", 302)
    response.set_cookie(COOKIE, signed) if signed else response.delete_cookie(COOKIE)
    return response


@pytest.mark.parametrize(
    ("path", "response"),
    [
        ("/auth/login?provider=x", PlainTextResponse("Authentication error", 400)),
        ("/auth/login?provider=x", RuntimeError("client_secret=hidden")),
        ("/oauth2callback?code=1&state=2", back()),
        ("/oauth2callback?error=server_error", back()),
        ("/oauth2callback?code=1&state=2", RuntimeError("client_secret=hidden")),
    ],
)
def test_a_failed_sign_in_is_a_sentence_with_a_link_back(
    path: str, response: Response | Exception, caplog: pytest.LogCaptureFixture
) -> None:
    answer = dashboard(answers(path.split("?")[0], response)).get(path)

    assert answer.status_code == 502
    assert "Signing in did not work" in answer.text
    assert '<a href="/">Back to the dashboard</a>' in answer.text
    assert "hidden" not in answer.text + caplog.text


@pytest.mark.parametrize(
    ("path", "response"),
    [
        ("/auth/login?provider=x", RedirectResponse("https://accounts.example.org/", 302)),
        ("/oauth2callback?code=1&state=2", back("signed")),
        ("/oauth2callback?error=access_denied", back()),
        ("/oauth2callback", back()),
    ],
)
def test_a_sign_in_that_works_is_refused_by_the_person_or_ends_is_let_through(
    path: str, response: Response
) -> None:
    answer = dashboard(answers(path.split("?")[0], response)).get(path)

    assert answer.status_code == 302
    assert answer.headers["location"] == response.headers["location"]


def test_a_sign_in_that_fails_takes_the_old_cookie_away() -> None:
    answer = dashboard(answers("/oauth2callback", back())).get("/oauth2callback?code=1&state=2")

    assert f'{COOKIE}=""' in answer.headers["set-cookie"]


def test_who_goes_back_to_a_sign_in_of_before_is_still_signed_in() -> None:
    again = dashboard(answers("/oauth2callback", RedirectResponse("/", 302)))
    answer = again.get("/oauth2callback?code=1&state=2", headers=cookie(signed_in()))

    assert answer.status_code == 302


def test_the_link_back_leads_to_where_the_dashboard_is() -> None:
    failing = answers("/crest/auth/login", PlainTextResponse("", 400))
    answer = dashboard(failing, base="/crest/").get("/crest/auth/login")

    assert '<a href="/crest/">' in answer.text


def passed_on(*sent: bytes) -> list[bytes]:
    """What Streamlit hears of these messages of a browser."""
    heard: list[bytes] = []

    async def listen(socket: WebSocket) -> None:
        await socket.accept()
        async for message in socket.iter_bytes():
            heard.append(message)
            if message == LAST:
                break
        await socket.close()

    app = Starlette(routes=[WebSocketRoute("/", listen)], middleware=[Middleware(Filter)])
    with TestClient(app).websocket_connect("/") as browser:
        for message in (*sent, LAST):
            browser.send_bytes(message)
        with pytest.raises(WebSocketDisconnect):
            browser.receive_bytes()
    return heard[:-1]


def asked(operation: str) -> bytes:
    """A page's request that something be done for it."""
    message = BackMsg()
    getattr(message.backend_operation_request, operation).SetInParent()
    return bytes(message.SerializeToString())


LAST = BackMsg(app_heartbeat=True).SerializeToString()


def test_the_messages_of_a_page_are_allowed() -> None:
    expected = BackMsg()
    expected.rerun_script.page_script_hash = "page"
    for message in (expected.SerializeToString(), asked("deferred_file"), b"\xff no message"):
        assert passed_on(message) == [message]


def test_the_others_are_passed_over() -> None:
    for message in (
        BackMsg(clear_cache=True).SerializeToString(),
        BackMsg(load_git_info=True).SerializeToString(),
        BackMsg(set_run_on_save=True).SerializeToString(),
        asked("install_skills"),
        asked("dismiss_skills_nudge"),
        b"",
    ):
        assert passed_on(message) == []
