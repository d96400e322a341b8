"""Short films: the same parts, moved, with a sound of their own. 1280 x 720, 25 frames a second."""

from __future__ import annotations

import math
import random
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from media.drawings import palette as p
from media.drawings import sounds
from media.drawings.palette import mix
from media.drawings.parts import boats, buildings, land, people, sky, trees, water
from media.drawings.scenes.journey_new import firework
from media.drawings.sheet import Sheet

WIDTH, HEIGHT, RATE = 1280, 720, 25

Frame = Callable[[Sheet, float], None]
"""Draws one picture; the second argument runs from 0 to 1 over the film."""


@dataclass(frozen=True, slots=True)
class ShortFilm:
    """A film: where it stands below ``media/``, its length, its pictures and its sound."""

    path: str
    seconds: float
    frame: Frame
    sound: Callable[[float], sounds.Samples]


def ease(t: float) -> float:
    """0 to 1, slow at both ends."""
    return t * t * (3 - 2 * t)


def dawn_on_the_lake(s: Sheet, t: float) -> None:
    """The sun rises behind the hills; the boat drifts and rocks; birds cross."""
    up = ease(t)
    night, day = ("#5A4A62", "#A8606A", "#E08A66", "#F3B07A"), p.DAWN
    sky.sky(s, [mix(a, b, up) for a, b in zip(night, day, strict=True)], 430)
    sky.sun(s, 820, 450 - 190 * up, 76, mix("#F9B27A", "#FFF0CC", up), 0.4 + 0.2 * up)
    with s.at(-60 + 60 * t, 0):
        sky.strata(s, 170, "#FBE7BE", 8, 0.35)
    land.ridge(s, 424, 120, 5, mix("#8A5A66", "#DB9A74", up), mix("#B5706E", "#F6CFA0", up))
    land.ridge(s, 436, 80, 9, mix("#6B4256", "#BC6C50", up), mix("#8A5460", "#E9A880", up))
    with s.film(0.85):
        buildings.pavilion(s, 300, 430, 110, mix("#5A2E3A", "#9C4A3A", up), "#4E2A2C")
        trees.leafy(s, 390, 434, 90, 4, "#7A4A44", "#4E2A2C")
        trees.leafy(s, 210, 434, 110, 6, "#7A4A44", "#4E2A2C")
    low = ("#8A5460", "#5E3044", "#2E1824"), ("#E09A6E", "#A8503C", "#4E1E20")
    water.water(s, 434, [mix(a, b, up) for a, b in zip(*low, strict=True)])
    water.glitter(s, 820, 438, 4, "#FFE7B4", 0.45, 70, (t * 1.6) % 1)
    water.ripples(s, 438, 8, "#F3B98A", 0.25, 44, (t * 3) % 1)
    x, y = 760 - 210 * t, 560 + 4 * math.sin(t * 22)
    turn = 1.1 * math.sin(t * 17)
    with s.mirrored(y + 18, 0.38, 3):
        boats.red_boat(s, x, y, 0.92, turn=turn)
    boats.red_boat(s, x, y, 0.92, turn=turn)
    for k in range(4):
        s.rect(x + 170 + k * 52, y + 18 + k * 9, 120 - k * 16, 3, "#FFDDB0", 0.4 - k * 0.08, 2)
    _flock(s, -80 + 1500 * t, 180 - 60 * t, t)
    with s.at(18 * math.sin(t * 9), 0):
        trees.willow(s, 1170, -20, 5, "#5C6B3A", 11, 420)


def _flock(s: Sheet, x: float, y: float, t: float) -> None:
    for k in range(6):
        bx, by = x - k * 40, y + abs(k - 2) * 15
        lift = 9 * math.sin(t * 90 + k)
        s.line([(bx - 14, by - lift), (bx, by), (bx + 14, by - lift)], "#6B3A34", 3, 0.8)


