"""GET /privacy: what is kept, by whom, how long, and how to take it back."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.web.pages.site import FRESH, Site, route
from kiosk.wording import web as words


class PrivacyPages:
    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        return [route("/privacy", self.show)]

    async def show(self, request: Request) -> Response:
        return self._site.page(request, "privacy.html", words.PRIVACY, cache=FRESH)
