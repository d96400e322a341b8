"""The way to a printer: a device file, a serial line or a TCP connection, none of which may hang.

python-escpos' own ways block for as long as the printer likes (a USB printer without paper: for
ever), so it only writes the commands, and these carry them.
"""

from __future__ import annotations

import fcntl
import os
import select
import socket
import stat
import struct
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.printing.errors import (
    PaperOutError,
    PrinterBrokeOffError,
    PrinterError,
    PrinterMissingError,
    PrinterSilentError,
)
from kiosk.printing.setting import Address
from kiosk.wording import printing as words
from kiosk.wording.operations import reason

ASK_PAPER = b"\x10\x04\x04"  # DLE EOT 4: state of the paper sensors, answered while printing too
_NO_PAPER = 0x60
_ANSWER, _ANSWER_MASK = 0x12, 0x93  # bits that are fixed in every answer to DLE EOT
_ANSWER_SECONDS = 0.5
_LONGEST = 120.0
"""A slow serial line is let go on for so long, as long as it goes on."""


class Line:
    """``limit`` seconds without a byte taken, and it is given up."""

    def __init__(self, descriptor: int, place: str, limit: float, *, answers: bool) -> None:
        self._descriptor = descriptor
        self._place = place
        self._limit = limit
        self._answers = answers

    def check_paper(self) -> None:
        """Raises ``PaperOutError`` when the printer says so; many say nothing."""
        if not self._answers:
            return
        self.send(ASK_PAPER)
        if not self._ready(select.POLLIN, _ANSWER_SECONDS):
            return
        try:
            told = os.read(self._descriptor, 16)
        except OSError as error:
            raise PrinterBrokeOffError(self._place, reason(error)) from error
        if any(one & _ANSWER_MASK == _ANSWER and one & _NO_PAPER for one in told):
            raise PaperOutError

    def send(self, data: bytes) -> None:
        """All of it, as far as the system can tell. Raises ``PrinterSilentError``,
        ``PrinterBrokeOffError``."""
        rest = memoryview(data)
        end = time.monotonic() + _LONGEST
        while rest:
            if time.monotonic() > end or not self._ready(select.POLLOUT, self._limit):
                raise PrinterSilentError(self._place)
            try:
                rest = rest[os.write(self._descriptor, rest[:4096]) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise PrinterBrokeOffError(self._place, reason(error)) from error
        self._drain(end)

    def _drain(self, end: float) -> None:
        """Until the other side has it, where the system can tell: what lies in a buffer of ours
        when the network goes would be taken for printed."""
        left = self._unsent()
        moved = time.monotonic()
        while left:
            now = time.monotonic()
            if now - moved > self._limit or now > end:
                raise PrinterSilentError(self._place)
            self._ready(0, 0.01)
            before, left = left, self._unsent()
            if left != before:
                moved = now

    def _unsent(self) -> int:
        try:
            told = fcntl.ioctl(self._descriptor, termios.TIOCOUTQ, bytes(4))
        except OSError:
            return 0  # a device without a queue of ours, or a file
        return int(struct.unpack("i", told)[0])

    def _ready(self, event: int, seconds: float) -> bool:
        poll = select.poll()
        poll.register(self._descriptor, event)
        found = poll.poll(max(1, int(seconds * 1000)))
        if any(told & (select.POLLERR | select.POLLNVAL | select.POLLHUP) for _, told in found):
            raise PrinterBrokeOffError(self._place, words.NOT_CONNECTED)
        return bool(found)


@contextmanager
def open_line(address: Address, limit: float) -> Iterator[Line]:
    """Raises ``PrinterMissingError``; closed at the end."""
    if address.scheme == "network":
        with _connected(address, limit) as connection:
            yield Line(connection.fileno(), address.place, limit, answers=True)
        return
    descriptor = _opened(address)
    try:
        device = stat.S_ISCHR(os.fstat(descriptor).st_mode)
        if address.scheme == "serial":
            _set_up(descriptor, address)
        readable = fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDWR
        yield Line(descriptor, address.place, limit, answers=device and readable)
    except PrinterError:
        # What a silent printer did not take would hold up the closing of a serial line.
        with suppress(termios.error):
            termios.tcflush(descriptor, termios.TCOFLUSH)
        raise
    finally:
        os.close(descriptor)


def _connected(address: Address, limit: float) -> socket.socket:
    try:
        connection = socket.create_connection((address.host, address.port), timeout=limit)
    except TimeoutError as error:
        raise PrinterMissingError(address.place, words.NOT_CONNECTED) from error
    except OSError as error:
        raise PrinterMissingError(address.place, words.NOT_CONNECTED) from error
    connection.setblocking(False)
    return connection


def _opened(address: Address) -> int:
    """For reading as well, to hear about the paper; a file that is no device is written on at its
    end. Under /dev nothing is made: a printer that is away must not become a file."""
    path = Path(address.path)
    special = path.is_relative_to("/dev") or (path.exists() and not path.is_file())
    flags = os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
    ways = (os.O_RDWR, os.O_WRONLY) if special else (os.O_WRONLY | os.O_APPEND | os.O_CREAT,)
    failed: OSError | None = None
    for way in ways:
        try:
            return os.open(path, flags | way, 0o600)
        except OSError as error:
            failed = failed or error
    assert failed is not None
    if isinstance(failed, PermissionError):
        raise PrinterMissingError(address.place, words.NO_PERMISSION) from failed
    if isinstance(failed, FileNotFoundError):
        raise PrinterMissingError(address.place, words.NO_DEVICE) from failed
    raise PrinterMissingError(address.place, reason(failed)) from failed


def _set_up(descriptor: int, address: Address) -> None:
    """8 bits, no parity, one stop bit, nothing changed on the way: how receipt printers come."""
    try:
        modes = termios.tcgetattr(descriptor)
        modes[0] = modes[1] = modes[3] = 0
        modes[2] = termios.CS8 | termios.CREAD | termios.CLOCAL
        modes[4] = modes[5] = address.speed
        modes[6][termios.VMIN], modes[6][termios.VTIME] = 1, 0
        termios.tcsetattr(descriptor, termios.TCSANOW, modes)
    except termios.error as error:
        raise PrinterMissingError(address.place, words.NO_DEVICE) from error
