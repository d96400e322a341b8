"""The loudspeaker: one sound at a time, through Kivy's SDL2 audio."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def sound_device(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether this machine has anything to play on: an ALSA card, PulseAudio or PipeWire, or a
    driver named by hand (``SDL_AUDIODRIVER=disk`` writes to a file)."""
    named = environ.get("SDL_AUDIODRIVER", "")
    if named:
        return named != "dummy"
    runtime = Path(environ.get("XDG_RUNTIME_DIR", "/nonexistent"))
    return (
        bool(environ.get("PULSE_SERVER"))
        or (runtime / "pulse" / "native").exists()
        or (runtime / "pipewire-0").exists()
        or any(Path("/dev/snd").glob("pcm*p"))
    )


class Loudspeaker:
    """The readout's SoundOutput. ``volume`` is 0 to 1."""

    def __init__(self, ready: bool, volume: float = 0.7) -> None:
        self._ready = ready
        self._volume = volume
        self._sound: Any = None

    @property
    def ready(self) -> bool:
        return self._ready

    def play(self, path: Path, start: float) -> None:
        """See SoundOutput.play."""
        from kivy.core.audio import SoundLoader

        self.stop()
        sound = SoundLoader.load(str(path))
        if sound is None:
            raise OSError(f"no player for {path.name}")
        sound.volume = self._volume
        sound.play()
        if start > 0:
            sound.seek(start)
        self._sound = sound

    def stop(self) -> None:
        """See SoundOutput.stop. Takes about 0.1 ms."""
        sound, self._sound = self._sound, None
        if sound is not None:
            sound.stop()
            sound.unload()
