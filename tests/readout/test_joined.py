"""Sentences put together: the rests, no clicks, and timings that cover the text in order."""

from __future__ import annotations

from itertools import accumulate, pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from kiosk.readout.model import SpeechError
from kiosk.readout.playing.joined import (
    CLAUSE_REST,
    PARAGRAPH_REST,
    SENTENCE_REST,
    Piece,
    join,
    moved,
    resampled,
    rest_after,
)
from kiosk.readout.sentences import clause_spans, split_sentences
from kiosk.readout.utterance import Timing

RATE = 8000


def tone(path: Path, seconds: float, silence: float = 0.0, rate: int = RATE) -> Path:
    """A tone of 400 Hz, loud to its very edges, then silence."""
    at = np.arange(int(seconds * rate)) / rate
    sound = 0.5 * np.cos(2 * np.pi * 400 * at)
    soundfile.write(path, np.concatenate([sound, np.zeros(int(silence * rate))]), rate)
    return path


def heard(samples: np.ndarray) -> list[tuple[float, float]]:
    """The stretches that are not silent, in seconds."""
    loud = np.abs(samples) > 0.02
    stretches: list[list[int]] = []
    for at in np.flatnonzero(loud):
        if stretches and at - stretches[-1][1] < RATE * 0.02:
            stretches[-1][1] = at
        else:
            stretches.append([at, at])
    return [(begin / RATE, end / RATE) for begin, end in stretches]


@pytest.mark.parametrize("suffix", [".wav", ".ogg"])
def test_sentences_follow_with_the_rest_their_marks_ask_for(tmp_path: Path, suffix: str) -> None:
    texts = ("一，", "二。", "三。\n", "四")
    pieces = [
        Piece(text, tone(tmp_path / f"{n}.wav", 0.3, silence), ())
        for n, (text, silence) in enumerate(zip(texts, (0.0, 2.0, 0.1, 0.5), strict=True))
    ]
    out = tmp_path / f"out{suffix}"
    timings = join(iter(pieces), out, suffix, 200)
    samples, rate = soundfile.read(out)
    stretches = heard(samples)
    assert rate == RATE
    gaps = [after[0] - before[1] for before, after in pairwise(stretches)]
    # Vorbis smears an edge by a few milliseconds.
    assert gaps == pytest.approx([CLAUSE_REST, SENTENCE_REST, PARAGRAPH_REST], abs=0.02)
    assert [one.start for one in timings] == pytest.approx([s[0] for s in stretches], abs=0.02)
    assert timings[-1].end == pytest.approx(len(samples) / RATE, abs=0.001)
    assert [(one.first, one.last) for one in timings] == [(0, 2), (2, 4), (4, 7), (7, 8)]


def test_nothing_clicks_where_sentences_meet(tmp_path: Path) -> None:
    pieces = [Piece("一。", tone(tmp_path / f"{n}.wav", 0.2), ()) for n in range(3)]
    join(pieces, tmp_path / "out.wav", ".wav", 200)
    samples, _ = soundfile.read(tmp_path / "out.wav")
    assert abs(samples[0]) < 0.02
    steps = np.abs(np.diff(samples))
    assert steps.max() <= 2 * np.pi * 400 / RATE * 0.5 * 1.05, "no step is steeper than the tone's"


def test_a_faster_reader_rests_less_and_a_decimal_point_is_no_end() -> None:
    assert rest_after("一。", 250) == pytest.approx(SENTENCE_REST * 0.8)
    assert rest_after("长3.5", 200) == CLAUSE_REST
    assert rest_after("他说：“好。”", 200) == SENTENCE_REST


def test_voices_of_different_rates_are_joined_at_one(tmp_path: Path) -> None:
    slow, fast = tone(tmp_path / "a.wav", 0.5), tone(tmp_path / "b.wav", 0.5, rate=16000)
    join([Piece("一。", slow, ()), Piece("二。", fast, ())], tmp_path / "o.wav", ".wav", 200)
    samples, rate = soundfile.read(tmp_path / "o.wav")
    assert rate == RATE
    second = samples[int((0.5 + SENTENCE_REST + 0.05) * RATE) :][:2000]
    loudest = np.argmax(np.abs(np.fft.rfft(second))) * RATE / len(second)
    assert loudest == pytest.approx(400, abs=5), "the pitch is kept"
    assert len(resampled(np.zeros(0, np.float32), 8000, 16000)) == 0


def test_a_sentence_without_sound_is_a_short_silence(tmp_path: Path) -> None:
    said = tone(tmp_path / "a.wav", 0.3)
    for pieces in (
        [Piece("ก。", None), Piece("一。", said), Piece("ข，", None)],
        [Piece("一。", said), Piece("ก。", None), Piece("ข，", None)],
    ):
        timings = join(pieces, tmp_path / "o.wav", ".wav", 200)
        assert [(one.first, one.last) for one in timings] == [(0, 2), (2, 4), (4, 6)]
        rests = sorted(one.end - one.start for one in timings)
        assert rests == pytest.approx([CLAUSE_REST, SENTENCE_REST, 0.3 + SENTENCE_REST], abs=0.01)


def test_a_damaged_sound_and_a_place_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    (tmp_path / "bad.wav").write_bytes(b"RIFF")
    with pytest.raises(SpeechError, match=r"bad\.wav"):
        join([Piece("一", tmp_path / "bad.wav", ())], tmp_path / "o.wav", ".wav", 200)
    good = [Piece("一", tone(tmp_path / "good.wav", 0.1), ())]
    with pytest.raises(OSError, match="No such"):
        join(good, tmp_path / "none" / "o.wav", ".wav", 200)


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            (
                "红色历程",
                "东山，西山，",
                "1923年",
                "A",
                "，",
                "、",
                "。",
                "！",
                "“",
                "”",
                "《",
                "\n",
                " ",
            )
        ),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=60,
).map("".join)


@given(TEXTS, st.integers(0, 2**32), st.floats(-2, 1))
def test_timings_cover_any_text_in_order(text: str, seed: int, at_the_end: float) -> None:
    lengths = Random(seed)
    joined: list[Timing] = []
    begins, characters = 0.0, 0
    for sentence in split_sentences([(0, text)]):
        spans = list(clause_spans(sentence.text))
        ends = list(accumulate(lengths.choice((0.0, 0.2, 3.0)) for _ in spans))
        clauses = zip([0.0, *ends], ends, spans, strict=False)
        own = tuple(Timing(start, end, *span) for start, end, span in clauses)
        whole = begins + max(ends[-1] + at_the_end, 0.0)  # a rest added, or silence cut off
        joined += moved(Piece(sentence.text, Path("x"), own), begins, whole, characters)
        begins, characters = whole, characters + len(sentence.text)
    if not joined:
        assert not split_sentences([(0, text)])
        return
    assert (joined[0].first, joined[-1].last) == (0, len(text))
    assert (joined[0].start, joined[-1].end) == (0.0, begins)
    for before, after in pairwise(joined):
        assert before.last == after.first
        assert before.end == after.start
        assert after.first < after.last
        assert after.start <= after.end
