"""Connections that keep others waiting are shed: uvicorn itself waits for ever for a request that
never comes, or that comes letter by letter."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds and sizes. ``per_address`` is generous: a whole queue may share one Wi-Fi."""

    head_seconds: float = 5.0
    stalled_seconds: float = 10.0
    largest_head: int = 16 * 1024
    connections: int = 1500
    per_address: int = 700
    pipelined: int = 8


@dataclass(slots=True)
class Hall:
    """The connections of one server. ``silent`` are those without a whole request head, the one
    that has waited longest first."""

    patience: Patience
    everybody: int = 0
    by_address: Counter[str] = field(default_factory=Counter)
    silent: dict[SheddingProtocol, None] = field(default_factory=dict)

    def enter(self, one: SheddingProtocol) -> None:
        """When it is full, whoever has sat there longest without a word goes; if all of them are
        being served, the new one."""
        self.everybody += 1
        self.by_address[one.address] += 1
        self.silent[one] = None
        if self.by_address[one.address] > self.patience.per_address:
            next(other for other in self.silent if other.address == one.address).shed()
        elif self.everybody > self.patience.connections:
            next(iter(self.silent)).shed()

    def leave(self, one: SheddingProtocol) -> None:
        self.everybody -= 1
        self.silent.pop(one, None)
        self.by_address[one.address] -= 1
        if not self.by_address[one.address]:
            del self.by_address[one.address]


class SheddingProtocol(HttpToolsProtocol):
    """uvicorn's protocol with limits of time, size and number: see ``protocol``."""

    hall: Hall
    address = ""
    _head_timer: asyncio.TimerHandle | None = None
    _stalled_timer: asyncio.TimerHandle | None = None
    _head_size = 0
    _in_hall = False

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        # uvicorn's own line of a request holds the address with its token, and turns itself on
        # wherever the root logger has a handler.
        self.access_log = False

    # ------------------------------------------------------------ coming and going

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.address = self.client[0] if self.client else ""
        self._in_hall = True
        self._wait_for_head()
        self.hall.enter(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._head_comes()
        self._flows()
        self._in_hall = False
        self.hall.leave(self)
        super().connection_lost(exc)

    def shed(self) -> None:
        """Hang up at once, with nothing more to say."""
        self.hall.silent.pop(self, None)
        if self.transport is not None:
            self.transport.abort()

    # ------------------------------------------------------------ the head of a request

    def data_received(self, data: bytes) -> None:
        if self._idle():
            self._wait_for_head()
            self._head_size += len(data)
            if self._head_size > self.hall.patience.largest_head and self._head_only(data):
                self.shed()
                return
        super().data_received(data)
        if len(self.pipeline) > self.hall.patience.pipelined:
            self.shed()

    def on_headers_complete(self) -> None:
        self._head_comes()
        try:
            super().on_headers_complete()
        except Exception:  # an address that is none: uvicorn's parser lets some through
            self.send_400_response("Bad request.")

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self._idle():
            self.hall.silent[self] = None

    def _idle(self) -> bool:
        """Whether no request is being read or answered."""
        return self._head_timer is not None or self.cycle is None or self.cycle.response_complete

    def _head_only(self, data: bytes) -> bool:
        # A body may come together with its head, and is another's to measure.
        return self._head_size - len(data) > 0 or b"\r\n\r\n" not in data[:16384]

    def _wait_for_head(self) -> None:
        if self._head_timer is None:
            self._head_size = 0
            seconds = self.hall.patience.head_seconds
            self._head_timer = self.loop.call_later(seconds, self.shed)
            if self._in_hall:
                self.hall.silent.setdefault(self)

    def _head_comes(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None
        self.hall.silent.pop(self, None)

    # ------------------------------------------------------------ answers that nobody takes

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stalled_timer = self.loop.call_later(self.hall.patience.stalled_seconds, self.shed)

    def resume_writing(self) -> None:
        self._flows()
        super().resume_writing()

    def _flows(self) -> None:
        if self._stalled_timer is not None:
            self._stalled_timer.cancel()
            self._stalled_timer = None


def protocol(patience: Patience) -> type[SheddingProtocol]:
    """A class for ``uvicorn.Config(http=...)`` with a hall of its own."""
    members: dict[str, Any] = {"hall": Hall(patience)}
    return type("Shedding", (SheddingProtocol,), members)
