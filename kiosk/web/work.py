"""Work: how pages ask the database, beside the thread that serves.

Reads run side by side in a few threads. Writes go through one thread, in the order they came: our
own phones never wait for each other's lock by trying again and again, so nobody is passed over. An
answer comes only after the commit, which is on the disk by then (``synchronous=FULL``).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from kiosk.errors import KioskError
from kiosk.wording import web_server as words

READERS = 3
MOST_WAITING = 1000
"""Writes in line: 500 phones at once are what must be served; past twice that, nobody would wait
for the answer."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


class CrowdedError(KioskError):
    """Too many are waiting already; nothing was done."""

    def __str__(self) -> str:
        return words.CROWDED


class Work:
    """Used from one event loop. ``most_waiting`` writes may be in line."""

    def __init__(self, most_waiting: int = MOST_WAITING) -> None:
        self._readers = ThreadPoolExecutor(READERS, "read")
        self._writer = ThreadPoolExecutor(1, "write")
        self._most_waiting = most_waiting
        self._waiting = 0

    async def read(self, ask: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """What ``ask`` returns or raises; it must not write."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, lambda: ask(*args, **kwargs))

    async def write(self, do: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """The same for what writes, one after the other. What has begun is finished also when
        nobody waits for it any more. Raises ``CrowdedError``."""
        if self._waiting >= self._most_waiting:
            raise CrowdedError
        self._waiting += 1
        future = self._writer.submit(lambda: do(*args, **kwargs))
        try:
            return await asyncio.wrap_future(future)
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """Waits for what has begun."""
        self._writer.shutdown(wait=True, cancel_futures=True)
        self._readers.shutdown(wait=True, cancel_futures=True)
