"""Reading aloud: one sound at a time, at once silent, always on the right sentence."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.library.model import Language, Sound
from kiosk.readout.maker import SpeechMaker
from kiosk.readout.model import PlayerState, Speech, SpeechFailure, Ticket
from kiosk.readout.player import GIVE_UP_AFTER, PREFETCHED, Player
from kiosk.wording import readout as words
from tests.readout.conftest import FakeClock

MANDARIN, CANTONESE = Language.MANDARIN, Language.CANTONESE
TICKS = 16  # a second; a sixteenth adds up without rounding
BLOCKS = [(0, "标题"), (2, "第一句。第二句！第三句？"), (3, "第四句。")]


class FakeOutput:
    """A loudspeaker that notes what it is told, and complains of a second sound at once."""

    def __init__(self) -> None:
        self.ready = True
        self.playing: Path | None = None
        self.start = 0.0
        self.log: list[str] = []
        self.broken: set[str] = set()

    def play(self, path: Path, start: float) -> None:
        if path.name in self.broken:
            raise OSError("does not play")
        self.playing, self.start = path, start
        self.log.append(path.name)

    def stop(self) -> None:
        self.playing = None
        self.log.append("stop")


class FakeMaker:
    """Answers when told to; each sentence lasts one second."""

    def __init__(self) -> None:
        self.asked: list[tuple[Ticket, str, Language]] = []
        self.hopeless: set[str] = set()
        self.at_once = True
        self._open: list[Ticket] = []

    def request(
        self, text: str, language: Language, speed_cpm: int = 200, priority: int = 0
    ) -> Ticket:
        ticket = Ticket(len(self.asked) + 1)
        self.asked.append((ticket, text, language))
        self._open.append(ticket)
        return ticket

    def poll(self) -> list[Speech | SpeechFailure]:
        if not self.at_once:
            return []
        answers: list[Speech | SpeechFailure] = []
        for ticket in self._open:
            _, text, language = self.asked[ticket - 1]
            if text in self.hopeless or "*" in self.hopeless:
                answers.append(SpeechFailure(ticket, "no"))
            else:
                answers.append(Speech(ticket, Path(f"{language}:{text}"), 1.0))
        self._open.clear()
        return answers

    def cancel_all(self) -> None:
        self._open.clear()

    @property
    def texts(self) -> list[str]:
        return [text for _, text, _ in self.asked]


class Room:
    """A player among fakes."""

    def __init__(self) -> None:
        self.clock, self.maker, self.output = FakeClock(), FakeMaker(), FakeOutput()
        self.player = Player(self.maker, self.output, self.clock)

    def pass_time(self, seconds: float) -> None:
        for _ in range(round(seconds * TICKS)):
            self.clock.pass_time(1 / TICKS)
            self.player.tick()

    @property
    def text(self) -> str | None:
        return self.player.current.text if self.player.current else None


@pytest.fixture
def room() -> Room:
    return Room()


def test_every_sentence_is_read_once_in_order_and_lit_while_it_sounds(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN)
    room.output.log.clear()
    seen = []
    room.output.log.append(f"cmn:{room.text}")
    while room.player.state is PlayerState.READING:
        assert room.output.playing == Path(f"cmn:{room.text}")
        if not seen or seen[-1] != room.text:
            seen.append(room.text)
        room.pass_time(1 / TICKS)
    assert seen == ["标题", "第一句。", "第二句！", "第三句？", "第四句。"]
    assert room.output.log == [f"cmn:{text}" for text in seen]
    assert room.player.state is PlayerState.DONE
    assert room.player.current is None


def test_the_next_sentence_waits_until_the_clock_says_the_sound_is_over(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN)
    room.clock.pass_time(0.99)
    room.player.tick()
    assert room.text == "标题"
    room.clock.pass_time(0.01)
    room.player.tick()
    assert room.text == "第一句。"


def test_only_the_next_two_sentences_are_asked_for_ahead(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN)
    assert len(room.maker.asked) == 1 + PREFETCHED
    room.pass_time(1.0)
    assert room.maker.texts == ["标题", "第一句。", "第二句！", "第三句？"]


def test_the_first_sentence_is_lit_while_its_sound_is_being_made(room: Room) -> None:
    room.maker.at_once = False
    room.player.start(BLOCKS, MANDARIN)
    assert (room.player.state, room.text) == (PlayerState.PREPARING, "标题")
    assert room.output.playing is None
    room.maker.at_once = True
    room.player.tick()
    assert (room.player.state, room.output.playing) == (PlayerState.READING, Path("cmn:标题"))


def test_stop_silences_the_loudspeaker_before_it_returns(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN)
    room.pass_time(0.5)
    room.player.stop()
    assert room.output.playing is None
    assert room.player.state is PlayerState.SILENT
    assert room.player.current is None
    room.pass_time(5)
    assert room.output.playing is None


def test_what_was_asked_for_before_a_stop_is_never_heard(room: Room) -> None:
    room.maker.at_once = False
    room.player.start(BLOCKS, MANDARIN)
    room.player.stop()
    room.maker.at_once = True
    room.pass_time(1)
    assert set(room.output.log) == {"stop"}


def test_starting_another_text_replaces_the_first(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN)
    room.pass_time(0.5)
    room.player.start([(0, "另一篇。")], CANTONESE)
    assert room.output.playing == Path("yue:另一篇。")
    room.pass_time(1)
    assert room.player.state is PlayerState.DONE


def test_a_change_of_language_goes_on_from_the_same_sentence(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN)
    room.pass_time(2.5)
    room.player.set_language(CANTONESE)
    assert room.output.playing == Path("yue:第二句！")
    room.pass_time(1)
    assert room.output.playing == Path("yue:第三句？")


def test_a_change_of_language_in_silence_starts_nothing(room: Room) -> None:
    room.player.set_language(CANTONESE)
    assert room.player.language is CANTONESE
    assert room.player.state is PlayerState.SILENT
    assert room.output.log == []


def test_a_sentence_that_fails_is_skipped_and_reported(room: Room) -> None:
    room.maker.hopeless = {"第二句！"}
    room.player.start(BLOCKS, MANDARIN)
    room.pass_time(4)
    assert [s.text for s in room.player.skipped] == ["第二句！"]
    assert room.player.state is PlayerState.DONE
    assert room.output.log[1:] == ["cmn:标题", "cmn:第一句。", "cmn:第三句？", "cmn:第四句。"]


def test_a_file_that_does_not_play_is_skipped_too(room: Room) -> None:
    room.output.broken = {"cmn:标题"}
    room.player.start(BLOCKS, MANDARIN)
    assert room.output.playing == Path("cmn:第一句。")


@pytest.mark.parametrize("blocks", [BLOCKS, [(0, "只有一句。")], [(0, "一。二。")]])
def test_when_nothing_can_be_read_the_visitor_is_told(
    room: Room, blocks: list[tuple[int, str]]
) -> None:
    room.maker.hopeless = {"*"}
    room.player.start(blocks, MANDARIN)
    assert room.player.state is PlayerState.FAILED
    assert room.player.message == words.ALL_FAILED
    assert len(room.player.skipped) <= GIVE_UP_AFTER
    room.maker.hopeless = set()
    room.player.start(blocks, MANDARIN)
    assert (room.player.state, room.player.message) == (PlayerState.READING, "")


def test_without_a_loudspeaker_the_visitor_is_told_and_nothing_is_made(room: Room) -> None:
    room.output.ready = False
    room.player.start(BLOCKS, MANDARIN)
    assert room.player.state is PlayerState.FAILED
    assert room.player.message == words.NO_SOUND
    assert room.maker.asked == []


def test_a_page_without_text_says_so(room: Room) -> None:
    room.player.start([(0, " "), (1, "……")], MANDARIN)
    assert room.player.message == words.NOTHING_TO_READ


RECORDING = Sound("0" * 64, Path("own voice"), 16.0)  # BLOCKS has 2+4+4+4+4 = 18 characters


def test_a_persons_recording_takes_the_machines_place(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN, {MANDARIN: RECORDING})
    assert (room.output.playing, room.output.start) == (RECORDING.path, 0.0)
    assert room.player.own_voice
    assert room.maker.asked == []
    seen = []
    while room.player.state is PlayerState.READING:
        seen.append(room.text)
        room.pass_time(1 / TICKS)
    assert list(dict.fromkeys(seen)) == ["标题", "第一句。", "第二句！", "第三句？", "第四句。"]
    assert seen.count("标题") == pytest.approx(16 / 18 * 2 * TICKS, abs=1)
    assert len(seen) == pytest.approx(16 * TICKS, abs=1)
    assert room.output.log == ["stop", "own voice"]


def test_between_recording_and_machine_the_place_is_kept(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN, {MANDARIN: RECORDING})
    room.pass_time(16 / 18 * 7)
    room.player.set_language(CANTONESE)
    assert room.output.playing == Path("yue:第二句！")
    assert not room.player.own_voice
    room.player.set_language(MANDARIN)
    assert room.output.playing == RECORDING.path
    assert room.output.start == pytest.approx(16 / 18 * 6)
    assert room.text == "第二句！"


def test_a_recording_that_does_not_play_gives_way_to_the_machine(room: Room) -> None:
    room.output.broken = {RECORDING.path.name}
    room.player.start(BLOCKS, MANDARIN, {MANDARIN: RECORDING})
    assert room.output.playing == Path("cmn:标题")


def test_a_recording_plays_even_where_there_is_no_text(room: Room) -> None:
    room.player.start([], MANDARIN, {MANDARIN: RECORDING})
    room.pass_time(15.9)
    assert (room.player.state, room.player.current) == (PlayerState.READING, None)
    room.pass_time(0.2)
    assert room.player.state is PlayerState.DONE


touches = st.lists(
    st.sampled_from(["start", "own", "stop", "language", "time", "long", "late", "dead"]),
    max_size=60,
)


@given(touches)
def test_whatever_is_touched_sound_and_state_agree(touched: list[str]) -> None:
    logging.disable(logging.WARNING)
    room = Room()
    for touch in touched:
        match touch:
            case "start":
                room.player.start(BLOCKS, MANDARIN)
            case "own":
                room.player.start(BLOCKS, CANTONESE, {CANTONESE: RECORDING})
            case "stop":
                room.player.stop()
            case "language":
                other = CANTONESE if room.player.language is MANDARIN else MANDARIN
                room.player.set_language(other)
            case "time":
                room.pass_time(0.3)
            case "long":
                room.pass_time(3)
            case "late":
                room.maker.at_once = not room.maker.at_once
            case "dead":
                room.maker.hopeless ^= {"*"}
        state, current = room.player.state, room.player.current
        if state is PlayerState.READING:
            assert current is not None
            assert room.output.playing is not None
            heard = room.output.playing.name
            assert heard in (f"{room.player.language}:{current.text}", RECORDING.path.name)
        elif state in (PlayerState.SILENT, PlayerState.FAILED):
            assert room.output.playing is None
        assert (room.player.message != "") == (state is PlayerState.FAILED)
        assert (current is not None) == (state in (PlayerState.PREPARING, PlayerState.READING))


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    yield
    logging.disable(logging.NOTSET)


class PatientMaker(SpeechMaker):
    """The real maker, giving its child a moment at each poll instead of the test's spinning."""

    def poll(self, wait_seconds: float = 0.005) -> Sequence[Speech | SpeechFailure]:
        return super().poll(wait_seconds)


def test_with_the_real_voice_a_text_is_read_to_its_end(tmp_path: Path) -> None:
    clock, output = FakeClock(), FakeOutput()
    maker = PatientMaker(tmp_path, clock)
    player = Player(maker, output, clock)
    player.start(BLOCKS, CANTONESE)
    lit: list[str] = []
    for _ in range(2000):
        player.tick()
        if player.state is PlayerState.DONE:
            break
        if player.state is PlayerState.READING and player.current:
            clock.pass_time(0.05)
            if not lit or lit[-1] != player.current.text:
                lit.append(player.current.text)
    maker.close()
    assert player.state is PlayerState.DONE
    assert lit == ["标题", "第一句。", "第二句！", "第三句？", "第四句。"]
    assert player.skipped == ()
    assert 4 < clock() - 1000 < 12  # 14 characters and a rest after each of five sentences
