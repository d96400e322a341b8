"""The real kiosk on a real (virtual) display: started, touched, seen and ended like by a person."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from PIL import Image, ImageChops, ImageGrab, ImageStat

from kiosk.display import virtual_display

SIZE = (540, 960)
LOOK = 0.1


def until(met: Callable[[], object], seconds: float, what: str) -> None:
    """Look again and again until ``met``; fail after ``seconds``."""
    end = monotonic() + seconds
    while not met():
        assert monotonic() < end, f"not within {seconds} s: {what}"
        sleep(LOOK)


class Kiosk:
    """``kiosk run`` on a data folder, and the display it is on."""

    def __init__(self, process: subprocess.Popen[str], display: str, data: Path) -> None:
        self.process, self.display, self.data = process, display, data

    def look(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def touch(self, x: float, y: float) -> None:
        """Press and lift at a place given in parts of the window, from the top left."""
        at = (str(round(x * SIZE[0])), str(round(y * SIZE[1])))
        self._xdotool("mousemove", *at, "mousedown", "1")
        sleep(0.06)  # as long as a finger rests
        self._xdotool("mouseup", "1")

    def key(self, name: str) -> None:
        self._xdotool("key", name)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env={**os.environ, "DISPLAY": self.display}, check=True)

    def changed(self, before: Image.Image) -> bool:
        """Whether the screen is another one (a slow drift of a picture does not count)."""
        return difference(before, self.look()) > 12

    def pid(self, module: str) -> int | None:
        """The process of this data folder that runs ``-m module``."""
        for pid, command in processes(self.data):
            if f"-m\0{module}\0" in command:
                return pid
        return None

    def everybody(self) -> list[int]:
        return [pid for pid, _ in processes(self.data)]


def difference(one: Image.Image, other: Image.Image) -> float:
    small = [picture.resize((54, 96), Image.Resampling.BOX) for picture in (one, other)]
    return sum(ImageStat.Stat(ImageChops.difference(*small)).mean) / 3


def processes(data: Path) -> Iterator[tuple[int, str]]:
    """All processes that were given this data folder, with their command lines."""
    mark = f"KIOSK_DATA={data}\0".encode()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if mark in (folder / "environ").read_bytes():
                    command = (folder / "cmdline").read_text()
                    if command:
                        yield int(folder.name), command
            except OSError:
                continue


@contextmanager
def running(data: Path, *arguments: str, **environ: str) -> Iterator[Kiosk]:
    """A kiosk on ``data``; whatever happens, nothing of it is left behind."""
    with virtual_display(SIZE, os.environ) as display:
        settings = {"DISPLAY": display, "KIOSK_DATA": str(data), "PYTHONUTF8": "1", **environ}
        command = [sys.executable, "-P", "-m", "kiosk", "run", "--window", f"{SIZE[0]}x{SIZE[1]}"]
        process = subprocess.Popen(
            [*command, *arguments],
            env={**os.environ, **settings},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        kiosk = Kiosk(process, display, data)
        try:
            yield kiosk
        finally:
            process.terminate()
            try:
                process.wait(15)
            finally:
                for pid in kiosk.everybody():
                    os.kill(pid, signal.SIGKILL)


def paper(picture: Image.Image) -> bool:
    """Whether this is a bright screen (home, a section), not the dark foot of the loop."""
    foot = picture.crop((0, round(SIZE[1] * 0.93), SIZE[0], SIZE[1]))
    return _bright(foot) > 170


def loop(picture: Image.Image) -> bool:
    """Whether the attract loop is on show: a bright invitation, and dark below it."""
    width, height = SIZE
    foot = picture.crop((0, round(height * 0.97), width, height))
    invitation = picture.crop((width // 4, round(height * 0.87), width // 2, round(height * 0.94)))
    return _bright(foot) < 60 and _bright(invitation) > 140


def _bright(picture: Image.Image) -> float:
    return sum(ImageStat.Stat(picture).mean) / 3
