"""A house for the phone pages: real database, posters and app; a clock turned by hand."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from starlette.applications import Starlette

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import Showing, SignupRequest, Ticket, Via
from kiosk.clock import ZONE
from kiosk.database.engine import open_engine
from kiosk.database.migrate import upgrade
from kiosk.database.vault import FILE_NAME, open_vault
from kiosk.library.library import Library
from kiosk.library.store import MediaStore
from kiosk.resources import resource
from kiosk.services import Services, cinema_rules
from kiosk.settings import Settings
from kiosk.web.app import make_app
from kiosk.web.house import WebHouse, web_house
from kiosk.wording.consent import CONSENT_VERSION

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=ZONE)
"""A Tuesday."""
FILMS = (
    ("地道战", 1965, 96),
    ("羊城暗哨", 1957, 91),
    ("七十二家房客", 1963, 94),
    ("永不消逝的电波", 1958, 111),
    ("小兵张嘎", 1963, 103),
    ("李双双", 1962, 106),
    ("五朵金花", 1959, 95),
    ("林则徐", 1959, 104),
    ("英雄儿女", 1964, 110),
    ("红色娘子军", 1961, 115),
    ("平原游击队", 1955, 90),
    ("上甘岭", 1956, 124),
)
ABOUT = "村里的人把地道挖成了迷宫。一部老片子，街坊一起再看一遍。"


@dataclass
class Clock:
    at: datetime = NOON

    def __call__(self) -> datetime:
        return self.at


@dataclass
class PageHouse:
    """``app`` is what phones reach."""

    web: WebHouse
    app: Starlette
    clock: Clock = field(repr=False)

    @property
    def cinema(self) -> Cinema:
        return self.web.cinema

    def show(
        self,
        film: str = "地道战",
        start: datetime | None = None,
        *,
        seats: int = 60,
        **more: object,
    ) -> int:
        """A screening tonight at half past seven, or at ``start``."""
        start = start or self.clock.at.replace(hour=19, minute=30)
        showing = Showing(film=film, day=start.date(), start=start, seats=seats, **more)  # type: ignore[arg-type]
        return self.cinema.add(showing)

    def programme(self) -> list[int]:
        """Twelve films on twelve days, the first tonight."""
        return [
            self.show(
                film,
                NOON.replace(hour=19, minute=30) + timedelta(days=day),
                year=year,
                minutes=minutes,
                about=ABOUT,
            )
            for day, (film, year, minutes) in enumerate(FILMS)
        ]

    def sign_up(
        self, screening: int, *, seats: int = 2, phone: str = "13800138000", surname: str = "陈女士"
    ) -> Ticket:
        return self.cinema.sign_up(
            SignupRequest(screening, phone, seats, CONSENT_VERSION, Via.DESK, surname)
        )


@contextmanager
def page_house(data: Path, **settings: object) -> Iterator[PageHouse]:
    """On the data folder ``data``, which may hold an exhibition already."""
    chosen = Settings(
        database_url=f"sqlite:///{data / 'kiosk.sqlite3'}",
        public_url="http://192.168.1.20:8080",
        **settings,  # type: ignore[arg-type]
    )
    clock = Clock()
    engine = open_engine(chosen.database_url)
    try:
        upgrade(engine)
        store = MediaStore(data / "media")
        cinema = Cinema(engine, lambda: open_vault(data / FILE_NAME), cinema_rules(chosen), clock)
        services = Services(
            data, chosen, engine, store, Library(engine, store), cinema, data / "speech"
        )
        with web_house(services, clock) as house:
            yield PageHouse(house, make_app(house), clock)
    finally:
        engine.dispose()


def load_posters(data: Path) -> None:
    """The starter's page of each film, with its poster."""
    from tests.ui.house import load

    folder = data.parent / f"{data.name}-content"
    shutil.copytree(resource("media/starter/红色影院"), folder / "红色影院")
    load(folder, data)
