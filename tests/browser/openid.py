"""A real OpenID provider on this machine, and the `secrets.toml` of a dashboard that signs in with it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Page

# Long enough, and nobody's.
COOKIE_SECRET = "only-for-tests-" * 3
CLIENT_SECRET = "a-client-secret-that-is-shown-nowhere"

MEMBER = "member@example.org"
STRANGER = "stranger@example.org"
UNVERIFIED = "unverified@example.org"
NAMELESS = "nameless"


@dataclass(frozen=True)
class Provider:
    """A provider that is running, by its address without a slash at the end."""

    address: str

    def metadata(self) -> str:
        """The address that `server_metadata_url` names."""
        return f"{self.address}/.well-known/openid-configuration"


@contextmanager
def run() -> Iterator[Provider]:
    """Run a provider that knows four people, and whether it has verified their addresses."""
    people = (
        User(sub="1", claims={"email": "Member@Example.org", "email_verified": True}),
        User(sub="2", claims={"email": STRANGER, "email_verified": True}),
        User(sub="3", claims={"email": UNVERIFIED, "email_verified": False}),
        User(sub="4", claims={}),
    )
    with run_server_in_thread(user_claims=people) as server:
        yield Provider(f"http://localhost:{server.server_port}")


SUBJECT = {MEMBER: "1", STRANGER: "2", UNVERIFIED: "3", NAMELESS: "4"}


def write_secrets(file: Path, metadata: str, team: Sequence[str] = (MEMBER, UNVERIFIED)) -> Path:
    """Write `file` for a dashboard on this machine that signs in with this provider, and give it back."""
    addresses = ", ".join(f'"{address}"' for address in team)
    file.write_text(
        f"""[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{COOKIE_SECRET}"
client_id = "dashboard"
client_secret = "{CLIENT_SECRET}"
server_metadata_url = "{metadata}"

[team]
addresses = [{addresses}]
""",
        encoding="utf-8",
    )
    return file


def authorize(page: Page, who: str) -> None:
    """Say to the provider, whose form `page` shows, who one is."""
    page.get_by_role("button", name=SUBJECT[who], exact=True).click()
