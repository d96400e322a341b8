"""Guard: stands before all pages. What it lets through is small, whole, in time and allowed; what
goes out carries the security headers; a line of the log says what was asked, and of whom nothing.

Pure ASGI: Starlette's BaseHTTPMiddleware would cost a task and a stream for every request.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
import traceback
from collections.abc import Callable, Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.web.limits import Limits
from kiosk.web.plain import plain_page

log = logging.getLogger(__name__)

LARGEST_BODY = 16 * 1024
BODY_SECONDS = 10.0
LONGEST_PATH, LONGEST_QUERY, LONGEST_HOST = 300, 2048, 255
METHODS = ("GET", "HEAD", "POST")
FREE = ("/static/", "/posters/")
"""Not counted: a page brings a dozen of them, they cost next to nothing, and whoever is asked to
wait should be able to read it."""

HEADERS: Mapping[bytes, bytes] = {
    b"content-security-policy": b"default-src 'none'; style-src 'self'; img-src 'self' data:; "
    b"form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    b"x-content-type-options": b"nosniff",
    # Not "no-referrer": browsers would then say "Origin: null" of our own forms.
    b"referrer-policy": b"same-origin",
    b"cache-control": b"no-store",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"x-frame-options": b"DENY",
}
"""On every answer that does not set them itself (pictures and styles may be kept, for one)."""

_HOST = re.compile(rb"[A-Za-z0-9._:\[\]%-]+")


class _TooLongError(Exception):
    """The body is larger than ``LARGEST_BODY``."""


class _GoneError(Exception):
    """The phone has hung up."""


class Guard:
    """ASGI middleware. ``template`` gives the pattern of a scope's route, for the log."""

    def __init__(
        self,
        app: ASGIApp,
        limits: Limits,
        template: Callable[[Scope], str],
        body_seconds: float = BODY_SECONDS,
    ) -> None:
        self._app = app
        self._limits = limits
        self._template = template
        self._body_seconds = body_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return  # no web sockets here, and nothing to start or end
        begun = time.perf_counter()
        status = 0

        async def guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = _with_headers(list(message.get("headers", ())))
            await send(message)

        try:
            await self._answer(scope, receive, guarded)
        except _GoneError:
            status = 499  # as nginx writes it
        except Exception as error:
            log.error("%s %s failed\n%s", scope["method"], self._template(scope), places(error))
            if status == 0:
                await plain_page(500)(scope, receive, guarded)
        took = (time.perf_counter() - begun) * 1000
        log.info("%s %s %d %.0f ms", scope["method"], self._template(scope), status, took)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = _refused(scope)
        if refused:
            response = plain_page(refused, close=True)
            if refused == 405:
                response.headers["allow"] = ", ".join(METHODS)
            await response(scope, receive, send)
            return
        client = scope.get("client")
        address = "" if scope["path"].startswith(FREE) else (client[0] if client else "?")
        if address and (wait := self._limits.wait(address, scope["method"])):
            await plain_page(429, wait=wait, close=True)(scope, receive, send)
            return
        try:
            async with asyncio.timeout(self._body_seconds):
                body = await _whole(receive)
        except _TooLongError:
            await plain_page(413, close=True)(scope, receive, send)
            return
        except TimeoutError:
            await plain_page(408, close=True)(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)


def places(error: BaseException) -> str:
    """Where an error came from, without what it says: that may hold what somebody typed."""
    told: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(told) < 8:
        frames = traceback.extract_tb(cause.__traceback__)
        told.append(type(cause).__qualname__)
        told += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(told)


def _refused(scope: Scope) -> int:
    """The status to refuse with, or 0."""
    if scope["method"] not in METHODS:
        return 405
    if len(scope.get("raw_path") or b"") > LONGEST_PATH:
        return 414
    if len(scope.get("query_string", b"")) > LONGEST_QUERY:
        return 414
    headers = [(name.lower(), value) for name, value in scope["headers"]]
    hosts = [value for name, value in headers if name == b"host"]
    if len(hosts) > 1 or (not hosts and scope.get("http_version") != "1.0"):
        return 400
    if any(len(host) > LONGEST_HOST or not _HOST.fullmatch(host) for host in hosts):
        return 400
    declared = next((value for name, value in headers if name == b"content-length"), b"0")
    if not declared.isdigit() or len(declared) > 15 or int(declared) > LARGEST_BODY:
        return 413
    return 0


async def _whole(receive: Receive) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _GoneError
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > LARGEST_BODY:
            raise _TooLongError
        if not message.get("more_body", False):
            return b"".join(parts)


def _replay(body: bytes, receive: Receive) -> Receive:
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _with_headers(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    there = {name.lower() for name, _ in headers}
    return headers + [(name, value) for name, value in HEADERS.items() if name not in there]
