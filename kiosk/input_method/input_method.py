"""InputMethod: what a screen types into. The engine's process is started, watched and replaced."""

from __future__ import annotations

import logging
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import RLock, Thread

import msgspec

from kiosk.input_method.model import LETTERS, State, Way
from kiosk.input_method.preparing import MISSING, ways
from kiosk.input_method.protocol import (
    Back,
    Begin,
    Choose,
    Letter,
    Ready,
    Request,
    Turn,
    decode_answer,
    encode,
)

log = logging.getLogger(__name__)

PROGRAM = (sys.executable, "-P", "-m", "kiosk.input_method.child")
ANSWER_SECONDS = 2.0
"""An answer takes less than a millisecond; a process that owes one for so long is ended."""
READY_SECONDS = 150.0
"""The first time the tables are compiled."""
MOST_DEATHS = 3
"""In one visit; then it is not tried again until the next."""


class InputMethod:
    """Nothing here waits for the engine. Answers come to ``told``, and which ways can be had to
    ``offered``, both on a thread of this object's own.

    When the engine's process dies (it is C++), another takes over with what was typed of the word;
    from the second time on the word is dropped, as it may be what kills it. Nothing typed is kept
    after ``begin`` and ``stop``.
    """

    def __init__(
        self,
        folder: Path,
        told: Callable[[State], None] = lambda _: None,
        offered: Callable[[tuple[Way, ...]], None] = lambda _: None,
        program: Sequence[str] = PROGRAM,
        answer_seconds: float = ANSWER_SECONDS,
    ) -> None:
        """``folder`` as ``preparing.folder`` names it."""
        self.told, self.offered = told, offered
        self.ways = ways(folder)
        """What can be had, as far as is known."""
        self._folder = folder
        self._offered: tuple[Way, ...] | None = None
        self._command = [*program, str(folder)]
        self._answer_seconds = answer_seconds
        self._lock = RLock()
        self._process: subprocess.Popen[bytes] | None = None
        self._ended: subprocess.Popen[bytes] | None = None
        """The one that was ended on purpose."""
        self._wanted = self._running = self._ready = False
        self._missing = False
        """Whether the engine said that librime is not there."""
        self._number = self._told = 0
        self._since: list[Request] = []
        """Everything since the last ``begin``, to be done again by another process."""
        self._owed_since: float | None = None
        self._deaths = 0

    # ------------------------------------------------------------------ for the screen

    def look(self) -> tuple[Way, ...]:
        """What can be had now: the tables may have been compiled since. Quick."""
        with self._lock:
            if not self._wanted and not self._missing:
                self.ways = ways(self._folder)
            return self.ways

    def start(self) -> None:
        """Start the engine, if it does not run."""
        with self._lock:
            if not self._wanted:
                self._wanted, self._deaths = True, 0
            if self._wanted and not self._running:
                self._running = True
                Thread(target=self._run, name="input-method", daemon=True).start()

    def stop(self) -> None:
        """End the engine at once, and forget everything."""
        with self._lock:
            self._wanted = False
            self._since, self._told = [], self._number
            self._ended = self._process
            if self._process is not None:
                self._process.kill()

    def begin(self, way: Way, *, names: bool = False) -> None:
        """Forget what was typed, and spell by ``way`` from now on; ``names``: surnames first, one
        syllable at a time. Starts the engine."""
        with self._lock:
            self._since = []
            self._told = self._number  # answers to what was asked before are not told any more
            self._ask(Begin(self._next(), way, names))
        self.start()

    def type(self, letter: str) -> None:
        """One of the 26 small letters. Raises ValueError for anything else."""
        if letter not in LETTERS:
            raise ValueError(letter)
        with self._lock:
            self._ask(Letter(self._next(), letter))

    def backspace(self) -> None:
        """Take the last letter away, or the last choice back."""
        with self._lock:
            self._ask(Back(self._next()))

    def turn(self, first: int) -> None:
        """Show the candidates from place ``first`` on."""
        with self._lock:
            self._ask(Turn(self._next(), first))

    def choose(self, index: int, seen: State) -> None:
        """Take candidate ``index`` of ``seen``."""
        with self._lock:
            self._ask(Choose(self._next(), index, seen.number))

    # ------------------------------------------------------------------ beside it

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _ask(self, request: Request) -> None:
        self._since.append(request)
        if self._ready:
            self._write([request])

    def _write(self, requests: Sequence[Request]) -> None:
        process = self._process
        if process is None or process.stdin is None or not requests:
            return
        lines = b"".join(encode(one) + b"\n" for one in requests)
        try:
            if os.write(process.stdin.fileno(), lines) < len(lines):
                raise BlockingIOError
        except OSError:  # full, as it reads nothing any more, or broken: _run hears of its end
            process.kill()
        if self._owed_since is None:
            self._owed_since = time.monotonic()

    def _run(self) -> None:
        """Start processes one after the other for as long as the engine is wanted."""
        while True:
            with self._lock:
                if not self._wanted:
                    self._running = False
                    return
                try:
                    process = self._process = self._started()
                except OSError as error:
                    log.warning("input method: %s", error)
                    self._wanted = self._running = False
                    self._offer(())
                    return
            self._listen(process)
            status = process.wait()
            with self._lock:
                self._process, self._ready, self._owed_since = None, False, None
                if process is not self._ended:
                    self._mourn(status)
            for pipe in (process.stdin, process.stdout):
                assert pipe is not None
                pipe.close()

    def _started(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # nothing that was typed may come into a log by this way
            process_group=0,
            bufsize=0,
        )
        assert process.stdin is not None
        os.set_blocking(process.stdin.fileno(), False)
        self._owed_since = time.monotonic()
        return process

    def _mourn(self, status: int) -> None:
        """It has died by itself."""
        self._deaths += 1
        log.warning("input method: the engine ended with status %d", status)
        self._missing = status == MISSING
        if self._missing or self._deaths >= MOST_DEATHS:
            self._wanted = False
            self._offer(())
        elif self._deaths > 1:
            self._since, self._told = self._since[:1], self._number
            self.told(State(number=self._number))

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        """Until the process closes its output, or owes an answer for too long."""
        assert process.stdout is not None
        output, kept = process.stdout.fileno(), b""
        waiting = select.poll()
        waiting.register(output, select.POLLIN)
        while True:
            if not waiting.poll(self._answer_seconds * 500):
                if self._overdue():
                    process.kill()
                continue
            read = os.read(output, 65536)
            if not read:
                return
            *lines, kept = (kept + read).split(b"\n")
            for line in lines:
                self._hear(line)

    def _overdue(self) -> bool:
        with self._lock:
            limit = self._answer_seconds if self._ready else READY_SECONDS
            return self._owed_since is not None and time.monotonic() - self._owed_since > limit

    def _hear(self, line: bytes) -> None:
        try:
            answer = decode_answer.decode(line)
        except msgspec.DecodeError:
            log.warning("input method: the engine wrote no answer")  # not what: it may be typed
            return
        with self._lock:
            if isinstance(answer, Ready):
                self._ready, self._owed_since = True, None
                self._offer(answer.ways)
                self._write(self._since)
                return
            if answer.number >= self._number:
                self._owed_since = None
            if self._told < answer.number:
                self._told = answer.number
                self.told(answer)

    def _offer(self, found: tuple[Way, ...]) -> None:
        self.ways = found
        if found != self._offered:
            self._offered = found
            self.offered(found)
