"""Sounds made of sine waves and noise: mono, 44,100 samples a second, float -1 to 1.

The melodies are our own, in the five tones of the Chinese 宫 scale.
"""

from __future__ import annotations

import subprocess
import wave
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

RATE = 44_100
Samples = npt.NDArray[np.float64]

GONG = (0, 2, 4, 7, 9)
"""Semitones of the five-tone scale above its first note."""


def pitch(step: int, base: float = 261.63) -> float:
    """Frequency in hertz of the ``step``-th tone of the scale on ``base``."""
    octave, tone = divmod(step, 5)
    return float(base * 2 ** (octave + GONG[tone] / 12))


def pluck(frequency: float, seconds: float, soft: float = 1.0) -> Samples:
    """A plucked string like a 古筝: partials that die the faster the higher they are."""
    t = np.arange(int(seconds * RATE)) / RATE
    out = np.zeros_like(t)
    for partial in range(1, 8):
        if frequency * partial > 9000:
            break
        level = 1 / partial**1.5 * (0.7 if partial % 2 == 0 else 1.0)
        bend = frequency * partial * (1 + 0.0005 * partial**2)
        out += level * np.exp(-t * (1.5 + 1.1 * partial) * soft) * np.sin(2 * np.pi * bend * t)
    attack = np.minimum(1, t / 0.006)
    release = np.minimum(1, (seconds - t) / 0.08)
    return np.asarray(out * attack * np.clip(release, 0, 1))


def flute(frequency: float, seconds: float) -> Samples:
    """A soft flute with a slow breath and a little vibrato."""
    t = np.arange(int(seconds * RATE)) / RATE
    depth = 0.006 * np.minimum(1, t / 0.5)
    phase = 2 * np.pi * frequency * (t + depth / 30 * np.sin(2 * np.pi * 5 * t))
    out = np.sin(phase) + 0.22 * np.sin(2 * phase) + 0.06 * np.sin(3 * phase)
    swell = np.minimum(1, t / 0.16) * np.clip((seconds - t) / 0.3, 0, 1)
    return np.asarray(out * swell * 0.6)


def bell(frequency: float, seconds: float) -> Samples:
    """A bronze bell: inharmonic partials, the low ones longest."""
    t = np.arange(int(seconds * RATE)) / RATE
    parts = [(0.5, 0.5, 0.5), (1.0, 1.0, 0.7), (1.19, 0.5, 1.1), (1.5, 0.35, 1.3)]
    parts += [(2.0, 0.5, 1.5), (2.74, 0.3, 2.4), (3.76, 0.18, 3.6), (5.2, 0.1, 5.5)]
    out = sum(
        level * np.exp(-t * decay) * np.sin(2 * np.pi * frequency * ratio * t)
        for ratio, level, decay in parts
    )
    return np.asarray(out * np.minimum(1, t / 0.004) * np.clip((seconds - t) / 0.4, 0, 1))


def band(noise: Samples, low: float, high: float) -> Samples:
    """``noise`` with only what lies between two frequencies, softly cut."""
    spectrum = np.fft.rfft(noise)
    hertz = np.fft.rfftfreq(len(noise), 1 / RATE)
    keep = 1 / (1 + (low / np.maximum(hertz, 1)) ** 4) / (1 + (hertz / high) ** 4)
    return np.asarray(np.fft.irfft(spectrum * keep, len(noise)))


def water(seconds: float, seed: int = 3) -> Samples:
    """Small waves against a hull: noise that swells and sinks."""
    rng = np.random.default_rng(seed)
    count = int(seconds * RATE)
    t = np.arange(count) / RATE
    low = band(rng.normal(0, 1, count), 120, 520)
    high = band(rng.normal(0, 1, count), 500, 1900)
    swell = 0.55 + 0.3 * np.sin(2 * np.pi * t / 3.7) + 0.15 * np.sin(2 * np.pi * t / 1.9 + 1)
    lap = np.clip(np.sin(2 * np.pi * t / 2.6 + 2), 0, 1) ** 3
    return levelled(low * swell + 0.5 * high * lap, 0.5)


def levelled(sound: Samples, peak: float) -> Samples:
    """``sound`` scaled so that its loudest sample is ``peak``."""
    return np.asarray(sound * (peak / max(1e-9, float(np.abs(sound).max()))))


