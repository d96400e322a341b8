"""A real server on loopback for tests: in a thread of this process, or as the child itself."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import httpx

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import Showing
from kiosk.clock import now
from kiosk.web.connections import Patience
from kiosk.web.house import WebHouse, open_house
from kiosk.web.limits import Limits
from kiosk.web.server import KioskServer, listen, server

HIDDEN = re.compile(r'name="(token|once)" value="([^"]+)"')


@dataclass(frozen=True)
class Served:
    house: WebHouse
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def raw(self, *sent: bytes, wait: float = 5.0) -> bytes:
        """All that comes back until the server hangs up, or for ``wait`` seconds."""
        with self.connect(wait) as connection:
            for part in sent:
                connection.sendall(part)
            return heard(connection)

    def connect(self, wait: float = 5.0) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), wait)


def heard(connection: socket.socket) -> bytes:
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except (TimeoutError, ConnectionResetError):
        pass
    return b"".join(parts)


@contextmanager
def served(
    data: Path,
    environ: Mapping[str, str] | None = None,
    patience: Patience = Patience(),  # noqa: B008
    limits: Limits | None = None,
    change: Callable[[KioskServer], None] = lambda _: None,
) -> Iterator[Served]:
    with open_house(data, environ or {}) as house:
        if limits is not None:
            object.__setattr__(house, "limits", limits)
        ready = Event()
        running = server(house, lambda word: ready.set() if word == "ready" else None, patience)
        change(running)
        taken = listen("127.0.0.1", 0)
        port = taken.getsockname()[1]
        thread = Thread(target=running.run, args=([taken],))
        thread.start()
        try:
            assert ready.wait(10)
            yield Served(house, port)
        finally:
            running.should_exit = True
            thread.join(10)
            taken.close()


def new_screening(cinema: Cinema, seats: int = 100, days: int = 2) -> int:
    start = now() + timedelta(days=days)
    return cinema.add(Showing(film=f"董存瑞{days}", day=start.date(), start=start, seats=seats))


def form_of(page: str) -> dict[str, str]:
    """The hidden fields of a page."""
    return dict(HIDDEN.findall(page))


def sign_up(
    client: httpx.Client, screening: int, phone: str, **more: str
) -> tuple[httpx.Response, dict[str, str]]:
    """Fetches the form and sends it; the answer, and what was sent."""
    page = client.get(f"/screenings/{screening}")
    sent = {"surname": "陈", "phone": phone, "seats": "1", "consent": "1", **form_of(page.text)}
    sent |= more
    return client.post(f"/screenings/{screening}/signups", data=sent), sent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def child(data: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """``python -m kiosk.web`` on ``data``; its words and lines lie in web.out and web.err there."""
    own = {"KIOSK_DATA": str(data), "KIOSK_WEB_HOST": "127.0.0.1", "KIOSK_WEB_PORT": str(port)}
    with (data / "web.out").open("wb") as out, (data / "web.err").open("ab") as err:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "kiosk.web"],
            env={**os.environ, **own, "PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=err,
        )
    assert process.stdin is not None
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
