"""Which requests reach Streamlit: files from the team only, and of the browser's messages those that pages need.

Streamlit itself checks nobody's identity: whoever has a page open may upload files into the server's memory, though no
page would read them, and may clear the caches of all visitors, the open store among them.
"""

import logging

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.web.server.server_util import AUTH_COOKIE_NAME

from web import visitor

READING_METHODS = ("GET", "HEAD", "OPTIONS")
FILE_REFUSED = "Files are taken from the project team only: nothing was stored. Sign in, and load the page again."
SIGN_IN_FAILED = """<!doctype html>
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

# The messages that a page's script in the browser sends, and the operations that it requests.
ALLOWED_MESSAGES = (
    "rerun_script", "stop_script", "app_heartbeat", "file_urls_request", "backend_operation_request",
)  # fmt: skip
ALLOWED_OPERATIONS = ("deferred_file", "dataframe_chunk")

_log = logging.getLogger(__name__)


class Filter:
    """ASGI middleware that refuses files from visitors, drops messages, and answers where a sign-in fails."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self._app = app
        self._failed = SIGN_IN_FAILED % base.rstrip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and _is_file_upload(scope):
            if not visitor.visitor_of_request(HTTPConnection(scope)).is_team:
                await PlainTextResponse(FILE_REFUSED, 403)(scope, receive, send)
                return
        elif scope["type"] == "http" and _is_sign_in(scope):
            await self._sign_in(scope, receive, send)
            return
        elif scope["type"] == "websocket":
            receive = _allowed_only(receive)
        await self._app(scope, receive, send)

    async def _sign_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let Streamlit answer. Where its answer is a failure, send a page that says so instead."""
        answer: list[Message] = []

        async def keep(message: Message) -> None:
            answer.append(message)

        try:
            await self._app(scope, receive, keep)
        # Any error: its text may hold secrets, so only its type is logged.
        except Exception as error:
            _log.error("Sign-in failed: %s.", type(error).__name__)
            answer = []
        if answer and not _has_sign_in_failed(HTTPConnection(scope), answer[0]):
            for message in answer:
                await send(message)
            return
        page = HTMLResponse(self._failed, 502, {"cache-control": "no-store"})
        page.raw_headers += _cookies(answer)
        await page(scope, receive, send)


def _allowed_only(receive: Receive) -> Receive:
    """The messages of a browser, without those that no page sends."""

    async def receive_allowed() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or _is_allowed(message.get("bytes")):
                return message

    return receive_allowed


def _is_allowed(data: bytes | None) -> bool:
    """Whether the message may reach Streamlit."""
    try:
        message = BackMsg.FromString(data or b"")
    except Exception:  # it is no message: Streamlit ends the connection then
        return True
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        return message.backend_operation_request.WhichOneof("payload") in ALLOWED_OPERATIONS
    return kind in ALLOWED_MESSAGES


def _is_file_upload(scope: Scope) -> bool:
    return "/_stcore/upload_file" in scope["path"] and scope["method"] not in READING_METHODS


def _is_sign_in(scope: Scope) -> bool:
    path: str = scope["path"]
    return path.endswith(("/auth/login", "/oauth2callback"))


def _has_sign_in_failed(request: HTTPConnection, head: Message) -> bool:
    """Whether the answer is an error, or leads back to the dashboard and nobody is signed in there."""
    parameters = request.query_params
    if head["status"] >= 400:
        return True
    comes_back = "code" in parameters or parameters.get("error", "access_denied") != "access_denied"
    name = f"{AUTH_COOKIE_NAME}=".encode()
    set_by_answer = [value for _, value in _cookies([head]) if value.startswith(name)]
    is_signed_in = (
        b"Max-Age=0" not in set_by_answer[-1]
        if set_by_answer
        else AUTH_COOKIE_NAME in request.cookies
    )
    return comes_back and not is_signed_in


def _cookies(answer: list[Message]) -> list[tuple[bytes, bytes]]:
    return (
        [header for header in answer[0]["headers"] if header[0] == b"set-cookie"] if answer else []
    )
