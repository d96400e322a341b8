"""Starts the kiosk's processes, watches them and starts them again; draws and stores nothing.

A child shares three pipes with us. Its stdin closes when it is to end (also when we die, however
we die). On its stdout it may say "ready" and "alive", "busy" and "idle" (is somebody in the middle
of something?), a line each. What else it says there, and all of its stderr, goes to the log.
"""

from __future__ import annotations

import logging
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from kiosk.operations.offspring import VARIABLE, end_marked
from kiosk.wording import operations as words

READY = "ready"
ALIVE = "alive"
BUSY = "busy"
IDLE = "idle"
WORDS = (READY, ALIVE, BUSY, IDLE)


@dataclass(frozen=True, slots=True)
class Child:
    """A process to keep running. ``watched``: it says "alive", and silence means it hangs.
    ``after``: it starts only when that child is ready, or ``Pace.patience`` seconds later.
    ``again``: what is added to the command when the run before was cut off while it was busy.
    ``stand_in``: what runs in its place while it fails again and again, until it is ready and has
    stayed so for ``Pace.proved`` seconds."""

    name: str
    command: Sequence[str]
    watched: bool = False
    after: str | None = None
    again: Sequence[str] = ()
    stand_in: Child | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """How patient the supervisor is, in seconds."""

    start: float = 60.0  # until a watched child's first word: a cold disk, a first migration
    silence: float = 15.0  # between two words of a watched child
    first_wait: float = 1.0  # before a child is started again; doubles with each failure
    longest_wait: float = 30.0
    good_run: float = 60.0  # after so long a run the waiting begins at the first step again
    most_failures: int = 3  # so many bad runs in a row, and the stand-in comes
    retry: float = 60.0  # before the next try while there is a stand-in; doubles with each failure
    longest_retry: float = 600.0
    proved: float = 5.0  # so long after it was ready the stand-in goes: it lies hidden till then
    patience: float = 3.0  # how long a child waits for the one it comes after
    close: float = 5.0  # from being asked to end to being killed
    tick: float = 0.25  # how often the clock is looked at when nobody says anything


@dataclass(slots=True, eq=False)
class _Running:
    child: Child
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    last_word: float | None = None
    failures: int = 0
    start_at: float = 0.0
    was_ready: bool = False
    is_ready: bool = False  # in this run
    ready_at: float = 0.0
    busy: bool = False
    cut_off: bool = False  # while it was busy, and not ready since
    stand_in: _Running | None = None
    mark: str = field(default_factory=lambda: os.urandom(8).hex())
    halves: dict[int, bytes] = field(default_factory=dict)  # unfinished lines, by descriptor


