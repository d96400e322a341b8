"""200 touches at random with real sound: never two at once, never one that does not end."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from time import monotonic
from zoneinfo import ZoneInfo

import numpy as np
import pytest
import soundfile

from kiosk.library.model import Language, Sound
from kiosk.readout.model import Recorded, Speech, Ticket
from kiosk.readout.volume import VolumeScale
from screens.film import FilmScreen
from screens.read_aloud import ReadAloud
from screens.sound import BLOCK, Loudspeaker
from tests.ui.house import Visitor

RATE, CHANNELS = 44_100, 2
TONES = [500, 700, 900, 1100, 1300, 1500, 1700, 1900]  # one for each sound, in Hz
WINDOW = 441  # samples: 10 ms have whole waves of every tone
TOUCHES = 200
MORNING = datetime(2026, 3, 5, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
BLOCKS = [(0, "一。二。三。"), (1, "四。五。")]


class ToneMaker:
    """A voice that whistles: every text and language a tone of its own, 0.4 s long."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._answers: list[Speech] = []
        self._tones: dict[str, Path] = {}
        self._last = 0

    def tone(self, name: str) -> Path:
        if name not in self._tones:
            hertz = TONES[len(self._tones) % len(TONES)]
            at = np.arange(int(0.4 * 24_000)) / 24_000
            path = self._folder / f"{len(self._tones)}.ogg"
            soundfile.write(path, 0.5 * np.sin(2 * np.pi * hertz * at), 24_000, format="OGG")
            self._tones[name] = path
        return self._tones[name]

    def request(
        self,
        text: str,
        language: Language,
        speed_cpm: int = 200,
        priority: int = 0,
        *,
        within: float | None = None,
        recorded: Recorded | None = None,
    ) -> Ticket:
        self._last += 1
        ticket = Ticket(self._last)
        self._answers.append(Speech(ticket, self.tone(f"{language}{text}"), 0.4))
        return ticket

    def is_made(self, *_: object) -> bool:
        return True

    def voices(self, _: Language) -> tuple[str, ...]:
        return ("whistle",)

    def poll(self) -> list[Speech]:
        answers, self._answers = self._answers, []
        return answers

    def cancel_all(self) -> None:
        self._answers.clear()


@dataclass
class Listening:
    """Reading aloud on its own, whistling into the sound file."""

    read_aloud: ReadAloud
    maker: ToneMaker
    heard: Path
    frames: Callable[[int], None]
    now: list[datetime]

    def samples(self, start: int) -> np.ndarray:
        """What was given to the sound card after so many bytes, from the edge of a block of the
        mixer's on; left channel."""
        data = self.heard.read_bytes()[start - start % (2 * CHANNELS * BLOCK) :]
        whole = len(data) // (2 * CHANNELS) * 2 * CHANNELS
        return np.frombuffer(data[:whole], np.int16).reshape(-1, CHANNELS)[:, 0].astype(float)

    @property
    def size(self) -> int:
        return self.heard.stat().st_size if self.heard.exists() else 0

    def run(self, seconds: float) -> None:
        end = monotonic() + seconds
        while monotonic() < end:
            self.frames(1)


def tones_in(window: np.ndarray) -> int:
    """How many of TONES are clearly there."""
    strength = np.abs(np.fft.rfft(window)) / (len(window) / 2)
    at = [round(hertz * len(window) / RATE) for hertz in TONES]
    return int(sum(strength[place] > 500 for place in at))


def test_two_tones_at_once_would_be_noticed() -> None:
    at = np.arange(WINDOW) / RATE
    one, other = (3000 * np.sin(2 * np.pi * hertz * at + 1) for hertz in TONES[2:4])
    assert [tones_in(sound) for sound in (0 * at, one, other, one + other)] == [0, 1, 1, 2]


@pytest.fixture
def listening(visitor: Visitor, sound_file: Path, tmp_path: Path) -> Iterator[Listening]:
    maker, now = ToneMaker(tmp_path), [MORNING]
    scale = VolumeScale(0.7, 0.9, 0.4, time(20), time(7))
    read_aloud = ReadAloud(
        maker,  # type: ignore[arg-type]
        Loudspeaker(True),
        scale,
        Language.MANDARIN,
        200,
        lambda: now[0],
    )
    one = Listening(read_aloud, maker, sound_file, visitor.frames, now)
    read_aloud.start([(0, "开。")], {})
    visitor.until(lambda: one.size > 0)
    one.run(0.1)
    read_aloud.stop()
    yield one
    read_aloud.stop()


