"""Sound without a sound server: the kernel's cards, by ALSA."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

MOST_SECONDS = 15.0
_CHANNEL = re.compile(r": Playback (.*\[.*)")
_WHOLE = ("Master", "PCM")
_ENDS = ("Speaker", "Headphone", "Line Out", "Front", "Digital")


def cards(root: Path = Path("/")) -> dict[str, str]:
    """By number, the names of cards with a device to play on ("pcmC0D0p"), as /proc/asound/cards
    has them."""
    numbers = {path.name[4 : path.name.index("D")] for path in root.glob("dev/snd/pcmC*D*p")}
    try:
        lines = (root / "proc/asound/cards").read_text(errors="replace").splitlines()
    except OSError:
        return {}
    named = {line.split("[")[0].strip(): line.partition("]:")[2].strip() for line in lines}
    return {number: name for number, name in named.items() if number in numbers and name}


def shut(card: str, environ: Mapping[str, str]) -> bool | None:
    """Whether ``card`` is muted or turned down to nothing; None when amixer (alsa-utils) is not
    there or does not know."""
    command = ["amixer", "-c", card, "scontents"]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=5, text=True, env={**environ, "LC_ALL": "C"}
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return is_shut(done.stdout) if done.returncode == 0 else None


def is_shut(told: str) -> bool | None:
    """What ``amixer scontents`` says: a control of the whole that is shut, or all of the ends that
    loudspeakers hang on. None without any such control."""
    controls = dict(_controls(told))
    whole = [state for name, state in controls.items() if name in _WHOLE]
    ends = [state for name, state in controls.items() if name in _ENDS]
    if not whole and not ends:
        return None
    return any(whole) or (bool(ends) and all(ends))


def _controls(told: str) -> Iterator[tuple[str, bool]]:
    """Each control that plays, and whether all its channels are shut."""
    for part in told.split("Simple mixer control '")[1:]:
        channels = [line.partition(" Capture")[0] for line in _CHANNEL.findall(part)]
        if channels:
            shut = all("[off]" in channel or "[0%]" in channel for channel in channels)
            yield part.partition("'")[0], shut


def play(file: Path, environ: Mapping[str, str]) -> str:
    """Play ``file`` on the default device; why it did not succeed, or nothing."""
    command = ["ffmpeg", "-nostdin", "-v", "error", "-i", str(file), "-f", "alsa", "default"]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=MOST_SECONDS, text=True, env=dict(environ)
        )
    except FileNotFoundError as error:
        return str(error)
    except subprocess.TimeoutExpired:
        return f"{MOST_SECONDS:g} s"
    if done.returncode == 0:
        return ""
    # "[alsa @ 0x55b655] cannot open audio device default (Device or resource busy)", among others.
    lines = done.stderr.strip().splitlines() or ["?"]
    return next((line for line in lines if "cannot open" in line), lines[0]).partition("] ")[2]
