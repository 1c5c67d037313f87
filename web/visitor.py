"""Who is visiting, and what they may do. It is checked anew for every page and for every action.

A visitor reads. The project team also uploads, undoes and sees the history of uploads.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from secrets import token_hex
from typing import Any, NoReturn

import streamlit as st
from starlette.requests import HTTPConnection
from streamlit.errors import StreamlitAuthError
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx
from streamlit.web.server.server_util import AUTH_COOKIE_NAME
from streamlit.web.server.starlette import starlette_websocket as streamlits

from web import loopback, sign_in

LOCAL_PERSON = "the person at this machine"
ON_THIS_MACHINE = (
    "This dashboard runs on this machine only. Whoever opens it here is the project team."
)
SIGN_IN_FAILED = "Signing in does not work at the moment. All pages for visitors stay open."

# Part of the type of every file for the team, and known to no visitor: see `team_media_type`.
_TOKEN = token_hex(16)


class NotTheTeam(Exception):
    """Somebody who is not of the team has requested what is for the team only."""


@dataclass(frozen=True)
class Visitor:
    """Who is visiting. `address` is empty for those who are not signed in."""

    address: str
    is_team: bool


def visitor() -> Visitor:
    """Who is visiting this page now."""
    return _visitor_of_page(sign_in.read_settings())


def visitor_of_request(request: HTTPConnection) -> Visitor:
    """Who sends an HTTP request, by the same rules as on a page. For requests that browsers send an origin with."""
    settings = sign_in.read_settings()
    if settings.is_configured:
        return _signed_in_visitor(settings, _claims_of(request))
    if not loopback.is_enabled():
        return Visitor("", is_team=False)
    return _local_visitor(request.headers, request.client.host if request.client else None)


def stop_unless_team(what: str) -> None:
    """End the page here for those who are not of the team: with `what` it is for, and how to sign in."""
    if not visitor().is_team:
        st.info(f"{what} This is for the project team only. {_how_to_sign_in()}")
        st.stop()


def require_team() -> str:
    """The address of who acts, for the ledger's `entered_by`. For others, show a sentence and end the run here.

    Called at the moment of acting, in the run of a page or in a widget's callback. Raises `NotTheTeam` where
    there is no page to stop.
    """
    who = visitor()
    return who.address if who.is_team else _refuse()


def team_file(file: Callable[[], bytes]) -> Callable[[], bytes]:
    """`file`, made only for the team, for a download button; who requests it is checked when it is downloaded.

    Streamlit makes such a file outside of every page's run, where it does not know who requests it: so it is made in
    the context of the run that draws the button. The function that is given back raises `NotTheTeam`.
    """
    run = get_script_run_ctx()

    def checked() -> bytes:
        if not visitor().is_team:
            raise NotTheTeam(_how_to_sign_in())
        return file()

    def in_run() -> bytes:
        with ThreadPoolExecutor(1, initializer=lambda: add_script_run_ctx(ctx=run)) as executor:
            return executor.submit(checked).result()

    return in_run


def team_media_type(kind: str) -> str:
    """The media type `kind`, for a file of the team: whoever can guess the file still cannot guess its address.

    Streamlit gives a file to everybody who has its address, which is a digest of its content, name and type.
    """
    return f"{kind}; for={_TOKEN}"


def draw() -> None:
    """Who is visiting, in a word at the end of the frame's line, with a button to sign in or out.

    Without sign-in the team is told why it is the team, and a visitor nothing.
    """
    settings = sign_in.read_settings()
    if not settings.is_configured:
        if _visitor_of_page(settings).is_team:
            with st.popover("team", type="tertiary"):
                st.markdown(ON_THIS_MACHINE)
        return
    claims = st.user.to_dict()
    if claims.get("is_logged_in") is True:
        who = _signed_in_visitor(settings, claims)
        name = f"Signed in as {who.address}" if who.address else "Signed in"
        # Not as Markdown, which would make a link of an address.
        st.text(f"{name} ({'project team' if who.is_team else 'visitor'})", width="content")
        if st.button("Sign out", type="tertiary"):
            st.logout()
        return
    if st.button("Sign in (project team)", type="tertiary"):
        _start_sign_in(settings)


def _visitor_of_page(settings: sign_in.SignInSettings) -> Visitor:
    if settings.is_configured:
        return _signed_in_visitor(settings, st.user.to_dict())
    if not loopback.is_enabled():
        return Visitor("", is_team=False)
    # Streamlit gives no address for loopback, and none where nobody is connected; then there is no header either.
    return _local_visitor(st.context.headers, st.context.ip_address or "127.0.0.1")


def _signed_in_visitor(settings: sign_in.SignInSettings, claims: Mapping[str, Any]) -> Visitor:
    return Visitor(sign_in.address_of(claims), is_team=settings.is_team(claims))


def _local_visitor(headers: Mapping[str, str], peer: str | None) -> Visitor:
    is_here = loopback.is_on_this_machine(headers, peer, st.get_option("server.address"))
    return Visitor(LOCAL_PERSON, is_team=True) if is_here else Visitor("", is_team=False)


def _claims_of(request: HTTPConnection) -> Mapping[str, Any]:
    """The claims in the signed cookie, read as Streamlit reads them when a page connects; none if it is not signed."""
    signed = streamlits._get_signed_cookie_with_chunks(request.cookies, AUTH_COOKIE_NAME)
    origin = request.headers.get("origin", "")
    return streamlits._parse_decoded_user_cookie(signed, origin) if signed else {}


def _start_sign_in(settings: sign_in.SignInSettings) -> None:
    """Send the browser to the provider, or show why that is not possible."""
    if settings.problem:
        st.warning(f"Sign-in is not set up completely. {settings.problem}")
        return
    try:
        st.login()
    except StreamlitAuthError:  # its own text is for programmers
        st.warning(SIGN_IN_FAILED)


def _refuse() -> NoReturn:
    text = f"Nothing was done: this is for the project team only. {_how_to_sign_in()}"
    st.error(text)
    st.stop()
    raise NotTheTeam(text)  # outside of a page's run, `st.stop` does nothing


def _how_to_sign_in() -> str:
    """For somebody who is not of the team: why that is, and what to do about it."""
    settings = sign_in.read_settings()
    if not settings.is_configured and loopback.is_enabled():
        return "It was started for the person at its own machine: open it there."
    if not settings.is_configured:
        return "Sign-in is not set up here, so that everybody is a visitor: `docs/sign-in.md` says how to."
    if settings.problem:
        return f"Sign-in is not set up completely. {settings.problem}"
    claims = st.user.to_dict()
    if claims.get("is_logged_in") is not True:
        return "Sign in above, with an address on the team's list."
    if not sign_in.address_of(claims):
        return "Your sign-in came without an e-mail address: ask whoever runs this dashboard."
    if not sign_in.is_verified(claims):
        return "Your provider has not verified your address: verify it there, and sign in again."
    return "Your address is not on the team's list: ask whoever runs this dashboard."
