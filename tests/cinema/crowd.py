"""Many people at once, each thread with an engine of its own as if it were another process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Barrier

from sqlalchemy import Engine, event

from kiosk.cinema.model import SignupRequest, Ticket
from kiosk.database.engine import open_engine
from kiosk.errors import KioskError
from tests.cinema.audience import Audience

THREADS = 12
EACH = 5
PEOPLE = THREADS * EACH


@dataclass(frozen=True)
class Answers:
    """What everybody was told."""

    tickets: list[Ticket]
    errors: list[KioskError]


def all_ask_at_once(
    audience: Audience,
    asks: Callable[[int], SignupRequest],
    prepare: Callable[[Engine], None] = lambda _: None,
) -> Answers:
    """``PEOPLE`` sign up, starting in the same moment: ``asks`` of a person from 0. ``prepare`` is
    done to every engine before."""
    tickets: list[Ticket] = []
    errors: list[KioskError] = []
    start = Barrier(THREADS)

    def some_ask(thread: int) -> None:
        with opened(audience.url) as engine:
            prepare(engine)
            cinema = audience.another_kiosk(engine)
            cinema.programme()  # connected before the start
            start.wait(30)
            for person in range(thread, PEOPLE, THREADS):
                try:
                    tickets.append(cinema.sign_up(asks(person)))
                except KioskError as error:
                    errors.append(error)

    with ThreadPoolExecutor(THREADS) as pool:
        for job in [pool.submit(some_ask, thread) for thread in range(THREADS)]:
            job.result()
    return Answers(tickets, errors)


def take_out_the_lock(engine: Engine) -> None:
    """The negative control: SQLite begins without its write lock, PostgreSQL reads the screening
    without holding its row."""

    @event.listens_for(engine, "before_cursor_execute", retval=True)
    def _unlocked(
        _connection: object, _cursor: object, statement: str, parameters: object, *_: object
    ) -> tuple[str, object]:
        said = statement.replace("BEGIN IMMEDIATE", "BEGIN").replace("FOR UPDATE", "")
        return said, parameters


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    engine = open_engine(url, busy_seconds=60.0)
    try:
        yield engine
    finally:
        engine.dispose()
