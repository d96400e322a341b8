"""A phone that speaks HTTP alone: keeps its cookie, fills in forms as a browser would."""

from __future__ import annotations

import asyncio
from html.parser import HTMLParser
from types import TracebackType

import httpx
from starlette.applications import Starlette

BASE = "http://kiosk.test"


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, dict[str, str]] = {}
        self._in: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._in = self.forms.setdefault(said["action"], {})
        if tag == "input" and said.get("name"):
            ticked = "checked" in said or said.get("type") not in ("radio", "checkbox")
            if ticked:
                self._in[said["name"]] = said.get("value", "")


def forms_of(page: str) -> dict[str, dict[str, str]]:
    """Fields with their values by the form's action."""
    parser = _Fields()
    parser.feed(page)
    return parser.forms


class Phone:
    """Used as a context: one event loop for all it asks."""

    def __init__(self, app: Starlette) -> None:
        transport = httpx.ASGITransport(app, client=("192.168.1.77", 40000))
        self._client = httpx.AsyncClient(transport=transport, base_url=BASE)
        self._loop = asyncio.Runner()

    def __enter__(self) -> Phone:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.run(self._client.aclose())
        self._loop.close()

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self._loop.run(self._client.get(path, headers=headers))

    def post(self, path: str, fields: dict[str, str]) -> httpx.Response:
        return self._loop.run(self._client.post(path, data=fields))

    def send(self, page: str, action: str, **fields: str) -> httpx.Response:
        """Opens ``page``, fills in the form with this ``action`` and sends it."""
        form = forms_of(self.get(page).text)[action]
        return self.post(action, {**form, **fields})

    def sign_up(self, number: int, **fields: str) -> httpx.Response:
        usual = {"surname": "陈女士", "phone": "13900139000", "seats": "2", "consent": "1"}
        page = f"/screenings/{number}"
        return self.send(page, f"{page}/signups", **(usual | fields))
