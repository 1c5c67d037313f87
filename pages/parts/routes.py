"""The addresses besides pages, which the server must know when it starts. What answers is imported when asked for."""

from collections.abc import Callable
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pages.parts.front import below


def routes(base: str, now: Callable[[], datetime]) -> list[Route]:
    """The routes of the papers, below the server's base."""

    def papers(request: Request) -> Response:
        from pages.parts.papers import respond

        return respond(request, base, now().date())

    return [Route(f"{below(base)}/papers/{{project}}/{{name}}", papers)]
