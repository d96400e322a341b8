"""The real kiosk on a real (virtual) display: started, touched, seen and ended as by a person."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from PIL import Image, ImageChops, ImageGrab, ImageStat

from kiosk.display import virtual_display
from tests.end_to_end.window_manager import ask_to_close

SIZE = (540, 960)
LOOK = 0.05
STILL = 0.3
SCREEN, WORKER, SPEECH = "screens", "kiosk.worker", "kiosk.readout.making.child"
WEB = "kiosk.web"

# Places to touch, in parts of the window from the top left.
SOMEWHERE = (0.5, 0.3)
JOURNEY, IMPRINTS = (0.5, 0.5), (0.81, 0.5)  # tiles of the home screen
FIRST_CARD = (0.6, 0.4)
LISTEN = (0.5, 0.81)
STOP_READING = (0.85, 0.7)  # among the keys that are there while something is read
HOME = (0.05, 0.965)  # in the bar
DAY = (0.6, 0.385)  # the panel with the item of the day


TICK = 0.3
"""Seconds in which the sound of a touch is over, the way of a finger through xdotool included."""
LOOKED = 0.6
"""Seconds before a touch: nobody touches what has only just come up, and it would do nothing."""


def until(met: Callable[[], object], seconds: float, what: str) -> None:
    """Look again and again until ``met``; fail after ``seconds``."""
    end = monotonic() + seconds
    while not met():
        assert monotonic() < end, f"not within {seconds} s: {what}"
        sleep(LOOK)


class Kiosk:
    """``kiosk run`` on a data folder, and the display it is on."""

    def __init__(self, process: subprocess.Popen[bytes], display: str, data: Path) -> None:
        self.process, self.display, self.data = process, display, data

    # ------------------------------------------------------------ what is seen

    def look(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def wait_for(self, kind: Callable[[Image.Image], bool], seconds: float = 5) -> Image.Image:
        """The picture, once it is of this ``kind`` and has stood still for a moment."""
        until(lambda: kind(self.look()), seconds, kind.__name__)
        last, since = self.look(), monotonic()
        while kind is not is_loop and monotonic() - since < STILL:
            sleep(LOOK)
            now = self.look()
            if difference(last, now) > 0:
                last, since = now, monotonic()
            assert kind(now), f"not {kind.__name__} for long"
        return last

    # ------------------------------------------------------------ what is done

    def touch(self, place: tuple[float, float]) -> float:
        """Touch, a moment after what was before; when the finger went down (monotonic)."""
        sleep(LOOKED)
        at = (str(round(place[0] * SIZE[0])), str(round(place[1] * SIZE[1])))
        down = monotonic()
        self._xdotool("mousemove", *at, "mousedown", "1")
        sleep(0.06)  # as long as a finger rests
        self._xdotool("mouseup", "1")
        return down

    def go(self, place: tuple[float, float], kind: Callable[[Image.Image], bool]) -> Image.Image:
        """Touch what leads to a screen of this ``kind``; its picture."""
        self.touch(place)
        return self.wait_for(kind)

    def key(self, name: str) -> None:
        self._xdotool("key", name)

    def ask_to_close(self) -> None:
        """What a window manager does when somebody presses Alt+F4."""
        ask_to_close(self.display, int(self._xdotool("getwindowfocus")))

    @property
    def focused(self) -> int:
        """The process whose window gets the keys."""
        return int(self._xdotool("getwindowfocus", "getwindowpid"))

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env={**os.environ, "DISPLAY": self.display},
            check=True,
            capture_output=True,
            text=True,
            timeout=10,
        )
        return done.stdout

    # ------------------------------------------------------------ who is there

    def pid(self, module: str) -> int | None:
        """The process of this data folder that runs ``-m module``."""
        for pid, command in processes(self.data):
            if f"-m\0{module}\0" in command:
                return pid
        return None

    def everybody(self) -> list[int]:
        return [pid for pid, _ in processes(self.data)]


def difference(one: Image.Image, other: Image.Image) -> float:
    """0 (the same) to 255, over pictures made smaller."""
    small = [picture.resize((54, 96), Image.Resampling.BOX) for picture in (one, other)]
    return sum(ImageStat.Stat(ImageChops.difference(*small)).mean) / 3


def says_else(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures of the loop have other words: they change at once, pictures fade."""
    width, height = one.size
    words = (0, round(0.7 * height), width, round(0.84 * height))
    apart = ImageChops.difference(one.crop(words), other.crop(words)).convert("L")
    return sum(apart.histogram()[100:]) > 40


