"""From a touch to what is really heard: first sound, end of sound, and the sentence lit beside it.

    KIOSK_DATA=FOLDER python -m bench.listening [--language cmn|yue] [--runs 8]

FOLDER has been loaded before (``kiosk load``); a copy of it is used, without its made speech. The
real app at 1080 x 1920 on a virtual screen sounds into a PulseAudio of our own, whose output is
recorded (bench.captured_sound). Items are opened one after the other and their listen button is
touched: not made yet, then again, made. Times are seconds from the touch to the first and the last
sample that is loud, PulseAudio's buffers (about 0.05 s) included. Then a text is read on, and the
frame that lights a sentence is compared with the beginning of its sound: positive when the light is
first. Last, how long the screen's thread is held to open a sentence of 15 s.

Must reach (the product's figures): first sound made ahead 0.15, not made 0.75 with espeak and 1.5
with the natural voice, stop 0.1, light within 0.08 of the sound.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.captured_sound import Recorder, own_pulse
from bench.processes import SIZE, end, virtual_screen
from kiosk.wording import screens as words

LIMITS = {"made": 0.15, "stop": 0.1, "light": 0.08, "open": 0.008}
NOT_MADE_LIMITS = {"espeak-ng": 0.75, "kokoro": 1.5}
ENGINE_SECONDS = 6.0
READ_SECONDS = 40.0
NEXT_SILENCE = 0.25
"""A new sentence begins after at least so much silence."""

Step = float | Callable[[], object]
"""Wait so long, or until it is true."""


def touch(widget: Any) -> float:
    """A finger on the middle of ``widget`` for two turns of the clock; when it was lifted."""
    from kivy.base import EventLoop
    from kivy.tests.common import UnitTestTouch

    x, y = widget.to_window(*widget.center)
    finger = UnitTestTouch(x, y)
    finger.touch_down()
    EventLoop.idle()
    lifted = time.monotonic()
    finger.touch_up()
    return lifted


def button(app: Any, text: str) -> Any:
    """What says ``text`` on the reader's screen and can be touched."""
    from screens.widgets.pressable import Pressable

    for one in app.screen("reader").walk():
        if isinstance(one, Pressable) and getattr(one, "text", None) == text:
            return one
    raise SystemExit(f"nothing on the reader's screen says {text}")


class Measured:
    """The app's side: visits items, touches, and notes what came of it."""

    def __init__(self, app: Any, recorder: Recorder, language: str, runs: int) -> None:
        self.app, self.recorder, self.language, self.runs = app, recorder, language, runs
        self.seconds: dict[str, list[float]] = {
            name: [] for name in ("not made", "made", "stop", "light", "open")
        }
        self.lit: list[float] = []
        self._lit_changed = False

    def steps(self) -> Iterator[Step]:
        from kivy.core.window import Window

        app = self.app
        yield lambda: app.read_aloud is not None
        yield 2.0
        app.guide.go_home()
        app.read_aloud.language = self.language
        app.read_aloud.bind(current=self._current)
        Window.bind(on_flip=self._flipped)
        cards = [
            card
            for section in app.exhibition.sections
            for card in app.exhibition.cards(section.key)
            if card.characters > 80 and not card.film
        ]
        yield 1.0
        for number in range(self.runs):
            app.guide.open_item(cards[number % len(cards)])
            yield ENGINE_SECONDS if number == 0 else 2.0
            for name in ("not made", "made"):
                yield from self._heard_and_stopped(name)
        app.guide.open_item(max(cards, key=lambda card: card.characters))
        yield 2.0
        self.lit.clear()
        begun = touch(button(app, words.LISTEN))
        yield READ_SECONDS
        app.read_aloud.stop()
        for onset in self.recorder.onsets(begun, NEXT_SILENCE):
            nearest = min(self.lit, key=lambda lit: abs(onset - lit))
            if abs(onset - nearest) < NEXT_SILENCE:
                self.seconds["light"].append(onset - nearest)
        self._open()

    def _heard_and_stopped(self, name: str) -> Iterator[Step]:
        begun = touch(button(self.app, words.LISTEN))
        yield lambda: self.recorder.first_sound(begun) or time.monotonic() > begun + 8
        heard = self.recorder.first_sound(begun)
        if heard is None:
            print(f"nothing was heard within 8 s ({name})", file=sys.stderr)
            return
        self.seconds[name].append(heard - begun)
        yield 0.8
        stopped = touch(button(self.app, words.READ_STOP))
        yield 0.6
        last = self.recorder.last_sound(stopped)
        self.seconds["stop"].append(max(0.0, last - stopped) if last else 0.0)

    def _current(self, _: object, sentence: object) -> None:
        self._lit_changed = sentence is not None

    def _flipped(self, *_: object) -> None:
        if self._lit_changed:
            self._lit_changed = False
            self.lit.append(time.monotonic())

    def _open(self) -> None:
        """Fifteen seconds of sound as the cache keeps them."""
        import numpy as np
        import soundfile

        from screens.sound import Loudspeaker

        loudspeaker = Loudspeaker(True, 0.0)
        loudspeaker.open()
        with tempfile.TemporaryDirectory() as folder:
            for number in range(5):
                path = Path(folder, f"{number}.ogg")
                noise = np.random.default_rng(number).normal(0, 0.1, 15 * 24_000)
                soundfile.write(path, noise, 24_000, format="OGG", subtype="VORBIS")
                begun = time.perf_counter()
                loudspeaker.prepare(path)
                loudspeaker.play(path)
                self.seconds["open"].append(time.perf_counter() - begun)
            loudspeaker.stop()


