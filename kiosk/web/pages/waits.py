"""How long to wait, in words."""

from __future__ import annotations

import math

from kiosk.wording import web as words


def wait_words(seconds: int) -> str:
    if seconds < 120:
        return words.SECONDS.format(count=seconds)
    return words.MINUTES.format(count=math.ceil(seconds / 60))