def river_day_to_night(s: Sheet, t: float) -> None:
    """From the old bridge at sunset along the river to the tower and its fireworks."""
    dusk = ease(min(1.0, max(0.0, (t - 0.18) / 0.5)))
    skies = [mix(a, b, dusk) for a, b in zip(p.SUNSET, p.DEEP_NIGHT, strict=True)]
    sky.sky(s, skies, 430)
    if dusk > 0.35:
        with s.film((dusk - 0.35) / 0.65):
            sky.stars(s, 300, 4, 70)
    pan = 1260 * ease(min(1.0, max(0.0, (t - 0.12) / 0.66)))
    if dusk < 0.8:
        sky.sun(
            s,
            640 - pan * 0.3,
            250 + 260 * dusk,
            84,
            mix(p.CREAM, "#F08A4E", dusk),
            0.4 * (1 - dusk),
        )
    lamps = p.GOLD if dusk > 0.3 else None
    far = mix("#D98A5C", "#1B2F52", dusk)
    with s.at(-pan * 0.45, 0):
        buildings.skyline(s, 436, 5, far, 60, 180, lamps, 0.3 * dusk, -60, 2100)
    with s.at(-pan, 0):
        boats.tower(
            s, 1900, 440, 420, lights=("#F6C667", "#E0854A", "#D9607A", "#7BC0C9"), turn=t * 90
        )
        near = mix("#A84A34", "#12203C", dusk)
        buildings.street(
            s, 446, [70 + (k * 29) % 30 for k in range(11)], 110, -60, 4, near, 0.65, 0.5 * dusk
        )
    river = ("#E9A468", "#C4603F", "#5E2A30"), ("#3E5A86", "#1B2F52", "#0C1626")
    water.water(s, 442, [mix(a, b, dusk) for a, b in zip(*river, strict=True)])
    water.glitter(s, 640 - pan * 0.3, 446, 7, "#FFEDC0", 0.4, 60, (t * 1.5) % 1)
    water.ripples(s, 446, 4, "#F6BE8A", 0.22, 44, (t * 3) % 1)
    with s.at(-pan, 0):
        if t > 0.4:
            water.glitter(s, 1900, 448, 9, "#F0A868", 0.2, 50, (t * 1.3) % 1)
        steel = mix("#3E4A56", "#1E2C44", dusk)
        for x in (330, 930):
            boats.pier(s, x, 452, 560, 66, mix("#B59C82", "#4A5670", dusk))
        boats.truss_arch(s, -230, 328, 448, 150, steel, 12, 9)
        boats.truss_arch(s, 334, 926, 448, 190, steel, 14, 11)
        boats.truss_arch(s, 932, 1500, 448, 150, steel, 12, 9)
        for k in range(10):
            x = -200 + k * 170
            s.rect(x - 1.5, 404, 3, 44, steel)
            if dusk > 0.2:
                s.glow(x, 404, 46, p.GOLD, 0.9 * dusk)
        bus = 120 + 760 * t
        s.rect(bus, 408, 92, 40, p.RED, 1, 7)
        for k in range(4):
            s.rect(bus + 8 + k * 21, 415, 15, 13, p.CREAM, 1, 2)
    boats.steamer(s, 1060 - 240 * t, 600, 0.75, "#1E1A22", mix("#F3DFB8", "#F6D98A", dusk), None)
    if dusk > 0.4:
        s.glow(1060 - 240 * t, 560, 150, p.GOLD, 0.5 * dusk)
    boats.sampan(s, 260 + 150 * t, 640 + 3 * math.sin(t * 30), 0.9, lamp=lamps, rower="#33506B")
    bursts = (
        (0.80, 440, 170, 110, "#F6C667"),
        (0.84, 860, 130, 120, "#E0604A"),
        (0.89, 620, 210, 80, "#7BC0C9"),
    )
    for start, x, y, r, ink in bursts:
        if t > start:
            age = (t - start) / 0.14
            with s.film(max(0.0, min(1.0, 1.7 - age))):
                firework(s, x, y, r, ink, ease(min(1.0, age * 1.4)))


def falling_kapok(s: Sheet, t: float) -> None:
    """Kapok flowers fall past an arcade street; one comes to rest."""
    sky.sky(s, ("#BFD8D2", "#E3E6CC", "#F9EBC6", "#F9DDA9"), 560)
    sky.sun(s, 930, 170, 58, "#FFF3CF", 0.5)
    with s.at(-40 + 50 * t, 0):
        sky.cloud(s, 180, 190, 240, "#FFFBEF", 0.85)
    buildings.street(s, 610, (300, 350, 320, 370, 310, 360, 330), 186, -10, 3, "#F9E6BC", 0.25)
    s.fall(606, 720, ["#E6CC98", "#B58A5C"])
    trees.kapok(s, 235, 700, 640, 3)
    people.person(s, 560 + 330 * t, 672, 128, p.BLUE, pose="walk")
    people.person(s, 520 + 330 * t, 672, 90, "#C8402C", pose="walk")
    rng = random.Random(11)
    for _ in range(9):
        start, x0, size = rng.uniform(-0.3, 0.75), rng.uniform(120, 1150), rng.uniform(13, 24)
        sway = rng.uniform(0, 6)
        age = (t - start) / 0.42
        if age > 0:
            drop = min(1.0, age)
            x = x0 + 60 * drop + 34 * math.sin(sway + 7 * drop)
            trees.kapok_flower(
                s, x, 60 + 610 * drop**1.3, size, "#C23A22", -90 + 320 * drop + 60 * sway
            )
    near = ease(min(1.0, t / 0.86))
    x = 560 + 150 * near + 90 * math.sin(near * 8) * (1 - near)
    y = -70 + 640 * near
    s.oval(x, 668, 84 * near, 12 * near, p.INK, 0.2 * near, 6)
    trees.kapok_flower(s, x, y, 88, "#B8281C", -90 + 540 * near)


