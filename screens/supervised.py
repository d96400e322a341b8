"""What a process of the screen says to the supervisor, and how it ends with it."""

from __future__ import annotations

import os
from threading import Thread
from typing import Protocol


class Closable(Protocol):
    """A Kivy app."""

    def stop(self) -> None: ...


def say(word: str) -> None:
    """A word for the supervisor."""
    print(word, flush=True)


def end_with_stdin(app: Closable) -> None:
    """Close when the supervisor does: its end of our stdin closes with it, however it ends."""

    def wait() -> None:
        from kivy.clock import Clock

        while os.read(0, 4096):
            pass
        Clock.schedule_once(lambda _: app.stop())

    Thread(target=wait, name="stdin", daemon=True).start()
