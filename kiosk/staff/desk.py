"""Desk: all that the staff screen asks and does, each in a short transaction of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from kiosk.clock import Now
from kiosk.database.engine import reading, writing
from kiosk.library import editions
from kiosk.library.editions import Edition
from kiosk.staff import pin, tasks
from kiosk.staff.model import Stick, Task, TaskKind
from kiosk.staff.pin import PinAnswer

_T = TypeVar("_T")


class Desk:
    """``kiosk`` is this kiosk's name. Every call may raise ``DatabaseFault``; none waits for the
    worker."""

    def __init__(self, engine: Engine, kiosk: str, now: Now) -> None:
        self._engine = engine
        self._kiosk = kiosk
        self._now = now

    # ------------------------------------------------------------------ the door

    def pin_is_set(self) -> bool:
        return self._read(pin.is_set)

    def set_pin(self, digits: str) -> None:
        """Raises ``ValueError`` for anything but six digits that are not too easy."""
        self._write(lambda session: pin.set_pin(session, digits))

    def try_pin(self, digits: str) -> PinAnswer:
        return self._write(lambda session: pin.try_pin(session, digits, self._now()))

    def pin_matches(self, digits: str) -> bool:
        """For phones, whose tries are counted apart (``kiosk.web.limits``): whoever guesses on one
        must not be able to shut staff out of the screen. Counts nothing."""
        return self._read(lambda session: pin.matches(session, digits))

    # ------------------------------------------------------------------ sticks and loading

    def sticks(self) -> tuple[Stick, ...]:
        """What is plugged in, the latest first."""
        return self._read(lambda session: tasks.sticks(session, self._kiosk))

    def ask(self, kind: TaskKind, path: str = "") -> int:
        """Ask the worker; ``path`` as in ``Task``. For SET_CLOCK it is an ISO time with its zone.
        Returns the task's number."""
        return self._write(lambda session: tasks.ask(session, self._kiosk, kind, self._now(), path))

    def task(self, number: int) -> Task | None:
        return self._read(lambda session: tasks.task(session, number))

    def stop(self, number: int) -> None:
        """Give up a task; what is on show stays as it is."""
        self._write(lambda session: tasks.stop(session, number, self._now()))

    # ------------------------------------------------------------------ editions

    def editions(self) -> tuple[Edition, ...]:
        """Newest first."""
        return self._read(editions.editions)

    def restore(self, number: int) -> None:
        """Put an edition back on show. Raises ``EditionMissingError``."""
        self._write(lambda session: editions.restore(session, number))

    def now(self) -> datetime:
        return self._now()

    def _read(self, work: Callable[[Session], _T]) -> _T:
        with reading(self._engine) as session:
            return work(session)

    def _write(self, work: Callable[[Session], _T]) -> _T:
        with writing(self._engine) as session:
            return work(session)
