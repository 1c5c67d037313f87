"""What is written into every page: the server's base path, the scripts that it will need, and the style sheets.

Opened at a page's own address (`/results`), Streamlit's script first looks for the server below that address and writes
two errors to the console before it finds it. And a browser would find scripts one after the other: those of a chart
only when the chart is to be drawn.
"""

from hashlib import sha256

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.base_path import path_prefix
from web.transfer.streamlit_files import font, scripts

BASE = (
    b"<script>window.__streamlit = {...window.__streamlit, "
    b'BACKEND_BASE_URL: new URL("%s/", window.location.origin).href};</script>'
)

# The parts of Streamlit that a page has as it opens: names of its build, which `make test` holds to be there. Charts
# are not among them: they are drawn where a reader explores.
EVERYWHERE = ("BidiComponent", "DataFrame", "DownloadButton")
ICONS = "MaterialSymbols-Rounded"

METHODS = ("GET", "HEAD")
NO_PAGE = ("/_stcore/", "/media/", "/static/")
CONDITIONS = (b"if-none-match", b"if-modified-since")
OF_STREAMLITS_FILE = (b"accept-ranges", b"content-length", b"etag", b"last-modified")

SCRIPT = '<link rel="modulepreload" crossorigin href="./%s">'
FONT = '<link rel="preload" as="font" type="font/woff2" crossorigin href="./%s">'


class PageHead:
    """ASGI middleware that completes the head of every HTML page; all other answers are unchanged.

    style: what stands in the page as its style sheet, after those of Streamlit, which writes its own into the head.
    """

    def __init__(self, app: ASGIApp, base: str = "", style: str = "") -> None:
        self._app = app
        self._prefix = path_prefix(base)
        self._script = BASE % path_prefix(base).encode()
        self._links = links(*EVERYWHERE)
        self._style = f"<style>{style}</style>".encode() if style else b""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        path = scope.get("path", "").removeprefix(self._prefix)
        if scope["type"] != "http" or scope["method"] not in METHODS or path.startswith(NO_PAGE):
            await self._app(scope, receive, send)
            return
        # Whether a browser has the page already is known once the page is complete, and of both methods alike.
        headers = [header for header in scope["headers"] if header[0] not in CONDITIONS]
        whole = {**scope, "method": "GET", "headers": headers}
        page = _Page(self._script, self._links, self._style, send)
        await self._app(whole, receive, page.send)
        if page.head is not None:
            await page.response(Headers(scope=scope))(scope, receive, send)


class _Page:
    """One response. Where it is HTML, it is kept until it is whole; any other is sent."""

    def __init__(self, script: bytes, links: bytes, style: bytes, send: Send) -> None:
        self.head: Message | None = None
        self._body = b""
        self._script = script
        self._links = links
        self._style = style
        self._send = send

    async def send(self, message: Message) -> None:
        """Send `message`, or keep it until the page is whole."""
        if message["type"] == "http.response.start" and _is_page(message):
            self.head = message
        elif message["type"] == "http.response.body" and self.head is not None:
            self._body += message.get("body", b"")
        else:
            await self._send(message)

    def response(self, request: Headers) -> Response:
        """The page with its head completed, or that the browser has it already."""
        assert self.head is not None
        body = self._body.replace(b"<head>", b"<head>" + self._script, 1)
        body = body.replace(b"</head>", self._links + b"</head>", 1)
        body = body.replace(b"</body>", self._style + b"</body>", 1)
        etag = f'W/"{sha256(body).hexdigest()[:16]}"'
        is_known = etag in request.get("if-none-match", "")
        response = Response(b"" if is_known else body, 304 if is_known else 200)
        response.raw_headers += [
            header for header in self.head["headers"] if header[0] not in OF_STREAMLITS_FILE
        ]
        response.headers["etag"] = etag
        return response


def links(*parts: str) -> bytes:
    """The lines of a head that have a browser fetch these parts of Streamlit, and the font of its icons, at once."""
    lines = [FONT % file for file in font(ICONS)] + [SCRIPT % file for file in scripts(parts)]
    return "".join(lines).encode()


def _is_page(message: Message) -> bool:
    is_html = Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
    return is_html and message["status"] == 200
