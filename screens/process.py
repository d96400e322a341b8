"""Building the screen process: services, fonts, readout and the app, in the order of need."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from importlib import import_module
from pathlib import Path
from random import SystemRandom
from time import monotonic
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.settings import Settings, read
from screens.memory import give_memory_back
from screens.slide import FirstSlide
from screens.window import set_up_kivy

if TYPE_CHECKING:
    from kiosk.cinema.cinema import Cinema
    from kiosk.services import Services
    from screens.app import KioskApp
    from screens.house import House
    from screens.read_aloud import ReadAloud
    from screens.words import Words

ZONE = ZoneInfo("Asia/Shanghai")


def own_cinema(services: Services, now: Callable[[], datetime]) -> Cinema:
    """The house's own cinema, by the clock of the screens."""
    from kiosk.cinema.cinema import Cinema

    own = services.cinema
    return Cinema(services.engine, lambda: own.vault, own.rules, now)


def own_address(settings: Settings) -> str:
    """Where phones find this house; "" while they cannot."""
    from kiosk.operations.address import phone_url

    return phone_url(settings)


@dataclass(frozen=True, slots=True)
class Behind:
    """Where the cinema's screens get their screenings and the address for phones from."""

    cinema: Callable[[Services, Callable[[], datetime]], Cinema] = own_cinema
    phone_url: Callable[[Settings], str] = own_address


@contextmanager
def open_app(
    data: Path,
    size: tuple[int, int] | None,
    now: datetime | None = None,
    seed: int | None = None,
    tell: Callable[[str], None] = lambda _: None,
    clock: Callable[[], float] = monotonic,
    behind: Behind | None = None,
    *,
    interrupted: bool = False,
) -> Iterator[KioskApp]:
    """The app on the data folder ``data``. ``now`` and ``seed`` hold the clock and the order of
    the attract loop still (for pictures); see KioskApp for ``tell``, ``clock`` and
    ``interrupted``. ``behind`` is another cinema and address than the house's own (for pictures
    and tests)."""
    give_memory_back()
    settings = read(data, os.environ)
    moment = (lambda: now) if now else (lambda: datetime.now(ZONE))
    first = FirstSlide(None if now else data / "first-slide.json", moment())
    first.read_early(settings.slide_seconds)
    set_up_kivy(data, size)
    from screens.sound import sound_device

    heard = sound_device()
    if not heard:
        os.environ["SDL_AUDIODRIVER"] = "dummy"  # films are silent rather than an error a frame
    from kiosk.fonts import faces
    from screens import fonts
    from screens.app import KioskApp

    fonts.register(faces(data))
    with ExitStack() as closing:
        yield KioskApp(
            settings,
            first,
            lambda: _open_house(data, closing, moment, seed, heard, behind or Behind()),
            tell,
            clock,
            interrupted=interrupted,
        )


def _open_house(
    data: Path,
    closing: ExitStack,
    now: Callable[[], datetime],
    seed: int | None,
    heard: bool,
    behind: Behind,
) -> House:
    """The library and what hangs on it; imports SQLAlchemy, 0.2 s. ``closing`` ends it."""
    from kiosk.database.changes import open_change_feed
    from kiosk.fonts import faces
    from kiosk.input_method.input_method import InputMethod
    from kiosk.input_method.preparing import folder
    from kiosk.library.attract import Playlist
    from kiosk.services import open_services
    from kiosk.staff.desk import Desk
    from screens.background import Background
    from screens.exhibition import Exhibition
    from screens.house import House
    from screens.words import Words

    # Here it costs no frame: the app would import it on the screen's thread.
    import_module("screens.staff_guide")
    services = closing.enter_context(open_services(data, os.environ))
    changes = open_change_feed(services.engine)
    closing.callback(changes.close)
    exhibition = Exhibition(
        services.library,
        services.settings.functions,
        now,
        Playlist(SystemRandom().randrange(2**31) if seed is None else seed),
    )
    desk = Desk(services.engine, services.settings.kiosk_name, now)
    background = Background()
    closing.callback(background.close)
    words = Words(services.engine, background)
    return House(
        exhibition,
        changes,
        desk,
        behind.cinema(services, now),
        lambda: behind.phone_url(services.settings),
        background,
        lambda: _read_aloud(services, words, heard, now, closing),
        lambda: faces(data),
        words.renew,
        InputMethod(folder(data)),
    )


def _read_aloud(
    services: Services,
    words: Words,
    heard: bool,
    now: Callable[[], datetime],
    closing: ExitStack,
) -> ReadAloud:
    from kiosk.readout.making.maker import SpeechMaker
    from kiosk.readout.volume import VolumeScale
    from screens.read_aloud import ReadAloud
    from screens.sound import Loudspeaker

    maker = SpeechMaker(services.speech, monotonic)
    closing.callback(maker.close)
    words.give(maker)
    settings = services.settings
    volume = VolumeScale(
        settings.volume,
        settings.loudest,
        settings.evening_volume,
        time.fromisoformat(settings.evening_from),
        time.fromisoformat(settings.evening_until),
    )
    return ReadAloud(maker, Loudspeaker(heard), volume, settings.language, settings.speech_cpm, now)


def log_to_stderr(level: str) -> None:
    logging.basicConfig(
        stream=sys.stderr, level=level.upper(), format="%(levelname)s %(name)s %(message)s"
    )
