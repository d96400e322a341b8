"""Is there a way for sound to come out, is it open, and does sound come out of it?"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kiosk.operations import sound_card
from kiosk.operations.check import Check
from kiosk.operations.sound_probe import LOOK_SECONDS, MOST_SECONDS
from kiosk.wording import sound_check as words

SOUND = "sound"
_LOW = 0.2
"""Of a slider, which is 42 dB down: softer than a lobby."""
_HEARD = 2e-4
"""Of full scale: a trial at the lowest volume that passes peaks at 2e-3, silence at nothing."""


def check_sound(
    environ: Mapping[str, str], root: Path = Path("/"), trial: Path | None = None
) -> Check:
    """Looks at the sound server that answers, or else at the kernel's cards. The sound file
    ``trial`` (a few seconds, not loud) is really played; without, nothing is heard."""
    for name, address in _servers(environ):
        if not _answers(address):
            continue
        server = words.SERVER.format(name=name)
        if address.endswith("pipewire-0"):  # speaks no PulseAudio: nothing more is to be learnt
            return Check(SOUND, True, words.GOOD.format(device=server))
        told = probe_in_child(address, environ, trial)
        if reason := told.get("reason"):
            what = words.NOT_PLAYED.format(device=server, reason=reason)
            return Check(SOUND, False, what, words.NOT_PLAYED_DO)
        return _judged(told)
    cards = sound_card.cards(root)
    if not cards:
        return Check(SOUND, False, words.ABSENT, words.ABSENT_DO)
    return _card(*next(iter(cards.items())), environ, trial)


def _judged(told: Mapping[str, Any]) -> Check:
    if not told:
        return Check(SOUND, False, words.ABSENT, words.ABSENT_DO)
    device, percent = str(told["device"]), round(told["volume"] * 100)
    for wrong, what, do in (
        (not told["plugged"], words.UNPLUGGED, words.UNPLUGGED_DO),
        (told["muted"], words.MUTED, words.MUTED_DO),
        (percent == 0, words.ZERO, words.VOLUME_DO),
        (told["volume"] < _LOW, words.LOW, words.VOLUME_DO),
        (told.get("peak", 1.0) < _HEARD, words.SILENT, words.SILENT_DO),
    ):
        if wrong:
            return Check(SOUND, False, what.format(device=device, percent=percent), do)
    good = words.GOOD_HEARD if "peak" in told else words.GOOD_LOOKED
    return Check(SOUND, True, good.format(device=device, percent=percent))


def _card(number: str, name: str, environ: Mapping[str, str], trial: Path | None) -> Check:
    if sound_card.shut(number, environ):
        return Check(SOUND, False, words.MUTED.format(device=name), words.MUTED_DO)
    if trial is None:
        return Check(SOUND, True, words.GOOD.format(device=name))
    if reason := sound_card.play(trial, environ):
        what = words.NOT_PLAYED.format(device=name, reason=reason)
        return Check(SOUND, False, what, words.NOT_PLAYED_DO)
    return Check(SOUND, True, words.GOOD_PLAYED.format(device=name))


def probe_in_child(
    address: str, environ: Mapping[str, str], trial: Path | None = None
) -> dict[str, Any]:
    """What sound_probe says; {"reason"} also when it crashed or hung."""
    command = [sys.executable, "-P", "-m", "kiosk.operations.sound_probe", address]
    command += [str(trial)] if trial else []
    limit = LOOK_SECONDS + (MOST_SECONDS if trial else 0)
    try:
        done = subprocess.run(command, capture_output=True, timeout=limit, env=dict(environ))
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"reason": f"{limit:g} s"}
    except ValueError:
        return {"reason": f"status {done.returncode}"}
    return answer


def _servers(environ: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Names and addresses of the servers there may be, in the order in which programs try them."""
    if named := environ.get("PULSE_SERVER"):
        yield "PulseAudio", named if ":" in named else f"unix:{named}"
    runtime = Path(environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}")
    pulse = Path(environ.get("PULSE_RUNTIME_PATH") or runtime / "pulse")
    yield "PulseAudio", f"unix:{pulse / 'native'}"
    yield "PipeWire", f"unix:{runtime / 'pipewire-0'}"


def _answers(address: str) -> bool:
    if not address.startswith("unix:"):
        return True  # elsewhere on the network: the probe will see
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(2)
        try:
            client.connect(address.removeprefix("unix:"))
        except OSError:
            return False
    return True
