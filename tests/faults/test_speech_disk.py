"""Speech on a real disk that is full, or that only may be read: it is heard all the same."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import soundfile

from kiosk.library.model import Language
from kiosk.readout.making.maker import SpeechMaker
from kiosk.readout.model import Speech
from tests.faults.disks import MIB, fill_up, run, small_disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path, 2 * MIB) as folder:
        yield folder


@pytest.fixture
def maker(disk: Path) -> Iterator[SpeechMaker]:
    maker = SpeechMaker(disk / "speech", time.monotonic, natural=False)
    yield maker
    maker.close()


def said(maker: SpeechMaker, text: str) -> Path:
    """The sound, heard to be one."""
    maker.request(text, Language.MANDARIN)
    limit = time.monotonic() + 20
    while not (answers := maker.poll(wait_seconds=0.1)):
        assert time.monotonic() < limit
    (answer,) = answers
    assert isinstance(answer, Speech), answer
    sound, _ = soundfile.read(answer.path)
    assert abs(sound).max() > 0.05
    return answer.path


def test_on_a_full_disk_every_sentence_is_heard_and_nothing_is_left_half(
    maker: SpeechMaker, disk: Path
) -> None:
    before = said(maker, "第一句。")
    ballast = fill_up(disk, 0)
    with suppress(OSError), (disk / "the rest").open("wb", buffering=0) as file:
        while True:  # ext4 gives back what it had laid by for the first file when that was closed
            file.write(bytes(1024))
    for text in ("第二句。", "第三句。"):
        path = said(maker, text)
        assert disk not in path.parents
        assert not maker.is_made(text, Language.MANDARIN)
    assert said(maker, "第一句。") == before
    assert {path.suffix for path in before.parent.iterdir()} == {".ogg", ".json"}
    assert maker.failures == ()
    ballast.unlink()
    assert said(maker, "第二句。").parent == before.parent


def test_on_a_disk_that_only_may_be_read_every_sentence_is_heard(
    maker: SpeechMaker, disk: Path
) -> None:
    before = said(maker, "第一句。")
    run("mount", "-o", "remount,ro", disk)
    assert said(maker, "第一句。") == before
    assert disk not in said(maker, "第二句。").parents
    maker.forget_failures()
    assert maker.failures == ()
