"""Whatever a folder holds: loading never raises, and what is published can be opened."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import made
from house import NOON, House
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.library.model import Film, Picture, Sound
from kiosk.library.sections import SECTIONS


@cache
def samples() -> dict[str, bytes]:
    """Contents to mix with suffixes that may or may not fit them."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        files = [
            made.photograph(place / "a.jpg", turned=3),
            made.photograph(place / "b.png", (40, 900)),
            made.word_file(place / "c.docx", place),
            made.recording(place / "d.wav"),
            made.film(place / "e.mp4", size="64x48", seconds=0.3),
            made.text(
                place / "f.txt", "日期：1921年春\n# 题\n\n1. 甲\n- 乙\n![](图.jpg)\n", "gb18030"
            ),
        ]
        whole = {path.suffix: path.read_bytes() for path in files}
    halves = {f"half {suffix}": data[: len(data) // 2] for suffix, data in whole.items()}
    return {**whole, **halves, "empty": b"", "noise": bytes(range(256)) * 3}


names = st.one_of(
    st.sampled_from(
        ["封面", "朗读-粤语", "替换", "01 五四", "０２．三大", "IMG_1234", "正文", "图"]
    ),
    st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=12),
)
suffixes = st.sampled_from(
    [".txt", ".md", ".docx", ".jpg", ".PNG", ".mp4", ".mp3", ".doc", ".xyz", ".tmp", ""]
)
folders = st.one_of(
    st.sampled_from([section.name for section in SECTIONS]),
    st.sampled_from(["０１ 红色历程", "党员心声", "素社家园", "__MACOSX"]),
    names,
)
FITTING = {".md": ".txt", ".PNG": ".png", ".mp3": ".wav"}
kinds = st.sampled_from(
    [
        *("fitting", "fitting", "fitting", ".jpg", ".png", ".docx", ".wav", ".mp4", ".txt"),
        *("empty", "noise"),
    ]
)
contents = st.tuples(kinds, st.sampled_from([False, False, True]))
files = st.tuples(st.lists(folders, min_size=0, max_size=3), names, suffixes, contents)


def write(top: Path, folders: list[str], name: str, content: tuple[str, bool]) -> None:
    kind, half = content
    path = top.joinpath(*folders, name)
    if not path.resolve().is_relative_to(top.resolve()) or path.resolve() == top.resolve():
        return
    if kind == "fitting":
        kind = FITTING.get(path.suffix, path.suffix)
        kind = kind if kind in samples() else "noise"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(samples().get(f"half {kind}" if half else kind, samples()[kind]))
    except OSError:  # a file where a folder should be, or a name this file system has not
        return


def opens(block: object) -> None:
    match block:
        case Picture(panel=panel, card=card, width=width, height=height):
            with Image.open(panel) as image, Image.open(card) as small:
                image.load()
                small.load()
                assert image.size == (width, height)
                assert max(image.size) <= 1920
                assert max(small.size) <= 640
        case Film(path=path, poster=poster):
            assert plays(path)
            opens(poster)
        case Sound(path=path):
            assert plays(path)
        case _:
            pass


def plays(path: Path) -> bool:
    call = ["ffmpeg", "-nostdin", "-v", "error", "-xerror", "-i", str(path), "-f", "null", "-"]
    return subprocess.run(call, check=False, timeout=30).returncode == 0


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(files, max_size=8))
def test_loading_never_raises_and_what_is_published_can_be_opened(
    new_house: Callable[[], House],
    written: list[tuple[list[str], str, str, tuple[str, bool]]],
) -> None:
    house = new_house()
    with tempfile.TemporaryDirectory() as folder:
        for folders, name, suffix, content in written:
            write(Path(folder), folders, name + suffix, content)
        result = house.load(Path(folder))
        again = house.load(Path(folder))
    assert again.edition == result.edition
    assert again.problems == result.problems
    assert all(p.what and p.do and p.level in ("error", "note") for p in result.problems)
    "".join(p.file for p in result.problems).encode("utf-8")
    shown = [item for section in SECTIONS for item in house.items(section.key, NOON)]
    assert len(shown) == result.items
    assert result.published == bool(shown)
    for item in shown:
        assert item.card.title
        assert item.blocks
        for block in (*item.blocks, *item.readings.values(), item.card.cover):
            opens(block)
