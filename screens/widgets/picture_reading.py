"""Reading pictures beside the screen's thread, each cut to the pixels of the box it is for.

A picture of the media store is larger than most boxes it is shown in. Cut and scaled to the box by
Pillow it is sharper than scaled by the graphics card, and a tile of the home screen costs 0.1 MB
of texture instead of 1.2.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

from kivy.clock import Clock
from kivy.graphics.texture import Texture
from PIL import Image

from screens.widgets.panel_picture import PanelPicture, carry, in_strips, prepare

Box = tuple[int, int]
READERS = 2


@lru_cache(maxsize=1)
def _readers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(READERS, "picture", initializer=_give_way)


def _give_way() -> None:
    """A software renderer draws on all processors: let it go first (Linux knows nice threads)."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)


class Together:
    """Pictures asked for together appear together, in one redraw of the window: each redraw while
    others are still being read would have to share the processors with them."""

    LONGEST_WAIT = 0.25
    """Seconds until what is there appears, whatever is missing."""

    def __init__(self) -> None:
        self._expected: set[Reading] = set()
        self._here: list[Callable[[], object]] = []
        self._in_time = Clock.create_trigger(self._appear, self.LONGEST_WAIT)

    def expect(self, reading: Reading) -> None:
        """``reading`` was begun."""
        self._expected.add(reading)

    def arrive(self, reading: Reading, appear: Callable[[], object] | None = None) -> None:
        """``reading`` ended; ``appear`` shows its picture."""
        self._expected.discard(reading)
        if appear is not None:
            self._here.append(appear)
        if not self._expected:
            self._appear()
        elif self._here:
            self._in_time()

    def _appear(self, *_: object) -> None:
        self._in_time.cancel()
        here, self._here = self._here, []
        for appear in here:
            appear()


@lru_cache(maxsize=1)
def _together() -> Together:
    return Together()


class Reading:
    """One picture on its way; exactly one of ``ready`` and ``failed`` is called, on the screen's
    thread, unless ``forget`` comes first."""

    def __init__(
        self,
        work: Callable[[], PanelPicture],
        ready: Callable[[Texture], None],
        failed: Callable[[], None],
        at_once: bool = False,
    ) -> None:
        self._ready, self._failed, self._at_once = ready, failed, at_once
        self._wanted = True
        if not at_once:
            _together().expect(self)
        self._future: Future[PanelPicture] | None = _readers().submit(work)
        self._future.add_done_callback(lambda _: Clock.schedule_once(self._arrived))

    def forget(self) -> None:
        """The picture is not wanted any more."""
        self._wanted = False
        _together().arrive(self)
        if self._future is not None:
            self._future.cancel()

    def _arrived(self, _: float) -> None:
        future, self._future = self._future, None  # its bytes are not needed twice
        if not self._wanted or future is None:
            return
        try:
            steps = carry(future.result())
        except (OSError, ValueError, SyntaxError):  # Pillow's plugins raise all three
            _together().arrive(self, self._failed)
            return
        self._step(steps)

    def _step(self, steps: Iterator[Texture | None]) -> None:
        """A strip a frame, so that no frame waits for a whole upload; all of them ``at_once``."""
        if not self._wanted:
            return
        texture = next(steps)
        while texture is None and self._at_once:
            texture = next(steps)
        if texture is None:
            Clock.schedule_once(lambda _: self._step(steps))
        elif self._at_once:
            self._ready(texture)
        else:
            _together().arrive(self, lambda: self._wanted and self._ready(texture))


def read_to_cover(
    path: Path,
    box: Box,
    focus: tuple[float, float],
    ready: Callable[[Texture], None],
    failed: Callable[[], None],
) -> Reading:
    """The part of a picture that covers ``box`` pixels, cut and scaled to them."""
    return Reading(lambda: prepare(path, box, focus, 0), ready, failed)


def read_whole(path: Path, ready: Callable[[Texture], None], failed: Callable[[], None]) -> Reading:
    """A picture in its own pixels, for looking at closely."""
    return Reading(lambda: _whole(path), ready, failed)


def _whole(path: Path) -> PanelPicture:
    with Image.open(path) as opened:
        image = opened.convert("RGBA")
    return in_strips(image)
