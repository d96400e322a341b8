"""The real voice of espeak-ng: every syllable is said, in its own language, at its own time."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise, zip_longest
from pathlib import Path

import numpy as np
import pytest

from kiosk.library.model import Language
from kiosk.readout import engines
from kiosk.readout.engines import ESPEAK, LONGEST_TEXT, open_engine, voices_for
from kiosk.readout.engines.espeak_text import lines_of, syllable
from kiosk.readout.model import Engine, SpeechError, Spoken
from kiosk.readout.pronunciation.pronounce import pronounce
from kiosk.readout.sentences import split_sentences
from kiosk.readout.sound.loudness import TARGET, Samples, block_powers, loudness_of
from kiosk.readout.sound.sound_file import read_wav, rms
from kiosk.readout.utterance import Clause, Foreign, Rest, Syllable, Token, Utterance
from tests.readout.traced import phonemes

RATE = 22050
PARAGRAPH = (
    "志愿者每个月到独居老人家里去两次，陪他们说话，帮忙打扫，看看水电是否安全。有的老人爱听粤剧，志愿者"
    "就带上收音机；有的老人想出门走走，大家就推着轮椅，陪他们到江边看看珠江的夜景，再慢慢走回家。"
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine(ESPEAK)


def speak(
    engine: Engine, text: str, language: Language, out: Path, speed: int = 200
) -> tuple[Samples, Spoken]:
    spoken = engine.speak(pronounce(text, language), speed, out)
    samples, rate = read_wav(out)
    assert rate == RATE
    assert spoken.seconds == pytest.approx(len(samples) / rate)
    return samples, spoken


@pytest.mark.parametrize("language", list(Language))
def test_a_sentence_becomes_sound_as_loud_as_every_voice(
    engine: Engine, tmp_path: Path, language: Language
) -> None:
    samples, spoken = speak(engine, "1921年，英雄的兄弟们来了。", language, tmp_path / "a.wav")
    assert 3 < spoken.seconds < 6  # 12 characters, two rests
    assert loudness_of(block_powers(samples, RATE)) == pytest.approx(TARGET, abs=0.5)
    assert np.abs(samples).max() < 0.98


def unlikeness(one: Samples, other: Samples) -> float:
    """How far two sounds' loudness in steps of 50 ms lies apart, 0 (alike) to about 1."""
    step = RATE // 20
    curves = [
        [rms(heard[at : at + step]) for at in range(0, len(heard), step)] for heard in (one, other)
    ]
    apart = sum(abs(a - b) for a, b in zip_longest(*curves, fillvalue=0.0))
    return apart / sum(map(sum, curves))


def test_texts_languages_and_speeds_sound_different(engine: Engine, tmp_path: Path) -> None:
    def heard(text: str, language: Language, speed: int) -> Samples:
        return speak(engine, text, language, tmp_path / "a.wav", speed)[0]

    plain = heard("今天放电影。", Language.MANDARIN, 200)
    assert unlikeness(plain, heard("今天放电影。", Language.MANDARIN, 200)) < 0.05
    for text, language, speed in [
        ("明天开大会。", Language.MANDARIN, 200),
        ("今天放电影。", Language.CANTONESE, 200),
        ("今天放电影。", Language.MANDARIN, 240),
    ]:
        assert unlikeness(plain, heard(text, language, speed)) > 0.15


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("asked", [160, 200, 260])
def test_the_speed_heard_is_the_speed_asked_for(
    engine: Engine, tmp_path: Path, language: Language, asked: int
) -> None:
    seconds = sum(
        speak(engine, sentence.text, language, tmp_path / "a.wav", asked)[1].seconds
        for sentence in split_sentences([(0, PARAGRAPH)])
    )
    characters = sum("\u4e00" <= character <= "\u9fff" for character in PARAGRAPH)
    assert characters * 60 / seconds == pytest.approx(asked, rel=0.05)


def mandarin_syllables() -> set[str]:
    """Every syllable of pypinyin's dictionaries, as ``pronounce`` writes them."""
    from pypinyin.contrib.tone_convert import to_tone3
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict

    marked = {one for sounds in pinyin_dict.values() for one in sounds.split(",")}
    marked |= {one for phrase in phrases_dict.values() for sounds in phrase for one in sounds}
    written = {to_tone3(one, neutral_tone_with_five=True) for one in marked if one.strip()}
    return written | {"r5", "nü3", "lüe4"}


def cantonese_syllables() -> set[str]:
    """Every syllable of ToJyutping's dictionary."""
    from ToJyutping.Trie import root

    found, open_nodes = set(), [root]
    while open_nodes:
        node = open_nodes.pop()
        open_nodes += node.values()
        found |= {one for reading in node.v or () for one in str(reading).split()}
    return found


