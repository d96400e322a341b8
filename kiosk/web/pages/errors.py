"""What is answered when something is not as it should be: a page in plain words."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kiosk.cinema.errors import (
    BookingMissingError,
    CinemaError,
    ScreeningMissingError,
    TicketUnknownError,
)
from kiosk.database.errors import DatabaseFault
from kiosk.web.pages.site import Site
from kiosk.web.pages.waits import wait_words
from kiosk.web.work import CrowdedError
from kiosk.wording import web as words

_log = logging.getLogger(__name__)
_MISSING = (ScreeningMissingError, TicketUnknownError, BookingMissingError)

Handler = Callable[[Request, Exception], Awaitable[Response]]


async def _typed(request: Request) -> dict[str, str]:
    """What was typed, to be sent again by one touch; nothing where a PIN is among it."""
    if request.method != "POST":
        return {}
    sent = await request.form()  # read before, and kept: the page that failed looked at its token
    typed = {name: value for name, value in sent.items() if isinstance(value, str)}
    return {} if "pin" in typed else typed


class ErrorPages:
    def __init__(self, site: Site) -> None:
        self._site = site

    def handlers(self) -> dict[int | type[Exception], Handler]:
        """For ``Starlette(exception_handlers=...)``."""
        return {
            HTTPException: self.http,
            CinemaError: self.refused,
            DatabaseFault: self.database,
            CrowdedError: self.database,
            Exception: self.broken,
        }

    def refusal(self, request: Request, status: int, seconds: int = 0) -> Response:
        """For what stands before the pages (limits, sizes): 429 with how long to wait, 413."""
        lead = words.ERROR_WAIT.format(wait=wait_words(seconds)) if seconds else ""
        headers = {"Retry-After": str(seconds)} if seconds else {}
        return self._site.error(request, status, lead, headers=headers)

    async def http(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return self._site.error(request, error.status_code, headers=error.headers)

    async def refused(self, request: Request, error: Exception) -> Response:
        if isinstance(error, _MISSING):
            return self._site.error(request, 404)
        return self._site.error(request, 409, str(error))

    async def database(self, request: Request, error: Exception) -> Response:
        # Its sentence names files and is for staff: visitors are told to try again.
        _log.warning("%s: %s", type(error).__name__, error)
        return self._site.error(
            request, 503, headers={"Retry-After": "3"}, typed=await _typed(request)
        )

    async def broken(self, request: Request, error: Exception) -> Response:  # noqa: ARG002
        # Starlette raises it once more after this, and the server logs it whole.
        return self._site.error(request, 500)
