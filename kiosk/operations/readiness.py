"""Can this machine open today? Every check really does the thing it speaks of."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from kiosk.library.model import Language
from kiosk.operations.check import Check
from kiosk.operations.check_display import check_display
from kiosk.operations.check_handwriting import check_handwriting
from kiosk.operations.check_input_method import INPUT_METHOD, check_input_method
from kiosk.operations.check_keeping import (
    check_clock,
    check_database,
    check_disk,
    check_fonts,
)
from kiosk.operations.check_key import check_key
from kiosk.operations.check_opening import check_opening
from kiosk.operations.check_printer import check_printer
from kiosk.operations.check_sound import check_sound
from kiosk.operations.check_speech import check_speech
from kiosk.operations.check_voices import check_voices, speak_trials, trial_sound
from kiosk.operations.lock import kiosk_runs
from kiosk.wording import operations as words
from kiosk.wording import sound_check as sound_words


def readiness(
    data: Path, environ: Mapping[str, str], now: datetime, *, aloud: bool = False
) -> Iterator[Check]:
    """Each check as it is done, display to printer; never raises for what a check finds. A
    check of something that this kiosk does not have is left out.

    With ``aloud`` a few seconds of sound are played, unless the kiosk runs: nobody is talked over.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-trial-") as folder:
        spoken = cache(lambda: speak_trials(Path(folder)))

        def sound() -> Check:
            if not aloud:
                return check_sound(environ)
            if kiosk_runs(data):
                found = check_sound(environ)
                return replace(found, what=found.what + sound_words.NOT_PLAYED_NOW)
            trial = trial_sound(Path(folder), spoken()[Language.MANDARIN])
            return check_sound(environ, trial=trial)

        checks: tuple[tuple[str, Callable[[], Check | None]], ...] = (
            ("display", lambda: check_display(environ)),
            ("fonts", lambda: check_fonts(data)),
            ("sound", sound),
            ("voices", lambda: check_voices(spoken())),
            ("speech", lambda: check_speech(data, environ, now)),
            ("disk", lambda: check_disk(data)),
            ("database", lambda: check_database(data, environ, now)),
            ("key", lambda: check_key(data, environ)),
            ("clock", lambda: check_clock(now)),
            ("opening", check_opening),
            ("handwriting", check_handwriting),
            (INPUT_METHOD, lambda: check_input_method(data)),
            ("printer", lambda: check_printer(data, environ)),
        )
        for name, check in checks:
            try:
                found = check()
            except Exception as error:  # a report that ends half-way helps nobody
                what = words.CHECK_BROKE.format(reason=f"{type(error).__name__}: {error}")
                found = Check(name, False, what, words.CHECK_BROKE_DO)
            if found is not None:
                yield found


def can_open(checks: list[Check]) -> bool:
    """Whether nothing was found that keeps the kiosk shut."""
    return all(check.ok or check.level == "note" for check in checks)


def line(check: Check) -> str:
    """A check as a line of text, with what to do below it."""
    mark = (
        words.MARK_GOOD
        if check.ok
        else words.MARK_NOTE
        if check.level == "note"
        else words.MARK_ERROR
    )
    told = f"【{mark}】{words.CHECK_NAMES[check.name]}：{check.what}"
    return f"{told}\n        {check.do}" if check.do else told
