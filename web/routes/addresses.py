"""The addresses besides pages, which the server must know when it starts. Their modules are imported on first use."""

from collections.abc import Callable
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from web.base_path import path_prefix


def routes(base: str, now: Callable[[], datetime], first: str) -> list[Route]:
    """The routes of the papers, and of the first page by its name `first`, below the server's base."""

    def papers(request: Request) -> Response:
        from web.routes.papers import respond

        return respond(request, base, now().date())

    def first_page(request: Request) -> Response:
        """To the address of the first page, which has no name: Streamlit would say that there is no such page."""
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{path_prefix(base)}/{query}")

    return [
        Route(f"{path_prefix(base)}/papers/{{project}}/{{name}}", papers),
        Route(f"{path_prefix(base)}/{first}", first_page),
    ]
