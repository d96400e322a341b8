"""The cookies of the door: whoever holds this phone gave the staff PIN a short while ago, and: it
was given on this phone at some time (an "OWASP device cookie": strangers who guess the PIN use up
the tries of strangers, not those of staff)."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

NAME = "door"
LASTS = timedelta(hours=6)
"""An evening with two films."""
PHONE = "door_phone"
PHONE_LASTS = timedelta(days=180)


class DoorPass:
    """``key`` (32 bytes) signs. Times are the house's, not the
    browser's."""

    def __init__(self, key: bytes) -> None:
        self._signer = URLSafeSerializer(key, salt="door")
        self._phones = URLSafeSerializer(key, salt="door phone")

    def give(self, request: Request, response: Response, now: datetime) -> None:
        phone = self.phone(request) or secrets.token_urlsafe(12)
        until = int((now + LASTS).timestamp())
        for name, text, lasts in (
            (NAME, self._signer.dumps(until), LASTS),
            (PHONE, self._phones.dumps(phone), PHONE_LASTS),
        ):
            response.set_cookie(
                name,
                str(text),
                max_age=int(lasts.total_seconds()),
                httponly=True,
                samesite="lax",
                secure=request.url.scheme == "https",
            )

    def take(self, response: Response) -> None:
        response.delete_cookie(NAME, httponly=True, samesite="lax")

    def valid(self, request: Request, now: datetime) -> bool:
        try:
            until = self._signer.loads(request.cookies.get(NAME, ""))
        except BadData:
            return False
        # One from the future beyond its time was made before the clock was set back.
        return isinstance(until, int) and now.timestamp() < until <= (now + LASTS).timestamp()

    def phone(self, request: Request) -> str:
        """The name of a phone on which the PIN was given before; empty for a stranger's."""
        try:
            return str(self._phones.loads(request.cookies.get(PHONE, "")))
        except BadData:
            return ""
