"""make_app: the pages with what stands before them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import Scope

from kiosk.web.guard import Guard
from kiosk.web.house import WebHouse
from kiosk.web.pages import error_pages, routes
from kiosk.web.tokens import VisitorCookie


def make_app(house: WebHouse) -> Starlette:
    """The ASGI application on ``house``."""
    shown = [*routes(house), *short_addresses()]
    app = Starlette(
        routes=shown,
        middleware=[
            Middleware(Guard, limits=house.limits, template=_templates(shown)),
            Middleware(VisitorCookie),
        ],
        exception_handlers=error_pages(house).handlers(),
    )
    # It would answer /find/ with a whole address, made of whatever the Host header says.
    app.router.redirect_slashes = False
    return app


def short_addresses() -> list[Route]:
    """What stands in QRs, in capitals, and where it leads. (The door's /D is a page itself.)"""

    def to(target: str) -> Callable[[Request], Response]:
        def redirect(request: Request) -> Response:
            return RedirectResponse(target.format(**request.path_params), 303)

        return redirect

    return [
        Route("/P", to("/")),
        Route("/S/{id:int}", to("/screenings/{id}")),
        Route("/T/{token:str}", to("/tickets/{token}")),
    ]


def _templates(shown: Sequence[BaseRoute]) -> Callable[[Scope], str]:
    known: dict[object, str] = {}
    for route in shown:
        if isinstance(route, Route):
            known.setdefault(route.endpoint, route.path)
        elif isinstance(route, Mount):
            known.setdefault(route.app, route.path)

    def template(scope: Scope) -> str:
        return known.get(scope.get("endpoint"), "-")

    return template
