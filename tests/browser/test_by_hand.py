"""What a visitor can do who needs no browser: open the socket, send the team's messages, bring and fetch files."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.memory_media_file_storage import _calculate_file_id
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.browser import openid
from tests.browser.acting import CONTENT, FILE_NAME
from tests.browser.dashboards import ROOT, Dashboard, serve
from tests.browser.wire import PATIENCE, Answer, Wire, open_wire, xsrf_token
from web.filter import FILE_REFUSED

ONLY = "This is for the project team only."
NO_PROVIDER = "http://localhost:1/.well-known/openid-configuration"

MEGABYTE = 1024 * 1024

Headers = dict[str, str]


@dataclass(frozen=True)
class Acting:
    """A dashboard with one page of the team, tests/browser/acting.py, and what was done on it."""

    dashboard: Dashboard
    done: Path
    secrets: Path

    def done_by(self) -> str:
        """Who has acted; nobody yet, where it is empty."""
        return self.done.read_text(encoding="utf-8") if self.done.exists() else ""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Acting]:
    """One that `make run` serves."""
    yield from acting(tmp_path_factory.mktemp("here"), RESULTS_LOCAL_TEAM="yes")


@pytest.fixture(scope="module")
def signing_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Acting]:
    """One that is signed in to."""
    yield from signed_in_to(tmp_path_factory.mktemp("signing-in"))


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Acting]:
    """One that is signed in to, for a test that changes its list of the team."""
    yield from signed_in_to(tmp_path)


def signed_in_to(folder: Path) -> Iterator[Acting]:
    openid.write_secrets(folder / "secrets.toml", NO_PROVIDER)
    yield from acting(folder)


def acting(folder: Path, **environment: str) -> Iterator[Acting]:
    made = {"DONE": str(folder / "done"), **environment}
    script, secrets = ROOT / "tests" / "browser" / "acting.py", folder / "secrets.toml"
    with serve(folder, folder / "no-data", secrets, made, script) as dashboard:
        yield Acting(dashboard, folder / "done", secrets)


def pressed(answer: Answer, label: str) -> WidgetState:
    """What the browser sends when someone presses a button."""
    return WidgetState(id=answer.widgets[label].id, trigger_value=True)


def given(answer: Answer, label: str) -> WidgetState:
    """What it sends when someone has brought a file."""
    state = WidgetState(id=answer.widgets[label].id)
    file = state.file_uploader_state_value.uploaded_file_info.add()
    file.file_id, file.name, file.size = "a-file", "results.csv", 3
    return state


def member(address: str, who: str = openid.MEMBER) -> tuple[str, Headers]:
    """The token and the headers of a browser that `who` is signed in with."""
    token = xsrf_token(address)
    claims = {"is_logged_in": True, "email": who, "email_verified": True, "origin": address}
    signed = create_signed_value(openid.COOKIE_SECRET, "_streamlit_user", json.dumps(claims))
    return token, {"Cookie": f"_streamlit_user={signed.decode()}; _streamlit_xsrf={token}"}


def test_the_team_acts(here: Acting) -> None:
    with open_wire(here.dashboard.address) as team:
        team.run("", pressed(team.run(), "Confirm"))

    assert here.done_by() == "the person at this machine"


def test_a_visitor_who_sends_what_the_team_would_gets_the_sentence_and_no_effect(
    here: Acting,
) -> None:
    with open_wire(here.dashboard.address) as team:
        page = team.run()
    here.done.unlink(missing_ok=True)
    states = given(page, "Files"), pressed(page, "Confirm")

    with open_wire(here.dashboard.address, origin="http://127.0.0.1:9") as visitor:
        unasked = visitor.run("", *states)
        again = visitor.run("", *states)

    assert here.done_by() == ""
    for answer in (unasked, again):
        assert f"Here something is done. {ONLY}" in answer.words
        assert answer.widgets == {}


def test_a_visitor_who_sends_the_widgets_of_the_upload_page_gets_its_sentence(
    crest: Dashboard, tmp_path: Path
) -> None:
    with (
        serve(tmp_path, ROOT / "data", environment={"RESULTS_LOCAL_TEAM": "yes"}) as own,
        open_wire(own.address) as team,
    ):
        address = team.run().pages["upload"]
        of_the_team = team.run(address).widgets
    with open_wire(crest.address) as visitor:
        of_the_frame = visitor.run(address).widgets
        only_of_the_team = of_the_team.keys() - of_the_frame.keys()
        states = [
            WidgetState(id=of_the_team[one].id, trigger_value=True) for one in only_of_the_team
        ]
        answer = visitor.run(address, *states)

    assert ONLY in answer.words
    assert answer.widgets.keys() == of_the_frame.keys()
    assert crest.errors(since=0) == []


def test_who_was_removed_from_the_team_cannot_act_on_an_open_page(
    own: Acting,
) -> None:
    address = own.dashboard.address
    token, headers = member(address)
    with open_wire(address, xsrf=token, headers=headers) as team:
        page = team.run()
        openid.write_secrets(own.secrets, NO_PROVIDER, team=["another@example.org"])
        wait_until_a_visitor(address, token, headers)
        refused = fetch_original(team, page)
        answer = team.run("", pressed(page, "Confirm"))

    assert refused == ""
    assert own.done_by() == ""
    assert "Nothing was done: this is for the project team only." in answer.words


def wait_until_a_visitor(address: str, token: str, headers: Headers) -> None:
    """Until the server has seen that the list is another."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        with open_wire(address, xsrf=token, headers=headers) as again:
            if ONLY in again.run().words:
                return
    raise AssertionError("a change of the list is never seen")


