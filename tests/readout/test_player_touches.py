"""Whatever is touched in whatever order: never two sounds, never a stuck one."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.library.model import Language, Sound
from kiosk.readout.model import PlayerState
from kiosk.readout.playing.pieces import pieces
from kiosk.readout.playing.player import PARAGRAPH_PAUSE
from tests.readout.player_room import BLOCKS, TICKS, Room

MANDARIN, CANTONESE = Language.MANDARIN, Language.CANTONESE
TOUCHES = 200
LONG = "今天下午三点半，街坊们来影院看电影，散场以后再去书吧坐坐。"
TEXTS = [BLOCKS, [(0, LONG), (1, "后来呢？"), (4, LONG)], [(0, "……")], []]
RECORDING = Sound("0" * 64, Path("own voice"), 16.0)
UNDER_WAY = (PlayerState.PREPARING, PlayerState.READING)


class Touches(RuleBasedStateMachine):
    """A player among fakes under hands that touch anything at any time."""

    def __init__(self) -> None:
        super().__init__()
        logging.disable(logging.WARNING)
        self.room = Room(slow=True)
        self.player, self.output, self.maker = self.room.player, self.room.output, self.room.maker
        self.output.latency = 1 / TICKS

    @rule(
        text=st.sampled_from(TEXTS),
        language=st.sampled_from(Language),
        own=st.booleans(),
        at=st.none() | st.tuples(st.integers(-1, 5), st.integers(0, 40)),
    )
    def start(
        self,
        text: list[tuple[int, str]],
        language: Language,
        own: bool,
        at: tuple[int, int] | None,
    ) -> None:
        self.player.start(text, language, {CANTONESE: RECORDING} if own else {}, at)

    @rule(touch=st.sampled_from(["pause", "resume", "back", "repeat", "slower", "faster"]))
    def touch(self, touch: str) -> None:
        getattr(self.player, touch)()

    @rule()
    def stop(self) -> None:
        self.player.stop()
        assert self.output.sounding is None

    @rule(language=st.sampled_from(Language))
    def speak(self, language: Language) -> None:
        self.player.set_language(language)

    @rule(seconds=st.sampled_from([0.0, 0.1, 0.5, 1.0, 3.0]))
    def wait(self, seconds: float) -> None:
        self.room.pass_time(seconds)

    @rule(late=st.booleans())
    def voice_is_late(self, late: bool) -> None:
        self.maker.at_once = not late

    @rule(hopeless=st.sampled_from([set(), {"*"}, {"第二句！"}, {"街坊们来影院看电影，"}]))
    def voice_fails(self, hopeless: set[str]) -> None:
        self.maker.hopeless = set(hopeless)

    @rule(kept=st.sampled_from([set(), {LONG}]))
    def made_ahead(self, kept: set[str]) -> None:
        self.maker.kept = set(kept)

    @rule(broken=st.sampled_from([set(), {"cmn200:标题", "yue180:第一句。"}]))
    def a_file_is_broken(self, broken: set[str]) -> None:
        self.output.broken = set(broken)

    @rule(there=st.sampled_from([True, True, True, False]))
    def loudspeaker(self, there: bool) -> None:
        self.output.ready = there

    @rule()
    def left_alone_it_comes_to_an_end(self) -> None:
        self.maker.at_once = True
        self.room.pass_time(30)
        assert self.player.state not in UNDER_WAY
        assert self.output.sounding is None

    @invariant()
    def sound_and_state_agree(self) -> None:
        state, heard, current = self.player.state, self.output.sounding, self.player.current
        if state is not PlayerState.READING:
            assert heard is None
        elif heard is None:  # between two sentences
            assert self.room.clock() < self.output.ended + PARAGRAPH_PAUSE + 1 / TICKS
        else:
            assert current is not None
            if self.room.clock() < self.output.begun + self.output.latency:
                return  # it is not in the air yet
            whose, _, text = heard.name.partition(":")
            assert whose in (
                f"{self.player.language}{self.player.speed_cpm}",
                f"own{self.player.speed_cpm}",
            )
            assert text == current.text or text in pieces(current.text)
            assert self.player.own_voice == whose.startswith("own")

    @invariant()
    def what_is_told_agrees_with_the_state(self) -> None:
        state = self.player.state
        known = (*UNDER_WAY, PlayerState.PAUSED)
        assert (self.player.current is not None) == (state in known)
        assert (self.player.message != "") == (state is PlayerState.FAILED)

    def teardown(self) -> None:
        self.player.stop()
        self.room.pass_time(2)
        assert self.output.sounding is None
        logging.disable(logging.NOTSET)


TestTouches = Touches.TestCase
TestTouches.settings = settings(
    max_examples=25,
    stateful_step_count=TOUCHES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    yield
    logging.disable(logging.NOTSET)
