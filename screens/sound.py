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
    """The readout's SoundOutput. ``gain`` is the factor for samples, 0 to 1; a change is heard at
    once.

    Sounds are streamed (SDL's music): opening one takes 1.2 ms whatever its length, where Kivy's
    SoundLoader decodes it whole on the screen's thread, 40 ms for 15 s of speech.
    """

    def __init__(self, ready: bool, gain: float = 1.0) -> None:
        self._ready = ready
        self._gain = gain
        self._sound: Any = None
        self._next: tuple[Path, Any] | None = None

    @property
    def ready(self) -> bool:
        return self._ready

    @property
    def gain(self) -> float:
        return self._gain

    @gain.setter
    def gain(self, gain: float) -> None:
        self._gain = gain
        if self._sound is not None:
            self._sound.volume = gain

    def open(self) -> None:
        """Open the sound card ahead of the first sound."""
        if self._ready:
            from kivy.core.audio.audio_sdl2 import MusicSDL2

            MusicSDL2.extensions()

    def prepare(self, path: Path) -> None:
        """See SoundOutput.prepare."""
        if self._next is None or self._next[0] != path:
            self._drop_next()
            self._next = (path, self._opened(path))

    def play(self, path: Path) -> None:
        """See SoundOutput.play."""
        ready, self._next = self._next, None
        if ready is not None and ready[0] != path:
            ready[1].unload()
            ready = None
        sound = ready[1] if ready else self._opened(path)
        self._end()
        sound.volume = self._gain
        sound.play()
        if sound.state != "play":
            raise OSError(f"no player for {path.name}")
        self._sound = sound

    def stop(self) -> None:
        """See SoundOutput.stop. Takes about 0.1 ms."""
        self._end()
        self._drop_next()

    def _opened(self, path: Path) -> Any:
        from kivy.core.audio.audio_sdl2 import MusicSDL2

        # SDL has one loudness for all music: opening sets it, so the order matters.
        return MusicSDL2(volume=self._gain, source=str(path))

    def _end(self) -> None:
        sound, self._sound = self._sound, None
        if sound is not None:
            sound.stop()
            sound.unload()

    def _drop_next(self) -> None:
        ready, self._next = self._next, None
        if ready is not None:
            ready[1].unload()
