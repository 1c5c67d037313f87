"""The server's base path, which is written into every page, so that the browser asks at the right address at once.

Opened at a page's own address (`/results`), Streamlit's script first looks for the server below that address and writes
two errors to the console before it finds it.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

BASE = (
    b"<script>window.__streamlit = {...window.__streamlit, "
    b'BACKEND_BASE_URL: new URL("%s/", window.location.origin).href};</script>'
)


def path_prefix(base: str) -> str:
    """What the paths of this server begin with: nothing, or `/` and the base it is set up with."""
    return f"/{base.strip('/')}" if base.strip("/") else ""


class BasePath:
    """ASGI middleware that puts the server's base into every HTML page; all other answers are unchanged."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self._app = app
        self._script = BASE % base.rstrip("/").encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or "/_stcore/" in scope["path"]:
            await self._app(scope, receive, send)
            return
        plain = [header for header in scope["headers"] if header[0] != b"accept-encoding"]
        page = _Page(self._script, send)
        await self._app({**scope, "headers": plain}, receive, page.send)


class _Page:
    """One response. Where it is HTML, its headers are sent after its body is known, since the body becomes longer."""

    def __init__(self, script: bytes, send: Send) -> None:
        self._script = script
        self._send = send
        self._head: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Send `message`, or keep it until the page is complete."""
        if message["type"] == "http.response.start" and _is_page(message):
            self._head = message
        elif message["type"] == "http.response.body" and self._head is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page(self._head)
        else:
            await self._send(message)

    async def _send_page(self, head: Message) -> None:
        body = self._body.replace(b"<head>", b"<head>" + self._script, 1)
        headers = [header for header in head["headers"] if header[0] != b"content-length"]
        headers.append((b"content-length", str(len(body)).encode()))
        await self._send({**head, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})


def _is_page(message: Message) -> bool:
    headers = dict(message["headers"])
    is_html: bool = headers.get(b"content-type", b"").startswith(b"text/html")
    return is_html and message["status"] == 200
