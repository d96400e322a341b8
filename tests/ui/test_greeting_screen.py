"""阿关's greeting on the first touch after quiet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import msgspec
import pytest

from kiosk.database.errors import DatabaseBusyError
from kiosk.library.greeting import GreetingPart
from kiosk.library.model import Language, Sound
from tests.ui.house import HandClock, Visitor

YUE, CMN = Language.CANTONESE, Language.MANDARIN
PARTS = (GreetingPart(YUE, "你好呀。"), GreetingPart(CMN, "您好。"))
RECORDING = Sound("abc", Path("/nowhere/yue.ogg"), 2.0)
QUIET = 90.0


def voice() -> Any:
    """As much of ReadAloud as the greeting uses; ``said`` is what it was asked for."""
    from kivy.event import EventDispatcher
    from kivy.properties import BooleanProperty, StringProperty

    class Voice(EventDispatcher):  # type: ignore[misc]
        sounding = BooleanProperty(False)
        heard = BooleanProperty(True)
        sound_path = StringProperty("")

        def __init__(self) -> None:
            super().__init__()
            self.said: list[tuple[str, str]] = []
            self.plays = True

        def say(self, *texts: str, language: Language) -> None:
            self.said.append((language.value, "".join(texts)))
            self.sounding = True

        def toggle_sound(self, sound: Sound) -> None:
            if self.plays:
                self.said.append(("recording", str(sound.path)))
                self.sound_path, self.sounding = str(sound.path), True

        def stop(self) -> None:
            self.sound_path, self.sounding = "", False

        rest = stop

    return Voice()


class Lobby:
    """A home screen, a voice, a clock, and the greeting."""

    def __init__(self) -> None:
        from screens.greeting import Greeting

        self.clock = HandClock()
        self.voice = voice()
        self.home = True
        self.parts: Callable[[], tuple[GreetingPart, ...]] = lambda: PARTS
        self.greeting = Greeting(
            self.voice, lambda: self.parts(), lambda: self.home, QUIET, self.clock
        )

    @property
    def said(self) -> list[str]:
        return [who for who, _ in self.voice.said]

    def touch(self, after: float) -> None:
        self.clock.now += after
        self.greeting.touched()

    def come(self, after: float = 1000.0) -> None:
        """A touch on the loop ``after`` seconds without one; two frames go by."""
        self.touch(after)
        self.greeting.came()
        self.frames(2)

    def frames(self, count: int) -> None:
        from kivy.clock import Clock

        for _ in range(count):
            Clock.tick()

    def until(self, met: Callable[[], object]) -> None:
        end = monotonic() + 10
        while not met():
            assert monotonic() < end, "it did not happen"
            self.frames(1)

    def says(self, *said: str) -> None:
        """What is being said comes to its end; by then all of ``said`` was said or is."""
        self.voice.stop()
        self.until(lambda: self.said == list(said))

    def is_over(self) -> None:
        self.until(lambda: not self.greeting.under_way)


@pytest.fixture
def lobby() -> Iterator[Lobby]:
    lobby = Lobby()
    yield lobby
    lobby.greeting.silence()


def test_the_first_touch_is_welcomed_in_cantonese_then_in_mandarin_and_once(lobby: Lobby) -> None:
    lobby.come()
    assert lobby.voice.said == [("yue", "你好呀。")]
    lobby.says("yue", "cmn")
    assert lobby.voice.said[1] == ("cmn", "您好。")
    lobby.voice.stop()
    lobby.is_over()
    assert lobby.said == ["yue", "cmn"]


def test_whoever_comes_back_before_it_was_quiet_is_not_welcomed_again(lobby: Lobby) -> None:
    lobby.come()
    lobby.greeting.silence()
    lobby.come(QUIET - 1)
    assert lobby.said == ["yue"]
    lobby.come(QUIET)
    assert lobby.said == ["yue", "yue"]


def test_any_later_touch_silences_it_at_once_and_none_begins_it_again(lobby: Lobby) -> None:
    lobby.come()
    lobby.touch(1.0)
    assert not lobby.voice.sounding
    assert not lobby.greeting.under_way
    lobby.touch(1.0)
    lobby.frames(5)
    assert lobby.said == ["yue"]


def test_a_touch_between_the_languages_is_the_end_of_it(lobby: Lobby) -> None:
    lobby.come()
    lobby.voice.stop()
    lobby.touch(3.0)
    assert not lobby.greeting.under_way
    assert lobby.said == ["yue"]


def test_a_trembling_second_touch_does_no_harm(lobby: Lobby) -> None:
    lobby.come()
    lobby.touch(0.3)
    assert lobby.voice.sounding
    lobby.says("yue", "cmn")


def test_nothing_follows_somebody_who_goes_on_at_once(lobby: Lobby) -> None:
    lobby.come()
    lobby.touch(0.3)
    lobby.home = False
    lobby.voice.stop()
    lobby.is_over()
    assert lobby.said == ["yue"]


def test_it_does_not_begin_where_home_is_not_on_show(lobby: Lobby) -> None:
    lobby.home = False
    lobby.come()
    assert lobby.said == []
    assert not lobby.greeting.under_way


def test_a_recording_is_played_whole_and_stays_at_home(lobby: Lobby) -> None:
    lobby.parts = lambda: (GreetingPart(YUE, "你好呀。", RECORDING), PARTS[1])
    lobby.come()
    assert lobby.voice.said == [("recording", str(RECORDING.path))]
    lobby.home = False
    lobby.until(lambda: not lobby.voice.sounding)
    assert not lobby.greeting.under_way


def test_a_recording_that_does_not_play_is_said_instead(lobby: Lobby) -> None:
    lobby.voice.plays = False
    lobby.parts = lambda: (
        GreetingPart(YUE, "你好呀。", RECORDING),
        GreetingPart(CMN, "", RECORDING),
    )
    lobby.come()
    assert lobby.voice.said == [("yue", "你好呀。")]
    lobby.voice.stop()
    lobby.is_over()
    assert lobby.said == ["yue"]


def test_what_somebody_listens_to_is_not_talked_over(lobby: Lobby) -> None:
    lobby.come()
    lobby.voice.stop()
    lobby.voice.sounding = True
    lobby.is_over()
    assert lobby.said == ["yue"]
    assert lobby.voice.sounding


def test_without_sound_or_with_the_database_away_home_is_simply_silent(lobby: Lobby) -> None:
    lobby.voice.heard = False
    lobby.come()
    lobby.voice.heard = True

    def away() -> tuple[GreetingPart, ...]:
        raise DatabaseBusyError("kiosk.sqlite3")

    lobby.parts = away
    lobby.come()
    assert lobby.said == []
    assert not lobby.greeting.under_way


# In the app


@pytest.fixture
def newcomer(visitor: Visitor) -> Visitor:
    """Somebody before the loop, after the quiet that the settings ask for."""
    visitor.clock.now += visitor.app.settings.idle_seconds
    return visitor


def come(visitor: Visitor) -> None:
    visitor.tap_at(500, 900)
    assert visitor.at == "home"


def test_a_newcomer_hears_it_at_a_usable_home_until_the_next_touch(
    newcomer: Visitor, sound_file: Path
) -> None:
    voice = newcomer.app.read_aloud
    come(newcomer)
    newcomer.until(lambda: voice.sounding, 30)
    newcomer.until(sound_file.exists, 30)
    before = sound_file.stat().st_size
    newcomer.until(lambda: any(sound_file.read_bytes()[before:]), 30)
    newcomer.clock.now += 2
    newcomer.tap_at(500, 1)
    assert not voice.sounding
    newcomer.app.guide.go_home()
    newcomer.frames(10)
    assert not voice.sounding


def test_it_can_be_switched_off(newcomer: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    off = msgspec.structs.replace(newcomer.app.settings, greeting=False)
    monkeypatch.setattr(newcomer.app, "settings", off)
    come(newcomer)
    newcomer.frames(10)
    assert not newcomer.app.read_aloud.sounding


def test_it_is_not_for_staff(newcomer: Visitor) -> None:
    come(newcomer)
    newcomer.until(lambda: newcomer.app.read_aloud.sounding)
    newcomer.app.open_staff()
    newcomer.frames(10)
    assert not newcomer.app.read_aloud.sounding
    newcomer.until(lambda: not newcomer.app.greeting.under_way)
    newcomer.app.staff.lock()
