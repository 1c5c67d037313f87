"""The addresses besides pages, which the server must know when it starts. Their modules are imported on first use."""

from collections.abc import Callable
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web.base_path import path_prefix


def routes(base: str, now: Callable[[], datetime]) -> list[Route]:
    """The routes of the papers, below the server's base."""

    def papers(request: Request) -> Response:
        from web.routes.papers import respond

        return respond(request, base, now().date())

    return [Route(f"{path_prefix(base)}/papers/{{project}}/{{name}}", papers)]
