"""Whatever a folder holds: nothing raises, checking, looking and loading say the same, and what is
published can be opened."""

from __future__ import annotations

import json
import subprocess
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import docx
import made
import pytest
from house import NOON, House
from hypothesis import HealthCheck, example, given, note, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from PIL import Image
from pillow_heif import from_pillow

from kiosk.intake.child import Children
from kiosk.intake.plan import Change
from kiosk.library.model import Film, Picture, Sound
from kiosk.library.sections import SECTIONS
from kiosk.wording.intake import BROKE_THE_READER, ITEM_NOT_LOADED

OTHERS = {
    "empty": b"",
    "noise": bytes(range(256)) * 3,
    "dates": "日期：某日\n上架：明天\n下架：2020-13-40\n\n字。".encode(),
}
DIRTY = (
    "日期：1921年春\n来源：不详\n下架：2030年1月1日\n\n# 题\n\n1. 甲\n- 乙\n"
    "![](图.jpg)\n![说明](../../图.PNG)\n\0<b>[i]&amp;\u202e\ufeff\u2028结尾"
)


@cache
def samples() -> dict[str, bytes]:
    """A good file of each kind, by a suffix that fits it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        picture = Image.effect_noise((90, 60), 40).convert("RGB")
        for suffix in (".webp", ".bmp", ".gif"):
            picture.save(place / f"p{suffix}")
        picture.convert("CMYK").save(place / "p.tif")
        from_pillow(picture).save(place / "p.heic")
        picture.save(place / "p.pdf")
        made.photograph(place / "a.jpg", turned=3)
        made.photograph(place / "b.png", (40, 900))
        made.word_file(place / "c.docx", place / "scratch")
        made.recording(place / "d.wav")
        made.recording(place / "d.m4a")
        made.film(place / "e.mp4", size="64x48", seconds=0.3)
        made.film(
            place / "e.avi", size="64x48", seconds=0.3, codec=("-c:v", "mpeg4", "-c:a", "mp3")
        )
        made.text(place / "f.txt", DIRTY)
        made.text(place / "g.md", "# 中共三大\n\n1923年6月，在广州召开。\n\n> 引\n", "gb18030")
        book = Workbook()
        book.active.append(["片名", "日期", "时间", "座位"])
        book.active.append(["上甘岭", "2026-07-03", "19:30", 60])
        book.save(place / "h.xlsx")
        docx.Document().save(str(place / "i.docm"))
        with ZipFile(place / "z.zip", "w") as packed:
            packed.writestr("素社家园/红色历程/01 五四.txt", "一九一九年。")
            packed.writestr("../../climbs.txt", "x")
        return {path.suffix: path.read_bytes() for path in place.iterdir() if path.is_file()}


SAME = {
    ".md": ".md",
    ".PNG": ".png",
    ".JPEG": ".jpg",
    ".tiff": ".tif",
    ".heif": ".heic",
    ".mov": ".mp4",
    ".mkv": ".mp4",
    ".mp3": ".wav",
}
SUFFIXES = [
    *(".txt", ".txt", ".md", ".docx", ".docx", ".pdf", ".jpg", ".jpg", ".PNG", ".JPEG", ".webp"),
    *(".bmp", ".gif", ".tiff", ".heic", ".heif", ".mp4", ".mov", ".mkv", ".avi", ".mp3", ".wav"),
    *(".m4a", ".xlsx", ".zip", ".doc", ".ppt", ".exe", ".xyz", ".tmp", ".txt.txt", "", "."),
]
NAMES = [
    *("封面", "封面 (2)", "朗读-粤语", "朗读-普通话", "朗读", "替换", "01 五四", "０２．三大"),
    *("1.甲", "1、甲", "IMG_1234", "正文", "图", "放映计划", "课程表", "Thumbs", "~$正文", "签名"),
    *("  空 格 ", "長" * 70, "é", unicodedata.normalize("NFD", "é"), "A", "a", "con", "..."),
]
name = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=12),
)
sections = st.sampled_from([section.name for section in SECTIONS])
odd_folders = st.one_of(
    st.sampled_from(["０１ 红色历程", "党员心声", "素社家园", "__MACOSX", "红色历程 - 副本"]),
    name,
)
folders = st.one_of(
    st.tuples(sections),
    st.tuples(sections, name),
    st.tuples(sections, name, odd_folders),
    st.tuples(st.just("素社家园"), sections, name),
    st.lists(odd_folders, max_size=6).map(tuple),
    st.just(("红色历程", *"abcdefg")),
)
Content = tuple[str, int, int]
"""A kind of content, where it is damaged in thousandths of its length, and how: 0 not at all, 1 cut
off there, otherwise that bit pattern put over a byte there."""
contents = st.tuples(
    st.one_of(
        st.just("fitting"),
        st.just("fitting"),
        st.sampled_from([".jpg", ".png", ".docx", ".wav", ".mp4", ".txt", *OTHERS]),
    ),
    st.integers(0, 999),
    st.sampled_from([0, 0, 0, 0, 1, 255, 32]),
)

GIVEN = ["", "", "", "素社家园", "红色历程", ".zip", ".zip"]


@dataclass(frozen=True)
class Written:
    """A file of a generated folder."""

    folders: tuple[str, ...]
    name: str
    content: Content

    def write(self, top: Path) -> None:
        path = top.joinpath(*self.folders, self.name)
        if not path.resolve().is_relative_to(top.resolve()) or path.resolve() == top.resolve():
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.data(path.suffix))
        except OSError:  # a file where a folder should be, or a name this file system has not
            return

    def data(self, suffix: str) -> bytes:
        kind, thousandth, damage = self.content
        wanted = SAME.get(suffix, suffix) if kind == "fitting" else kind
        whole = {**OTHERS, **samples()}.get(wanted, OTHERS["noise"])
        place = len(whole) * thousandth // 1000
        if damage == 0 or not whole:
            return whole
        if damage == 1:
            return whole[:place]
        return whole[:place] + bytes([whole[place] ^ damage]) + whole[place + 1 :]


EVERYTHING = [
    Written((section.name,), f"甲{suffix}", ("fitting", 0, 0))
    for section, suffix in zip(
        SECTIONS,
        [
            *(".txt", ".docx", ".jpg", ".heic", ".mp4", ".avi"),
            *(".wav", ".m4a", ".pdf", ".xlsx", ".zip", ".md"),
        ],
        strict=True,
    )
]


@st.composite
def files(draw: st.DrawFn) -> Written:
    named = draw(name) + draw(st.sampled_from(SUFFIXES))
    return Written(draw(folders), named, draw(contents))


@pytest.fixture(scope="module")
def children() -> Iterator[Children]:
    with Children() as opener:
        yield opener


def opens(block: object) -> None:
    match block:
        case Picture(panel=panel, card=card, width=width, height=height):
            with Image.open(panel) as image, Image.open(card) as small:
                image.load()
                small.load()
                assert image.size == (width, height)
                assert max(image.size) <= 1920
                assert max(small.size) <= 640
        case Film(path=path, poster=poster, width=width, height=height):
            (stream,) = streams(path, "v")
            assert (stream["codec_name"], stream["pix_fmt"]) == ("h264", "yuv420p")
            assert (stream["width"], stream["height"]) == (width, height)
            assert int(stream["nb_read_frames"]) > 0
            opens(poster)
        case Sound(path=path):
            (stream,) = streams(path, "a")
            assert stream["codec_name"] == "vorbis"
            assert int(stream["nb_read_frames"]) > 0


def streams(path: Path, kind: str) -> list[dict[str, str]]:
    """The film or sound streams of a file, with the number of frames that could be decoded."""
    call = ["ffprobe", "-v", "error", "-select_streams", kind, "-count_frames", "-of", "json"]
    done = subprocess.run(
        [*call, "-show_streams", str(path)], check=True, timeout=30, capture_output=True
    )
    found: list[dict[str, str]] = json.loads(done.stdout)["streams"]
    return found


def given_path(place: Path, part: str) -> Path:
    """What the commands are given: the folder, one in it, or an archive of it."""
    if part != ".zip":
        return place / part
    with ZipFile(place / "一包.zip", "w") as packed:
        for path in sorted(place.rglob("*")):
            if path.is_file() and path.parent != place:
                packed.write(path, path.relative_to(place))
    return place / "一包.zip"


def state(folder: Path) -> dict[Path, bytes | None]:
    """Everything in a folder."""
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(files(), max_size=9), st.sampled_from(GIVEN))
@example([Written(("红色历程",), "甲.txt", ("fitting", 0, 0))], "红色历程")
@example(EVERYTHING, "")
@example(EVERYTHING, ".zip")
def test_checking_looking_and_loading_agree_and_what_is_published_can_be_opened(
    new_house: Callable[[], House],
    children: Children,
    written: list[Written],
    part: str,
) -> None:
    house = new_house()
    with tempfile.TemporaryDirectory() as place:
        for file in written:
            file.write(Path(place))
        folder = given_path(Path(place), part)
        before = state(Path(place))
        note("\n".join(str(path) for path in before))
        checked = house.check(folder, children)
        looked = house.look(folder, children)
        result = house.load(folder, children)
        again = house.load(folder, children)
        looked_again = house.look(folder, children)
        assert state(Path(place)) == before

    # All say the same.
    assert checked.problems == looked.problems == result.problems
    assert again.problems == looked_again.problems == result.problems
    assert checked.items == looked.items == result.items
    assert looked.found == result.found
    assert looked.plan.same != result.published
    assert looked.plan.count(Change.NEW) == result.items
    assert not again.published
    assert again.edition == result.edition
    assert looked_again.plan.same
    assert looked_again.plan.count(Change.UNCHANGED) == result.items
    assert all(p.what and p.do and p.level in ("error", "note") for p in result.problems)
    assert BROKE_THE_READER[0] not in {
        p.what.removesuffix(ITEM_NOT_LOADED) for p in result.problems
    }
    "".join(p.file for p in result.problems).encode("utf-8")

    # What is published is what was promised, and can be opened.
    shown = [item for section in SECTIONS for item in house.items(section.key, NOON)]
    assert len(shown) == result.items
    assert result.published == bool(shown)
    for item in shown:
        assert item.card.title
        assert item.blocks
        for block in (*item.blocks, *item.readings.values(), item.card.cover):
            opens(block)
