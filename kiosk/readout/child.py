"""The process an engine lives in: ``python -m kiosk.readout.child ENGINE``.

Reads Jobs from standard input and answers on standard output, one JSON document a line. It ends
when standard input ends, even in the midst of a sentence, so it never outlives its parent. What an
engine prints, from Python or from C, goes to standard error.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

from kiosk.readout.engines import open_engine
from kiosk.readout.model import Engine, SpeechError
from kiosk.readout.pronounce import pronounce
from kiosk.readout.protocol import Answer, Failed, Job, Made, Ready, decode_job, encode


def main(engine_name: str) -> None:
    """Serve until standard input ends. Exits with status 1 when the engine cannot be had."""
    if hasattr(os, "nice"):
        os.nice(5)  # the screen is drawn by the same processors
    answers = _keep_standard_output()
    jobs: SimpleQueue[Job] = SimpleQueue()
    threading.Thread(target=_read_jobs, args=(sys.stdin.buffer, jobs), daemon=True).start()
    try:
        engine = open_engine(engine_name)
    except SpeechError as error:
        print(error, file=sys.stderr, flush=True)
        os._exit(1)
    _send(answers, Ready(engine.name, engine.version))
    while True:
        _send(answers, _answer(engine, jobs.get()))


def _keep_standard_output() -> BinaryIO:
    """The real standard output, for answers alone; from now on printing goes to standard error."""
    kept = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr  # which is written line by line: os._exit loses what waits in a buffer
    return kept


def _read_jobs(lines: BinaryIO, jobs: SimpleQueue[Job]) -> None:
    for line in lines:
        jobs.put(decode_job(line))
    os._exit(0)  # not sys.exit: the main thread may be deep inside an engine that never returns


def _send(answers: BinaryIO, answer: Answer) -> None:
    answers.write(encode(answer) + b"\n")


def _answer(engine: Engine, job: Job) -> Answer:
    try:
        utterance = pronounce(job.text, job.language, job.words)
        spoken = engine.speak(utterance, job.speed_cpm, Path(job.out))
    except (SpeechError, OSError) as error:
        return Failed(job.id, str(error))
    return Made(job.id, spoken.seconds, spoken.timings)


if __name__ == "__main__":
    main(sys.argv[1])