class Supervisor:
    """Runs ``children`` until told to stop. ``environment`` is what they see; ``log`` gets
    everything they say; ``tell`` the few lines for the person at the terminal."""

    def __init__(
        self,
        children: Sequence[Child],
        environment: Mapping[str, str],
        log: logging.Logger,
        tell: Callable[[str], None],
        pace: Pace = Pace(),
    ) -> None:
        self._running = [_Running(child) for child in children]
        self._environment = dict(environment)
        self._log = log
        self._tell = tell
        self._pace = pace
        self._selector = selectors.DefaultSelector()

    def run(self, stop: int, until: float | None = None) -> frozenset[str]:
        """Until the descriptor ``stop`` can be read, or the monotonic time ``until`` has come.

        Returns the names of the children that were ready at some time; none is left running.
        """
        self._selector.register(stop, selectors.EVENT_READ)
        begun = time.monotonic()
        for running in self._running:
            running.start_at = begun + (self._pace.patience if running.child.after else 0.0)
        try:
            while True:
                now = time.monotonic()
                if until is not None and now >= until:
                    break
                for running in tuple(self._running):
                    if running in self._running:  # else: a stand-in dismissed a moment ago
                        self._look_after(running, now)
                left = self._pace.tick if until is None else min(self._pace.tick, until - now)
                events = self._selector.select(max(left, 0.0))
                if any(key.fd == stop for key, _ in events):
                    break
                for key, _ in events:
                    self._read(key.data, key.fd)
        finally:
            self._close()
            self._selector.close()
        return frozenset(r.child.name for r in self._running if r.was_ready)

    # ------------------------------------------------------------ one child

    def _look_after(self, running: _Running, now: float) -> None:
        if running.process is None:
            if now >= running.start_at or self._need_not_wait(running):
                self._start(running)
            return
        status = running.process.poll()
        if status is not None:
            self._log.error(words.CHILD_ENDED.format(name=running.child.name, status=status))
            self._clear_away(running)
            self._again(running, now)
        elif running.child.watched and now > self._deadline(running):
            self._log.error(words.CHILD_SILENT.format(name=running.child.name))
            self._clear_away(running)
            self._again(running, now)
        elif running.is_ready and now - running.ready_at >= self._pace.proved:
            self._dismiss_stand_in(running)

    def _need_not_wait(self, running: _Running) -> bool:
        return running.failures == 0 and any(
            other.child.name == running.child.after and other.was_ready for other in self._running
        )

    def _deadline(self, running: _Running) -> float:
        if running.last_word is None:
            return running.started + self._pace.start
        return running.last_word + self._pace.silence

    def _start(self, running: _Running) -> None:
        name = running.child.name
        running.started = time.monotonic()
        running.last_word = None
        running.is_ready = running.busy = False
        again = running.child.again if running.cut_off else ()
        try:
            running.process = process = subprocess.Popen(
                (*running.child.command, *again),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**self._environment, VARIABLE: running.mark},
                bufsize=0,
                # A group of its own: Ctrl+C reaches only us.
                start_new_session=True,
            )
        except OSError as error:
            self._log.error(words.CHILD_NOT_STARTED.format(name=name, reason=words.reason(error)))
            self._again(running, running.started)
            return
        self._log.info(words.CHILD_STARTED.format(name=name, process=process.pid))
        for stream in (process.stdout, process.stderr):
            assert stream is not None
            os.set_blocking(stream.fileno(), False)
            self._selector.register(stream, selectors.EVENT_READ, running)

    def _again(self, running: _Running, now: float) -> None:
        pace = self._pace
        # What never became ready was no good run, however long it took to be given up.
        if now - running.started >= pace.good_run and (
            running.is_ready or not running.child.watched
        ):
            running.failures = 0
        wait = min(pace.first_wait * 2**running.failures, pace.longest_wait)
        running.failures = min(running.failures + 1, 30)
        running.cut_off |= running.busy
        if running.child.stand_in is not None and running.failures >= pace.most_failures:
            tries = running.failures - pace.most_failures
            wait = min(pace.retry * 2**tries, pace.longest_retry)
            self._bring_stand_in(running, running.child.stand_in)
        running.start_at = now + wait
        self._tell(words.CHILD_AGAIN.format(name=running.child.name, seconds=f"{wait:g}"))

    def _bring_stand_in(self, running: _Running, child: Child) -> None:
        """It is kept running like any other, until the one it stands in for has proved itself."""
        if running.stand_in is None:
            self._log.error(words.STAND_IN.format(name=child.name, other=running.child.name))
            running.stand_in = _Running(child)
            self._running.append(running.stand_in)

    def _dismiss_stand_in(self, running: _Running) -> None:
        stand_in, running.stand_in = running.stand_in, None
        if stand_in is not None:
            self._running.remove(stand_in)
            if stand_in.process is not None:
                self._clear_away(stand_in)

    def _clear_away(self, running: _Running) -> None:
        """Ends what is left of the child and its helpers, and takes the last of what it said."""
        process = running.process
        assert process is not None
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdin is not None
        process.kill()
        process.wait()
        end_marked(running.mark)
        for stream in (process.stdout, process.stderr):
            self._read(running, stream.fileno())
            with suppress(KeyError):
                self._selector.unregister(stream)
            stream.close()
        process.stdin.close()
        running.halves.clear()
        running.process = None

    # ------------------------------------------------------------ what it says

    def _read(self, running: _Running, descriptor: int) -> None:
        process = running.process
        if process is None or process.stdout is None or process.stdout.closed:
            return  # cleared away between the event and now
        try:
            chunk = os.read(descriptor, 65536)
        except BlockingIOError:
            return
        if not chunk:
            with suppress(KeyError):
                self._selector.unregister(descriptor)
            return
        *lines, half = (running.halves.get(descriptor, b"") + chunk).split(b"\n")
        running.halves[descriptor] = half[-65536:]
        said = descriptor == process.stdout.fileno()
        for line in lines:
            self._hear(running, line.decode(errors="replace").rstrip(), said=said)

    def _hear(self, running: _Running, line: str, *, said: bool) -> None:
        if said and line in WORDS:
            running.last_word = time.monotonic()
            if line in (BUSY, IDLE):
                running.busy = line == BUSY
            elif line == READY and not running.is_ready:
                running.is_ready = running.was_ready = True
                running.ready_at = running.last_word
                running.cut_off = False
                seconds = running.last_word - running.started
                self._log.info(
                    words.CHILD_READY.format(name=running.child.name, seconds=f"{seconds:.1f}")
                )
        elif line:
            # Whatever the level of our own log: what a child says, it has chosen to say.
            said_by = (running.child.name, line)
            record = self._log.makeRecord(
                self._log.name, logging.INFO, "", 0, "%s: %s", said_by, None
            )
            self._log.handle(record)

    # ------------------------------------------------------------ the end

    def _close(self) -> None:
        alive = [r for r in self._running if r.process is not None]
        for running in alive:
            assert running.process is not None
            assert running.process.stdin is not None
            running.process.stdin.close()
            running.process.terminate()
        deadline = time.monotonic() + self._pace.close
        # Listening goes on: a child that cannot get rid of its last lines could not end.
        while any(r.process and r.process.poll() is None for r in alive):
            left = deadline - time.monotonic()
            if left <= 0:
                break
            for key, _ in self._selector.select(min(left, 0.02)):
                if key.data is not None:
                    self._read(key.data, key.fd)
        for running in alive:
            if running.process is not None and running.process.poll() is None:
                self._log.error(words.CHILD_KILLED.format(name=running.child.name))
        for running in alive:
            if running.process is not None:  # else: a stand-in dismissed meanwhile
                self._clear_away(running)


@contextmanager
def stop_signals(
    signals: Sequence[signal.Signals] = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP),
) -> Iterator[int]:
    """A descriptor that can be read as soon as one of ``signals`` came. Main thread only."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    woken = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    before = {number: signal.signal(number, lambda *_: None) for number in signals}
    try:
        yield reader
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(woken)
        os.close(reader)
        os.close(writer)
