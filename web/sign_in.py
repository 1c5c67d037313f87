"""Sign-in as `secrets.toml` configures it: whether it is, what is missing, and who is the team.

Everything that is unclear makes fewer people the team, never more.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

SETTINGS = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
SHORTEST_SECRET = 32

# With these, any organisation can sign its people in under any address.
OPEN_TENANTS = tuple(
    f"login.microsoftonline.com/{tenant}/" for tenant in ("common", "organizations", "consumers")
)

UNREADABLE = "`secrets.toml` is there and cannot be read: it is no TOML in UTF-8."


@dataclass(frozen=True)
class SignInSettings:
    """How sign-in is configured.

    `is_configured`: `secrets.toml` has any of its settings. `problem`: a sentence that says why it cannot work; with
    one, nobody is the team. `team`: the team's addresses, as `normalised` writes them.
    """

    is_configured: bool
    problem: str = ""
    team: frozenset[str] = frozenset()

    def is_team(self, claims: Mapping[str, Any]) -> bool:
        """Whether the person with these claims of an OpenID provider is of the team."""
        return (
            self.is_configured
            and not self.problem
            and is_verified(claims)
            and address_of(claims) in self.team
        )


def read_settings() -> SignInSettings:
    """Sign-in as `secrets.toml` configures it now: a change of the file counts within a second."""
    try:
        found = st.secrets.load_if_toml_exists()
        unreadable = not found and any(map(os.path.exists, st.get_option("secrets.files")))
    except (OSError, UnicodeDecodeError):
        found, unreadable = False, True
    if unreadable:
        return SignInSettings(is_configured=True, problem=UNREADABLE)
    auth, team = (_table(name) if found else None for name in ("auth", "team"))
    if auth is None and team is None:
        return SignInSettings(is_configured=False)
    addresses = (team or {}).get("addresses")
    known = (
        frozenset(normalised(one) for one in addresses if isinstance(one, str) and one.strip())
        if isinstance(addresses, list)
        else frozenset()
    )
    return SignInSettings(is_configured=True, problem=_problem(auth or {}, known), team=known)


def normalised(address: str) -> str:
    """An address as it is compared: without blanks around it, and in small letters.

    Only where all of it is ASCII: lower case makes another person's letter of a sign such as the Kelvin sign.
    """
    trimmed = address.strip()
    return trimmed.lower() if trimmed.isascii() else trimmed


def address_of(claims: Mapping[str, Any]) -> str:
    """The e-mail address of the person who is signed in, as it is compared; empty where there is none."""
    address = claims.get("email")
    is_signed_in = claims.get("is_logged_in") is True
    return normalised(address) if is_signed_in and isinstance(address, str) else ""


def is_verified(claims: Mapping[str, Any]) -> bool:
    """Whether the provider does not deny that the address is this person's; some never state it."""
    return claims.get("email_verified", True) in (True, "true")


def _table(name: str) -> Mapping[str, Any] | None:
    """A table of `secrets.toml`; a value that is no table is an empty one."""
    table = st.secrets.get(name)
    return table if table is None or isinstance(table, Mapping) else {}


def _problem(auth: Mapping[str, Any], team: frozenset[str]) -> str:
    for setting in SETTINGS:
        value = auth.get(setting)
        if not isinstance(value, str) or not value.strip():
            return f"`{setting}` is missing in `[auth]` of `secrets.toml`."
    if len(auth["cookie_secret"]) < SHORTEST_SECRET:
        return f"`cookie_secret` in `secrets.toml` is too short: it needs {SHORTEST_SECRET} characters."
    if not auth["redirect_uri"].endswith("/oauth2callback"):
        return "`redirect_uri` in `secrets.toml` does not end in `/oauth2callback`."
    if any(tenant in auth["server_metadata_url"] for tenant in OPEN_TENANTS):
        return (
            "`server_metadata_url` in `secrets.toml` lets every organisation sign in under any address. "
            "Name your own tenant in it."
        )
    if st.get_option("server.trustedUserHeaders"):
        return "`server.trustedUserHeaders` is set: a header could say who somebody is. Unset it."
    if not team:
        return '`addresses` is missing in `[team]` of `secrets.toml`: `["someone@example.org"]`.'
    return ""
