"""What every page is made with: templates, the house behind them, headers, forms."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from kiosk.emblems import drawn
from kiosk.web.house import WebHouse
from kiosk.web.pages.forms import Form
from kiosk.wording import consent
from kiosk.wording import web as words

_WEB = Path(__file__).parent.parent
STATIC = {"kiosk.css": "text/css; charset=utf-8", "kapok.svg": "image/svg+xml"}
FOREVER = "public, max-age=31536000, immutable"
PERSONAL = "no-store"
FRESH = "no-cache"
"""Kept by the browser for going back, asked for anew when opened."""


class Site:
    """Built once per server process. ``static`` files are read then: they are two, and small."""

    def __init__(self, house: WebHouse) -> None:
        self.house = house
        self._static = {name: (_WEB / "static" / name).read_bytes() for name in STATIC}
        self._templates = Environment(
            loader=FileSystemLoader(_WEB / "templates"),
            autoescape=select_autoescape(default=True, default_for_string=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._templates.globals.update(
            words=words, consent=consent, static=self.static_address, emblem=drawn("cinema")
        )

    def static_address(self, name: str) -> str:
        """With the content in it, so that browsers may keep the file for good."""
        return f"/static/{name}?{hashlib.sha256(self._static[name]).hexdigest()[:8]}"

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in self._static:
            return self.error(request, 404)
        cache = FOREVER if request.url.query else FRESH
        return Response(
            self._static[name], media_type=STATIC[name], headers={"Cache-Control": cache}
        )

    def page(
        self,
        request: Request,
        template: str,
        title: str,
        *,
        status: int = 200,
        cache: str = PERSONAL,
        back: str = "/",
        foot: bool = True,
        **shown: Any,
    ) -> HTMLResponse:
        text = self._templates.get_template(template).render(
            title=title,
            back=back,
            foot=foot,
            wechat="micromessenger" in request.headers.get("user-agent", "").lower(),
            **shown,
        )
        return HTMLResponse(text, status, headers={"Cache-Control": cache, "Vary": "User-Agent"})

    def error(
        self,
        request: Request,
        status: int,
        lead: str = "",
        *,
        title: str = "",
        headers: Mapping[str, str] | None = None,
        typed: Mapping[str, str] | None = None,
    ) -> Response:
        """A page in plain words for what cannot be answered. ``typed`` are the fields of a form
        that can be sent again as it is."""
        usual = words.ERROR_PAGES.get(status, words.ERROR_PAGES[500])
        again = request.url.path if status in (429, 503) and request.method == "GET" else ""
        answer = self.page(
            request,
            "error.html",
            title or usual[0],
            status=status,
            back="",
            foot=False,
            lead=lead or usual[1],
            again=again,
            typed=typed or {},
            action=request.url.path,
        )
        answer.headers.update(headers or {})
        return answer

    def form(self, request: Request, values: Mapping[str, str] | None = None) -> Form:
        """An empty form, or one that comes back with what was typed (``values``), still the same
        copy, since nothing of it was taken in."""
        values = values or {}
        tokens = self.house.tokens
        return Form(tokens.token(request), values.get("once") or tokens.once(), values)

    async def typed(self, request: Request) -> dict[str, str]:
        """The texts of a sent form, the last where a name comes twice; files are left out. Raises
        ``HTTPException`` (403) for a form that is too old, or not one of ours."""
        async with request.form(max_files=0, max_fields=40) as sent:
            typed = {name: value for name, value in sent.items() if isinstance(value, str)}
        if not self.house.tokens.accepts(request, typed.get("token")):
            raise HTTPException(403)
        return typed

    def guess_wait(self, request: Request) -> int:
        """Seconds to wait before a code or PIN from this address is looked at; 0: none."""
        return self.house.limits.guess_wait(address_of(request))

    def wrong_guess(self, request: Request) -> None:
        self.house.limits.wrong_guess(address_of(request))


def address_of(request: Request) -> str:
    """The socket's peer: a header can say anything."""
    return request.client.host if request.client else ""


def see(path: str) -> RedirectResponse:
    """Look there now: the form is not sent again by reloading."""
    return RedirectResponse(path, 303, headers={"Cache-Control": PERSONAL})


def route(path: str, endpoint: Callable[..., Any], *methods: str) -> Route:
    return Route(path, endpoint, methods=list(methods or ("GET",)))
