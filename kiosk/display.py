"""Finds the display to draw on; with none, starts a virtual one (Xvfb) and says so.

The window library in Kivy's wheel speaks X11, so a display is an X display that really opens
(under Wayland that is Xwayland's).
"""

from __future__ import annotations

import ctypes
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from kiosk.errors import KioskError
from kiosk.wording import operations as words

PORTRAIT = (1080, 1920)
START_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Display:
    """``name`` as in $DISPLAY (":0"); ``virtual`` when nobody can see it without help."""

    name: str
    virtual: bool


class DisplayError(KioskError):
    """There is no display and a virtual one could not be started."""


def opens(name: str) -> bool:
    """Whether the X display ``name`` can be opened (with its access rules) right now."""
    if not name:
        return False
    try:
        xlib = ctypes.CDLL("libX11.so.6")
    except OSError:
        return False
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XOpenDisplay.argtypes = [ctypes.c_char_p]
    xlib.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = xlib.XOpenDisplay(name.encode())
    if not display:
        return False
    xlib.XCloseDisplay(display)
    return True


@contextmanager
def display(
    size: tuple[int, int],
    environ: Mapping[str, str],
    tell: Callable[[str], None],
) -> Iterator[Display]:
    """The display to draw on: the one in ``environ``, else Xvfb of ``size`` (width, height) pixels.

    Set $DISPLAY of children to its ``name``. ``tell`` gets the lines that say how to look at a
    virtual one, which ends with the block. Raises DisplayError.
    """
    name = environ.get("DISPLAY", "")
    if opens(name):
        yield Display(name, virtual=False)
        return
    with virtual_display(size, environ) as name:
        tell(words.DISPLAY_VIRTUAL.format(name=name, width=size[0], height=size[1]))
        yield Display(name, virtual=True)


@contextmanager
def virtual_display(size: tuple[int, int], environ: Mapping[str, str]) -> Iterator[str]:
    """Xvfb on a free display number; gives its name (":99"). It ends with the block, and by itself
    when this process dies. Raises DisplayError."""
    xvfb = shutil.which("Xvfb", path=environ.get("PATH"))
    if xvfb is None:
        raise DisplayError(words.DISPLAY_NONE)
    receiver, sender = os.pipe()
    command = [xvfb, "-displayfd", str(sender), "-screen", "0", f"{size[0]}x{size[1]}x24"]
    command += ["-nolisten", "tcp", "-noreset"]
    if setpriv := shutil.which("setpriv", path=environ.get("PATH")):
        # Ends Xvfb by the kernel's hand should we be killed outright.
        command = [setpriv, "--pdeathsig", "TERM", "--", *command]
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=(sender,),
            env=dict(environ),
            start_new_session=True,  # Ctrl+C reaches us first; we end it after the children
        )
        try:
            os.close(sender)
            number = _number(receiver, server)
            if number is None:
                log.seek(0)
                reason = log.read().decode(errors="replace").strip()[-300:] or "?"
                raise DisplayError(words.DISPLAY_FAILED.format(reason=reason))
            yield f":{number}"
        finally:
            os.close(receiver)
            server.terminate()
            try:
                server.wait(timeout=5)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _number(receiver: int, server: subprocess.Popen[bytes]) -> int | None:
    """The display number Xvfb writes when it is ready; None if it ended or took too long."""
    deadline = time.monotonic() + START_SECONDS
    text = b""
    while not text.endswith(b"\n"):
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([receiver], [], [], left)[0]:
            return None
        chunk = os.read(receiver, 64)
        if not chunk:  # closed: it has ended
            server.wait()
            return None
        text += chunk
    return int(text)
