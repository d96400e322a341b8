"""GET and POST /find: the ticket of a number and its four digits."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.cinema.errors import FieldError, TicketUnknownError, TooManyTriesError
from kiosk.web.pages.forms import Form, of_field
from kiosk.web.pages.site import FRESH, PERSONAL, Site, route, see
from kiosk.web.pages.waits import wait_words
from kiosk.wording import web as words


class LookupPages:
    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        return [route("/find", self.ask), route("/find", self.send, "POST")]

    async def ask(self, request: Request) -> Response:
        return self._page(request, self._site.form(request), cache=FRESH)

    async def send(self, request: Request) -> Response:
        typed = await self._site.typed(request)
        if wait := self._site.guess_wait(request):
            return self._site.error(request, 429, words.ERROR_WAIT.format(wait=wait_words(wait)))
        find = self._site.house.cinema.find
        try:
            ticket = await self._site.house.work.write(
                find, typed.get("phone", ""), typed.get("code", "")
            )
        except FieldError as error:
            errors, status = of_field(error, {}), 422
        except TicketUnknownError as error:
            self._site.wrong_guess(request)
            # The same for a number nobody knows and for a wrong code.
            errors, status = {"code": str(error)}, 422
        except TooManyTriesError as error:
            errors, status = {"code": str(error)}, 429
        else:
            # Looked at once more: of many sent at the same moment, all came past the first look.
            if wait := self._site.guess_wait(request):
                return self._site.error(
                    request, 429, words.ERROR_WAIT.format(wait=wait_words(wait))
                )
            return see(f"/tickets/{ticket.token}")
        return self._page(request, self._site.form(request, typed).wrong(errors), status=status)

    def _page(
        self, request: Request, form: Form, *, status: int = 200, cache: str = PERSONAL
    ) -> Response:
        return self._site.page(
            request, "find.html", words.FIND, status=status, cache=cache, form=form
        )
