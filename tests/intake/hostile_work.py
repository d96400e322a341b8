"""Work that a child must not be able to do. The children of the tests find this module by
``PYTHONPATH``, so that it is real work in a real child."""

from __future__ import annotations

import os
import resource
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Foreign:
    """A type that is none of the kiosk's."""


class Fires:
    """What a child that is taken over might send: loading it would run a command."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, (f"touch '{self._path}'",)


def allocate(size: int) -> int:
    return len(bytearray(size))


def hoard() -> None:
    kept = []
    while True:
        kept.append(bytearray(8_000_000))


def write_forever(path: Path) -> None:
    with path.open("wb") as file:
        while True:
            file.write(bytes(1_000_000))


def spin() -> None:
    while True:
        pass


def connect(family: str, port: int) -> str:
    address = {"INET": "127.0.0.1", "INET6": "::1"}[family]
    with socket.create_connection((address, port), 5) as line:
        return line.recv(100).decode()


def address_space_of_ffmpeg() -> int:
    """The limit under which a process that is started as ffmpeg is finds itself."""
    from kiosk.intake.limits import film_memory

    with film_memory():
        shell = subprocess.Popen(["sh", "-c", "ulimit -v"], stdout=subprocess.PIPE)
    output, _ = shell.communicate()
    return int(output) * 1024


def limit(name: str) -> int:
    return resource.getrlimit(getattr(resource, name))[0]


def status(name: str) -> str:
    """A line of what the kernel says of this process."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(line.partition(":")[2].strip() for line in lines if line.startswith(f"{name}:"))


def answer_with_an_object_that_acts(path: Path) -> Fires:
    return Fires(path)


def answer_with_a_foreign_type() -> Foreign:
    return Foreign()