def test_200_touches_at_random_never_leave_two_sounds_or_a_stuck_one(listening: Listening) -> None:
    read_aloud, chance = listening.read_aloud, random.Random(5)
    item_sound = Sound("0" * 64, listening.maker.tone("an item's own sound"), 0.4)
    touches: list[Callable[[], object]] = [
        lambda: read_aloud.start(BLOCKS, {}),
        lambda: read_aloud.start(BLOCKS, {}, (1, 0)),
        read_aloud.toggle_pause,
        read_aloud.back,
        read_aloud.repeat,
        read_aloud.slower,
        read_aloud.faster,
        read_aloud.stop,
        lambda: read_aloud.say("按钮"),
        lambda: read_aloud.toggle_sound(item_sound),
        lambda: setattr(read_aloud, "language", chance.choice(("cmn", "yue"))),
    ]
    begun = listening.size
    for _ in range(TOUCHES):
        chance.choice(touches)()
        listening.run(chance.choice((0.0, 0.02, 0.06)))
    read_aloud.stop()
    listening.run(0.3)
    samples = listening.samples(begun)
    # One gives way to the other between two blocks, never within one.
    blocks = samples[: len(samples) // BLOCK * BLOCK].reshape(-1, BLOCK)
    counts = [tones_in(block[:WINDOW]) for block in blocks]
    assert counts.count(1) > 50
    assert max(counts) == 1, "two tones at once"
    assert not np.any(samples[-RATE // 10 :]), "it still sounds"
    assert not read_aloud.sounding


def test_left_alone_a_text_comes_to_its_end_and_silence(listening: Listening) -> None:
    listening.read_aloud.start([(0, "一。二。")], {})
    listening.run(2.0)
    assert not listening.read_aloud.sounding
    begun = listening.size
    listening.run(0.3)
    assert not np.any(listening.samples(begun))


def test_a_change_of_volume_is_heard_at_once(listening: Listening) -> None:
    read_aloud = listening.read_aloud
    peaks = []
    for touch in (read_aloud.louder, read_aloud.quieter):
        while getattr(read_aloud, f"can_{touch.__name__}"):
            touch()
        read_aloud.start([(0, "一。")], {})
        listening.run(0.15)
        begun = listening.size
        listening.run(0.12)
        peaks.append(np.abs(listening.samples(begun)).max())
        read_aloud.stop()
    assert peaks[0] / peaks[1] == pytest.approx(10 ** (18 / 20), rel=0.25)  # six steps of 3 dB


def test_the_next_visitor_finds_volume_speed_and_language_of_the_house(
    listening: Listening,
) -> None:
    read_aloud = listening.read_aloud
    read_aloud.quieter()
    read_aloud.slower()
    read_aloud.language = "yue"
    read_aloud.end_visit(Language.MANDARIN)
    assert (read_aloud.volume, read_aloud.speed_cpm, read_aloud.language) == (0.7, 200, "cmn")
    listening.now[0] = MORNING.replace(hour=21)
    read_aloud.end_visit(Language.MANDARIN)
    assert read_aloud.volume == 0.4


def test_an_announcement_pauses_the_text_and_keeps_its_place(listening: Listening) -> None:
    read_aloud = listening.read_aloud
    read_aloud.start(BLOCKS, {}, (1, 0))
    place = read_aloud.current
    read_aloud.say("按钮")
    assert read_aloud.sounding
    assert (read_aloud.busy, read_aloud.paused) == (False, True)
    read_aloud.toggle_pause()
    assert read_aloud.busy
    assert read_aloud.current == place


def test_a_film_and_reading_aloud_give_way_to_each_other(visitor: Visitor) -> None:
    read_aloud = visitor.app.read_aloud
    card = next(card for card in visitor.app.exhibition.cards("projects") if card.film)
    visitor.app.guide.open_film(card.film, card.title)
    film: FilmScreen = visitor.app.screen("film")
    visitor.until(lambda: film.playing)
    assert film.ids.video.volume == read_aloud.gain
    read_aloud.quieter()
    assert film.ids.video.volume == read_aloud.gain
    read_aloud.say("按钮")
    assert not film.playing
    film.toggle()
    assert film.playing
    assert not read_aloud.sounding
