"""The loudspeaker: one sound at a time, through Kivy's SDL2 audio."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.resources import resource


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


LATENCY = 0.06
"""Seconds, about: between the latencies of PulseAudio (0.1, with a frame of 0.03 before it is seen)
and of bare ALSA (0.05). bench.listening measures what comes of it."""

PULSE_MILLISECONDS = "60"
"""PulseAudio's share of it. Left to itself it took 0.14 s to fall silent; at 30 and at 50 a tone
was heard with gaps on a busy machine, at 60 without."""

_DEVICE_ADDED, _DEVICE_REMOVED, _IGNORE = 0x1100, 0x1101, 0
"""Of SDL_events.h."""
_AUDIO, _RATE, _SIGNED_16, _CHANNELS = 0x10, 44_100, 0x8010, 2
"""Of SDL.h and SDL_audio.h; rate and channels as in Kivy's audio_sdl2."""

CLICK = "sounds/click.ogg"
"""What a touch sounds like: 60 ms, quiet beside a voice."""

BLOCK = 512
"""Samples that SDL mixes at a time (12 ms): a sound begins and ends at the edge of one."""


def _mixer() -> Any:
    """Kivy's module on SDL's mixer.

    SDL tells of sound cards that come and go from a thread of PulseAudio, through Kivy's filter for
    events, which waits for Python's lock; whoever opens or stops a sound has that lock and waits
    for PulseAudio. So the screen would hang at the first sound. Nobody wants the news: it is off.
    """
    from kivy.core.audio import audio_sdl2

    os.environ.setdefault("PULSE_LATENCY_MSEC", PULSE_MILLISECONDS)
    maps = Path("/proc/self/maps").read_text().splitlines()
    loaded = {line.split()[-1] for line in maps if "libSDL2" in line}
    for library in (one for one in loaded if "libSDL2-2" in one):
        sdl = ctypes.CDLL(library)
        for event in (_DEVICE_ADDED, _DEVICE_REMOVED):
            sdl.SDL_EventState(event, _IGNORE)
        sdl.SDL_InitSubSystem(_AUDIO)
    for library in (one for one in loaded if "libSDL2_mixer" in one):
        # Kivy opens the same format again, with blocks of 1024, and is given this.
        ctypes.CDLL(library).Mix_OpenAudio(_RATE, _SIGNED_16, _CHANNELS, BLOCK)
    return audio_sdl2


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
        self._mixer: Any = None
        self._click: Any = None

    @property
    def ready(self) -> bool:
        return self._ready

    @property
    def latency(self) -> float:
        """See SoundOutput.latency."""
        return LATENCY

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
        if self._ready and self._mixer is None:
            self._mixer = _mixer()
            self._mixer.MusicSDL2.extensions()
            # Whole in memory and mixed beside the music: to begin it takes 0.1 ms, at any time.
            self._click = self._mixer.SoundSDL2(source=str(resource("media") / CLICK))

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
        if self._click is not None:
            self._click.stop()  # one sound at a time
        sound.volume = self._gain
        sound.play()
        if sound.state != "play":
            raise OSError(f"no player for {path.name}")
        self._sound = sound

    def click(self) -> None:
        """The sound of a touch, once the sound card is open; none waits for it."""
        if self._click is not None:
            self._click.volume = self._gain
            self._click.play()

    def stop(self) -> None:
        """See SoundOutput.stop. Takes about 0.1 ms."""
        self._end()
        self._drop_next()

    def _opened(self, path: Path) -> Any:
        self.open()
        # SDL has one loudness for all music: opening sets it, so the order matters.
        return self._mixer.MusicSDL2(volume=self._gain, source=str(path))

    def _end(self) -> None:
        sound, self._sound = self._sound, None
        if sound is not None:
            sound.stop()
            sound.unload()

    def _drop_next(self) -> None:
        ready, self._next = self._next, None
        if ready is not None:
            ready[1].unload()
