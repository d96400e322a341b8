"""What is done with sound that is there already: another speed of a kept sentence, a sentence of a
person's recording."""

from __future__ import annotations

import hashlib
import itertools
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.library.model import Language
from kiosk.readout.engines import ESPEAK
from kiosk.readout.making.maker import SpeechMaker
from kiosk.readout.model import RECORDING, Recorded, Speech
from tests.readout.conftest import MakeMaker, speech_for
from tests.readout.trial_child import TRIAL

MANDARIN = Language.MANDARIN
SENTENCES = (
    "每到周五晚上，影院放映老电影。",
    "不收门票，街坊们都可以来。",
    "请早一点到门口等一等。",
)


def ends(speech: Speech) -> list[float]:
    return [timing.end for timing in speech.timings]


@pytest.mark.parametrize("speed", [160, 260])
def test_another_speed_of_a_kept_sentence_is_the_same_reading_stretched(
    make_trial_maker: MakeMaker, speed: int
) -> None:
    usual_maker = make_trial_maker()
    usual = speech_for(usual_maker, usual_maker.request(SENTENCES[0], MANDARIN))
    usual_maker.close()
    maker = make_trial_maker()
    assert not maker.is_made(SENTENCES[0], MANDARIN, speed)
    speech = speech_for(maker, maker.request(SENTENCES[0], MANDARIN, speed))
    assert set(maker.children) == {RECORDING}, "the voice's own child is not needed"
    assert speech.engine == TRIAL
    assert speech.seconds == pytest.approx(usual.seconds * 200 / speed, rel=0.03)
    assert ends(speech) == pytest.approx([end * 200 / speed for end in ends(usual)], rel=0.03)
    assert maker.is_made(SENTENCES[0], MANDARIN, speed)


def test_what_cannot_be_stretched_is_said_at_that_speed(
    make_trial_maker: MakeMaker, tmp_path: Path
) -> None:
    maker = make_trial_maker()
    usual = speech_for(maker, maker.request(SENTENCES[0], MANDARIN))
    usual.path.write_bytes(bytes(usual.path.stat().st_size))
    fast = speech_for(maker, maker.request(SENTENCES[0], MANDARIN, 260))
    assert fast.engine == TRIAL
    assert fast.seconds == pytest.approx(usual.seconds * 200 / 260, rel=0.1)
    assert maker.failures == ()


def test_a_speed_whose_usual_one_is_not_kept_is_said_at_once(
    make_trial_maker: MakeMaker,
) -> None:
    maker = make_trial_maker()
    speech_for(maker, maker.request(SENTENCES[0], MANDARIN, 260))
    assert RECORDING not in maker.children


def test_espeak_is_quicker_than_stretching(maker: SpeechMaker) -> None:
    speech_for(maker, maker.request(SENTENCES[0], MANDARIN))
    speech_for(maker, maker.request(SENTENCES[0], MANDARIN, 260))
    assert set(maker.children) == {ESPEAK}


@pytest.fixture
def recording(maker: SpeechMaker, tmp_path: Path) -> list[Recorded]:
    """A reading of SENTENCES with pauses between them, once for each sentence of it."""
    rate = 22_050
    pause = np.zeros(rate * 7 // 10, dtype="float32")
    read = [
        soundfile.read(speech_for(maker, maker.request(text, MANDARIN)).path, dtype="float32")[0]
        for text in SENTENCES
    ]
    path = tmp_path / "朗读-普通话.wav"
    whole = np.concatenate([pause, *itertools.chain(*((one, pause) for one in read))])
    soundfile.write(path, whole, rate)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return [
        Recorded(digest, path, len(whole) / rate, SENTENCES, index)
        for index in range(len(SENTENCES))
    ]


def test_a_persons_recording_comes_before_every_voice(
    make_trial_maker: MakeMaker, recording: list[Recorded]
) -> None:
    maker = make_trial_maker("another")
    for one in recording:
        text = SENTENCES[one.index]
        assert not maker.is_made(text, MANDARIN, recorded=one)
        speech = speech_for(maker, maker.request(text, MANDARIN, recorded=one))
        assert speech.engine == RECORDING
        assert 1.5 < speech.seconds < 6
        assert (speech.timings[0].first, speech.timings[-1].last) == (0, len(text))
        assert maker.is_made(text, MANDARIN, recorded=one)
        assert not maker.is_made(text, MANDARIN), "the machine's is another one"
    assert set(maker.children) == {RECORDING}


def test_a_recording_that_is_no_sound_gives_way_to_the_machine_and_is_told_once(
    make_trial_maker: MakeMaker, recording: list[Recorded]
) -> None:
    one = recording[0]
    one.path.write_bytes(b"RIFF and nothing of the kind")
    maker = make_trial_maker("another")
    for _ in range(2):
        speech = speech_for(maker, maker.request(SENTENCES[0], MANDARIN, recorded=one))
        assert speech.engine == TRIAL
    (failure,) = maker.failures
    assert failure.engine == RECORDING


def test_a_recording_that_is_not_there_for_now_is_tried_again(
    make_trial_maker: MakeMaker, recording: list[Recorded], tmp_path: Path
) -> None:
    one = recording[0]
    elsewhere = one.path.rename(tmp_path / "away.wav")
    maker = make_trial_maker("another")
    speech = speech_for(maker, maker.request(SENTENCES[0], MANDARIN, recorded=one))
    assert speech.engine == TRIAL
    elsewhere.rename(one.path)
    speech = speech_for(maker, maker.request(SENTENCES[0], MANDARIN, recorded=one))
    assert speech.engine == RECORDING
