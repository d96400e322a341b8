"""The door, for staff: the PIN, tonight's screenings, letting people in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.cinema.errors import FieldError, TicketUnknownError
from kiosk.cinema.finding import typed_code
from kiosk.cinema.model import Entry, Screening
from kiosk.cinema.tickets import TOKEN_LENGTH
from kiosk.web.pages.door_pass import DoorPass
from kiosk.web.pages.entry import before_entry, view_of
from kiosk.web.pages.forms import Form, in_order
from kiosk.web.pages.site import Site, address_of, route, see
from kiosk.web.pages.ticket import people
from kiosk.web.pages.waits import wait_words
from kiosk.wording import web as words
from kiosk.wording.days import when_words

_TOKEN = re.compile(rf"[0-9A-Za-z]{{{TOKEN_LENGTH}}}", re.ASCII)


@dataclass(frozen=True, slots=True)
class DoorLine:
    screening: Screening
    time: str
    came: str
    waiting: str


class DoorPages:
    def __init__(self, site: Site) -> None:
        self._site = site

    @cached_property
    def _pass(self) -> DoorPass:
        return DoorPass(self._site.house.cinema.vault.key("door"))

    def routes(self) -> list[Route]:
        return [
            route("/door", self.show),
            route("/door", self.log_in, "POST"),
            route("/door/code", self.code, "POST"),
            route("/door/leave", self.leave, "POST"),
            route("/d/{token}", self.ticket),
            route("/d/{token}", self.let_in, "POST"),
            route("/D/{token}", self.ticket),
        ]

    async def show(self, request: Request) -> Response:
        if not await self._staff(request):
            return await self._login(request, self._site.form(request))
        return await self._page(request, self._site.form(request))

    async def log_in(self, request: Request) -> Response:
        typed = await self._site.typed(request)
        pin, shown = typed.get("pin", "").strip(), typed.get("ticket", "")
        signer = await self._site.house.work.read(lambda: self._pass)
        # Not counted together with the screen's tries: a phone must not shut staff out of that.
        limits, known = self._site.house.limits, signer.phone(request)
        wait = limits.pin_wait(address_of(request), known)
        if wait or not await self._site.house.work.read(self._site.house.desk.pin_matches, pin):
            what = words.DOOR_PIN_WAIT.format(wait=wait_words(wait)) if wait else ""
            # What was typed does not come back: it may be the PIN but for one digit.
            form = self._site.form(request).wrong({"pin": what or words.DOOR_PIN_WRONG})
            return await self._login(request, form, shown, status=429 if wait else 422)
        limits.pin_was_right(address_of(request), known)
        response = see(f"/d/{shown}" if _TOKEN.fullmatch(shown) else "/door")
        signer.give(request, response, self._site.house.now())
        return response

    async def leave(self, request: Request) -> Response:
        await self._site.typed(request)
        response = see("/door")
        (await self._site.house.work.read(lambda: self._pass)).take(response)
        return response

    async def ticket(self, request: Request) -> Response:
        token = request.path_params["token"]
        if not await self._staff(request):
            return await self._login(request, self._site.form(request), token)
        cinema = self._site.house.cinema
        try:
            ticket = await self._site.house.work.read(cinema.ticket, token)
        except TicketUnknownError:
            ticket = None
        entry = before_entry(ticket, self._site.house.now())
        return self._told(request, entry, ready=True)

    async def let_in(self, request: Request) -> Response:
        token = request.path_params["token"]
        if not await self._staff(request):
            return await self._login(request, self._site.form(request), token, status=403)
        await self._site.typed(request)
        entry = await self._site.house.work.write(self._site.house.cinema.check_in, token)
        return self._told(request, entry)

    async def code(self, request: Request) -> Response:
        if not await self._staff(request):
            return await self._login(request, self._site.form(request), status=403)
        typed = await self._site.typed(request)
        errors: dict[str, str] = {}
        screening = typed.get("screening", "")
        if not (screening.isascii() and screening.isdigit() and len(screening) < 10):
            errors["screening"] = words.DOOR_SCREENING_MISSING
        try:
            code = typed_code(typed.get("code", ""))
        except FieldError as error:
            code, errors["code"] = "", error.what
        if errors:
            form = self._site.form(request, typed).wrong(in_order(errors, ("screening", "code")))
            return await self._page(request, form, status=422)
        check_in = self._site.house.cinema.check_in
        return self._told(
            request, await self._site.house.work.write(check_in, code, int(screening))
        )

    # ------------------------------------------------------------------

    async def _staff(self, request: Request) -> bool:
        signer = await self._site.house.work.read(lambda: self._pass)
        return signer.valid(request, self._site.house.now())

    async def _login(
        self, request: Request, form: Form, shown: str = "", *, status: int = 200
    ) -> Response:
        return self._site.page(
            request,
            "door_login.html",
            words.DOOR_LOGIN,
            status=status,
            foot=False,
            form=form,
            shown=shown if _TOKEN.fullmatch(shown) else "",
            pin_is_set=await self._site.house.work.read(self._site.house.desk.pin_is_set),
        )

    async def _page(self, request: Request, form: Form, *, status: int = 200) -> Response:
        lines = await self._site.house.work.read(self._lines)
        if lines and "screening" not in form.values:
            now = self._site.house.now()
            next_one = next((one for one in lines if one.screening.end > now), lines[-1])
            chosen = {**form.values, "screening": str(next_one.screening.id)}
            form = Form(form.token, form.once, chosen, form.errors)
        return self._site.page(
            request, "door.html", words.DOOR, status=status, foot=False, form=form, lines=lines
        )

    def _told(self, request: Request, entry: Entry, *, ready: bool = False) -> Response:
        now = self._site.house.now()
        state = view_of(entry, now, ready=ready)
        ticket = entry.ticket
        return self._site.page(
            request,
            "door_ticket.html",
            state.title,
            back="/door",
            back_words=words.DOOR,
            foot=False,
            form=self._site.form(request),
            state=state,
            ticket=ticket,
            letting_in=state.letting_in,
            when=when_words(ticket.screening.start, now) if ticket else "",
            people=people(ticket) if ticket else "",
        )

    def _lines(self) -> list[DoorLine]:
        cinema = self._site.house.cinema
        today = self._site.house.now().date()
        return [
            self._line(one)
            for one in cinema.screenings()
            if one.start.date() == today and not one.called_off
        ]

    def _line(self, screening: Screening) -> DoorLine:
        came = sum(
            one.seats
            for one in self._site.house.cinema.people(screening.id)
            if one.checked_in_at is not None
        )
        waiting = words.DOOR_WAITING.format(waiting=screening.waiting) if screening.waiting else ""
        told = words.DOOR_CAME.format(came=came, taken=screening.taken, seats=screening.seats)
        return DoorLine(screening, f"{screening.start:%H:%M}", told, waiting)
