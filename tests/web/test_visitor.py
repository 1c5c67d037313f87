"""Who is visiting, and what they may: judged for every page, and again for every action."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import words
from tests.pages.visiting import MEMBER, NO_SIGN_IN, SIGN_IN, Browser, come, signed_in
from web.visitor import ON_THIS_MACHINE, NotTheTeam, require_team

ONLY = "This is for the project team only."
STRANGER = "stranger@example.org"


def act_on_a_page() -> None:
    """A page with one thing to do, which keeps who did it; and one that is asked within the page."""
    import streamlit as st

    from web import visitor

    def act() -> None:
        st.session_state["done_by"] = visitor.require_team()

    st.session_state["who"] = visitor.visitor()
    st.button("Confirm", on_click=act)
    st.markdown("All of the page")


def opened(secrets: dict[str, Any], user: dict[str, Any]) -> AppTest:
    at = AppTest.from_function(act_on_a_page)
    at.secrets, at.user = secrets, user
    return at.run()


def who(at: AppTest) -> tuple[str, bool]:
    found = at.session_state["who"]
    return found.address, found.is_team


@pytest.mark.parametrize(
    ("secrets", "user", "expected"),
    [
        (SIGN_IN, signed_in(), (MEMBER, True)),
        (SIGN_IN, signed_in(" Member@Example.ORG"), (MEMBER, True)),
        (SIGN_IN, signed_in(STRANGER), (STRANGER, False)),
        (SIGN_IN, signed_in(email_verified=False), (MEMBER, False)),
        (SIGN_IN, signed_in(None), ("", False)),
        (SIGN_IN, {}, ("", False)),
        (NO_SIGN_IN, signed_in(), ("", False)),
        (NO_SIGN_IN, {}, ("", False)),
    ],
)
def test_the_team_is_who_signed_in_with_an_address_on_the_list(
    secrets: dict[str, Any], user: dict[str, Any], expected: tuple[str, bool]
) -> None:
    assert who(opened(secrets, user)) == expected


def test_under_make_run_the_person_at_this_machine_is_the_team(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    come(monkeypatch, Browser())

    at = opened(NO_SIGN_IN, {})
    at.button[0].click().run()

    assert who(at) == ("the person at this machine", True)
    assert at.session_state["done_by"] == "the person at this machine"


@pytest.mark.parametrize(
    "browser",
    [
        Browser(peer="192.0.2.7"),
        Browser(Host="results.example.org", Origin="https://results.example.org"),
        Browser(Origin="http://127.0.0.1:9999"),
        Browser(**{"X-Forwarded-For": "192.0.2.7"}),
        Browser(Host=""),
    ],
)
def test_under_make_run_nobody_else_is(monkeypatch: pytest.MonkeyPatch, browser: Browser) -> None:
    come(monkeypatch, browser)

    assert who(opened(NO_SIGN_IN, {})) == ("", False)


@pytest.mark.parametrize("wording", ["", "no", "1", "YES"])
def test_without_make_run_the_person_at_this_machine_is_a_visitor(
    monkeypatch: pytest.MonkeyPatch, wording: str
) -> None:
    come(monkeypatch, Browser())
    monkeypatch.setenv("RESULTS_LOCAL_TEAM", wording)

    assert who(opened(NO_SIGN_IN, {})) == ("", False)


def test_once_sign_in_is_begun_the_person_at_this_machine_is_a_visitor_like_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    come(monkeypatch, Browser())

    assert who(opened(SIGN_IN, {})) == ("", False)
    assert who(opened({"auth": {}}, {})) == ("", False)


def test_who_acts_is_known() -> None:
    at = opened(SIGN_IN, signed_in())
    at.button[0].click().run()

    assert at.session_state["done_by"] == MEMBER
    assert "All of the page" in words(at)


@pytest.mark.parametrize(
    ("secrets", "user"),
    [
        ({**SIGN_IN, "team": {"addresses": [STRANGER]}}, signed_in()),
        (SIGN_IN, {}),
        (NO_SIGN_IN, signed_in()),
    ],
)
def test_a_button_does_nothing_for_who_has_left_the_team(
    secrets: dict[str, Any], user: dict[str, Any]
) -> None:
    at = opened(SIGN_IN, signed_in())
    at.secrets, at.user = secrets, user
    at.button[0].click().run()

    assert "done_by" not in at.session_state
    assert not at.exception
    assert next(error.value for error in at.error).startswith(f"Nothing was done: {ONLY.lower()}")


def test_outside_of_a_page_nobody_is_of_the_team() -> None:
    with pytest.raises(NotTheTeam):
        require_team()


@pytest.mark.parametrize("page", ["upload.py", "history.py"])
def test_a_page_of_the_team_is_a_sentence_to_others(read_page: ReadPage, page: str) -> None:
    for_team = read_page(page, user=signed_in())
    for_others = read_page(page, user=signed_in(STRANGER))

    assert ONLY not in words(for_team)
    assert f"{ONLY} Your address is not on the team's list" in words(for_others)
    assert list(for_others.main)[-1].type == "info", "the page ends with the sentence"


@pytest.mark.parametrize(
    ("user", "wording"),
    [
        (None, "Sign-in is not set up here, so that everybody is a visitor: docs/sign-in.md"),
        ({"is_logged_in": False}, "Sign in above, with an address on the team's list."),
        (signed_in(STRANGER), "Your address is not on the team's list: ask whoever runs"),
        (signed_in(email_verified=False), "Your provider has not verified your address: verify"),
        (signed_in(None), "Your sign-in came without an e-mail address: ask whoever runs"),
    ],
)
def test_the_sentence_states_what_to_do(
    open_page: OpenPage, user: dict[str, Any] | None, wording: str
) -> None:
    shown = words(open_page("upload.py", user=user)).replace("`", "")

    assert "Here new figures, targets and updates are brought in as files." in shown
    assert f"{ONLY} {wording}" in shown


def test_the_sentence_states_where_to_open_what_make_run_serves(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    come(monkeypatch, Browser(peer="192.0.2.7"))

    assert f"{ONLY} It was started for the person at its own machine" in words(
        open_page("upload.py")
    )


def test_a_banner_states_whom_make_run_makes_the_team(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ON_THIS_MACHINE not in words(open_page("overview.py"))
    come(monkeypatch, Browser())
    assert ON_THIS_MACHINE in words(open_page("overview.py"))
    assert ON_THIS_MACHINE not in words(open_page("overview.py", user=signed_in()))


@pytest.mark.parametrize(
    ("user", "wording", "offered"),
    [
        (None, [], []),
        ({"is_logged_in": False}, [], ["Sign in (project team)"]),
        (signed_in(), [f"Signed in as {MEMBER} (project team)"], ["Sign out"]),
        (signed_in(STRANGER), [f"Signed in as {STRANGER} (visitor)"], ["Sign out"]),
        (signed_in(None), ["Signed in (visitor)"], ["Sign out"]),
    ],
)
def test_the_frame_states_who_is_signed_in_and_as_what(
    read_page: ReadPage, user: dict[str, Any] | None, wording: list[str], offered: list[str]
) -> None:
    at = read_page("about.py", user=user)

    assert [text.value for text in at.text] == wording
    assert [button.label for button in at.button if button.label.startswith("Sign")] == offered


def test_what_is_missing_is_stated_where_one_signs_in(open_page: OpenPage) -> None:
    at = open_page("upload.py", user={"is_logged_in": False})
    at.secrets = {**SIGN_IN, "auth": {**SIGN_IN["auth"], "client_secret": ""}}
    next(button for button in at.button if button.label.startswith("Sign in")).click().run()

    missing = "Sign-in is not set up completely. `client_secret` is missing in `[auth]`"
    assert next(warning.value for warning in at.warning).startswith(missing)
    assert f"{ONLY} {missing}" in words(at)
    assert not at.exception
