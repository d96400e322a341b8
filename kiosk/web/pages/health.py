"""GET /healthz: whether this process answers."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse


async def healthz(request: Request) -> PlainTextResponse:  # noqa: ARG001
    return PlainTextResponse("ok", headers={"Cache-Control": "no-store"})
