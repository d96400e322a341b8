"""Posters as tiny JPEGs: the cover of the library's page about the same film."""

from __future__ import annotations

import io
from collections import OrderedDict
from pathlib import Path

from PIL import Image, ImageOps
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.cinema.films import film_key
from kiosk.library.model import ItemCard, Picture
from kiosk.web.pages.site import FOREVER, Site, route

SIZE = (96, 128)
QUALITY = 62
"""Twelve of them and the first page stay under 60 KB (tests/web/test_pages_size.py)."""
KEPT = 200
"""Posters kept in memory, some 3 KB each."""
_SECTION = "cinema"


class Posters:
    """Looks at the library again only when another edition is on show."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._edition: int | None = None
        self._pictures: dict[str, Picture] = {}
        self._made: OrderedDict[str, bytes] = OrderedDict()

    def routes(self) -> list[Route]:
        return [route("/posters/{sha}.jpg", self.poster)]

    async def addresses(self) -> dict[str, str]:
        """``/posters/...`` by ``film_key`` of the title."""
        await self._site.house.work.read(self._look)
        return {title: f"/posters/{one.sha256}.jpg" for title, one in self._pictures.items()}

    async def poster(self, request: Request) -> Response:
        sha = request.path_params["sha"]
        jpeg = self._made.get(sha) or await self._site.house.work.read(self._make, sha)
        if jpeg is None:
            return self._site.error(request, 404)
        return Response(jpeg, media_type="image/jpeg", headers={"Cache-Control": FOREVER})

    def _look(self) -> None:
        library = self._site.house.library
        edition = library.edition()
        if edition == self._edition:
            return
        cards = library.items(_SECTION, self._site.house.now())
        self._pictures = {
            film_key(card.title): picture for card in cards if (picture := _picture(card))
        }
        self._edition = edition

    def _make(self, sha: str) -> bytes | None:
        self._look()
        path = next((one.card for one in self._pictures.values() if one.sha256 == sha), None)
        jpeg = tiny(path) if path is not None else None
        if jpeg is not None:
            self._made[sha] = jpeg
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
        return jpeg


def tiny(path: Path) -> bytes | None:
    """A JPEG of 96 x 128 pixels cut out of the middle; None when the file is gone or damaged."""
    try:
        with Image.open(path) as picture:
            picture.draft("RGB", (SIZE[0] * 2, SIZE[1] * 2))
            fitted = ImageOps.fit(picture.convert("RGB"), SIZE, Image.Resampling.LANCZOS)
    except OSError:
        return None
    out = io.BytesIO()
    fitted.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def _picture(card: ItemCard) -> Picture | None:
    return card.cover or (card.film.poster if card.film else None)
