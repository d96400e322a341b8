"""The cookie that says: whoever holds this phone gave the staff PIN a short while ago."""

from __future__ import annotations

from datetime import datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

NAME = "door"
LASTS = timedelta(hours=6)
"""An evening with two films."""


class DoorPass:
    """``key`` (32 bytes) signs. Times are the house's, not the
    browser's."""

    def __init__(self, key: bytes) -> None:
        self._signer = URLSafeSerializer(key, salt="door")

    def give(self, request: Request, response: Response, now: datetime) -> None:
        response.set_cookie(
            NAME,
            str(self._signer.dumps(int((now + LASTS).timestamp()))),
            max_age=int(LASTS.total_seconds()),
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