def visit(language: str, runs: int) -> None:
    """In a process of its own: prints what was measured as one line of JSON."""
    os.environ.setdefault("KIVY_NO_CONSOLELOG", "1")
    from kiosk.library.model import Language
    from kiosk.readout.engines import voices_for
    from screens.process import open_app

    with (
        Recorder({"PULSE_SERVER": os.environ["PULSE_SERVER"]}) as recorder,
        open_app(Path(os.environ["KIOSK_DATA"]), SIZE) as app,
    ):
        from kivy.clock import Clock

        measured = Measured(app, recorder, language, runs)
        steps = measured.steps()

        def go(_: float) -> None:
            step = next(steps, None)
            if step is None:
                print(
                    json.dumps(
                        {"engine": voices_for(Language(language))[0], "seconds": measured.seconds}
                    ),
                    flush=True,
                )
                app.stop()
            elif callable(step):
                event = Clock.schedule_interval(lambda _: met(), 0)

                def met() -> None:
                    if step():
                        event.cancel()
                        Clock.schedule_once(go, 0)
            else:
                Clock.schedule_once(go, step)

        Clock.schedule_once(go, 1.0)
        app.run()


def tell(engine: str, seconds: dict[str, list[float]]) -> None:
    limits = {**LIMITS, "not made": NOT_MADE_LIMITS[engine]}
    print(f"voice: {engine}")
    for name, times in seconds.items():
        worst = max(times, key=abs)
        reached = "" if abs(worst) <= limits[name] else "   NOT REACHED"
        print(
            f"{name:9} {len(times):3} times, median {statistics.median(times):6.3f} s, "
            f"worst {worst:6.3f} s (at most {limits[name]}){reached}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=("cmn", "yue"), default="cmn")
    parser.add_argument("--runs", type=int, default=8)
    parser.add_argument("--visit", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.visit:
        visit(options.language, options.runs)
        return
    command = [sys.executable, "-m", "bench.listening", "--visit", "--language", options.language]
    command += ["--runs", str(options.runs)]
    with (
        tempfile.TemporaryDirectory() as folder,
        own_pulse() as pulse,
        virtual_screen() as display,
    ):
        data = Path(folder, "data")
        shutil.copytree(os.environ["KIOSK_DATA"], data, ignore=shutil.ignore_patterns("speech"))
        app = subprocess.Popen(
            command,
            env={**os.environ, **pulse, "DISPLAY": display, "KIOSK_DATA": str(data)},
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert app.stdout is not None
        try:
            for line in app.stdout:
                if line.startswith("{"):
                    tell(**json.loads(line))
                    break
        finally:
            end(app)


if __name__ == "__main__":
    main()
