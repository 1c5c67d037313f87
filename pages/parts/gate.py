"""What HTTP lets through: files come in from the team only, and a sign-in that fails is told in a sentence.

Streamlit's own door for files asks nobody who they are: whoever has a page open may put files into the
server's memory, though no page would ever read them.
"""

import logging

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.server_util import AUTH_COOKIE_NAME

from pages.parts import visitor

READS = ("GET", "HEAD", "OPTIONS")
REFUSED = "Files are taken from the project team only: nothing was stored. Sign in, and load the page again."
FAILED = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Signing in did not work</title>
<body style="font: 1rem/1.5 sans-serif; max-width: 40rem; margin: 10vh auto; padding: 0 1rem">
<main>
<h1>Signing in did not work</h1>
<p>The sign-in provider could not be reached, or did not say who you are. All pages for visitors stay open.
Try again later, or tell whoever runs this dashboard.</p>
<p><a href="%s/">Back to the dashboard</a></p>
</main>
</body>
</html>
"""

_log = logging.getLogger(__name__)


class Gate:
    """ASGI middleware that refuses files from visitors, and answers where a sign-in fails."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self._app = app
        self._failed = FAILED % base.rstrip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and _brings_a_file(scope):
            if not visitor.of_request(HTTPConnection(scope)).is_team:
                await PlainTextResponse(REFUSED, 403)(scope, receive, send)
                return
        elif scope["type"] == "http" and _signs_in(scope):
            await self._sign_in(scope, receive, send)
            return
        await self._app(scope, receive, send)

    async def _sign_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let Streamlit answer. Where its answer is a failure, a page says so in its stead."""
        answer: list[Message] = []

        async def keep(message: Message) -> None:
            answer.append(message)

        try:
            await self._app(scope, receive, keep)
        except (
            Exception
        ) as error:  # whatever goes wrong: its words may hold what nobody should read
            _log.error("Sign-in failed: %s.", type(error).__name__)
            answer = []
        if answer and not _has_failed(HTTPConnection(scope), answer[0]):
            for message in answer:
                await send(message)
            return
        page = HTMLResponse(self._failed, 502, {"cache-control": "no-store"})
        page.raw_headers += _cookies(answer)
        await page(scope, receive, send)


def _brings_a_file(scope: Scope) -> bool:
    return "/_stcore/upload_file" in scope["path"] and scope["method"] not in READS


def _signs_in(scope: Scope) -> bool:
    path: str = scope["path"]
    return path.endswith(("/auth/login", "/oauth2callback"))


def _has_failed(request: HTTPConnection, head: Message) -> bool:
    """Whether the answer is an error, or leads back to the dashboard and nobody is signed in there."""
    asked = request.query_params
    if head["status"] >= 400:
        return True
    comes_back = "code" in asked or asked.get("error", "access_denied") != "access_denied"
    name = f"{AUTH_COOKIE_NAME}=".encode()
    said = [value for _, value in _cookies([head]) if value.startswith(name)]
    is_signed_in = b"Max-Age=0" not in said[-1] if said else AUTH_COOKIE_NAME in request.cookies
    return comes_back and not is_signed_in


def _cookies(answer: list[Message]) -> list[tuple[bytes, bytes]]:
    return (
        [header for header in answer[0]["headers"] if header[0] == b"set-cookie"] if answer else []
    )
