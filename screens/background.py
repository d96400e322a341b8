"""Work that may wait (for the database's lock, for a printer) beside the thread that draws."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from kivy.clock import Clock

from kiosk.errors import KioskError
from kiosk.wording import screens as words

log = logging.getLogger(__name__)

_T = TypeVar("_T")


class BrokeError(KioskError):
    """Something the kiosk cannot name went wrong; the log has it."""

    def __str__(self) -> str:
        return words.BROKE


class Background:
    """One thing after the other, in the order they were asked for; answers come on Kivy's clock."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "background")

    def do(
        self,
        work: Callable[[], _T],
        then: Callable[[_T], object],
        failed: Callable[[KioskError], object],
    ) -> None:
        """``work`` in the thread, then ``then`` with its result or ``failed`` with its error. What
        is no ``KioskError`` is logged, and told as ``BrokeError``."""

        def told(done: Future[_T]) -> None:
            if done.cancelled():
                return  # closed before it was begun: nobody waits for it
            error = done.exception()
            if error is None:
                result = done.result()
                Clock.schedule_once(lambda _: then(result))
                return
            if not isinstance(error, KioskError):
                log.error("in the background", exc_info=error)
                error = BrokeError()
            kept = error
            Clock.schedule_once(lambda _: failed(kept))

        self._thread.submit(work).add_done_callback(told)

    def close(self) -> None:
        """Waits for what is being done."""
        self._thread.shutdown(wait=True, cancel_futures=True)