def _brightness(picture: Image.Image, left: float, top: float, right: float, low: float) -> float:
    width, height = picture.size
    part = picture.crop(
        tuple(round(v) for v in (left * width, top * height, right * width, low * height))
    )
    return sum(ImageStat.Stat(part).mean) / 3


def is_loop(picture: Image.Image) -> bool:
    """The attract loop: a picture, and the bright invitation above a dark foot."""
    dark = _brightness(picture, 0, 0.97, 1, 1) < 60
    invited = _brightness(picture, 0.1, 0.87, 0.3, 0.94) > 200
    return dark and invited and _brightness(picture, 0, 0.2, 1, 0.4) > 40


def is_paper(picture: Image.Image) -> bool:
    """A screen for visitors: bright down to its foot."""
    return _brightness(picture, 0, 0.93, 1, 1) > 170


def is_home(picture: Image.Image) -> bool:
    """The panel with the item of the day is red."""
    return is_paper(picture) and _red(picture, *DAY)


def is_item(picture: Image.Image) -> bool:
    """The listen button is red."""
    return is_paper(picture) and _red(picture, LISTEN[0] - 0.2, LISTEN[1])


def is_section(picture: Image.Image) -> bool:
    """Neither home nor an item; no form of section has anything red in those places."""
    return is_paper(picture) and not is_home(picture) and not is_item(picture)


def _red(picture: Image.Image, x: float, y: float) -> bool:
    red, green, blue = picture.getpixel((round(x * SIZE[0]), round(y * SIZE[1])))
    return red > 120 and green < 70 and blue < 70


def processes(data: Path) -> Iterator[tuple[int, str]]:
    """All living processes that were given this data folder, with their command lines."""
    mark = f"KIOSK_DATA={data}".encode()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if mark in (folder / "environ").read_bytes().split(b"\0"):
                    command = (folder / "cmdline").read_bytes().decode(errors="replace")
                    if command:  # a dead one that nobody has asked after has none
                        yield int(folder.name), command
            except OSError:
                continue


def free_port() -> int:
    """For the phone pages of one kiosk: the usual one may be another's."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def kiosk(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    """A command of the kiosk on ``data``, from beginning to end."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "kiosk", *arguments, "--data", str(data)],
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@contextmanager
def running(data: Path, *arguments: str, **environ: str) -> Iterator[Kiosk]:
    """A kiosk on ``data``; whatever happens, nothing of it is left behind. A test that fails
    leaves the last picture and tells the end of the log."""
    data.mkdir(exist_ok=True)
    with virtual_display(SIZE, os.environ) as display:
        own = {"KIOSK_WEB_HOST": "127.0.0.1", "KIOSK_WEB_PORT": str(free_port())}
        place = {"DISPLAY": display, "KIOSK_DATA": str(data), "PYTHONUTF8": "1"}
        settings = {**place, **own, **environ}
        plain = {
            name: value
            for name, value in os.environ.items()
            if name[:5] not in ("KIVY_", "SDL_A", "SDL_D")
        }
        command = [sys.executable, "-P", "-m", "kiosk", "run", "--window", f"{SIZE[0]}x{SIZE[1]}"]
        process = subprocess.Popen(
            [*command, *arguments],
            env={**plain, **settings},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        visit = Kiosk(process, display, data)
        try:
            yield visit
        except AssertionError as error:
            last = data.with_name("last.png")
            visit.look().save(last)
            error.add_note(f"last seen: {last}\n{log_of(data)[-3000:]}")
            raise
        finally:
            end(process, visit)


def end(process: subprocess.Popen[bytes], visit: Kiosk) -> None:
    """Nothing of it is left behind."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(10)
    for pid in visit.everybody():
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.wait()


def log_of(data: Path) -> str:
    log = data / "logs" / "kiosk.log"
    return log.read_text("utf-8", errors="replace") if log.exists() else "no log"
