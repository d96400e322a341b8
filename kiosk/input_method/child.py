"""The process librime lives in: ``python -m kiosk.input_method.child FOLDER``.

Reads requests from standard input and answers on standard output, one JSON document a line. It ends
with standard input. Nothing it is told leaves it in another way: its standard error leads nowhere,
librime logs nothing and remembers nothing, and a crash leaves no image of its memory.
"""

from __future__ import annotations

import os
import resource
import sys
from contextlib import suppress
from pathlib import Path

from kiosk.input_method.engine import Engine, tried
from kiosk.input_method.librime import Librime
from kiosk.input_method.model import InputMethodMissingError, State
from kiosk.input_method.preparing import MISSING, prepare, prepared, tables, ways
from kiosk.input_method.protocol import Answer, Ready, decode_request, encode


def main(place: Path) -> int:
    """Serve until standard input ends. Returns 3 when librime or its data cannot be had."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = _keep_standard_output()
    try:
        rime = Librime()
        if not prepared(place, rime.version):
            prepare(place)
    except InputMethodMissingError:
        return MISSING
    engine = Engine(rime, tables(place))
    _send(answers, Ready(tuple(way for way in ways(place) if tried(engine, way)), rime.version))
    for line in sys.stdin.buffer:
        request = decode_request.decode(line)
        try:
            state = engine.answer(request)
        except InputMethodMissingError:  # a way that cannot be had
            state = State(number=request.number)
        _send(answers, state)
    return 0


def _keep_standard_output() -> int:
    """The real standard output, for answers alone; printing, from Python or C, goes nowhere."""
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return kept


def _send(answers: int, one: Answer) -> None:
    os.write(answers, encode(one) + b"\n")


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        status = main(Path(sys.argv[1]))
        os._exit(status)  # nothing is to be written any more, neither by librime nor by Python
