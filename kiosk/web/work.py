"""Work: how pages ask the database, beside the thread that serves.

Reads run side by side in a few threads. Writes go through one thread, in the order they came: our
own phones never wait for each other's lock by trying again and again, so nobody is passed over. An
answer comes only after the commit, which is on the disk by then (``synchronous=FULL``).

Waiting for the disk takes longer than all else (5 to 20 ms), so sign-ups that wait in line are
committed together: 500 at once would otherwise take ten seconds (``python -m bench.phones``).
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Collection
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from kiosk.database.engine import one_commit
from kiosk.database.errors import DatabaseFault
from kiosk.errors import KioskError
from kiosk.wording import web_server as words

READERS = 3
MOST_WAITING = 1000
"""Writes in line: 500 phones at once are what must be served; past twice that, nobody would wait
for the answer."""
MOST_TOGETHER = 40
"""Writes in one commit: the lock is held for 0.2 s at most; the screen's own sign-up gets in."""
LONGEST_IN_LINE = 8.0
"""Seconds. While another process holds the database's lock, each write in line waits for it in
vain (five seconds); without this the last of a hundred would be answered after minutes."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


class CrowdedError(KioskError):
    """Too many are waiting already; nothing was done."""

    def __str__(self) -> str:
        return words.CROWDED


@dataclass(slots=True)
class _Write:
    do: Callable[[], Any]
    joins: bool
    since: float
    future: Future[Any] = field(default_factory=Future)


class Work:
    """Used from one event loop. Writes of ``joined`` functions that wait in line are committed
    together; each must be one ``writing`` and nothing else (see ``one_commit``)."""

    def __init__(
        self,
        engine: Engine,
        joined: Collection[Callable[..., object]] = (),
        most_waiting: int = MOST_WAITING,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._engine = engine
        self._joined = tuple(joined)
        self._most_waiting = most_waiting
        self._clock = clock
        self._readers = ThreadPoolExecutor(READERS, "read")
        self._writer = ThreadPoolExecutor(1, "write")
        self._line: deque[_Write] = deque()

    async def read(self, ask: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """What ``ask`` returns or raises; it must not write."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, lambda: ask(*args, **kwargs))

    async def write(self, do: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """The same for what writes, one after the other. What has begun is finished also when
        nobody waits for it any more. Raises ``CrowdedError``."""
        if len(self._line) >= self._most_waiting:
            raise CrowdedError
        one = _Write(lambda: do(*args, **kwargs), do in self._joined, self._clock())
        self._line.append(one)
        self._writer.submit(self._serve)
        result: _T = await asyncio.wrap_future(one.future)
        return result

    def close(self) -> None:
        """Waits for what has begun."""
        self._writer.shutdown(wait=True, cancel_futures=True)
        self._readers.shutdown(wait=True, cancel_futures=True)

    # ------------------------------------------------------------ the writer's thread

    def _serve(self) -> None:
        """The first in line, with those behind it that may be committed together with it."""
        together: list[_Write] = []
        while self._line and len(together) < MOST_TOGETHER:
            if together and not (together[0].joins and self._line[0].joins):
                break
            one = self._line.popleft()
            if not one.future.set_running_or_notify_cancel():
                continue
            if self._clock() - one.since > LONGEST_IN_LINE:
                one.future.set_exception(CrowdedError())
            else:
                together.append(one)
        if len(together) > 1:
            together = self._at_once(together)
        for one in together:
            _alone(one)

    def _at_once(self, together: list[_Write]) -> list[_Write]:
        """Answers them when all of it is on the disk; returns those to be tried alone."""
        answers: list[tuple[_Write, Any, KioskError | None]] = []
        again: list[_Write] = []
        try:
            with one_commit(self._engine):
                for one in together:
                    try:
                        answers.append((one, one.do(), None))
                    except DatabaseFault:
                        raise
                    except KioskError as error:  # a no of the rules: undone by itself
                        answers.append((one, None, error))
                    except Exception:
                        again.append(one)
        except DatabaseFault as fault:  # the database is away: nobody's was kept
            for one in together:
                one.future.set_exception(fault)
            return []
        except SQLAlchemyError:
            return together
        for one, result, refused in answers:
            if refused is None:
                one.future.set_result(result)
            else:
                one.future.set_exception(refused)
        return again


def _alone(one: _Write) -> None:
    try:
        result = one.do()
    except BaseException as error:
        one.future.set_exception(error)
    else:
        one.future.set_result(result)
