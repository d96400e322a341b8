"""The parent's hold on an engine's process: start it, write to it, hear from it, kill it."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import msgspec

from kiosk.readout.making.protocol import Answer, Message, decode_answer, encode

log = logging.getLogger(__name__)

PROGRAM = (sys.executable, "-P", "-m", "kiosk.readout.making.child")


@dataclass(frozen=True, slots=True)
class Ended:
    """The process is gone: ``status`` is its exit status (negative: the signal that ended it),
    ``printed`` what it said last."""

    status: int
    printed: str


Heard = SimpleQueue[tuple["ChildProcess", Answer | Ended]]
"""Where several children's answers come together, each with its child."""


class ChildProcess:
    """One run of ``making.child``. Nothing here blocks the caller but ``wait``; threads of
    its own write, read, and reap."""

    def __init__(
        self, engine: str, heard: Heard, options: Sequence[str], program: Sequence[str] = PROGRAM
    ) -> None:
        """Raises OSError when no process can be started."""
        # A fresh interpreter, as pyttsx3 hangs after a fork. A group of its own keeps Ctrl+C in a
        # terminal from it; not a session, or its niceness would count for nothing against ours
        # (sched(7), autogroups). It ends by itself when its standard input closes.
        self._process = subprocess.Popen(
            [*program, engine, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            process_group=0,
            bufsize=0,
        )
        self._engine = engine
        self._heard = heard
        self._to_write: SimpleQueue[Message | None] = SimpleQueue()
        self._printed: deque[str] = deque(maxlen=5)
        self._threads = [
            threading.Thread(target=target, name=f"readout-{engine}{target.__name__}", daemon=True)
            for target in (self._write, self._read_printing, self._read_answers)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def send(self, message: Message) -> None:
        """Hand over a message; harmless when the child is gone, which is heard of anyway."""
        self._to_write.put(message)

    def kill(self) -> None:
        """End the process at once. Its Ended comes when it is gone, which takes a while: some
        hundred megabytes go back first."""
        self._process.kill()

    def wait(self, seconds: float) -> None:
        """Wait until it is gone, for ``seconds`` at most."""
        self._threads[-1].join(seconds)

    def _write(self) -> None:
        assert self._process.stdin is not None
        while (message := self._to_write.get()) is not None:
            try:
                self._process.stdin.write(encode(message) + b"\n")
            except OSError:
                return

    def _read_printing(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self._printed.append(line.decode(errors="replace").strip())
            log.debug("readout child %s: %s", self._engine, self._printed[-1])

    def _read_answers(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            try:
                self._heard.put((self, decode_answer.decode(line)))
            except msgspec.DecodeError:
                log.warning("readout child %s wrote no answer: %r", self._engine, line[:200])
        self._process.kill()
        status = self._process.wait()
        self._to_write.put(None)
        for thread in self._threads[:-1]:
            thread.join(timeout=1.0)
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            assert pipe is not None
            pipe.close()
        self._heard.put((self, Ended(status, " | ".join(self._printed))))


def scratch_folder() -> Path:
    """A new folder in memory where that is possible, for what is only wanted for a moment."""
    in_memory = Path("/dev/shm")
    for parent in (in_memory, Path(tempfile.gettempdir())):
        try:
            return Path(tempfile.mkdtemp(prefix="kiosk-speech-", dir=parent))
        except OSError:
            continue
    return Path(tempfile.gettempdir())


def remove_scratch(folder: Path) -> None:
    """Remove such a folder, and never another."""
    if folder.name.startswith("kiosk-speech-"):
        shutil.rmtree(folder, ignore_errors=True)
