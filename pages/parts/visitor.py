"""Who is visiting, and what they may. It is judged anew for every page and for every action.

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

from pages.parts import here, sign_in

PERSON_HERE = "the person at this machine"
BANNER = "This dashboard runs on this machine only. Whoever opens it here is the project team."
FAILED = "Signing in does not work at the moment. All pages for visitors stay open."

# Part of the type of every file for the team, and known to no visitor: see `unguessable`.
_TOKEN = token_hex(16)


class NotTheTeam(Exception):
    """Somebody who is not of the team has asked for what is the team's alone."""


@dataclass(frozen=True)
class Visitor:
    """Who is visiting. `address` is empty for those who are not signed in."""

    address: str
    is_team: bool


def visitor() -> Visitor:
    """Who is visiting this page, by now."""
    return _on_a_page(sign_in.set_up())


def of_request(request: HTTPConnection) -> Visitor:
    """Who sends an HTTP request, by the same rules as on a page. For requests that browsers send an origin with."""
    stands = sign_in.set_up()
    if stands.wanted:
        return _signed_in(stands, _claims_of(request))
    if not here.is_asked_for():
        return Visitor("", is_team=False)
    return _here(request.headers, request.client.host if request.client else None)


def team_only(what: str) -> None:
    """End the page here for those who are not of the team: with `what` it is for, and how to sign in."""
    if not visitor().is_team:
        st.info(f"{what} This is for the project team only. {_what_to_do()}")
        st.stop()


def must_be_team() -> str:
    """Who acts, for the ledger's `entered_by`. For others, a sentence, and nothing after this line happens.

    Called at the moment of acting, in the run of a page or in a widget's callback. Raises `NotTheTeam` where
    there is no page to stop.
    """
    who = visitor()
    return who.address if who.is_team else _refuse()


def for_the_team(file: Callable[[], bytes]) -> Callable[[], bytes]:
    """`file`, to be made only for the team, judged when it is asked for: for the data of a download button.

    Streamlit makes such a file outside of every page's run, where it does not know who asks: so the run that
    draws the button is taken along. What it gives back raises `NotTheTeam`.
    """
    run = get_script_run_ctx()

    def judged() -> bytes:
        if not visitor().is_team:
            raise NotTheTeam(_what_to_do())
        return file()

    def made() -> bytes:
        with ThreadPoolExecutor(1, initializer=lambda: add_script_run_ctx(ctx=run)) as alone:
            return alone.submit(judged).result()

    return made


def unguessable(kind: str) -> str:
    """The media type `kind`, for a file of the team: whoever can guess the file still cannot guess its address.

    Streamlit gives a file to everybody who has its address, which is a digest of its content, name and type.
    """
    return f"{kind}; for={_TOKEN}"


def draw() -> None:
    """Who is signed in and as what, with the way in or out; where sign-in is not set up, the banner or nothing."""
    stands = sign_in.set_up()
    if not stands.wanted:
        if _on_a_page(stands).is_team:
            st.info(BANNER)
        return
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        claims = st.user.to_dict()
        if claims.get("is_logged_in") is True:
            who = _signed_in(stands, claims)
            name = f"Signed in as {who.address}" if who.address else "Signed in"
            # Not as Markdown, which would make a link of an address.
            st.text(f"{name} ({'project team' if who.is_team else 'visitor'})", width="content")
            if st.button("Sign out", type="tertiary"):
                st.logout()
            return
        wants_in = st.button("Sign in (project team)", type="tertiary")
    if wants_in:
        _begin(stands)


def _on_a_page(stands: sign_in.SignIn) -> Visitor:
    if stands.wanted:
        return _signed_in(stands, st.user.to_dict())
    if not here.is_asked_for():
        return Visitor("", is_team=False)
    # Streamlit gives no address for loopback, and none where nobody is connected; then there is no header either.
    return _here(st.context.headers, st.context.ip_address or "127.0.0.1")


def _signed_in(stands: sign_in.SignIn, claims: Mapping[str, Any]) -> Visitor:
    return Visitor(sign_in.address_of(claims), is_team=stands.is_team(claims))


def _here(headers: Mapping[str, str], peer: str | None) -> Visitor:
    is_here = here.is_here(headers, peer, st.get_option("server.address"))
    return Visitor(PERSON_HERE, is_team=True) if is_here else Visitor("", is_team=False)


def _claims_of(request: HTTPConnection) -> Mapping[str, Any]:
    """What the signed cookie says, read as Streamlit reads it when a page connects; nothing, if it is not signed."""
    signed = streamlits._get_signed_cookie_with_chunks(request.cookies, AUTH_COOKIE_NAME)
    origin = request.headers.get("origin", "")
    return streamlits._parse_decoded_user_cookie(signed, origin) if signed else {}


def _begin(stands: sign_in.SignIn) -> None:
    """Send the browser to the provider, or say why that cannot be."""
    if stands.problem:
        st.warning(f"Sign-in is not set up completely. {stands.problem}")
        return
    try:
        st.login()
    except StreamlitAuthError:  # its own words are for programmers
        st.warning(FAILED)


def _refuse() -> NoReturn:
    said = f"Nothing was done: this is for the project team only. {_what_to_do()}"
    st.error(said)
    st.stop()
    raise NotTheTeam(said)  # outside of a page's run, `st.stop` does nothing


def _what_to_do() -> str:
    """For somebody who is not of the team: why that is, and what to do about it."""
    stands = sign_in.set_up()
    if not stands.wanted and here.is_asked_for():
        return "It was started for the person at its own machine: open it there, by the address that `make run` names."
    if not stands.wanted:
        return "Sign-in is not set up here, so that everybody is a visitor: `docs/sign-in.md` says how to."
    if stands.problem:
        return f"Sign-in is not set up completely. {stands.problem}"
    claims = st.user.to_dict()
    if claims.get("is_logged_in") is not True:
        return "Sign in above, with an address on the team's list."
    if not sign_in.address_of(claims):
        return "Your sign-in came without an e-mail address: ask whoever runs this dashboard."
    if not sign_in.is_verified(claims):
        return "Your provider has not verified your address: verify it there, and sign in again."
    return "Your address is not on the team's list: ask whoever runs this dashboard."
