"""Where files that others made are opened: in a child process that can be stopped.

``Opener`` is how the stages ask for it: a module-level function, its arguments, a time limit. What
it returns or raises (``Refused``) comes back; anything else that goes wrong in there becomes a
``Refused`` too. What a child may use stands in ``limits``, what it may answer in ``answers``.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import astuple
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, ParamSpec, Protocol, TypeVar, cast

from kiosk.intake.answers import No, receive, send
from kiosk.intake.limits import Limits, allow_processor_time, confine
from kiosk.intake.problems import NoRoomError, Refused, refused
from kiosk.wording import intake as wording
from kiosk.wording import limits as limit_wording

_P = ParamSpec("_P")
_T = TypeVar("_T")
_log = logging.getLogger(__name__)

_MOST_QUESTIONS = 2_000
"""Then a child is replaced: what libraries leak in it would in the end cost a good file."""


class Opener(Protocol):
    """Runs ``work(*args)`` where files are opened, for at most ``seconds``. Raises ``Refused``."""

    def __call__(
        self, seconds: float, work: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> _T: ...


def open_here(
    seconds: float,  # noqa: ARG001
    work: Callable[_P, _T],
    /,
    *args: _P.args,
    **kwargs: _P.kwargs,
) -> _T:
    """An ``Opener`` in this process, without limits: for files of our own and for tests."""
    try:
        return work(*args, **kwargs)
    except Refused:
        raise
    except MemoryError as error:
        raise refused(limit_wording.TOO_MUCH_MEMORY) from error
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.EFBIG:
            raise refused(limit_wording.TOO_MUCH_WRITTEN) from error
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NoRoomError(*wording.NO_ROOM) from error
        _log.warning("%s failed", work.__name__, exc_info=True)
        raise refused(wording.BROKE_THE_READER) from error


class Children:
    """An ``Opener`` with up to ``count`` children under ``limits``; each is started when first
    needed and works on until the block ends, or until it takes too long or asks for too much: then
    the next file gets a fresh one. What a child writes in passing lies below ``scratch`` (the
    system's own place by default). Safe to call from several threads."""

    def __init__(
        self, count: int = 2, limits: Limits | None = None, scratch: Path | None = None
    ) -> None:
        self._limits = limits or Limits()
        self._scratch = scratch
        self._free: queue.LifoQueue[_Child | None] = queue.LifoQueue()
        for _ in range(count):
            self._free.put(None)
        self._count = count
        self._working: set[_Child] = set()

    def interrupt(self) -> None:
        """Kill the children that are at work just now: whoever waits for them gets ``Refused``."""
        for child in tuple(self._working):
            child.kill()

    def __enter__(self) -> Children:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for _ in range(self._count):
            child = self._free.get()
            if child is not None:
                child.stop()

    def __call__(
        self, seconds: float, work: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        child = self._free.get()
        try:
            if child is None:
                child = _Child(self._limits, self._scratch)
            self._working.add(child)
            answer = child.ask((work, args, kwargs, seconds), seconds)
            self._working.discard(child)
            if (isinstance(answer, No) and answer.spent) or child.asked >= _MOST_QUESTIONS:
                child.stop()
                child = None
        except Refused:
            if child is not None:
                self._working.discard(child)
                child.stop()
            child = None
            raise
        finally:
            self._free.put(child)
        if isinstance(answer, No):
            kind = NoRoomError if answer.no_room else Refused
            raise kind(answer.what, answer.do, answer.where)
        return cast("_T", answer)


class _Child:
    def __init__(self, limits: Limits, scratch: Path | None) -> None:
        self.asked = 0
        place = {"TMPDIR": str(scratch)} if scratch is not None else {}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "kiosk.intake.child", *map(str, astuple(limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **place},
            # So that what it has started (ffmpeg) can be stopped with it; a session of its own
            # would take it out of the worker's low share of the processor.
            process_group=0,
        )

    def ask(self, question: object, seconds: float) -> object:
        """The answer. Raises ``Refused`` when there is none in time; the child is over then."""
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        self.asked += 1
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self.kill()

        timer = threading.Timer(seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            pickle.dump(question, process.stdin)
            process.stdin.flush()
            return receive(process.stdout)
        except Refused:
            raise
        except Exception as error:  # whatever a child that is taken over may send
            if late.is_set():
                raise refused(wording.TOO_SLOW, seconds=seconds) from error
            raise refused(wording.BROKE_THE_READER) from error
        finally:
            timer.cancel()

    def stop(self) -> None:
        self.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.wait()

    def kill(self) -> None:
        """End it, with all that it has started; it is still to be ``stop``ped."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()


def main(arguments: Sequence[str]) -> None:
    """The child: answers questions on standard input until it is closed."""
    confine(Limits(*map(int, arguments)))
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # a library that prints must not spoil the answers
    serve(sys.stdin.buffer, answers)


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    while True:
        try:
            work, args, kwargs, seconds = pickle.load(questions)
        except EOFError:
            return
        allow_processor_time(seconds)
        answer: object
        try:
            answer = open_here(seconds, work, *args, **kwargs)
        except Refused as error:
            spent = isinstance(error.__cause__, MemoryError)
            no_room = isinstance(error, NoRoomError)
            answer = No(error.what, error.do, error.where, spent, no_room)
        send(answer, answers)


if __name__ == "__main__":
    # Under its own name, so that what is pickled here is known on the other side.
    from kiosk.intake.child import main as run

    run(sys.argv[1:])