@pytest.mark.parametrize(
    ("language", "syllables", "at_least"),
    [
        (Language.MANDARIN, mandarin_syllables, 1500),
        (Language.CANTONESE, cantonese_syllables, 2500),
    ],
    ids=["pinyin", "jyutping"],
)
def test_every_syllable_of_the_dictionaries_is_said_and_in_its_own_language(
    engine: Engine, tmp_path: Path, language: Language, syllables: object, at_least: int
) -> None:
    by_tone = defaultdict(list)
    for sound in sorted(syllables()):  # type: ignore[operator]
        by_tone[sound[-1]].append(sound)
    lines = [(tone, sounds[at : at + 40]) for tone, sounds in by_tone.items()
             for at in range(0, len(sounds), 40)]  # fmt: skip
    said = [" ".join(syllable(sound, language) for sound in sounds) for _, sounds in lines]
    spoken: dict[str, str] = {}
    tones = defaultdict(set)
    for (tone, sounds), heard in zip(lines, phonemes(said, language, tmp_path / "t"), strict=True):
        assert "(" not in heard  # a change of language
        one_by_one = [phoneme.strip() for phoneme in re.split(r"_\|+", heard)[:-1]]
        assert len(one_by_one) == len(sounds)
        for sound, phoneme in zip(sounds, one_by_one, strict=True):
            tones[tone] |= {"".join(re.findall(r"\d+", phoneme)) or f"none: {sound}"}
            base = sound[:-1].replace("ü", "v")
            assert spoken.setdefault(base, plain(phoneme)) == plain(phoneme)
    assert sum(map(len, by_tone.values())) >= at_least
    spoken.pop("r", None)  # 儿 at the end of a word, in sound an "er"
    assert len(set(spoken.values())) == len(spoken)  # no two syllables sound the same
    # espeak-ng makes the first of two third tones a second by itself.
    assert tones == (
        {"1": {"55"}, "2": {"35"}, "3": {"214", "35"}, "4": {"51"}, "5": {"11"}}
        if language is Language.MANDARIN
        else {figure: {figure} for figure in "123456"}
    )


def plain(phoneme: str) -> str:
    return re.sub(r"[\d',]", "", phoneme)


@pytest.mark.parametrize("language", list(Language))
def test_foreign_words_are_said_in_english_and_letters_one_by_one(
    engine: Engine, tmp_path: Path, language: Language
) -> None:
    def said(*tokens: Token) -> str:
        utterance = Utterance(language, "x", (Clause(0, 1, tokens),))
        [(_, line, _)] = lines_of(utterance)
        return phonemes([line], language, tmp_path / "trace")[0]

    before, after = (said(Syllable(sound)).rstrip("_| ") for sound in ("lan4", "mei5"))
    word = said(Syllable("lan4"), Foreign("Wi-Fi"), Syllable("mei5"))
    assert "w'aIf,aI" in word
    assert word.startswith(before[:2])
    assert word.rstrip("_| ").endswith(after[-2:])
    assert "'eI 'i: d'i:" in said(Foreign("A E D"))
    assert "g'eIm" in said(Foreign("game"))  # not "ga-me"
    assert said(Foreign('<b> & "[[x]]"'))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("speed", [160, 200, 260])
