"""Private screenings: the form, and the page on which the answer is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.cinema.errors import BookingSettledError, FieldError, RoomTakenError
from kiosk.cinema.model import Booking, BookingRequest, BookingState, Via
from kiosk.cinema.phones import phone_number
from kiosk.clock import ZONE
from kiosk.web.pages.forms import Form, in_order, of_field, sent_once
from kiosk.web.pages.site import FRESH, PERSONAL, Site, route, see
from kiosk.wording import bookings as rule_words
from kiosk.wording import web as words
from kiosk.wording.consent import CONSENT_VERSION
from kiosk.wording.days import when_words

FIELDS = ("organisation", "contact", "phone", "date", "time", "people", "film", "note", "consent")
_ON_PAGE = {"start": "date", "minutes": "time"}
_DATE = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})日?")
_TIME = re.compile(r"(\d{1,2})\D(\d{2})(?:\D\d{2})?")


@dataclass(frozen=True, slots=True)
class BookingView:
    """``open``: it can be withdrawn; ``agree``: another time was offered."""

    title: str
    lead: str
    tone: str
    open: bool = False
    agree: bool = False

    @property
    def sign(self) -> str:
        return {"good": "✓", "wait": "!", "bad": "×"}[self.tone]


class BookingPages:
    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        return [
            route("/bookings", self.ask),
            route("/bookings", self.send, "POST"),
            route("/bookings/{token}", self.show),
            route("/bookings/{token}/withdraw", self.withdraw, "POST"),
            route("/bookings/{token}/agree", self.agree, "POST"),
        ]

    async def ask(self, request: Request) -> Response:
        return self._form(request, self._site.form(request), cache=FRESH)

    async def send(self, request: Request) -> Response:
        typed = await self._site.typed(request)
        errors, start = missing(typed)
        if not errors and start is not None:
            try:
                wanted = _wanted(typed, start)
                booking = await self._site.house.work.write(
                    self._site.house.cinema.ask_booking, wanted
                )
            except FieldError as error:
                errors = of_field(error, _ON_PAGE)
            except RoomTakenError as error:
                errors = {"date": str(error)}
            else:
                return see(f"/bookings/{booking.token}")
        form = self._site.form(request, typed).wrong(in_order(errors, FIELDS))
        return self._form(request, form, status=422)

    async def show(self, request: Request) -> Response:
        cinema = self._site.house.cinema
        booking = await self._site.house.work.read(cinema.booking, request.path_params["token"])
        return self._page(request, booking)

    async def withdraw(self, request: Request) -> Response:
        return await self._then_show(request, self._site.house.cinema.withdraw_booking)

    async def agree(self, request: Request) -> Response:
        return await self._then_show(request, self._site.house.cinema.agree_to_move)

    async def _then_show(self, request: Request, work: Callable[[str], Booking]) -> Response:
        token = request.path_params["token"]
        await self._site.typed(request)
        try:
            await self._site.house.work.write(work, token)
        except (BookingSettledError, RoomTakenError) as error:
            return self._site.error(request, 409, str(error), title=words.BOOKING)
        return see(f"/bookings/{token}")

    def _page(self, request: Request, booking: Booking) -> Response:
        settings = self._site.house.settings
        when = when_words(booking.start, self._site.house.now())
        state = view_of(booking, when)
        return self._site.page(
            request,
            "booking.html",
            state.title,
            form=self._site.form(request),
            booking=booking,
            state=state,
            when=words.UNTIL.format(start=when, end=f"{booking.end:%H:%M}"),
            where=words.WHERE_WITH_ADDRESS.format(
                place=settings.cinema_place, address=settings.centre_address
            ),
        )

    def _form(
        self, request: Request, form: Form, *, status: int = 200, cache: str = PERSONAL
    ) -> Response:
        return self._site.page(
            request, "bookings.html", words.BOOKINGS, status=status, cache=cache, form=form
        )


def view_of(booking: Booking, when: str) -> BookingView:
    match booking.state:
        case BookingState.ASKED:
            return BookingView(words.BOOKING_ASKED, words.BOOKING_ASKED_LEAD, "wait", open=True)
        case BookingState.ACCEPTED:
            lead = words.BOOKING_ACCEPTED_LEAD.format(when=when)
            return BookingView(words.BOOKING_ACCEPTED, lead, "good", open=True)
        case BookingState.DECLINED:
            return BookingView(words.BOOKING_DECLINED, words.BOOKING_DECLINED_LEAD, "bad")
        case BookingState.MOVED:
            lead = words.BOOKING_MOVED_LEAD.format(when=when)
            return BookingView(words.BOOKING_MOVED, lead, "wait", open=True, agree=True)
        case BookingState.WITHDRAWN:
            return BookingView(words.BOOKING_WITHDRAWN, words.BOOKING_WITHDRAWN_LEAD, "bad")


def missing(typed: Mapping[str, str]) -> tuple[dict[str, str], datetime | None]:
    """All that is wrong at once, as far as it shows without the room's book; and the start."""
    errors: dict[str, str] = {}
    if not typed.get("organisation", "").strip():
        errors["organisation"] = rule_words.ORGANISATION_MISSING
    try:
        phone_number(typed.get("phone", ""))
    except FieldError as error:
        errors["phone"] = error.what
    day, clock = day_of(typed.get("date", "")), clock_of(typed.get("time", ""))
    if day is None:
        errors["date"] = words.DATE_WRONG
    if clock is None:
        errors["time"] = words.TIME_WRONG
    if _people(typed) is None:
        errors["people"] = words.PEOPLE_WRONG
    if not typed.get("consent"):
        errors["consent"] = rule_words.CONSENT_MISSING
    start = datetime.combine(day, clock, ZONE) if day and clock is not None else None
    return errors, start


def day_of(text: str) -> date | None:
    """2026-12-05, as date fields send it; also 2026/12/5 and 2026年12月5日, typed where a browser
    has no such field."""
    found = _DATE.fullmatch(_plain(text))
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def clock_of(text: str) -> time | None:
    """14:30, also with full-width signs, 14.30, 14点30."""
    found = _TIME.fullmatch(_plain(text).removesuffix("分"))
    try:
        return time(int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _people(typed: Mapping[str, str]) -> int | None:
    text = _plain(typed.get("people", "")).removesuffix("人")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else None


def _wanted(typed: Mapping[str, str], start: datetime) -> BookingRequest:
    return BookingRequest(
        organisation=typed.get("organisation", ""),
        contact=typed.get("contact", ""),
        phone=typed.get("phone", ""),
        start=start,
        people=_people(typed) or 0,
        film=typed.get("film", ""),
        consent=CONSENT_VERSION if typed.get("consent") else "",
        via=Via.PHONE,
        note=typed.get("note", ""),
        once=sent_once(typed, "organisation", "phone", "date", "time"),
    )
