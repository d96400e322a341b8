"""The parent's hold on the engine's process: start it, write to it, hear from it, kill it."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections import deque
from queue import SimpleQueue

import msgspec

from kiosk.readout.protocol import Answer, Job, decode_answer, encode

log = logging.getLogger(__name__)


class ChildProcess:
    """One run of ``kiosk.readout.child``. Starting and writing do not block the caller; threads of
    its own read what comes back."""

    def __init__(self, engine: str) -> None:
        # A fresh interpreter, as pyttsx3 hangs after a fork. A session of its own keeps Ctrl+C in a
        # terminal from it; it ends by itself when its standard input closes.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "kiosk.readout.child", engine],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            bufsize=0,
        )
        self._answers: SimpleQueue[Answer | None] = SimpleQueue()
        self._printed: deque[str] = deque(maxlen=5)
        self._threads = [
            threading.Thread(target=target, name=f"readout-{target.__name__}", daemon=True)
            for target in (self._read_answers, self._read_printing)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def send(self, job: Job) -> bool:
        """Hand over a job (one at a time: a line always fits into the pipe); False when the child
        is gone."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(encode(job) + b"\n")
        except OSError:
            return False
        return True

    def hear(self, wait_seconds: float = 0.0) -> Answer | None:
        """The next answer; None once the child has ended. Raises queue.Empty when there is nothing
        yet."""
        if wait_seconds > 0:
            return self._answers.get(timeout=wait_seconds)
        return self._answers.get_nowait()

    def kill(self) -> str:
        """End the process at once and reap it; what it last printed, for the log."""
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join(timeout=1.0)
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            assert pipe is not None
            pipe.close()
        return " | ".join(self._printed)

    def _read_answers(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            try:
                self._answers.put(decode_answer.decode(line))
            except msgspec.DecodeError:
                log.warning("readout child wrote no answer: %r", line[:200])
        self._answers.put(None)

    def _read_printing(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self._printed.append(line.decode(errors="replace").strip())
            log.debug("readout child: %s", self._printed[-1])
