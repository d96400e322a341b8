"""serve: the phone pages on a port, until told to end."""

from __future__ import annotations

import logging
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from errno import EACCES, EADDRINUSE, EADDRNOTAVAIL
from pathlib import Path
from types import FrameType

import uvicorn

from kiosk.errors import KioskError
from kiosk.operations.priority import batch, lower
from kiosk.web.app import make_app
from kiosk.web.connections import Patience, protocol
from kiosk.web.house import WebHouse, open_house
from kiosk.wording import operations
from kiosk.wording import web_server as words

log = logging.getLogger(__name__)

GRACE_SECONDS = 3
"""To answer what has begun; the supervisor's own patience is five."""
ALIVE_TICKS = 20
_BACKLOG = 1024
PATIENCE = Patience()
_FILES = 4096
_TRY_AGAIN_SECONDS = (1.0, 30.0)


class ListenError(KioskError):
    """The address cannot be served on; ``str`` says why and what to do."""


class KioskServer(uvicorn.Server):
    """``say`` hears "ready" once, and "alive" every two seconds."""

    def __init__(self, config: uvicorn.Config, say: Callable[[str], None]) -> None:
        super().__init__(config)
        self._say = say

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._say("ready")

    async def on_tick(self, counter: int) -> bool:
        if counter % ALIVE_TICKS == 0:
            self._say("alive")
        return await super().on_tick(counter)

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        # uvicorn raises the signal again at the end, which would leave no room to close the house.
        yield


def server(
    house: WebHouse, say: Callable[[str], None] = lambda _: None, patience: Patience = PATIENCE
) -> KioskServer:
    """A server of ``house``'s pages; run it with sockets from ``listen``."""
    config = uvicorn.Config(
        make_app(house),
        http=protocol(patience),
        ws="none",
        loop="asyncio",
        lifespan="off",
        interface="asgi3",
        access_log=False,
        log_config=None,
        log_level="error",  # at its finest it would write the phones' addresses
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=GRACE_SECONDS,
        limit_concurrency=patience.connections + 100,
        backlog=_BACKLOG,
    )
    return KioskServer(config, say)


def serve(
    data: Path,
    environ: Mapping[str, str],
    host: str | None = None,
    port: int | None = None,
    *,
    say: Callable[[str], None] = lambda _: None,
    patient: bool = False,
) -> int:
    """Serves until SIGTERM or SIGINT; 0, or 1 when it cannot begin (the log says why).

    ``patient``: a port that is taken, or an address that is not there yet, is tried again and
    again. Main thread only.
    """
    ended = _Ended()
    with ended.on_signals():
        try:
            with open_house(data, environ) as house:
                logging.getLogger().setLevel(house.settings.log_level.upper())
                host = host or house.settings.web_host
                port = port or house.settings.web_port
                listening = _listen_patiently(host, port, say, ended) if patient else None
                if ended.called:
                    return 0
                with listening or listen(host, port) as taken:
                    running = server(house, say, Patience(connections=_room_for_connections()))
                    ended.server = running
                    log.info("%s", words.SERVING.format(host=host, port=port))
                    running.run(sockets=[taken])
        except KioskError as error:
            log.error("%s", error)
            return 1
    log.info("%s", words.ENDED)
    return 0


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises ``ListenError``."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol_, _, address = found[0]
        taken = socket.socket(family, kind, protocol_)
        try:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind(address)
            taken.listen(_BACKLOG)
        except OSError:
            taken.close()
            raise
    except OSError as error:
        raise ListenError(_why(error, host, port)) from error
    taken.setblocking(False)
    return taken


def give_way() -> None:
    """The screen comes first, but phones are answered also while films play: so a small share of
    the processor, not only what is left over."""
    lower(10)
    batch()


class _Ended:
    """Whether we were told to end, before the server runs and while it does."""

    def __init__(self) -> None:
        self.called = False
        self.server: KioskServer | None = None

    def __call__(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self.called = True
        if self.server is not None:
            self.server.should_exit = True

    @contextmanager
    def on_signals(self) -> Generator[None, None, None]:
        numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
        before = {number: signal.signal(number, self) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def _listen_patiently(
    host: str, port: int, say: Callable[[str], None], ended: _Ended
) -> socket.socket | None:
    pause, longest = _TRY_AGAIN_SECONDS
    told = ""
    while not ended.called:
        try:
            return listen(host, port)
        except ListenError as error:
            if str(error) != told:  # once, not every half minute for a night
                told = str(error)
                log.error("%s", told)
        again = time.monotonic() + pause
        while not ended.called and time.monotonic() < again:
            say("alive")
            time.sleep(min(0.5, pause))
        pause = min(pause * 2, longest)
    return None


def _room_for_connections() -> int:
    """So many as there are descriptors for, with some left for the database."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
    return max(50, min(Patience().connections, soft - 100))


def _why(error: OSError, host: str, port: int) -> str:
    match error.errno:
        case _ if isinstance(error, socket.gaierror):
            return words.HOST_MISSING.format(host=host)
        case n if n == EADDRINUSE:
            return words.PORT_TAKEN.format(host=host, port=port)
        case n if n == EADDRNOTAVAIL:
            return words.HOST_MISSING.format(host=host)
        case n if n == EACCES:
            return words.PORT_FORBIDDEN.format(port=port)
    return words.CANNOT_LISTEN.format(host=host, port=port, reason=operations.reason(error))


def log_to_stderr() -> None:
    """Our own lines; of uvicorn only what went wrong."""
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(message)s")
    logging.getLogger("uvicorn").setLevel(logging.ERROR)
