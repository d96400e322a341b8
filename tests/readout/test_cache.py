"""What is kept is found whole or not at all, and a folder that takes nothing costs nobody a
sentence."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
import soundfile

from kiosk.library.model import Language
from kiosk.readout.making.cache import SoundCache
from kiosk.readout.making.maker import SpeechMaker
from kiosk.readout.making.tidy import tidy
from kiosk.readout.model import Speech
from kiosk.readout.utterance import Timing, WordReading
from tests.readout.conftest import MakeMaker, answer_to, speech_for

MANDARIN = Language.MANDARIN
SENTENCE = "每到周五晚上，影院放映老电影。"
TIMINGS = (Timing(0.0, 1.0, 0, 2), Timing(1.0, 2.0, 2, 4))


@pytest.fixture
def cache(tmp_path: Path) -> SoundCache:
    return SoundCache(tmp_path / "sounds")


def keep(cache: SoundCache, key: str, sound: bytes = b"OggS and so on") -> Path:
    return cache.keep(key, sound, 2.0, "a voice", TIMINGS)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_was_kept_is_found_with_its_length_and_timings(cache: SoundCache) -> None:
    path = keep(cache, "k")
    found = cache.find("k")
    assert found is not None
    assert (found.seconds, found.engine, found.timings) == (2.0, "a voice", TIMINGS)
    assert cache.path("k") == path
    assert names(cache.folder) == {"k.ogg", "k.json"}


def cut_off(sound: Path) -> None:
    os.truncate(sound, 5)


def other_bytes(sound: Path) -> None:
    sound.write_bytes(bytes(sound.stat().st_size))  # blocks that never reached the disk


def sidecar_cut_off(sound: Path) -> None:
    os.truncate(sound.with_suffix(".json"), 10)


def sidecar_empty(sound: Path) -> None:
    os.truncate(sound.with_suffix(".json"), 0)


@pytest.mark.parametrize("damage", [cut_off, other_bytes, sidecar_cut_off, sidecar_empty])
def test_a_pair_that_does_not_fit_together_is_dropped(cache: SoundCache, damage) -> None:  # type: ignore[no-untyped-def]
    damage(keep(cache, "k"))
    assert cache.find("k") is None
    assert names(cache.folder) == set()


@pytest.mark.parametrize("missing", ["k.ogg", "k.json"])
def test_half_a_pair_is_not_found(cache: SoundCache, missing: str) -> None:
    keep(cache, "k")
    (cache.folder / missing).unlink()
    assert cache.find("k") is None
    assert cache.find("k", to_play=False) is None
    keep(cache, "k")
    assert cache.find("k")


def test_processes_that_keep_and_read_the_same_sounds_find_only_whole_ones(tmp_path: Path) -> None:
    program = (
        "import sys, os, pathlib\n"
        "from kiosk.readout.making.cache import SoundCache\n"
        "cache = SoundCache(pathlib.Path(sys.argv[1]))\n"
        "found = 0\n"
        "for turn in range(400):\n"
        "    key = f'k{turn % 4}'\n"
        "    cache.keep(key, os.urandom(20000 + turn), 1.0, str(os.getpid()), ())\n"
        "    if kept := cache.find(key):\n"
        "        found += 1\n"
        "    if turn % 7 == 0:\n"
        "        cache.drop(key)\n"
        "print(found)\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE)
        for _ in range(3)
    ]
    for process in running:
        with process:
            assert process.stdout is not None
            assert int(process.stdout.read()) > 200
            assert process.wait() == 0
    assert not [name for name in names(tmp_path) if name.endswith(".part")]


def test_the_folder_is_brought_below_its_limit_by_what_was_used_longest_ago(
    cache: SoundCache,
) -> None:
    for number in range(10):
        path = keep(cache, f"k{number}", bytes(1000))
        os.utime(path, (number, number))
    assert cache.find("k0")  # used just now
    tidy(cache.folder, 12_000)
    assert len(names(cache.folder)) == 20, "within the limit"
    tidy(cache.folder, 6_000)
    kept = {name.split(".")[0] for name in names(cache.folder)}
    assert kept == {"k0", "k6", "k7", "k8", "k9"} - {"k6"} | {"k0"}


def test_what_nobody_finishes_any_more_and_what_an_earlier_version_kept_is_cleared(
    cache: SoundCache,
) -> None:
    keep(cache, "k")
    cache.mark_failed("m", "a voice", "would not")
    leftovers = ["old.wav", "a.ogg", "b.json", "c.ogg.12.part"]
    for name in leftovers:
        (cache.folder / name).write_bytes(b"x")
        os.utime(cache.folder / name, (1, 1))
    young = ["d.ogg.12.part", "e.ogg"]  # another process is at it
    for name in young:
        (cache.folder / name).write_bytes(b"x")
    tidy(cache.folder, 1_000_000)
    assert names(cache.folder) == {"k.ogg", "k.json", "m.failed", *young}


def test_counting_is_due_at_the_first_sound_kept_and_then_rarely(tmp_path: Path) -> None:
    cache = SoundCache(tmp_path, limit=1000)
    assert [cache.due(30) for _ in range(5)] == [True, False, True, False, True]


def test_markers_stay_until_they_are_forgotten(cache: SoundCache) -> None:
    assert not cache.failed("k")
    cache.mark_failed("k", "a voice", "would not")
    marker = msgspec.json.decode((cache.folder / "k.failed").read_bytes())
    assert marker == {"engine": "a voice", "reason": "would not"}
    assert SoundCache(cache.folder).failed("k")
    assert cache.forget_failures() == 1
    assert not cache.failed("k")


# Through the maker.


def test_the_sound_kept_is_small_vorbis_as_long_as_it_says(maker: SpeechMaker) -> None:
    speech = speech_for(maker, maker.request(SENTENCE, MANDARIN))
    info = soundfile.info(speech.path)
    assert (info.format, info.subtype, info.channels) == ("OGG", "VORBIS", 1)
    assert info.frames / info.samplerate == pytest.approx(speech.seconds)
    assert speech.timings[0].start == 0
    assert speech.timings[-1].end == speech.seconds
    assert 8 * speech.path.stat().st_size / speech.seconds < 60_000


def test_a_kept_file_that_was_cut_off_is_made_again(maker: SpeechMaker) -> None:
    made = speech_for(maker, maker.request(SENTENCE, MANDARIN))
    size = made.path.stat().st_size
    os.truncate(made.path, size // 2)
    again = speech_for(maker, maker.request(SENTENCE, MANDARIN))
    assert again.path.stat().st_size > size * 0.9  # espeak's length varies by a few samples


def test_the_words_of_the_list_that_matter_are_part_of_what_is_kept(maker: SpeechMaker) -> None:
    speech_for(maker, maker.request("行长来了。", MANDARIN))
    maker.words = (WordReading("番禺", "pan1 yu2"),)
    assert maker.is_made("行长来了。", MANDARIN)
    maker.words = (WordReading("行长", "hang2 zhang3"),)
    assert not maker.is_made("行长来了。", MANDARIN)


def test_another_version_of_the_pronunciation_makes_anew(
    maker: SpeechMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    speech_for(maker, maker.request(SENTENCE, MANDARIN))
    assert maker.is_made(SENTENCE, MANDARIN)
    monkeypatch.setattr("kiosk.readout.pronunciation.pronounce.VERSION", "another")
    assert not maker.is_made(SENTENCE, MANDARIN)


def test_the_folder_stays_within_its_limit(make_maker: MakeMaker, tmp_path: Path) -> None:
    maker = make_maker(cache_limit=60_000)
    for number in range(12):
        speech = speech_for(maker, maker.request(f"第{number}句，街坊们都来。", MANDARIN))
        assert speech.path.exists()
    limit = time.monotonic() + 10
    while sum(path.stat().st_size for path in (tmp_path / "sounds").iterdir()) > 66_000:
        assert time.monotonic() < limit
        time.sleep(0.01)
    assert maker.is_made("第11句，街坊们都来。", MANDARIN)
    assert not maker.is_made("第0句，街坊们都来。", MANDARIN)


def heard(maker: SpeechMaker, text: str) -> None:
    speech = answer_to(maker, maker.request(text, MANDARIN))
    assert isinstance(speech, Speech), speech
    assert soundfile.info(speech.path).frames > 10_000


def test_a_folder_that_cannot_be_written_costs_nobody_a_sentence(
    make_maker: MakeMaker, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    maker = make_maker(folder="file/sounds")
    heard(maker, SENTENCE)
    heard(maker, SENTENCE)
    assert not maker.is_made(SENTENCE, MANDARIN)
    assert maker.failures == ()


def test_a_folder_removed_under_us_is_made_again(maker: SpeechMaker, tmp_path: Path) -> None:
    made = speech_for(maker, maker.request(SENTENCE, MANDARIN))
    for path in (tmp_path / "sounds").iterdir():
        path.unlink()
    (tmp_path / "sounds").rmdir()
    ticket = maker.request(SENTENCE, MANDARIN)
    assert speech_for(maker, ticket).path == made.path
    assert replace(made, ticket=ticket).path.exists()
