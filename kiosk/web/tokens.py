"""FormTokens: that a form which comes back was ours, without JavaScript.

Every form carries a signed, timed token that is bound to a random cookie. A page of another house
can make a phone send a form, but it can neither read our token nor set our cookie.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from itsdangerous import BadSignature, TimestampSigner
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "kiosk"
VALID_SECONDS = 2 * 3600
_VISITOR = re.compile(r"[A-Za-z0-9_-]{22}")
_NEW = "kiosk_new_visitor"


class FormTokens:
    """``key`` signs; ``clock`` gives seconds since 1970.

    A page with a form asks ``token(request)`` and ``once()`` for its two hidden fields; the handler
    of its POST asks ``accepts(request, token)`` before anything else.
    """

    def __init__(self, key: bytes, clock: Callable[[], float] = time.time) -> None:
        self._signer = _Signer(key, salt=b"form", digest_method=hashlib.sha256)
        self._signer.clock = clock

    def token(self, request: Request) -> str:
        """The hidden field ``token``; the cookie it is bound to goes out with this answer."""
        visitor = _visitor(request) or getattr(request.state, _NEW, "")
        if not visitor:
            visitor = secrets.token_urlsafe(16)
            setattr(request.state, _NEW, visitor)
        return self._signer.sign(_bound(visitor)).decode()

    def once(self) -> str:
        """The hidden field ``once``: a form that is sent twice is one sign-up."""
        return secrets.token_urlsafe(16)

    def accepts(self, request: Request, token: object) -> bool:
        """Whether a form with this ``token`` is one of ours, not older than two hours, and of the
        same phone. A phone that keeps no cookies is believed unless it says itself that another
        site made it send the form."""
        if not isinstance(token, str) or len(token) > 200:
            return False
        try:
            bound = self._signer.unsign(token, max_age=VALID_SECONDS)
        except BadSignature:
            return False
        if visitor := _visitor(request):
            return secrets.compare_digest(bound, _bound(visitor))
        return COOKIE not in request.cookies and not _from_elsewhere(request)


class VisitorCookie:
    """ASGI middleware: sends the cookie that a page's form was bound to."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start" and (visitor := state.get(_NEW)):
                cookie = f"{COOKIE}={visitor}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax"
                message["headers"] = [
                    *message.get("headers", ()),
                    (b"set-cookie", cookie.encode()),
                ]
            await send(message)

        await self._app(scope, receive, with_cookie)


class _Signer(TimestampSigner):
    clock: Callable[[], float] = staticmethod(time.time)

    def get_timestamp(self) -> int:
        return int(self.clock())


def _visitor(request: Request) -> str:
    visitor = request.cookies.get(COOKIE, "")
    return visitor if _VISITOR.fullmatch(visitor) else ""


def _bound(visitor: str) -> bytes:
    # Not the cookie itself: a form that is saved or printed must not tell it.
    return hashlib.sha256(visitor.encode()).hexdigest()[:24].encode()


def _from_elsewhere(request: Request) -> bool:
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    host = request.headers.get("host", "").lower()
    said = [request.headers[name] for name in ("origin", "referer") if name in request.headers]
    return any(_host(one) != host for one in said)


def _host(address: str) -> str:
    """Host and port of an address as a Host header has them; empty for "null" and nonsense."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""
