"""GET /screenings/{id}, POST /screenings/{id}/signups."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.cinema.errors import FieldError, SignupsClosedError
from kiosk.cinema.films import film_key
from kiosk.cinema.model import MOST_SEATS, Screening, SignupRequest, Via
from kiosk.cinema.phones import phone_number
from kiosk.cinema.signups import LONGEST_NAME
from kiosk.web.pages.forms import Form, in_order, of_field, sent_once
from kiosk.web.pages.posters import Posters
from kiosk.web.pages.programme import facts, left_of
from kiosk.web.pages.site import FRESH, PERSONAL, Site, route, see
from kiosk.wording import cinema as rule_words
from kiosk.wording import web as words
from kiosk.wording.consent import CONSENT_VERSION
from kiosk.wording.days import when_words

FIELDS = ("surname", "phone", "seats", "needs_space", "consent")
USUAL_SEATS = "1"


class SignupPages:
    def __init__(self, site: Site, posters: Posters) -> None:
        self._site = site
        self._posters = posters

    def routes(self) -> list[Route]:
        return [
            route("/screenings/{id:int}", self.show),
            route("/screenings/{id:int}/signups", self.send, "POST"),
        ]

    async def show(self, request: Request) -> Response:
        number = request.path_params["id"]
        screening = await self._site.house.work.read(self._site.house.cinema.screening, number)
        form = self._site.form(request, {"seats": USUAL_SEATS})
        return await self._page(request, screening, form, cache=FRESH)

    async def send(self, request: Request) -> Response:
        number = request.path_params["id"]
        typed = await self._site.typed(request)
        cinema = self._site.house.cinema
        wanted = SignupRequest(
            screening=number,
            phone=typed.get("phone", ""),
            seats=_seats(typed),
            consent=CONSENT_VERSION if typed.get("consent") else "",
            via=Via.PHONE,
            surname=typed.get("surname", ""),
            needs_space=bool(typed.get("needs_space")),
            once=sent_once(typed, "phone", "surname", "seats", "needs_space"),
        )
        errors = missing(typed)
        closed = False
        if not errors:
            try:
                ticket = await self._site.house.work.write(cinema.sign_up, wanted)
            except FieldError as error:
                errors = of_field(error, {})
            except SignupsClosedError:
                closed = True
            else:
                return see(f"/tickets/{ticket.token}")
        screening = await self._site.house.work.read(cinema.screening, number)
        form = self._site.form(request, typed).wrong(in_order(errors, FIELDS))
        status = 409 if closed else 422
        return await self._page(request, screening, form, status=status, closed=closed)

    async def _page(
        self,
        request: Request,
        screening: Screening,
        form: Form,
        *,
        status: int = 200,
        cache: str = PERSONAL,
        closed: bool = False,
    ) -> Response:
        settings = self._site.house.settings
        now = self._site.house.now()
        posters = await self._posters.addresses()
        left, kind = left_of(screening)
        opened = screening.open and not closed
        start = when_words(screening.start, now)
        return self._site.page(
            request,
            "screening.html",
            screening.film,
            status=status,
            cache=cache,
            screening=screening,
            form=form if opened else None,
            notice=self._notice(screening, opened=opened),
            poster=posters.get(film_key(screening.film), ""),
            left=left,
            kind=kind,
            when=" · ".join((start, words.FREE)),
            when_full=words.UNTIL.format(start=start, end=f"{screening.end:%H:%M}"),
            where=words.WHERE_WITH_ADDRESS.format(
                place=settings.cinema_place, address=settings.centre_address
            ),
            facts=facts(screening),
            queue=screening.full,
            few=screening.free if 0 < screening.free < MOST_SEATS else 0,
            most=MOST_SEATS,
        )

    def _notice(self, screening: Screening, *, opened: bool) -> tuple[str, str] | None:
        if screening.called_off:
            return words.CALLED_OFF, words.CALLED_OFF_MORE
        if not opened:
            return words.NO_MORE_SIGNUPS, words.NO_MORE_SIGNUPS_MORE
        if screening.moved_from:
            now = self._site.house.now()
            before, after = (when_words(at, now) for at in (screening.moved_from, screening.start))
            return words.MOVED_TITLE, words.MOVED_MORE.format(before=before, now=after)
        return None


def missing(typed: Mapping[str, str]) -> dict[str, str]:
    """All that is wrong at once: the rules stop at the first."""
    errors: dict[str, str] = {}
    if len(" ".join(typed.get("surname", "").split())) > LONGEST_NAME:
        errors["surname"] = rule_words.SURNAME_LONG
    try:
        phone_number(typed.get("phone", ""))
    except FieldError as error:
        errors["phone"] = error.what
    if not 1 <= _seats(typed) <= MOST_SEATS:
        errors["seats"] = rule_words.SEATS_WRONG
    if not typed.get("consent"):
        errors["consent"] = rule_words.CONSENT_MISSING
    return errors


def _seats(typed: Mapping[str, str]) -> int:
    text = typed.get("seats", "")
    return int(text) if text in {str(n) for n in range(1, MOST_SEATS + 1)} else 0
