"""Sentences are cut out of a person's recording. Most recordings here hum each sentence at a pitch
of its own, so that a cut one can be recognised."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.library.model import Language
from kiosk.readout.engines import ESPEAK, open_engine
from kiosk.readout.model import Recorded, SpeechError, Spoken
from kiosk.readout.pronunciation.pronounce import pronounce
from kiosk.readout.recordings import cutting as recordings
from kiosk.readout.recordings.alignment import align, weight
from kiosk.readout.recordings.cutting import cut
from kiosk.readout.recordings.pauses import Listened, Pause, listen
from kiosk.readout.sentences import clause_spans
from kiosk.readout.sound.loudness import TARGET, Samples, block_powers, loudness_of
from kiosk.readout.sound.sound_file import heard_between, read_wav

RATE = 16000
SENTENCES = (
    "红色影院的一天",
    "早上九点，门就开了，先来的总是附近的老街坊。",
    "他们坐下，喝一杯热茶。",
    "上午放的是老电影，下午有孩子们的动画片，到了晚上，座位常常坐满。",
    "票是免费的！",
    "散场以后，大家还要站在门口，说一会儿话才回家。",
)
SYLLABLE = 0.28  # seconds


def hum(syllables: float, pitch: float) -> Samples:
    """Something that rises and falls like syllables, never quite silent."""
    at = np.arange(round(syllables * SYLLABLE * RATE)) / RATE
    height = 0.2 * (0.3 + 0.7 * np.sin(np.pi * at / SYLLABLE) ** 2)
    return (height * np.sin(2 * np.pi * pitch * at)).astype(np.float32)


def pitch_of(index: int) -> float:
    return 300.0 + 100 * (index % 20)


def rest(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


Place = tuple[float, float, list[float]]
"""Where a sentence begins and ends, and where its clauses begin, in seconds."""


def read_aloud(
    sentences: Sequence[str],
    rests: Sequence[float] = (0.7, 0.5, 0.9),
    commas: Sequence[float] = (0.2, 0.3),
    paces: Sequence[float] = (1.0,),
    unread: int | None = None,
) -> tuple[Samples, list[Place]]:
    """A recording of ``sentences``, with rests, commas and paces by turns."""
    pieces, places, commas_made = [rest(0.6)], [], 0

    def now() -> float:
        return sum(map(len, pieces)) / RATE

    for index, sentence in enumerate(sentences):
        begins: list[float] = []
        for start, end in clause_spans(sentence):
            if begins:
                pieces.append(rest(commas[commas_made % len(commas)]))
                commas_made += 1
            begins.append(now())
            if index != unread:
                syllables = weight(sentence[start:end]) * paces[index % len(paces)]
                pieces.append(hum(syllables, pitch_of(index)))
        places.append((begins[0], now(), begins))
        pieces.append(rest(rests[index % len(rests)]))
    samples = np.concatenate(pieces)
    hiss = np.random.default_rng(1).standard_normal(len(samples)) * 0.0008
    return (samples + hiss).astype(np.float32), places


def kept(samples: Samples, path: Path, rate: int = RATE) -> Path:
    with soundfile.SoundFile(path, "w", rate, samples.ndim, "VORBIS", format="OGG") as file:
        for at in range(0, len(samples), rate):
            file.write(samples[at : at + rate])
    return path


def recorded(path: Path, index: int, sentences: Sequence[str] = SENTENCES) -> Recorded:
    return Recorded(str(path), path, 0.0, tuple(sentences), index)


def heard(path: Path, index: int, speed: int = 200) -> tuple[Samples, Spoken]:
    out = path.with_suffix(".wav")
    spoken = cut(recorded(path, index), speed, out)
    samples, rate = read_wav(out)
    assert spoken.seconds == pytest.approx(len(samples) / rate)
    return samples, spoken


def assert_is_sentence(samples: Samples, index: int, place: Place, factor: float = 1.0) -> None:
    """It is this sentence, all of it, and nothing else."""
    first, last = heard_between(np.where(np.abs(samples) > 0.05, samples, np.float32(0)))
    assert (last - first) / RATE == pytest.approx((place[1] - place[0]) / factor, abs=0.12)
    assert first / RATE < 0.25
    assert 0.2 < (len(samples) - last) / RATE < 0.75
    spectrum = np.abs(np.fft.rfft(samples)) ** 2
    near = np.abs(np.fft.rfftfreq(len(samples), 1 / RATE) - pitch_of(index)) < 20
    assert spectrum[near].sum() > 0.95 * spectrum.sum()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Place]]:
    samples, places = read_aloud(SENTENCES)
    return kept(samples, tmp_path_factory.mktemp("plain") / "a.ogg"), places


@pytest.mark.parametrize("index", range(len(SENTENCES)))
def test_each_sentence_is_cut_whole_and_alone(plain: tuple[Path, list[Place]], index: int) -> None:
    path, places = plain
    assert_is_sentence(heard(path, index)[0], index, places[index])


@pytest.mark.parametrize(
    ("rests", "commas", "paces"),
    [
        ((0.7, 0.5), (0.2, 0.9, 0.3), (1.0,)),  # a long rest within sentences
        ((0.4, 0.3), (0.25, 0.2), (0.9, 1.1)),  # hardly longer between them; uneven pace
        ((1.5, 0.4, 2.5), (0.15, 0.6), (1.1, 0.95, 1.0)),
    ],
)
def test_rests_where_none_belong_and_an_uneven_pace_do_not_mislead(
    tmp_path: Path, rests: Sequence[float], commas: Sequence[float], paces: Sequence[float]
) -> None:
    samples, places = read_aloud(SENTENCES, rests, commas, paces)
    path = kept(samples, tmp_path / "a.ogg")
    for index in range(len(SENTENCES)):
        assert_is_sentence(heard(path, index)[0], index, places[index])


@pytest.mark.parametrize(("speed", "factor"), [(160, 0.8), (260, 1.3)])
def test_other_speeds_are_stretched_with_the_pitch_kept(
    plain: tuple[Path, list[Place]], speed: int, factor: float
) -> None:
    path, places = plain
    as_recorded = heard(path, 3)[1]
    samples, spoken = heard(path, 3, speed)
    assert spoken.seconds == pytest.approx(as_recorded.seconds / factor, rel=0.01)
    assert_is_sentence(samples, 3, places[3], factor)
    for one, other in zip(spoken.timings, as_recorded.timings, strict=True):
        assert one.start == pytest.approx(other.start / factor, abs=0.02)


@pytest.mark.parametrize("commas", [(0.2, 0.3), (0.0,)], ids=["rests", "no rests"])
def test_every_clause_is_lit_while_it_is_read(tmp_path: Path, commas: Sequence[float]) -> None:
    samples, places = read_aloud(SENTENCES, commas=commas)
    path = kept(samples, tmp_path / "a.ogg")
    for index, sentence in enumerate(SENTENCES):
        samples, spoken = heard(path, index)
        timings = spoken.timings
        assert [(one.first, one.last) for one in timings] == list(clause_spans(sentence))
        assert (timings[0].start, timings[-1].end) == (0.0, spoken.seconds)
        assert all(one.end == following.start for one, following in pairwise(timings))
        begin = places[index][0] - heard_between(samples)[0] / RATE  # of the file
        for timing, begins in zip(timings[1:], places[index][2][1:], strict=True):
            assert timing.start == pytest.approx(begins - begin, abs=0.1)


def test_among_pauses_near_its_place_a_sentence_ends_at_the_long_one(tmp_path: Path) -> None:
    sentences = ("大家都来看电影，好看，好听，好。", "好，真好，大家都来看老电影。", "都来看，好。")
    samples, places = read_aloud(sentences, rests=(0.9,), commas=(0.2,), paces=(1.25, 0.85, 0.95))
    parts = align(listen(kept(samples, tmp_path / "a.ogg")), sentences)
    pauses = listen(tmp_path / "a.ogg").pauses
    for part, (begins, _, _) in zip(parts, places, strict=True):
        assert pauses[part.ends[0].pause or 0].end == pytest.approx(begins, abs=0.1)


def test_a_recording_with_much_besides_its_text_is_left_to_the_machine(tmp_path: Path) -> None:
    samples, _ = read_aloud(SENTENCES, paces=(1.0, 1.0, 1.0, 1.0, 1.0, 4.0))
    path = kept(samples, tmp_path / "a.ogg")
    with pytest.raises(SpeechError, match="badly"):
        heard(path, 2)


def test_a_sentence_far_too_long_is_left_to_the_machine_and_the_others_are_not(
    tmp_path: Path,
) -> None:
    samples, places = read_aloud(SENTENCES, paces=(1.0, 1.0, 1.0, 1.0, 2.6, 1.0))
    path = kept(samples, tmp_path / "a.ogg")
    with pytest.raises(SpeechError, match="for certain"):
        heard(path, 4)
    for index in (0, 1, 2, 5):
        assert_is_sentence(heard(path, index)[0], index, places[index])


def test_a_title_that_was_not_read_is_left_to_the_machine(tmp_path: Path) -> None:
    samples, places = read_aloud(SENTENCES, unread=0)
    path = kept(samples, tmp_path / "a.ogg")
    with pytest.raises(SpeechError):
        heard(path, 0)
    for index in range(1, len(SENTENCES)):
        assert_is_sentence(heard(path, index)[0], index, places[index])


def test_two_sentences_read_in_one_breath_are_left_to_the_machine_and_the_others_are_not(
    tmp_path: Path,
) -> None:
    samples, places = read_aloud(SENTENCES, rests=(0.7, 0.8, 0.0, 0.7, 0.8, 0.7))
    path = kept(samples, tmp_path / "a.ogg")
    for index in (2, 3):
        with pytest.raises(SpeechError):
            heard(path, index)
    for index in (0, 1, 4, 5):
        assert_is_sentence(heard(path, index)[0], index, places[index])


def test_a_soft_stereo_recording_becomes_as_loud_as_every_voice(tmp_path: Path) -> None:
    samples, places = read_aloud(SENTENCES)
    both = np.stack([samples * 0.1, samples * 0.05], axis=1)
    samples, _ = heard(kept(both, tmp_path / "a.ogg"), 3)
    assert loudness_of(block_powers(samples, RATE)) == pytest.approx(TARGET, abs=1.5)
    assert_is_sentence(samples, 3, places[3])


@pytest.mark.parametrize("rate", [44_100, 48_000])
def test_pauses_are_found_at_the_rates_that_recordings_have(tmp_path: Path, rate: int) -> None:
    samples, places = read_aloud(SENTENCES)
    at = np.arange(round(len(samples) * rate / RATE)) * RATE / rate
    finer = np.interp(at, np.arange(len(samples)), samples).astype(np.float32)
    path = kept(finer, tmp_path / "a.ogg", rate)
    listened = listen(path)
    assert listened.seconds == pytest.approx(len(samples) / RATE, abs=0.001)
    for part, (begins, ends, _) in zip(align(listened, SENTENCES), places, strict=True):
        numbers = part.ends[0].pause, part.ends[-1].pause
        before, after = (listened.pauses[number or 0] for number in numbers)
        assert (before.end, after.start) == pytest.approx((begins, ends), abs=0.05)


def test_a_knock_and_hum_are_no_speech(tmp_path: Path) -> None:
    samples, places = read_aloud(SENTENCES, rests=(0.7, 0.8))
    at = np.arange(len(samples)) / RATE
    samples += (0.01 * np.sin(2 * np.pi * 50 * at)).astype(np.float32)
    for _, end, _ in places:
        samples[round((end + 0.3) * RATE) :][:300] += 0.3
    path = kept(samples, tmp_path / "a.ogg")
    for index in range(1, len(SENTENCES)):
        samples, _ = heard(path, index)
        assert len(samples) / RATE == pytest.approx(
            places[index][1] - places[index][0] + 0.6, abs=0.2
        )


def test_one_sentence_needs_no_pause(tmp_path: Path) -> None:
    path = kept(hum(16, 300), tmp_path / "a.ogg")
    spoken = cut(recorded(path, 0, SENTENCES[1:2]), 200, tmp_path / "a.wav")
    assert spoken.seconds == pytest.approx(16 * SYLLABLE + 0.3, abs=0.1)  # and a rest


def unread_half() -> Samples:
    return read_aloud(SENTENCES[:2])[0]


@pytest.mark.parametrize(
    "samples",
    [
        pytest.param(rest(20), id="silence"),
        pytest.param(hum(70, 300), id="no pauses"),
        pytest.param(np.concatenate([hum(35, 300), rest(1), hum(35, 400)]), id="too few pauses"),
        pytest.param(unread_half(), id="far too short"),
        pytest.param(np.tile(read_aloud(SENTENCES)[0], 5), id="far too long"),
        pytest.param(rest(0), id="empty"),
    ],
)
def test_what_cannot_be_cut_is_left_to_the_machine(tmp_path: Path, samples: Samples) -> None:
    path = kept(samples, tmp_path / "a.ogg")
    for index in range(len(SENTENCES)):
        with pytest.raises(SpeechError):
            heard(path, index)


def test_a_damaged_or_missing_recording_is_left_to_the_machine(
    plain: tuple[Path, list[Place]], tmp_path: Path
) -> None:
    whole = plain[0].read_bytes()
    for name, content in [
        ("cut", whole[: len(whole) // 3]),
        ("head", whole[:50]),
        ("hole", whole[: len(whole) // 2] + bytes(5000) + whole[len(whole) // 2 + 5000 :]),
        ("other", b"no sound at all" * 100),
        ("empty", b""),
    ]:
        path = tmp_path / f"{name}.ogg"
        path.write_bytes(content)
        with pytest.raises(SpeechError):
            heard(path, 3)
    with pytest.raises(SpeechError):
        heard(tmp_path / "none.ogg", 0)


def test_a_recording_is_listened_to_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = kept(read_aloud(SENTENCES)[0], tmp_path / "a.ogg")
    listened: list[Path] = []

    def counted(path: Path) -> Listened:
        listened.append(path)
        return listen(path)

    monkeypatch.setattr(recordings, "listen", counted)
    for index in range(len(SENTENCES)):
        heard(path, index)
    assert listened == [path]


def test_a_read_text_is_cut_where_its_sentences_end(tmp_path: Path) -> None:
    """A real voice, in a room with an echo and some hiss."""
    engine, out = open_engine(ESPEAK), tmp_path / "a.wav"
    pieces, places, now = [], [], 0.0
    rate = 22050
    for number, sentence in enumerate(SENTENCES):
        speed = (185, 215, 200)[number % 3]
        engine.speak(pronounce(sentence, Language.CANTONESE), speed, out)
        samples, rate = read_wav(out)
        first, last = heard_between(samples)
        places.append((now + first / rate, now + last / rate))
        pieces += [samples, np.zeros(rate // 5, np.float32)]
        now += len(samples) / rate + 0.2
    dry = np.concatenate(pieces)
    random = np.random.default_rng(3)
    decay = np.exp(-np.arange(rate // 4) / (0.04 * rate))
    echo = random.standard_normal(rate // 4) * decay * 0.12
    echo[0] = 1.0
    wet = np.convolve(dry, echo)[: len(dry)] * 0.4 + random.standard_normal(len(dry)) * 0.001
    path = kept(wet.astype(np.float32), tmp_path / "a.ogg", rate)
    listened = listen(path)
    for part, (begins, ends) in zip(align(listened, SENTENCES), places, strict=True):
        assert part.fits
        numbers = part.ends[0].pause, part.ends[-1].pause
        before, after = (listened.pauses[number or 0] for number in numbers)
        assert before.end == pytest.approx(begins, abs=0.15)
        assert after.start == pytest.approx(ends, abs=0.3)  # the echo belongs to it


@given(
    stretches=st.lists(st.tuples(st.floats(0.02, 20), st.floats(0.12, 3)), max_size=30),
    sentences=st.lists(st.text("好人，。：A7 ", min_size=1, max_size=40), min_size=1, max_size=12),
)
@settings(max_examples=150, deadline=None)
def test_whatever_the_pauses_and_the_text_parts_lie_in_order_and_cover_their_sentences(
    stretches: list[tuple[float, float]], sentences: list[str]
) -> None:
    now, spoken, pauses = 0.0, 0.0, [Pause(0.0, 0.0, 0.0)]
    for speech, pause in stretches:
        spoken += speech
        now += speech
        pauses.append(Pause(now, now + pause, spoken))
        now += pause
    try:
        parts = align(Listened(now, tuple(pauses), -20.0), sentences)
    except SpeechError:
        return
    reached = 0.0
    for sentence, part in zip(sentences, parts, strict=True):
        assert part.clauses[0][0] == 0
        assert part.clauses[-1][1] == len(sentence)
        assert len(part.ends) == len(part.clauses) + 1
        for end in part.ends:
            assert end.spoken >= reached - 1e-9
            reached = end.spoken
        if part.fits:
            assert part.ends[0].pause is not None
            assert part.ends[-1].pause is not None
            assert part.ends[0].pause < part.ends[-1].pause