def test_every_clause_is_lit_when_its_first_sound_is_heard(
    engine: Engine, tmp_path: Path, language: Language, speed: int
) -> None:
    text = "街坊们，今天下午3点、明天上午：都请大家来“红色影院”看电影；好吗？Wi-Fi免费！"
    samples, spoken = speak(engine, text, language, tmp_path / "a.wav", speed)
    timings = spoken.timings
    assert len(timings) > 5
    assert timings[0].start == 0
    assert timings[-1].end == pytest.approx(spoken.seconds)
    assert [timings[0].first, timings[-1].last] == [0, len(text)]
    for one, following in pairwise(timings):
        assert (one.end, one.last) == (following.start, following.first)
        at = round(following.start * RATE)
        assert rms(samples[at - RATE // 10 : at - 20]) < 0.0005  # the rest before it
        assert np.abs(samples[at : at + RATE // 100]).max() > 0.0005  # it begins within 10 ms
        assert rms(samples[at : at + RATE // 8]) > 0.01


@pytest.mark.parametrize("language", list(Language))
def test_rests_are_those_of_the_marks_and_shorter_when_faster(
    engine: Engine, tmp_path: Path, language: Language
) -> None:
    def rest(mark: str, speed: int = 200) -> float:
        samples, spoken = speak(engine, f"好{mark}大家来。", language, tmp_path / "a.wav", speed)
        at = round(spoken.timings[-1].start * RATE) if mark != "、" else heard_again(samples)
        quiet = np.flatnonzero(np.abs(samples[:at]) > 0.005)[-1]
        return float((at - quiet) / RATE)

    assert rest("，") == pytest.approx(0.3, abs=0.05)
    assert rest("。") == pytest.approx(0.5, abs=0.05)
    assert rest("；") == pytest.approx(0.4, abs=0.05)
    assert rest("，", 260) == pytest.approx(0.3 * 200 / 260, abs=0.05)
    assert rest("，", 160) == pytest.approx(0.3 * 200 / 160, abs=0.05)


def heard_again(samples: Samples) -> int:
    """The first sample after the first rest."""
    heard = np.flatnonzero(np.abs(samples) > 0.005)
    return int(heard[np.flatnonzero(np.diff(heard) > RATE // 20)[0] + 1])


def test_a_sentence_ends_with_a_readers_rest(engine: Engine, tmp_path: Path) -> None:
    for text, rest in [("大家来看电影。", 0.5), ("大家来看电影", 0.5), ("大家来看电影，", 0.3)]:
        samples, spoken = speak(engine, text, Language.MANDARIN, tmp_path / "a.wav")
        last = np.flatnonzero(np.abs(samples) > 0.005)[-1] / RATE
        assert spoken.seconds - last == pytest.approx(rest, abs=0.05)


def test_syllables_that_would_be_swallowed_last_as_long_as_others(
    engine: Engine, tmp_path: Path
) -> None:
    def seconds(sounds: str) -> float:
        said = tuple(map(Syllable, sounds.split()))
        utterance = Utterance(Language.CANTONESE, "x", (Clause(0, 1, (*said, Rest("。"))),))
        return engine.speak(utterance, 200, tmp_path / "a.wav").seconds

    assert seconds("hai6 m4 hai6 ng5 dim2") - seconds("hai6 hai6 dim2") > 0.25


def test_a_text_with_nothing_to_hear_is_reported_not_made(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(SpeechError):
        speak(engine, "🎬。", Language.MANDARIN, tmp_path / "a.wav")


def test_an_overlong_text_is_refused_and_the_longest_is_not(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(SpeechError):
        speak(engine, "好" * (LONGEST_TEXT + 1), Language.MANDARIN, tmp_path / "a.wav")
    samples, _ = speak(engine, "好" * 600, Language.MANDARIN, tmp_path / "a.wav", 260)
    assert rms(samples[-3 * RATE : -RATE]) > 0.01  # to the end


def test_signs_of_the_engines_own_notation_do_no_harm(engine: Engine, tmp_path: Path) -> None:
    text = "[[ 好 ]] <break time='9s'/> {} \\ \x00 \ud800 &amp; & < 人"
    assert speak(engine, text, Language.MANDARIN, tmp_path / "a.wav")[1].seconds < 6


def test_a_file_that_cannot_be_written_is_an_error_and_the_next_is_made(
    engine: Engine, tmp_path: Path
) -> None:
    with pytest.raises(SpeechError):
        speak(engine, "好。", Language.MANDARIN, tmp_path / "none" / "a.wav")
    assert speak(engine, "好。", Language.MANDARIN, tmp_path / "a.wav")[1].seconds > 0.3


def test_an_engine_that_cannot_be_had_says_so() -> None:
    with pytest.raises(SpeechError, match="no such engine"):
        open_engine("no such engine")


@pytest.fixture
def another(monkeypatch: pytest.MonkeyPatch) -> Iterator[engines.EngineDescription]:
    """An engine for Mandarin before all others, whose package is not there."""
    one = engines.EngineDescription(
        "another", "1", {Language.MANDARIN: "x"}, "no_such_module", packages=("no_such_package",)
    )
    monkeypatch.setattr(engines, "ENGINES", (one, *engines.ENGINES))
    return one


def test_an_engine_whose_parts_are_missing_is_not_at_hand(
    another: engines.EngineDescription, tmp_path: Path
) -> None:
    assert another.missing == ("no_such_package",)
    for language in Language:
        assert "another" not in voices_for(language)
        assert voices_for(language)[-1] == ESPEAK


def test_the_screens_process_loads_no_engine_and_nothing_heavy_for_knowing_them() -> None:
    program = (
        "import sys\n"
        "from kiosk.library.model import Language\n"
        "from kiosk.readout import engines\n"
        "from kiosk.readout.sound import sound_file\n"
        "assert all(engines.voices_for(language) for language in Language)\n"
        "heavy = 'pyttsx3 espeakng_loader numpy soundfile kokoro_onnx onnxruntime pypinyin'\n"
        "assert not set(heavy.split()) & set(sys.modules), sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=30)
