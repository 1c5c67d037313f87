"""What gets through to Streamlit: files from the team only, and of the browser's messages those that pages need.

Streamlit's own door asks nobody who they are: whoever has a page open may put files into the server's memory,
though no page would ever read them, and may have it forget what it keeps for all, the open store among it.
"""

import logging

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
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

# What a page's own script in the browser says, and what it asks to be done for it.
MESSAGES = (
    "rerun_script", "stop_script", "app_heartbeat", "file_urls_request", "backend_operation_request",
)  # fmt: skip
OPERATIONS = ("deferred_file", "dataframe_chunk")

_log = logging.getLogger(__name__)


class Gate:
    """ASGI middleware that refuses files from visitors, passes over messages, and answers where a sign-in fails."""

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
        elif scope["type"] == "websocket":
            receive = _listening(receive)
        await self._app(scope, receive, send)

    async def _sign_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let Streamlit answer. Where its answer is a failure, a page says so in its stead."""
        answer: list[Message] = []

        async def keep(message: Message) -> None:
            answer.append(message)

        try:
            await self._app(scope, receive, keep)
        # Whatever goes wrong: its words, which may hold what nobody should read, stay here.
        except Exception as error:
            _log.error("Sign-in failed: %s.", type(error).__name__)
            answer = []
        if answer and not _has_failed(HTTPConnection(scope), answer[0]):
            for message in answer:
                await send(message)
            return
        page = HTMLResponse(self._failed, 502, {"cache-control": "no-store"})
        page.raw_headers += _cookies(answer)
        await page(scope, receive, send)


def _listening(receive: Receive) -> Receive:
    """The messages of a browser, without those that no page sends."""

    async def heard() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or _is_heard(message.get("bytes")):
                return message

    return heard


def _is_heard(sent: bytes | None) -> bool:
    """Whether Streamlit shall hear it."""
    try:
        message = BackMsg.FromString(sent or b"")
    except Exception:  # it is no message: Streamlit ends the connection then
        return True
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        return message.backend_operation_request.WhichOneof("payload") in OPERATIONS
    return kind in MESSAGES


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
