"""Visitors of pages without a browser: signed in, or at this machine."""

from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.session_manager import ClientContext

MEMBER = "member@example.org"

SIGN_IN: dict[str, Any] = {
    "auth": {
        "redirect_uri": "https://results.example.org/oauth2callback",
        "cookie_secret": "only-for-tests-" * 3,
        "client_id": "dashboard",
        "client_secret": "a secret that is shown nowhere",
        "server_metadata_url": "https://accounts.example.org/.well-known/openid-configuration",
    },
    "team": {"addresses": [MEMBER]},
}

# Secrets of something else: as good as none, and those of the person who runs the tests are left alone.
NO_SIGN_IN: dict[str, Any] = {"else": {}}


def signed_in(email: str | None = MEMBER, **claims: Any) -> dict[str, Any]:
    """What a provider says of somebody who is signed in."""
    return {"is_logged_in": True, "email": email, "email_verified": True, **claims}


class Browser(ClientContext):
    """A browser on this machine, on a page of a dashboard on this machine; or another, where one is given."""

    def __init__(self, peer: str = "127.0.0.1", **headers: str) -> None:
        known = {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"}
        self._headers = {**known, **headers}
        self._peer = peer

    @property
    def headers(self) -> list[tuple[str, str]]:
        """Its headers, without those that are empty."""
        return [(name, value) for name, value in self._headers.items() if value]

    @property
    def cookies(self) -> dict[str, str]:
        """None: nobody is signed in."""
        return {}

    @property
    def remote_ip(self) -> str:
        """Where it connects from."""
        return self._peer


def come(monkeypatch: pytest.MonkeyPatch, browser: Browser) -> None:
    """Let `browser` open the pages of a dashboard that `make run` serves."""
    monkeypatch.setenv("RESULTS_LOCAL_TEAM", "yes")
    monkeypatch.setattr("streamlit.runtime.context._get_client_context", lambda: browser)
    known = st.get_option
    options = {"server.address": "127.0.0.1"}
    monkeypatch.setattr(st, "get_option", lambda name: options.get(name) or known(name))
