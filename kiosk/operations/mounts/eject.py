"""Letting go of a stick, so that it can be pulled."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.operations.mounts.model import Mount
from kiosk.wording import mounts as words

SECONDS = 20.0
"""Time that one command may take; a stick that has to be written to may need it."""
OWN_FOLDER = Path("/media/kiosk")
"""Where deploy/sticks mounts, one folder for each device."""


@dataclass(frozen=True, slots=True)
class Ejected:
    """``said``: that it can be pulled now."""

    said: str


@dataclass(frozen=True, slots=True)
class NotEjected:
    """``said``: why not, and what to do."""

    said: str


def eject(mount: Mount) -> Ejected | NotEjected:
    """Writes out what is to be written and unmounts. Takes at most ``SECONDS`` for each way that
    this system has; to be called where waiting harms nobody. Never raises."""
    stick = mount.name
    if sys.platform == "win32":
        return NotEjected(words.EJECT_WINDOWS.format(stick=stick))
    if not mount.device:
        return NotEjected(words.EJECT_FOLDER.format(stick=stick))
    from kiosk.operations.mounts.linux import is_mounted

    if not is_mounted(mount):
        return Ejected(words.ALREADY_GONE.format(stick=stick))
    if not mount.read_only:
        _run("sync", "--file-system", str(mount.path))
    why = words.EJECT_NOT_ALLOWED
    for command in _ways(mount):
        said = _run(*command)
        if not is_mounted(mount):
            return Ejected(words.EJECTED.format(stick=stick))
        if said is None:
            why = words.EJECT_TOO_SLOW.format(stick=stick)
        elif "busy" in said:
            return NotEjected(words.EJECT_BUSY.format(stick=stick))
    advice = words.PULL_READ_ONLY if mount.read_only else words.ASK_ADMIN
    return NotEjected(why + advice)


def _ways(mount: Mount) -> Iterator[tuple[str, ...]]:
    """The commands that may do it, the most fitting first."""
    path = str(mount.path)
    if mount.path.parent == OWN_FOLDER and Path("/run/systemd/system").is_dir():
        # The unit that mounted it, so that its folder goes as well.
        yield ("systemctl", "--no-ask-password", "stop", f"kiosk-stick@{mount.path.name}.service")
    if os.geteuid() == 0:
        yield ("umount", path)
        return
    if shutil.which("udisksctl"):
        yield ("udisksctl", "unmount", "--no-user-interaction", "--block-device", mount.device)
    yield ("umount", path)  # allowed where /etc/fstab says "user"
    if mount.kind.startswith("fuse") and shutil.which("fusermount3"):
        yield ("fusermount3", "-u", path)


def _run(*command: str) -> str | None:
    """What the command said in English; None when it did not end in time."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=SECONDS,
            env={**os.environ, "LC_ALL": "C"},
        )
    except subprocess.TimeoutExpired:
        return None
    except OSError as error:
        return str(error)
    return done.stdout + done.stderr
