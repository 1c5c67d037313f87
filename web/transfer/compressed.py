"""What is sent compressed: Streamlit's files as they are kept, pages, papers and data as they are made.

Streamlit itself sends its files and its page as they are, and would compress papers anew that are compressed already.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from mimetypes import guess_type
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.base_path import path_prefix
from web.transfer.compressed_folder import compressed_folder
from web.transfer.streamlit_files import compressible

# By how small they make a file. Browsers offer Brotli by HTTPS and to this machine only.
ENCODINGS = ("br", "gzip")

REFUSED = re.compile(r";\s*q=0(\.0*)?\s*$")

# A year, as Streamlit says: another content has another name.
FOR_EVER = "public, max-age=31536000, immutable"

# PDF, Office and fonts are compressed already; what else is of these kinds is small or not ours.
NOT_AGAIN = (*DEFAULT_EXCLUDED_CONTENT_TYPES, "application/*", "font/*")

# Cookies and what a sign-in provider sends are never compressed beside words of the address: how long such an answer
# is could tell what is in it (BREACH). Pages are the same for everybody, papers and data hold no secret of a session.
SECRET = ("/_stcore/", "/auth/", "/oauth2callback")


class Compressed:
    """ASGI middleware that compresses what is sent, for those who take it so. All behind it answers uncompressed."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self._app = app
        self._prefix = path_prefix(base)
        self._names = frozenset(compressible())
        self._compressing = GZipMiddleware(
            self._uncompressed, compresslevel=6, exclude_content_types=NOT_AGAIN
        )
        self._folder = compressed_folder()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        accepted = accepted_encodings(headers.get("accept-encoding", ""))
        path = scope["path"].removeprefix(self._prefix)
        if path.startswith(SECRET):
            await self._uncompressed(scope, receive, send)
        elif path.removeprefix("/") not in self._names:
            await self._compressing(_taking("gzip" in accepted, scope), receive, send)
        elif kept := self._kept(path, accepted, headers):
            await kept(scope, receive, send)
        else:
            await self._uncompressed(scope, receive, _varied(send))

    def _kept(self, path: str, accepted: Iterable[str], headers: Headers) -> Response | None:
        """The file in the first of these encodings that it is kept in; a part of a file is Streamlit's to send."""
        if "range" in headers:
            return None
        for encoding in accepted:
            with suppress(OSError):
                content = _read(self._folder / encoding / path.removeprefix("/"))
                return _response(path, encoding, content, headers)
        return None

    async def _uncompressed(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(_taking(False, scope), receive, send)


def accepted_encodings(header: str) -> list[str]:
    """Of the encodings that we have, those that a request's `Accept-Encoding` takes, the smallest first."""
    named = {
        part.split(";")[0].strip().lower(): not REFUSED.search(part) for part in header.split(",")
    }
    every = named.get("*", False)
    return [encoding for encoding in ENCODINGS if named.get(encoding, every)]


def _taking(gzip: bool, scope: Scope) -> Scope:
    """The request, as one that takes gzip or nothing but the answer as it is."""
    others = [header for header in scope["headers"] if header[0] != b"accept-encoding"]
    return {**scope, "headers": [*others, (b"accept-encoding", b"gzip")] if gzip else others}


@cache
def _read(file: Path) -> bytes:
    """Kept from the first time on: all files together are a few MB, and no browser asks for all of them."""
    return file.read_bytes()


def _response(path: str, encoding: str, content: bytes, request: Headers) -> Response:
    """The file, or that the browser has it already. Its name holds the hash that its `etag` is."""
    etag = f'"{path.split(".")[-2]}-{encoding}"'
    about = {"cache-control": FOR_EVER, "etag": etag, "vary": "Accept-Encoding"}
    if etag in request.get("if-none-match", ""):
        return Response(status_code=304, headers=about)
    return Response(
        content, headers={**about, "content-encoding": encoding}, media_type=guess_type(path)[0]
    )


def _varied(send: Send) -> Send:
    """Sends an answer as one that is another for browsers that take it compressed."""

    async def send_varied(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
        await send(message)

    return send_varied
