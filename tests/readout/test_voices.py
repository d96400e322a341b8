"""The real voices: what comes out is speech, of the length it should have."""

from __future__ import annotations

import sys
import wave
from array import array
from itertools import zip_longest
from pathlib import Path

import pytest

from kiosk.library.model import Language
from kiosk.readout import engines
from kiosk.readout.maker import SpeechMaker
from kiosk.readout.model import SpeechFailure
from kiosk.readout.sentences import split_sentences
from kiosk.readout.sound_file import loudness
from tests.readout.conftest import MakeMaker, answer_to, speech_for

PARAGRAPH = (
    "志愿者每个月到独居老人家里去两次，陪他们说话，帮忙打扫，看看水电是否安全。有的老人爱听粤剧，志愿者"
    "就带上收音机；有的老人想出门走走，大家就推着轮椅，陪他们到江边看看珠江的夜景，再慢慢走回家。"
)


def samples(path: Path) -> array[int]:
    with path.open("rb") as file, wave.open(file) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, 22050)
        return array("h", sound.readframes(sound.getnframes()))


@pytest.mark.parametrize("language", list(Language))
def test_a_sentence_becomes_sound_that_is_not_silent(
    maker: SpeechMaker, language: Language
) -> None:
    speech = speech_for(maker, maker.request("1921年，英雄的兄弟们来了。", language))
    heard = samples(speech.path)
    assert loudness(heard) > 1000
    assert speech.seconds == pytest.approx(len(heard) / 22050)
    assert 2.5 < speech.seconds < 6  # 12 characters, and a rest at the end


def unlikeness(one: Path, other: Path) -> float:
    """How far two sounds' loudness in steps of 50 ms lies apart, 0 (alike) to about 1."""
    step = 22050 // 20
    curves = [
        [loudness(heard[at : at + step]) for at in range(0, len(heard), step)]
        for heard in (samples(one), samples(other))
    ]
    apart = sum(abs(a - b) for a, b in zip_longest(*curves, fillvalue=0.0))
    return apart / sum(map(sum, curves))


def test_texts_languages_and_speeds_sound_different(make_maker: MakeMaker) -> None:
    maker, again = make_maker("one"), make_maker("two")

    def path(maker: SpeechMaker, text: str, language: Language, speed: int) -> Path:
        return speech_for(maker, maker.request(text, language, speed)).path

    plain = path(maker, "今天放电影。", Language.MANDARIN, 200)
    assert unlikeness(plain, path(again, "今天放电影。", Language.MANDARIN, 200)) < 0.05
    for text, language, speed in [
        ("明天开大会。", Language.MANDARIN, 200),
        ("今天放电影。", Language.CANTONESE, 200),
        ("今天放电影。", Language.MANDARIN, 240),
    ]:
        assert unlikeness(plain, path(maker, text, language, speed)) > 0.15


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("asked", [160, 200, 260])
def test_the_speed_heard_is_the_speed_asked_for(
    maker: SpeechMaker, language: Language, asked: int
) -> None:
    seconds = sum(
        speech_for(maker, maker.request(sentence.text, language, asked)).seconds
        for sentence in split_sentences([(0, PARAGRAPH)])
    )
    characters = sum("\u4e00" <= character <= "\u9fff" for character in PARAGRAPH)
    assert characters * 60 / seconds == pytest.approx(asked, rel=0.1)


def test_mandarin_syllables_that_espeak_lacks_are_not_read_in_english(maker: SpeechMaker) -> None:
    # "xiong two" takes longer than one syllable; 红 is its neighbour in sound.
    plain = speech_for(maker, maker.request("红红红红红红。", Language.MANDARIN)).seconds
    for character in "雄兄穷窘":
        mended = speech_for(maker, maker.request(f"{character * 6}。", Language.MANDARIN)).seconds
        assert mended < plain * 1.07


def test_a_text_with_nothing_to_hear_is_reported_not_played(maker: SpeechMaker) -> None:
    answer = answer_to(maker, maker.request("🎬", Language.MANDARIN))
    assert isinstance(answer, SpeechFailure)


def test_an_overlong_text_is_refused(maker: SpeechMaker) -> None:
    answer = answer_to(maker, maker.request("好" * 7200, Language.MANDARIN))
    assert isinstance(answer, SpeechFailure)


def test_signs_of_the_engines_own_notation_do_no_harm(maker: SpeechMaker) -> None:
    text = "[[ 好 ]] <break/> {} \\ \x00 \ud800 人"
    assert speech_for(maker, maker.request(text, Language.MANDARIN)).seconds < 3


def test_an_engine_that_cannot_be_had_fails_its_sentences(
    make_maker: MakeMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(engines.VERSIONS, "no such engine", "1")
    maker = make_maker(engine="no such engine")
    answer = answer_to(maker, maker.request("好。", Language.MANDARIN))
    assert isinstance(answer, SpeechFailure)
    assert "no such engine" in answer.reason


def test_no_engine_is_loaded_into_the_screens_process(maker: SpeechMaker) -> None:
    speech_for(maker, maker.request("好。", Language.MANDARIN))
    assert not any(name.startswith(("pyttsx3", "espeakng")) for name in sys.modules)