def _lake_sound(seconds: float) -> sounds.Samples:
    notes = sounds.tune("5.7.8...a.8.7...5.7.8.a.c...a...", 0.42, 0.4, 2.6)
    music = sounds.score(seconds, notes) + 0.4 * sounds.score(
        seconds, [(1.8, 0, 3.4), (5.2, 3, 3.2), (8.6, 0, 4.0)], "flute"
    )
    return sounds.levelled(sounds.levelled(music, 0.7) + 0.3 * sounds.water(seconds), 0.7)


def _river_sound(seconds: float) -> sounds.Samples:
    notes = sounds.tune("a.98a.c.d.ca9...8.9a8.7.5...7.8.a.c.", 0.42, 0.4, 2.2)
    low = sounds.tune("5...3...4...3...5...3...4...5...5...", 0.42, 0.4, 3.0)
    music = sounds.score(seconds, notes) + 0.6 * sounds.score(seconds, low)
    return sounds.levelled(sounds.levelled(music, 0.7) + 0.2 * sounds.water(seconds, 8), 0.7)


def _petal_sound(seconds: float) -> sounds.Samples:
    notes = sounds.tune("c.a.9.8...a.9.8.7...8.7.5...", 0.44, 0.4, 2.6)
    music = sounds.score(seconds, notes) + 0.5 * sounds.score(
        seconds, [(2.0, 5, 3.2), (6.2, 3, 3.4)], "flute"
    )
    return sounds.levelled(music, 0.65)


FILMS = (
    ShortFilm(
        "starter/红船精神和平语近人/01 红船精神/南湖的早晨（动画短片）.mp4",
        14,
        dawn_on_the_lake,
        _lake_sound,
    ),
    ShortFilm(
        "starter/红色印记/07 海珠桥/从老桥到夜色（动画短片）.mp4",
        16,
        river_day_to_night,
        _river_sound,
    ),
    ShortFilm(
        "starter/街道党校/02 走读广州红色地标/木棉落下的街（动画短片）.mp4",
        13,
        falling_kapok,
        _petal_sound,
    ),
)


def paper_film() -> np.ndarray:
    """Still paper grain for every frame (signed, added): it hides steps in the gradients."""
    return np.rint(np.random.default_rng(2).normal(0, 1.0, (HEIGHT, WIDTH, 1))).astype(np.int16)


def make(film: ShortFilm, target: Path) -> None:
    """Draw ``film`` frame by frame into H.264 (yuv420p) with AAC sound."""
    target.parent.mkdir(parents=True, exist_ok=True)
    grain = paper_film()
    count = round(film.seconds * RATE)
    with TemporaryDirectory() as folder:
        track = Path(folder) / "sound.wav"
        sounds.write_wave(track, film.sound(film.seconds))
        command = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24"]
        command += ["-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE), "-i", "-", "-i", str(track)]
        command += ["-c:v", "libx264", "-preset", "slow", "-crf", "27", "-pix_fmt", "yuv420p"]
        command += ["-c:a", "aac", "-b:a", "80k", "-movflags", "+faststart", "-shortest"]
        with subprocess.Popen(
            [*command, "-bitexact", str(target)], stdin=subprocess.PIPE
        ) as process:
            assert process.stdin is not None
            for number in range(count):
                sheet = Sheet(WIDTH, HEIGHT, 1.0)
                film.frame(sheet, number / (count - 1))
                picture = sheet.pixels()[..., :3].astype(np.int16) + grain
                process.stdin.write(np.clip(picture, 0, 255).astype(np.uint8).tobytes())
        if process.returncode:
            raise RuntimeError(f"ffmpeg could not write {target.name}")


def still(film: ShortFilm, t: float) -> Sheet:
    """One moment of a film, to look at."""
    sheet = Sheet(WIDTH, HEIGHT, 1.0)
    film.frame(sheet, t)
    return sheet
