"""Reading aloud: one sound at a time, at once silent, always on the right sentence."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.library.model import Language, Sound
from kiosk.readout.making.maker import SpeechMaker
from kiosk.readout.model import PlayerState, Speech, SpeechFailure
from kiosk.readout.playing.orders import FIRST_WITHIN, PREFETCHED
from kiosk.readout.playing.player import (
    GIVE_UP_AFTER,
    PARAGRAPH_PAUSE,
    PIECE_PAUSE,
    SENTENCE_PAUSE,
    SPEEDS,
    Player,
)
from kiosk.wording import readout as words
from tests.readout.conftest import FakeClock
from tests.readout.player_room import BLOCKS, TICKS, FakeOutput, Room

MANDARIN, CANTONESE = Language.MANDARIN, Language.CANTONESE
SENTENCES = ["标题", "第一句。", "第二句！", "第三句？", "第四句。"]


@pytest.fixture
def room() -> Room:
    return Room()


def test_every_sentence_is_read_once_in_order_and_lit_while_it_sounds(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN)
    seen = []
    while room.player.state is PlayerState.READING:
        assert room.output.playing == Path(f"cmn200:{room.text}")
        if not seen or seen[-1] != room.text:
            seen.append(room.text)
        room.pass_time(1 / TICKS)
    assert seen == SENTENCES
    assert room.output.played == [f"cmn200:{text}" for text in seen]
    assert room.player.state is PlayerState.DONE
    assert room.player.current is None


def test_between_sentences_is_a_short_silence_and_between_paragraphs_a_longer(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN)
    begun = []
    heard = 0
    while room.player.state is PlayerState.READING:
        if len(room.output.played) > heard:
            heard += 1
            begun.append(room.clock())
        room.pass_time(1 / TICKS)
    silences = [later - sooner - 1.0 for sooner, later in itertools.pairwise(begun)]
    paragraph, sentence = PARAGRAPH_PAUSE, SENTENCE_PAUSE
    wanted = [paragraph, sentence, sentence, paragraph]
    assert silences == pytest.approx(wanted, abs=1 / TICKS)
    assert all(silence >= want for silence, want in zip(silences, wanted, strict=True))


def test_the_next_sentence_waits_until_the_clock_says_it_is_due(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN)
    room.clock.pass_time(1 + PARAGRAPH_PAUSE - 0.01)
    room.player.tick()
    assert room.text == "标题"
    room.clock.pass_time(0.02)
    room.player.tick()
    assert room.text == "第一句。"


def test_the_next_sound_is_laid_ready_while_one_is_heard(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN)
    room.pass_time(0.5)
    assert room.output.laid_ready == Path("cmn200:第一句。")


def test_only_the_next_two_sentences_are_asked_for_ahead(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN)
    assert len(room.maker.asked) == 1 + PREFETCHED
    room.pass_time(2.0)
    assert room.maker.texts == SENTENCES[:4]


def test_the_first_sentence_is_lit_while_its_sound_is_being_made(room: Room) -> None:
    room.maker.at_once = False
    room.player.start(BLOCKS, MANDARIN)
    assert (room.player.state, room.text) == (PlayerState.PREPARING, "标题")
    assert room.output.playing is None
    room.maker.at_once = True
    room.player.tick()
    assert (room.player.state, room.output.playing) == (PlayerState.READING, Path("cmn200:标题"))


def test_stop_silences_the_loudspeaker_before_it_returns(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN)
    room.pass_time(0.5)
    room.player.stop()
    assert room.output.playing is None
    assert room.player.state is PlayerState.SILENT
    assert room.player.current is None
    room.pass_time(5)
    assert room.output.playing is None


def test_what_was_asked_for_before_a_stop_is_neither_made_nor_heard(room: Room) -> None:
    room.maker.at_once = False
    room.player.start(BLOCKS, MANDARIN)
    room.player.stop()
    assert room.maker.waiting == 0
    room.maker.at_once = True
    room.pass_time(1)
    assert room.output.played == []


def test_starting_another_text_replaces_the_first(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN)
    room.pass_time(0.5)
    room.player.start([(0, "另一篇。")], CANTONESE)
    assert room.output.playing == Path("yue200:另一篇。")
    room.pass_time(1)
    assert room.player.state is PlayerState.DONE


def test_a_sentence_is_lit_when_it_is_heard_not_when_it_is_handed_to_the_sound_card() -> None:
    room = Room()
    room.output.latency = 2 / TICKS
    room.player.start(BLOCKS, MANDARIN)
    assert room.text == "标题"  # the first is lit at the touch
    room.until_played(2)
    assert room.text == "标题"
    room.pass_time(1 / TICKS)
    assert room.text == "标题"
    room.pass_time(1 / TICKS)
    assert room.text == "第一句。"
    room.until_played(3)
    room.player.pause()
    assert room.text == "第二句！"  # where it will go on


# ---------------------------------------------------------------- where to begin


@pytest.mark.parametrize(
    ("at", "first"),
    [
        ((0, 0), "标题"),
        ((2, 0), "第一句。"),
        ((2, 3), "第一句。"),  # its full stop
        ((2, 4), "第二句！"),
        ((2, 11), "第三句？"),
        ((2, 400), "第四句。"),  # beyond the end of its text
        ((3, 1), "第四句。"),
        ((3, 99), "第四句。"),
        ((7, 0), "标题"),  # no such block
    ],
)
def test_reading_begins_with_the_sentence_that_was_touched(
    room: Room, at: tuple[int, int], first: str
) -> None:
    room.player.start(BLOCKS, MANDARIN, at=at)
    assert room.text == first
    assert room.output.playing == Path(f"cmn200:{first}")


def test_a_touch_on_a_block_with_nothing_to_say_begins_after_it(room: Room) -> None:
    room.player.start([(5, "前面。"), (1, " —— "), (9, "后面。")], MANDARIN, at=(1, 2))
    assert room.text == "后面。"


# ---------------------------------------------------------------- pause, back, repeat


def test_a_pause_is_silent_keeps_the_place_and_is_gone_on_from_it(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN)
    room.pass_time(2.2)
    room.player.pause()
    assert (room.player.state, room.output.playing) == (PlayerState.PAUSED, None)
    assert room.text == "第一句。"
    room.pass_time(60)
    assert (room.output.playing, room.text) == (None, "第一句。")
    room.player.resume()
    assert room.output.playing == Path("cmn200:第一句。")
    room.pass_time(1.5)
    assert room.text == "第二句！"


def test_a_pause_before_the_first_sound_keeps_it_from_coming(room: Room) -> None:
    room.maker.at_once = False
    room.player.start(BLOCKS, MANDARIN)
    room.player.pause()
    room.maker.at_once = True
    room.pass_time(2)
    assert room.output.played == []
    room.player.resume()
    assert room.output.playing == Path("cmn200:标题")


def test_back_is_the_sentence_before_and_twice_two_before(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN, at=(3, 0))
    room.pass_time(0.8)
    room.player.back()
    assert room.output.playing == Path("cmn200:第三句？")
    room.player.back()
    assert room.output.playing == Path("cmn200:第二句！")
    room.pass_time(1.5)
    assert room.text == "第三句？"


def test_back_at_the_first_sentence_begins_it_again(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN)
    room.pass_time(0.5)
    room.player.back()
    assert room.output.played == ["cmn200:标题"] * 2


def test_back_in_a_pause_is_heard(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN, at=(2, 4))
    room.player.pause()
    room.player.back()
    assert room.output.playing == Path("cmn200:第一句。")
    assert room.player.state is PlayerState.READING


def test_repeat_is_the_same_sentence_from_its_beginning(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN, at=(2, 4))
    room.pass_time(0.9)
    room.player.repeat()
    room.pass_time(0.9)
    assert room.text == "第二句！"
    assert room.output.played == ["cmn200:第二句！"] * 2


@pytest.mark.parametrize("touch", ["back", "repeat"])
def test_at_the_end_the_last_sentence_can_be_heard_again(room: Room, touch: str) -> None:
    room.player.start(BLOCKS, MANDARIN)
    room.pass_time(20)
    assert room.player.state is PlayerState.DONE
    getattr(room.player, touch)()
    assert room.output.playing == Path("cmn200:第四句。")


@pytest.mark.parametrize("touch", ["back", "repeat", "pause", "resume", "slower", "faster"])
def test_after_a_stop_nothing_but_a_start_is_heard(room: Room, touch: str) -> None:
    room.player.start(BLOCKS, MANDARIN)
    room.player.stop()
    room.output.played.clear()
    getattr(room.player, touch)()
    room.pass_time(2)
    assert room.output.played == []
    assert room.player.state is PlayerState.SILENT


# ---------------------------------------------------------------- speed and language


def test_a_change_of_speed_is_heard_at_once_from_the_same_sentence(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN, at=(2, 4))
    room.pass_time(0.5)
    room.player.slower()
    assert room.output.playing == Path("cmn180:第二句！")
    room.player.faster()
    room.player.faster()
    assert room.output.playing == Path("cmn230:第二句！")
    assert room.player.speed_cpm == 230


def test_speed_goes_in_steps_and_stops_at_the_slowest_and_the_fastest(room: Room) -> None:
    down, up = [], []
    while room.player.can_slower:
        room.player.slower()
        down.append(room.player.speed_cpm)
    room.player.slower()
    while room.player.can_faster:
        room.player.faster()
        up.append(room.player.speed_cpm)
    room.player.faster()
    assert down == [180, 160]
    assert (160, *up) == SPEEDS
    assert room.player.speed_cpm == SPEEDS[-1] == 260


@pytest.mark.parametrize(("speed", "slower", "faster"), [(210, 200, 230), (165, 160, 180)])
def test_a_speed_set_by_staff_between_two_steps_goes_to_its_neighbours(
    speed: int, slower: int, faster: int
) -> None:
    room = Room(speed)
    room.player.slower()
    assert room.player.speed_cpm == slower
    room.player.set_speed(speed)
    room.player.faster()
    assert room.player.speed_cpm == faster


def test_a_change_of_language_goes_on_from_the_same_sentence(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN, at=(2, 4))
    room.player.set_language(CANTONESE)
    assert room.output.playing == Path("yue200:第二句！")
    room.pass_time(1.5)
    assert room.output.playing == Path("yue200:第三句？")


def test_a_change_in_silence_or_in_a_pause_starts_nothing(room: Room) -> None:
    room.player.set_language(CANTONESE)
    room.player.slower()
    assert room.output.played == []
    room.player.start(BLOCKS, CANTONESE)
    room.player.pause()
    room.player.set_language(MANDARIN)
    room.player.faster()
    assert room.output.playing is None
    room.player.resume()
    assert room.output.playing == Path("cmn200:标题")


# ---------------------------------------------------------------- the first sound


LONG = "素社街道党群服务中心在海珠区，欢迎街坊们来坐坐，看一场老电影。后面还有一句，也很长很长。"


def test_with_a_slow_voice_the_first_sentence_is_asked_for_in_pieces_and_lit_whole() -> None:
    room = Room(slow=True)
    room.player.start([(0, LONG)], MANDARIN)
    pieces = ["素社街道党群服务中心在海珠区，", "欢迎街坊们来坐坐，", "看一场老电影。"]
    assert room.maker.texts[:4] == [*pieces, "后面还有一句，也很长很长。"]
    heard = []
    while room.output.played[-1] != "cmn200:后面还有一句，也很长很长。":
        heard.append(room.text)
        room.pass_time(1 / TICKS)
    assert set(heard) == {"".join(pieces)}
    assert len(heard) / TICKS == pytest.approx(3 + 2 * PIECE_PAUSE + SENTENCE_PAUSE, abs=0.2)
    assert room.output.played[:3] == [f"cmn200:{piece}" for piece in pieces]


def test_what_is_made_already_is_heard_whole() -> None:
    room = Room(slow=True)
    first = LONG[: LONG.index("。") + 1]
    room.maker.kept = {first}
    room.player.start([(0, LONG)], MANDARIN)
    assert room.output.played == [f"cmn200:{first}"]


def test_a_better_voice_gets_no_more_time_than_a_visitor_waits(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN)
    withins = [asked.within for asked in room.maker.asked]
    assert withins[0] == FIRST_WITHIN
    assert None not in withins
    assert sorted(withins) == withins  # the later it is due, the longer it may take


def test_a_piece_that_fails_leaves_the_rest_of_its_sentence_to_be_heard() -> None:
    room = Room(slow=True)
    room.maker.hopeless = {"欢迎街坊们来坐坐，"}
    room.player.start([(0, LONG)], MANDARIN)
    room.pass_time(10)
    assert room.output.played == [
        "cmn200:素社街道党群服务中心在海珠区，",
        "cmn200:看一场老电影。",
        "cmn200:后面还有一句，也很长很长。",
    ]
    assert [sentence.start for sentence in room.player.skipped] == [0]
    assert room.player.state is PlayerState.DONE


# ---------------------------------------------------------------- what fails


def test_a_sentence_that_fails_is_skipped_and_reported(room: Room) -> None:
    room.maker.hopeless = {"第二句！"}
    room.player.start(BLOCKS, MANDARIN)
    room.pass_time(10)
    assert [s.text for s in room.player.skipped] == ["第二句！"]
    assert room.player.state is PlayerState.DONE
    assert room.output.played == [f"cmn200:{text}" for text in SENTENCES if text != "第二句！"]


def test_a_file_that_does_not_play_is_skipped_too(room: Room) -> None:
    room.output.broken = {"cmn200:标题"}
    room.player.start(BLOCKS, MANDARIN)
    assert room.output.playing == Path("cmn200:第一句。")


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


# ---------------------------------------------------------------- a person's recording


RECORDING = Sound("0" * 64, Path("own voice"), 16.0)


def test_a_persons_recording_takes_the_machines_place_sentence_by_sentence(room: Room) -> None:
    room.player.start(BLOCKS, MANDARIN, {MANDARIN: RECORDING}, at=(2, 0))
    recorded = [asked.recorded for asked in room.maker.asked]
    assert [one.index for one in recorded if one] == [1, 2, 3]
    assert recorded[0] is not None
    assert recorded[0].sentences == tuple(SENTENCES)
    assert (recorded[0].path, recorded[0].seconds) == (RECORDING.path, RECORDING.seconds)
    assert room.output.playing == Path("own200:第一句。")
    assert room.player.own_voice
    room.player.set_language(CANTONESE)
    assert room.output.playing == Path("yue200:第一句。")
    assert not room.player.own_voice


def test_a_recording_that_cannot_be_used_gives_way_to_the_machine(room: Room) -> None:
    room.maker.no_recordings = True
    room.player.start(BLOCKS, MANDARIN, {MANDARIN: RECORDING})
    assert room.output.playing == Path("cmn200:标题")
    assert not room.player.own_voice


# ---------------------------------------------------------------- the real voice


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
    assert lit == SENTENCES
    assert player.skipped == ()
    assert 6 < clock() - 1000 < 14  # 14 characters and the silences between five sentences
