"""WebHouse: all that a page may use, built in one place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.cinema.cinema import Cinema
from kiosk.clock import Now, now
from kiosk.library.library import Library
from kiosk.library.store import MediaStore
from kiosk.services import Services, open_services
from kiosk.settings import Settings
from kiosk.staff.desk import Desk
from kiosk.web.limits import Limits
from kiosk.web.tokens import FormTokens
from kiosk.web.work import Work


@dataclass(frozen=True, slots=True)
class WebHouse:
    """Handlers never call ``cinema``, ``library`` or ``desk`` on the server's own thread, but
    through ``work``: ``await house.work.read(house.cinema.programme)``,
    ``await house.work.write(house.cinema.sign_up, request)``."""

    cinema: Cinema
    library: Library
    store: MediaStore
    desk: Desk
    settings: Settings
    work: Work
    tokens: FormTokens
    limits: Limits
    now: Now


@contextmanager
def open_house(data: Path, environ: Mapping[str, str] = os.environ) -> Iterator[WebHouse]:
    """The house on the data folder ``data``. Raises ``KioskError`` when it cannot be opened."""
    with open_services(data, environ) as services, web_house(services, now) as house:
        yield house


@contextmanager
def web_house(services: Services, clock: Now) -> Iterator[WebHouse]:
    """The house on opened services; at the end, what has begun to be written is finished."""
    # PostgreSQL writes its log on one after the other; a savepoint each costs it more than a
    # commit (500 sign-ups: 3.5 s alone, 6 s together, bench.phones without fsync).
    together = services.engine.dialect.name == "sqlite"
    work = Work(services.engine, joined=[services.cinema.sign_up] if together else [])
    try:
        yield WebHouse(
            cinema=services.cinema,
            library=services.library,
            store=services.store,
            desk=Desk(services.engine, services.settings.kiosk_name, clock),
            settings=services.settings,
            work=work,
            tokens=FormTokens(services.cinema.vault.key("web forms")),
            limits=Limits(),
            now=clock,
        )
    finally:
        work.close()
