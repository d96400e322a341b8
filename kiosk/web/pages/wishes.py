"""GET and POST /wishes: films people would like to see."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.cinema.errors import FieldError
from kiosk.cinema.model import Via
from kiosk.web.pages.forms import Form, of_field, sent_once
from kiosk.web.pages.site import PERSONAL, Site, route, see
from kiosk.wording import web as words


class WishPages:
    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        return [route("/wishes", self.show), route("/wishes", self.send, "POST")]

    async def show(self, request: Request) -> Response:
        return await self._page(
            request, self._site.form(request), thanks="thanks" in request.query_params
        )

    async def send(self, request: Request) -> Response:
        typed = await self._site.typed(request)
        wish, once = self._site.house.cinema.wish, sent_once(typed, "film")
        try:
            await self._site.house.work.write(wish, typed.get("film", ""), Via.PHONE, once)
        except FieldError as error:
            form = self._site.form(request, typed).wrong(of_field(error, {}))
            return await self._page(request, form, status=422)
        return see("/wishes?thanks=1")

    async def _page(
        self, request: Request, form: Form, *, status: int = 200, thanks: bool = False
    ) -> Response:
        wishes = await self._site.house.work.read(self._site.house.cinema.wishes)
        return self._site.page(
            request,
            "wishes.html",
            words.WISHES,
            status=status,
            cache=PERSONAL,
            form=form,
            thanks=thanks,
            # What visitors wrote themselves is for staff alone until they offer it.
            offered=[wish for wish in wishes if wish.offered],
        )
