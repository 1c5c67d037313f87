"""Sign-in as the secrets configure it: who is the team, and the sentences about what is missing."""

from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit import config
from streamlit.runtime.secrets import Secrets

from tests.conftest import ROOT
from tests.pages.visiting import MEMBER, SIGN_IN, signed_in
from web.sign_in import UNREADABLE, SignInSettings, normalised, read_settings

EXAMPLE = ROOT / ".streamlit" / "secrets.example.toml"


def read_with(monkeypatch: pytest.MonkeyPatch, secrets: dict[str, Any]) -> SignInSettings:
    """Sign-in with these secrets."""
    holds = Secrets()
    monkeypatch.setattr(holds, "_secrets", secrets)
    monkeypatch.setattr(st, "secrets", holds)
    return read_settings()


def read(monkeypatch: pytest.MonkeyPatch, file: Path) -> SignInSettings:
    """Sign-in with a file of secrets that stands on the disk, or does not."""
    holds = Secrets()
    monkeypatch.setattr(holds, "_file_watchers_installed", True)
    monkeypatch.setattr(st, "secrets", holds)
    known = st.get_option("secrets.files")
    config.set_option("secrets.files", [str(file)])
    try:
        return read_settings()
    finally:
        config.set_option("secrets.files", known)


def changed(section: str, **settings: Any) -> dict[str, Any]:
    """The secrets with other settings in a section; those that are None are left out."""
    merged = {**SIGN_IN[section], **settings}
    return {**SIGN_IN, section: {name: one for name, one in merged.items() if one is not None}}


def test_whoever_signs_in_with_an_address_on_the_list_is_the_team(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = read_with(monkeypatch, SIGN_IN)

    assert settings == SignInSettings(is_configured=True, problem="", team=frozenset({MEMBER}))
    assert settings.is_team(signed_in())
    assert settings.is_team(signed_in(" Member@EXAMPLE.org "))
    assert not settings.is_team(signed_in("stranger@example.org"))


def test_capital_letters_and_blanks_in_the_list_do_not_matter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert read_with(monkeypatch, changed("team", addresses=[" MEMBER@Example.org"])).is_team(
        signed_in()
    )


def test_a_sign_that_looks_like_a_letter_is_another_address() -> None:
    assert normalised("\N{KELVIN SIGN}ofi@example.org") != normalised("kofi@example.org")
    assert normalised("ŠÁRKA@example.org") == "ŠÁRKA@example.org"


@pytest.mark.parametrize("verified", [False, "false", None, 0, "no"])
def test_an_address_that_the_provider_has_not_verified_is_not_the_team(
    monkeypatch: pytest.MonkeyPatch, verified: object
) -> None:
    assert not read_with(monkeypatch, SIGN_IN).is_team(signed_in(email_verified=verified))


def test_a_provider_that_never_states_whether_it_verified_is_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = signed_in()
    del expected["email_verified"]
    assert read_with(monkeypatch, SIGN_IN).is_team(expected)


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"email": MEMBER},
        signed_in(is_logged_in=False),
        signed_in(is_logged_in="yes"),
        signed_in(email=None),
        signed_in(email=""),
        {**signed_in(), "email": [MEMBER]},
    ],
)
def test_without_a_sign_in_and_an_address_nobody_is_the_team(
    monkeypatch: pytest.MonkeyPatch, claims: dict[str, Any]
) -> None:
    assert not read_with(monkeypatch, SIGN_IN).is_team(claims)


def test_without_secrets_sign_in_is_not_wanted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert read(monkeypatch, tmp_path / "secrets.toml") == SignInSettings(is_configured=False)
    assert read_with(monkeypatch, {"something": {"else": 1}}) == SignInSettings(is_configured=False)


@pytest.mark.parametrize("content", [b"[auth", b"[team]\naddresses = 'a\n", b"# caf\xe9\n[auth]"])
def test_secrets_that_cannot_be_read_make_nobody_the_team(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "secrets.toml"
    file.write_bytes(content)
    assert read(monkeypatch, file) == SignInSettings(is_configured=True, problem=UNREADABLE)


MISSING = [
    (changed("auth", **{setting: value}), f"`{setting}` is missing in `[auth]` of `secrets.toml`.")
    for setting in SIGN_IN["auth"]
    for value in (None, " ", 12)
]


@pytest.mark.parametrize(
    ("secrets", "expected"),
    [
        *MISSING,
        ({"team": {"addresses": [MEMBER]}}, "`redirect_uri` is missing in `[auth]`"),
        ({**SIGN_IN, "auth": "on"}, "`redirect_uri` is missing in `[auth]`"),
        (changed("auth", cookie_secret="x" * 31), "is too short: it needs 32 characters."),
        (
            changed("auth", redirect_uri="https://example.org/"),
            "does not end in `/oauth2callback`.",
        ),
        (
            changed(
                "auth",
                server_metadata_url="https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
            ),
            "Name your own tenant in it.",
        ),
        ({"auth": SIGN_IN["auth"]}, "`addresses` is missing in `[team]`"),
        ({**SIGN_IN, "team": MEMBER}, "`addresses` is missing in `[team]`"),
        (changed("team", addresses=[]), "`addresses` is missing in `[team]`"),
        (changed("team", addresses=[" ", 3]), "`addresses` is missing in `[team]`"),
        (changed("team", addresses=MEMBER), "`addresses` is missing in `[team]`"),
    ],
)
def test_what_is_missing_is_stated_and_until_then_nobody_is_the_team(
    monkeypatch: pytest.MonkeyPatch, secrets: dict[str, Any], expected: str
) -> None:
    settings = read_with(monkeypatch, secrets)

    assert settings.is_configured
    assert expected in settings.problem
    assert not settings.is_team(signed_in())
    assert not any(str(value) in settings.problem for value in SIGN_IN["auth"].values()), (
        "a value of the secrets is nobody's business"
    )


def test_a_header_that_could_state_who_somebody_is_makes_nobody_the_team(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = st.get_option
    trusted = {"server.trustedUserHeaders": {"X-User": "email"}}
    monkeypatch.setattr(st, "get_option", lambda name: trusted.get(name) or known(name))

    assert "`server.trustedUserHeaders` is set" in read_with(monkeypatch, SIGN_IN).problem
    assert not read_settings().is_team(signed_in())


def test_the_example_is_complete_but_for_what_only_its_reader_knows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    for line in ("cookie_secret", "client_id", "client_secret"):
        assert f"`{line}` is missing" in read(monkeypatch, written(tmp_path, text)).problem
        text = text.replace(f'{line} = ""', f'{line} = "{"x" * 32}"')
    assert "`addresses` is missing" in read(monkeypatch, written(tmp_path, text)).problem
    text = text.replace("addresses = []", f'addresses = ["{MEMBER}"]')
    settings = read(monkeypatch, written(tmp_path, text))
    assert settings == SignInSettings(is_configured=True, problem="", team=frozenset({MEMBER}))


def written(folder: Path, text: str) -> Path:
    file = folder / "secrets.toml"
    file.write_text(text, encoding="utf-8")
    return file
