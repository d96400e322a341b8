"""How Kivy is set up for a kiosk: before its first import, and the closed window after it."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from select import select
from time import sleep
from typing import Any

STILL_FPS, LIVELY_FPS = 30, 60
"""Turns of Kivy's clock a second while nothing moves and else."""
NIGHT_FPS = 20
"""The same on the dark screen."""
_QUEUED_ALREADY = 0
"""Of Xlib.h."""


def set_up_kivy(data: Path, size: tuple[int, int] | None) -> None:
    """Configure Kivy; call before anything imports it.

    ``size`` opens an ordinary window of that size for people at a desk; None fills the screen and
    hides the cursor. No configuration of the machine's user is read, so that no module, key or
    input device gets in that way.
    """
    os.environ.setdefault("KIVY_NO_ARGS", "1")
    os.environ.setdefault("KIVY_NO_CONFIG", "1")
    os.environ.setdefault("KIVY_NO_FILELOG", "1")
    os.environ.setdefault("KIVY_LOG_MODE", "MIXED")
    os.environ.setdefault("KIVY_HOME", str(data / "kivy"))
    os.environ.setdefault("KIVY_AUDIO", "sdl2")
    os.environ.setdefault("KIVY_VIDEO", "ffpyplayer")
    # A touch that comes with the focus is a touch (SDL would drop it).
    os.environ.setdefault("SDL_MOUSE_FOCUS_CLICKTHROUGH", "1")
    Path(os.environ["KIVY_HOME"]).mkdir(parents=True, exist_ok=True)

    from kivy.config import Config

    graphics: dict[str, Any] = {
        # Multisampling triples the cost of a frame without a graphics card.
        "multisamples": 0,
        "maxfps": LIVELY_FPS,
        "vsync": 0,
        "minimum_width": 320,
        "minimum_height": 320,
        "resizable": int(size is not None),
    }
    if size is None:
        graphics |= {
            "fullscreen": "auto",
            "borderless": 1,
            "show_cursor": 0,
            "allow_screensaver": 0,
        }
        if (whole := screen_size()) is not None:
            # Without a window manager SDL does not make the window larger than it was asked for.
            graphics |= {"width": whole[0], "height": whole[1], "position": "custom"}
            graphics |= {"left": 0, "top": 0}
    else:
        graphics |= {"fullscreen": 0, "width": size[0], "height": size[1], "position": "auto"}
    for name, value in graphics.items():
        Config.set("graphics", name, str(value))
    Config.set("kivy", "exit_on_escape", "0")
    Config.set("kivy", "pause_on_minimize", "0")
    Config.set("kivy", "log_level", "warning")
    Config.set("kivy", "keyboard_mode", "")
    # A second mouse button is no second finger; touch panels come in through SDL.
    Config.remove_section("input")
    Config.add_section("input")
    Config.set("input", "mouse", "mouse,disable_multitouch")


def screen_size() -> tuple[int, int] | None:
    """Width and height of the X display in pixels; None where there is none."""
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return None
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    if not display:
        return None
    size = x11.XDisplayWidth(display, 0), x11.XDisplayHeight(display, 0)
    x11.XCloseDisplay(display)
    return size


def close_to_visitors(window: Any) -> None:
    """No key and no request of the window manager leads out of the kiosk."""
    window.bind(
        on_keyboard=_swallow,
        on_key_down=_swallow,
        on_key_up=_swallow,
        on_request_close=_swallow,
        on_drop_file=_swallow,
    )


def fill_cheaply() -> None:
    """Let plain colours be drawn without filtering: half the cost of a filled pixel.

    Kivy draws a plain colour through a small white texture, filtered like any other.
    """
    from kivy.graphics import Rectangle

    white = Rectangle().texture
    white.min_filter = white.mag_filter = "nearest"


def set_pace(turns: int) -> None:
    """At most so many turns of the clock a second; each costs processor time, also a still one."""
    from kivy.clock import Clock

    Clock._max_fps = float(turns)


def wake_for_touches(window: Any) -> bool:
    """Let the clock's wait end as soon as the X server tells something, so that a touch on a screen
    that stands still does not wait for the next turn (33 ms, at night 50). Never more turns than
    ``LIVELY_FPS``. False where there is no X server; everything is then as it was.
    """
    from kivy.clock import Clock

    told = _told_by_x(window)
    if told is None:
        return False
    end_waits(Clock, told)
    return True


def end_waits(clock: Any, told: Callable[[float], bool]) -> None:
    """Have ``told`` wait for the clock (so many seconds at most), and end the wait when it is True.

    Kivy's clock waits by ``usleep`` and asks ``_check_ready`` whether that was enough.
    """
    usual, woken = clock._check_ready, False

    def wait(microseconds: float) -> None:
        nonlocal woken
        if told(microseconds / 1e6):
            woken = True
            sleep(max(0.0, clock._last_tick + 1 / LIVELY_FPS - clock.time()))

    def ready(fps: float, least: float, undershoot: float) -> tuple[bool, float]:
        nonlocal woken
        if woken:
            woken = False
            return True, 0.0
        done, seconds = usual(fps, least, undershoot)
        return done, seconds

    clock.usleep, clock._check_ready = wait, ready


def draw_at_once(
    window: Any, box: tuple[float, float, float, float], *, whole_after: bool = True
) -> None:
    """Show now what has changed within ``box`` (x, y, width, height in the window): in software a
    whole frame takes several times as long. That one follows, unless nothing changed elsewhere
    (``whole_after``).

    Only where the renderer keeps the last frame's picture to draw on: Mesa's software ones copy it
    to the screen. A graphics card swaps it for an older one, and is quick enough.
    """
    if not _keeps_picture():
        return
    from kivy.graphics.opengl import GL_SCISSOR_TEST, glDisable, glEnable, glScissor
    from kivy.graphics.scissor_instructions import Rect, scissor_stack

    x, y, width, height = (int(part) for part in box)
    # On Kivy's own stack too: what cuts itself off within the window does not end it.
    scissor_stack.push(Rect(x, y, width + 1, height + 1))
    glEnable(GL_SCISSOR_TEST)
    glScissor(x, y, width + 1, height + 1)
    window.dispatch("on_draw")
    scissor_stack.pop()
    glDisable(GL_SCISSOR_TEST)
    window.dispatch("on_flip")
    if whole_after:
        window.canvas.ask_update()


@lru_cache(maxsize=1)
def _keeps_picture() -> bool:
    from kivy.graphics.opengl import GL_RENDERER, glGetString

    name = glGetString(GL_RENDERER) or b""
    return b"llvmpipe" in name or b"softpipe" in name


def _told_by_x(window: Any) -> Callable[[float], bool] | None:
    """Waits at most so many seconds for the X server; whether it told something."""
    display = getattr(window.get_window_info(), "display", None)
    if not display:
        return None
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return None
    link = ctypes.c_void_p(display)
    number = x11.XConnectionNumber(link)

    def told(seconds: float) -> bool:
        if x11.XEventsQueued(link, _QUEUED_ALREADY):
            return True
        return bool(select([number], [], [], max(0.0, seconds))[0])

    return told


def _swallow(*_: object, **__: object) -> bool:
    return True
