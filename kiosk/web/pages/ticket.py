"""GET /tickets/{token}, its calendar file, cancelling, being forgotten."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.cinema.model import Standing, Ticket
from kiosk.operations.address import phone_url, qr_address
from kiosk.web.pages.calendar import calendar_file
from kiosk.web.pages.qr import qr_svg
from kiosk.web.pages.site import PERSONAL, Site, route, see
from kiosk.web.pages.standing import State, state_of
from kiosk.wording import web as words
from kiosk.wording.days import when_words


class TicketPages:
    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        return [
            route("/tickets/{token}.ics", self.calendar),
            route("/tickets/{token}", self.show),
            route("/tickets/{token}/cancel", self.cancel, "POST"),
            route("/tickets/{token}/forget", self.forget, "POST"),
        ]

    async def show(self, request: Request) -> Response:
        ticket = await self._ticket(request)
        settings = self._site.house.settings
        now = self._site.house.now()
        state = state_of(ticket, now)
        screening = ticket.screening
        return self._site.page(
            request,
            "ticket.html",
            state.title,
            form=self._site.form(request),
            ticket=ticket,
            state=state,
            qr=qr_svg(self._address(request, ticket)) if state.usable else "",
            when=words.UNTIL.format(
                start=when_words(screening.start, now), end=f"{screening.end:%H:%M}"
            ),
            where=words.WHERE_WITH_ADDRESS.format(
                place=settings.cinema_place, address=settings.centre_address
            ),
            people=people(ticket),
            standing=standing(ticket, state),
            calendar=screening.start > now,
        )

    async def calendar(self, request: Request) -> Response:
        ticket = await self._ticket(request)
        settings = self._site.house.settings
        where = words.WHERE_WITH_ADDRESS.format(
            place=settings.cinema_place, address=settings.centre_address
        )
        return Response(
            calendar_file(ticket, where, self._site.house.now()),
            media_type="text/calendar; charset=utf-8",
            headers={
                "Cache-Control": PERSONAL,
                "Content-Disposition": 'attachment; filename="cinema.ics"',
            },
        )

    async def cancel(self, request: Request) -> Response:
        return await self._then_show(request, self._site.house.cinema.cancel)

    async def forget(self, request: Request) -> Response:
        return await self._then_show(request, self._site.house.cinema.forget)

    async def _then_show(self, request: Request, work: Callable[[str], Ticket]) -> Response:
        token = request.path_params["token"]
        await self._site.typed(request)
        await self._site.house.work.write(work, token)
        # The address stays the one that was opened, in capitals or not.
        return see(f"/tickets/{token}")

    async def _ticket(self, request: Request) -> Ticket:
        return await self._site.house.work.read(
            self._site.house.cinema.ticket, request.path_params["token"]
        )

    def _address(self, request: Request, ticket: Ticket) -> str:
        """What the door's camera opens; the address the phone came by when none is known."""
        url = phone_url(self._site.house.settings) or str(request.base_url).rstrip("/")
        return qr_address(url, f"/D/{ticket.token}")


def people(ticket: Ticket) -> str:
    shown = words.PEOPLE_WITH_SPACE if ticket.needs_space else words.PEOPLE_COUNT
    return shown.format(seats=ticket.seats)


def standing(ticket: Ticket, state: State) -> str:
    """Said once more among the facts where the head of the page speaks of something else."""
    if not state.cancellable or ticket.screening.moved_from is None:
        return ""
    if ticket.standing is Standing.WAITING:
        return words.STANDING_WAITING.format(place=ticket.place)
    return words.STANDING_SEATED