def score(seconds: float, notes: list[tuple[float, int, float]], voice: str = "pluck") -> Samples:
    """Lay notes (start in seconds, step of the scale, length) over one another, with an echo."""
    out = np.zeros(int((seconds + 4) * RATE))
    for start, step, length in notes:
        sound = pluck(pitch(step), length) if voice == "pluck" else flute(pitch(step), length)
        at = int(start * RATE)
        out[at : at + len(sound)] += sound[: len(out) - at]
    dry = out.copy()
    for delay, level in ((0.19, 0.24), (0.37, 0.14), (0.61, 0.08)):
        shift = int(delay * RATE)
        out[shift:] += level * dry[:-shift]
    out = out[: int(seconds * RATE)]
    tail = int(1.2 * RATE)
    out[-tail:] *= np.linspace(1, 0, tail)
    return out


def tune(
    steps: str, beat: float, start: float = 0.3, length: float = 2.4
) -> list[tuple[float, int, float]]:
    """Notes from a line of steps; ``.`` is a rest, ``-`` holds, one sign to a beat (base 36)."""
    return [
        (start + index * beat, int(sign, 36) - 5, length)
        for index, sign in enumerate(steps)
        if sign not in ".-"
    ]


def river_piece() -> Samples:
    """About 40 s: a plucked melody, a flute answering, quiet water under both."""
    seconds = 40.0
    line = "a.ca98.. 8.a9875. 578a.c.a 98a.5... a.cdc.a. 98a8.75. 57.8a98. 5.7.5...".replace(
        " ", ""
    )
    low = "5...3...4...5...3...5...4...5..." * 2
    answer = [(10.2, 7, 2.2), (12.4, 8, 1.4), (13.8, 5, 2.6), (20.6, 9, 2.2), (22.8, 7, 1.6)]
    answer += [(24.4, 5, 3.0), (31.0, 8, 2.0), (33.0, 7, 1.6), (34.6, 5, 3.6)]
    music = score(seconds, tune(line, 0.58)) + 0.6 * score(seconds, tune(low, 0.58, 0.3, 3.2))
    music += 0.35 * score(seconds, answer, "flute")
    return levelled(levelled(music, 0.8) + 0.12 * water(seconds), 0.7)


def morning_bell() -> Samples:
    """About 14 s: three strokes of a bronze bell, each dying away."""
    out = np.zeros(int(14 * RATE))
    for start, level in ((0.2, 1.0), (4.4, 0.9), (8.6, 0.8)):
        sound = bell(196.0, 5.2) * level
        at = int(start * RATE)
        out[at : at + len(sound)] += sound[: len(out) - at]
    return levelled(out, 0.6)


def click() -> Samples:
    """A touch: 60 ms, a soft wooden tick."""
    t = np.arange(int(0.06 * RATE)) / RATE
    tick = np.sin(2 * np.pi * 880 * t) + 0.5 * np.sin(2 * np.pi * 1320 * t)
    return levelled(np.asarray(tick * np.exp(-t * 95) * np.minimum(1, t / 0.002)), 0.22)


def page() -> Samples:
    """A page turning: 340 ms of paper noise that rises and falls."""
    count = int(0.34 * RATE)
    t = np.arange(count) / count
    rustle = band(np.random.default_rng(5).normal(0, 1, count), 1400, 6500)
    return levelled(
        np.asarray(rustle * np.sin(np.pi * t) ** 2 * (0.6 + 0.4 * np.sin(22 * t))), 0.18
    )


def chime() -> Samples:
    """A gentle rising third on small bells, 1.6 s."""
    out = np.zeros(int(1.6 * RATE))
    for start, step in ((0.0, 7), (0.22, 9)):
        sound = bell(pitch(step), 1.3)
        at = int(start * RATE)
        out[at : at + len(sound)] += sound[: len(out) - at]
    return levelled(out, 0.25)


def write_wave(path: Path, sound: Samples) -> None:
    """Write 16-bit mono WAV."""
    data = np.clip(np.rint(sound * 32767), -32768, 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(data.tobytes())


def write_ogg(path: Path, sound: Samples, quality: int = 3) -> None:
    """Write OGG Vorbis by ffmpeg, with nothing of the machine in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        plain = Path(folder) / "sound.wav"
        write_wave(plain, sound)
        command = ["ffmpeg", "-v", "error", "-y", "-i", str(plain), "-c:a", "libvorbis"]
        subprocess.run([*command, "-q:a", str(quality), "-bitexact", str(path)], check=True)


SOUNDS = {
    "sounds/click.ogg": click,
    "sounds/page.ogg": page,
    "sounds/chime.ogg": chime,
    "starter/感念党恩/01 这里讲街坊的故事/珠江边的旋律（合成音乐）.ogg": river_piece,
    "starter/红色印记/08 康乐园/清晨的钟声（合成声音）.ogg": morning_bell,
}
"""Every sound file below ``media/`` and what makes it."""