def fetch_original(wire: Wire, page: Answer) -> str:
    """Ask for the file that is made when it is asked for: its address, or nothing."""
    message = BackMsg()
    message.backend_operation_request.request_id = "1"
    message.backend_operation_request.session_id = wire.session
    message.backend_operation_request.deferred_file.file_id = page.widgets[
        "Original"
    ].deferred_file_id
    wire.send(message)
    while not (answer := wire.receive()).HasField("backend_operation_response"):
        pass
    url: str = answer.backend_operation_response.deferred_file.url
    return url


def test_the_team_fetches_a_file_that_is_made_when_it_is_asked_for(signing_in: Acting) -> None:
    address = signing_in.dashboard.address
    token, headers = member(address)
    with open_wire(address, xsrf=token, headers=headers) as team:
        made = fetch_original(team, team.run())
        with urlopen(address + made) as file:
            assert file.read() == CONTENT


def test_who_can_guess_a_file_of_the_team_cannot_guess_its_address(here: Acting) -> None:
    address = here.dashboard.address
    guess = _calculate_file_id(CONTENT, "text/csv", FILE_NAME)
    with open_wire(address) as team:
        known = team.run().widgets["Partners"].url
        with urlopen(address + known) as file:
            assert file.read() == CONTENT
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"{address}/media/{guess}.csv")


@pytest.mark.parametrize("forged", ["is not signed", "is signed by another", "is another's origin"])
def test_who_forges_a_sign_in_is_a_visitor(signing_in: Acting, forged: str) -> None:
    address = signing_in.dashboard.address
    token = xsrf_token(address)
    origin = "https://evil.example.org" if "origin" in forged else address
    secret = "another-secret-" * 3 if "another" in forged else openid.COOKIE_SECRET
    claims = json.dumps({"is_logged_in": True, "email": openid.MEMBER, "origin": origin})
    cookie = create_signed_value(secret, "_streamlit_user", claims).decode()
    cookie = claims.replace('"', "%22") if "not" in forged else cookie
    headers = {"Cookie": f"_streamlit_user={cookie}; _streamlit_xsrf={token}"}
    with open_wire(address, xsrf=token, headers=headers) as visitor:
        assert f"{ONLY} Sign in above" in visitor.run().words


def test_a_signed_cookie_counts_only_for_a_page_of_the_dashboard(signing_in: Acting) -> None:
    """Streamlit lets pages of other ports of this machine connect, and its token tells them apart."""
    address = signing_in.dashboard.address
    _, headers = member(address)
    for origin, xsrf in ((address, ""), (address, "2|00000000|00|1"), ("http://127.0.0.1:9", "")):
        with open_wire(address, origin, xsrf, headers) as visitor:
            assert ONLY in visitor.run().words


def test_a_visitor_cannot_close_what_is_open_for_all(here: Acting) -> None:
    forget = BackMsg(clear_cache=True)
    with (
        open_wire(here.dashboard.address) as team,
        open_wire(here.dashboard.address, origin="http://127.0.0.1:9") as visitor,
    ):
        before = team.run().words
        visitor.send(forget)
        visitor.run()
        assert team.run().words == before


def test_a_visitor_brings_no_file_into_the_servers_memory(crest: Dashboard, here: Acting) -> None:
    address = here.dashboard.address
    assert answer_to_a_file(crest.address) == (403, FILE_REFUSED)
    assert answer_to_a_file(address, origin="http://127.0.0.1:9") == (403, FILE_REFUSED)
    assert answer_to_a_file(address, origin="https://evil.example.org") == (403, FILE_REFUSED)
    assert answer_to_a_file(address) == (204, "")


def test_the_size_that_is_set_is_the_one_that_the_server_takes(tmp_path: Path) -> None:
    given = {"RESULTS_LOCAL_TEAM": "yes", "RESULTS_MAX_MB": "3"}
    with serve(tmp_path, tmp_path / "no-data", environment=given) as own:
        assert answer_to_a_file(own.address, size=3 * MEGABYTE) == (204, "")
        assert answer_to_a_file(own.address, says=5 * MEGABYTE)[0] == 413


def answer_to_a_file(
    address: str, origin: str = "", size: int = 3, says: int | None = None
) -> tuple[int, str]:
    """What the server says to a file that somebody brings who has a page open, with all that belongs to it.

    says: how large the request calls itself, where it is not what it is: a server may answer that at once.
    """
    token = xsrf_token(address)
    headers = {
        "Origin": origin or address,
        "Cookie": f"_streamlit_xsrf={token}",
        "X-Xsrftoken": token,
        "Content-Type": "multipart/form-data; boundary=x",
    }
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.csv"\r\n\r\n'
    body = head + b"1" * size + b"\r\n--x--\r\n"
    headers["Content-Length"] = str(says or len(body))
    with open_wire(address) as anybody:
        anybody.run()
        url = f"{address}/_stcore/upload_file/{anybody.session}/a-file"
        try:
            with urlopen(Request(url, body, headers, method="PUT"), timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refused:
            return refused.code, refused.read().decode()
