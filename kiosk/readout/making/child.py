"""The process an engine lives in: ``python -m kiosk.readout.making.child ENGINE NICENESS SCRATCH``.

ENGINE is a name of ``kiosk.readout.engines``, or "recording" for what is done with sound that is
there: cutting a person's recording, stretching. Reads messages from standard input and answers on
standard output, one JSON document a line. It ends when standard input ends, even in the midst of a
sentence, so it never outlives its parent. What an engine prints, from Python or from C, goes to
standard error.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

from kiosk.readout.engines import open_engine
from kiosk.readout.making.answering import answer
from kiosk.readout.making.child_process import remove_scratch
from kiosk.readout.making.protocol import Answer, Job, Ready, Tidy, Warm, decode_message, encode
from kiosk.readout.making.tidy import tidy
from kiosk.readout.model import RECORDING, SpeechError
from kiosk.readout.pronunciation.han import warm_up


def main(engine_name: str, niceness: int, scratch: Path) -> None:
    """Serve until standard input ends. Exits with status 1 when the engine cannot be had."""
    os.nice(niceness)  # the screen is drawn by the same processors
    answers = _keep_standard_output()
    jobs: SimpleQueue[Job | Warm] = SimpleQueue()
    threading.Thread(target=_read, args=(sys.stdin.buffer, jobs, scratch), daemon=True).start()
    try:
        engine = None if engine_name == RECORDING else open_engine(engine_name)
    except SpeechError as error:
        print(error, file=sys.stderr, flush=True)
        os._exit(1)
    version = engine.version if engine else ""
    _send(answers, Ready(engine_name, version))
    while True:
        match jobs.get():
            case Job() as job:
                _send(answers, answer(engine, job))
            case Warm(language) if jobs.empty():
                warm_up(language)


def _keep_standard_output() -> BinaryIO:
    """The real standard output, for answers alone; from now on printing goes to standard error."""
    kept = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr  # which is written line by line: os._exit loses what waits in a buffer
    return kept


def _read(lines: BinaryIO, jobs: SimpleQueue[Job | Warm], scratch: Path) -> None:
    for line in lines:
        match decode_message.decode(line):
            case Tidy(folder, limit):
                # Its own thread: the next sentence does not wait for it.
                threading.Thread(target=tidy, args=(Path(folder), limit), daemon=True).start()
            case message:
                jobs.put(message)
    remove_scratch(scratch)
    os._exit(0)  # not sys.exit: the main thread may be deep inside an engine that never returns


def _send(answers: BinaryIO, one: Answer) -> None:
    answers.write(encode(one) + b"\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
