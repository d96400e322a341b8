from __future__ import annotations

import contextlib
import stat
import tempfile
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import made
import pytest
from house import House
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.intake import archive as archives
from kiosk.intake.archive import MOST_BYTES, MOST_ENTRIES, archives_in, unpack
from kiosk.intake.child import Children
from kiosk.intake.problems import Problem, Refused

WORDS = "正文。".encode()


class Named(zipfile.ZipInfo):
    """An entry whose name stands in the archive in a coding of our choice, without a flag."""

    coding = "gbk"

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode(self.coding), self.flag_bits & ~0x800


def entry(name: str, coding: str = "", kind: int = 0) -> zipfile.ZipInfo:
    info = Named(name) if coding else zipfile.ZipInfo(name)
    info.filename = name  # as it is: ZipInfo cuts a name where it holds a zero
    if isinstance(info, Named):
        info.coding = coding
    info.external_attr = (kind | 0o644) << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def packed(path: Path, entries: Iterable[zipfile.ZipInfo | str], data: bytes = WORDS) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in entries:
            archive.writestr(one, data)
    return path


def files(folder: Path) -> list[str]:
    found = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    return sorted(found)


def patched(path: Path, local: int, index: int, value: bytes) -> None:
    """Overwrites a field of every entry, in its own head and in the index."""
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", local), (b"PK\x01\x02", index)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset : at + offset + len(value)] = value
            at = data.find(mark, at + 4)
    path.write_bytes(data)


def test_archives_are_found_in_a_folder_and_one_deeper(tmp_path: Path) -> None:
    for name in ("10 b.zip", "2 A.ZIP", "sub/c.zip", "sub/deep/d.zip", "._x.zip", "x.rar"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"PK")
    (tmp_path / "folder.zip").mkdir()
    (tmp_path / "link.zip").symlink_to(tmp_path / "sub" / "c.zip")
    found = [path.relative_to(tmp_path).as_posix() for path in archives_in(tmp_path)]
    assert found == ["2 A.ZIP", "10 b.zip", "sub/c.zip"]
    assert archives_in(tmp_path / "missing") == []


@pytest.mark.parametrize("coding", ["", "gbk", "gb18030", "utf-8"])
def test_names_come_out_right_whoever_packed_them(tmp_path: Path, coding: str) -> None:
    names = ["素社家园/红色历程/01 五四/正文.txt", "素社家园/红色历程/01 五四/学.txt"]
    if coding != "gbk":
        names.append("素社家园/党员心语/㙍𠮷.txt")
    archive = packed(tmp_path / "a.zip", [entry(name, coding) for name in names])
    assert unpack(archive, tmp_path / "out") == ()
    assert files(tmp_path / "out") == sorted(names)
    assert (tmp_path / "out" / names[0]).read_bytes() == WORDS


def test_a_chinese_name_that_looks_like_another_script_is_chinese_all_the_same(
    tmp_path: Path,
) -> None:
    name = "学习.txt"
    assert name.encode("gbk").decode("utf-8", "replace") != name
    archive = packed(tmp_path / "a.zip", [entry("学.txt", "gbk")])
    assert "学.txt".encode("gbk").decode("utf-8") == "ѧ.txt"
    unpack(archive, tmp_path / "out")
    assert files(tmp_path / "out") == ["学.txt"]


def test_the_name_in_unicode_beside_the_name_counts(tmp_path: Path) -> None:
    raw = "黨員/一.txt".encode("big5")
    kept = b"\x01" + zlib.crc32(raw).to_bytes(4, "little") + "党员心语/一.txt".encode()
    info = entry("黨員/一.txt", "big5")
    info.extra = b"\x75\x70" + len(kept).to_bytes(2, "little") + kept
    unpack(packed(tmp_path / "a.zip", [info]), tmp_path / "out")
    assert files(tmp_path / "out") == ["党员心语/一.txt"]


def test_an_archive_of_a_mac_gives_its_files_alone_and_composed_names(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Café 一.txt")
    names = [f"家/{decomposed}", "__MACOSX/家/._一.txt", "家/.DS_Store", "家/Thumbs.db"]
    archive = packed(tmp_path / "a.zip", [entry(name, "utf-8") for name in names])
    assert unpack(archive, tmp_path / "out") == ()
    assert files(tmp_path / "out") == ["家/Café 一.txt"]


def test_folders_divided_by_backslashes_are_folders(tmp_path: Path) -> None:
    names = ["红色历程\\一.txt", "红色历程\\空\\"]
    unpack(packed(tmp_path / "a.zip", [entry(n, "gbk") for n in names]), tmp_path / "out")
    assert files(tmp_path / "out") == ["红色历程/一.txt"]


@pytest.mark.parametrize(
    "name",
    [
        "../out.txt",
        "a/../../out.txt",
        "/etc/out.txt",
        "C:/out.txt",
        "C:\\out.txt",
        "..\\..\\out.txt",
        "a/.\u200b./../out.txt",
        "..\0/out.txt",
        "a/.../out.txt",
        "//host/out.txt",
    ],
)
def test_a_name_that_leads_elsewhere_is_left_out_and_told(tmp_path: Path, name: str) -> None:
    archive = packed(tmp_path / "a.zip", [entry(name), "好.txt"])
    before = set(tmp_path.parent.rglob("*"))
    (told,) = unpack(archive, tmp_path / "in" / "side")
    assert told.file.startswith("a.zip/")
    assert "别的文件夹" in told.what
    assert files(tmp_path / "in" / "side") == ["好.txt"]
    new = {path for path in set(tmp_path.parent.rglob("*")) - before if path.is_file()}
    assert new == {tmp_path / "in" / "side" / "好.txt"}


def test_links_and_devices_are_left_out(tmp_path: Path) -> None:
    link = entry("快捷.txt", kind=stat.S_IFLNK)
    pipe = entry("管道.txt", kind=stat.S_IFIFO)
    archive = packed(tmp_path / "a.zip", [link, pipe, "好.txt"], b"/etc/passwd")
    told = unpack(archive, tmp_path / "out")
    assert [problem.file for problem in told] == ["a.zip/快捷.txt", "a.zip/管道.txt"]
    assert "快捷方式" in told[0].what
    assert files(tmp_path / "out") == ["好.txt"]


def test_a_link_cannot_lead_the_next_file_outside(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(entry("门", kind=stat.S_IFLNK), str(outside))
        archive.writestr("门/贼.txt", WORDS)
    unpack(tmp_path / "a.zip", tmp_path / "out")
    assert list(outside.iterdir()) == []


def test_names_that_collide_are_told_and_the_first_is_kept(tmp_path: Path) -> None:
    nfd = unicodedata.normalize("NFD", "é.txt")
    names = ["A/一.txt", "a/二.txt", "a/一.TXT", "é.txt", nfd, "b", "B/c.txt", "A"]
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for count, name in enumerate(names):
            archive.writestr(name, str(count))
    told = unpack(tmp_path / "a.zip", tmp_path / "out")
    assert [problem.file for problem in told] == [
        "a.zip/a/一.TXT",
        "a.zip/é.txt",
        "a.zip/B/c.txt",
        "a.zip/A",
    ]
    assert files(tmp_path / "out") == ["A/一.txt", "A/二.txt", "b", "é.txt"]
    assert (tmp_path / "out" / "é.txt").read_text() == "3"


def test_names_that_are_too_long_or_garbled_or_too_deep_are_told(tmp_path: Path) -> None:
    odd = entry("x.txt", "latin-1")
    odd.filename = "ÿÿ.txt"
    names = [entry("长" * 100 + ".txt"), odd, entry("/".join("abcdefghijkl")), entry("好.txt")]
    told = unpack(packed(tmp_path / "a.zip", names), tmp_path / "out")
    assert ["太长" in told[0].what, "乱码" in told[1].what, "太深" in told[2].what] == [True] * 3
    assert files(tmp_path / "out") == ["好.txt"]


def test_an_archive_with_a_password_is_refused(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", ["一.txt", "二.txt"])
    patched(archive, 6, 8, b"\x01\x00")
    with pytest.raises(Refused, match="设了密码"):
        unpack(archive, tmp_path / "out")
    assert files(tmp_path / "out") == []


@pytest.mark.parametrize(("field", "said"), [((6, 8, 1), "密码"), ((8, 10, 9), "特别的压缩方式")])
def test_a_single_file_that_cannot_be_unpacked_costs_itself_only(
    tmp_path: Path, field: tuple[int, int, int], said: str
) -> None:
    one = packed(tmp_path / "one.zip", ["一.txt"])
    local, index, value = field
    patched(one, local, index, value.to_bytes(1, "little"))
    # Appending to the odd archive keeps its first entry as it is.
    with zipfile.ZipFile(one, "a") as archive:
        archive.writestr("好.txt", WORDS)
    (told,) = unpack(one, tmp_path / "out")
    assert said in told.what
    assert files(tmp_path / "out") == ["好.txt"]


def test_a_damaged_file_costs_itself_only_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("坏.txt", b"0123456789" * 30)
        archive.writestr("好.txt", WORDS)
    path.write_bytes(path.read_bytes().replace(b"0123456789" * 3, b"0123456780" * 3, 1))
    (told,) = unpack(path, tmp_path / "out")
    assert (told.file, "坏了" in told.what) == ("a.zip/坏.txt", True)
    assert files(tmp_path / "out") == ["好.txt"]


def test_what_is_no_whole_archive_is_refused(tmp_path: Path) -> None:
    whole = packed(tmp_path / "w.zip", [f"{n}.txt" for n in range(30)]).read_bytes()
    broken = whole[:-200] + bytes(100) + whole[-100:]
    for data in (b"", b"no zip", whole[: len(whole) // 2], whole[:-10], broken):
        (tmp_path / "a.zip").write_bytes(data)
        with pytest.raises(Refused, match="打不开") as caught:
            unpack(tmp_path / "a.zip", tmp_path / "out")
        assert "解压" in caught.value.do
    assert files(tmp_path / "out") == []
    with pytest.raises(Refused, match="打不开"):
        unpack(tmp_path / "missing.zip", tmp_path / "out")


def test_an_archive_of_nothing_but_junk_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有文件"):
        unpack(packed(tmp_path / "a.zip", ["__MACOSX/x", "Thumbs.db", "空/"]), tmp_path / "out")


def test_a_file_that_swells_beyond_reason_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("大.txt", bytes(101_000_000))
        archive.writestr("好.txt", WORDS)
    (told,) = unpack(path, tmp_path / "out")
    assert "大得不正常" in told.what
    assert files(tmp_path / "out") == ["好.txt"]


def test_many_files_that_swell_beyond_reason_are_refused_before_one_is_written(
    tmp_path: Path,
) -> None:
    archive = packed(tmp_path / "a.zip", [f"{n}.bin" for n in range(12)], bytes(10_000_000))
    with pytest.raises(Refused, match="大得不正常"):
        unpack(archive, tmp_path / "out")
    assert files(tmp_path / "out") == []


def test_more_than_there_may_be_is_refused_before_one_is_written(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", [f"{n}.bin" for n in range(5)])
    each = (MOST_BYTES // 4 - 1).to_bytes(4, "little")
    patched(archive, 18, 20, each + each)  # what is said of the size, packed and unpacked
    with pytest.raises(Refused, match="最多 16 GB"):
        unpack(archive, tmp_path / "out")
    assert files(tmp_path / "out") == []


def test_a_file_never_becomes_longer_than_the_index_says(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", ["一.bin"], bytes(1_000_000))
    patched(archive, 22, 24, (1000).to_bytes(4, "little"))
    (told,) = unpack(archive, tmp_path / "out")
    assert "坏了" in told.what
    assert files(tmp_path / "out") == []


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", [f"{n}.txt" for n in range(MOST_ENTRIES + 1)], b"")
    with pytest.raises(Refused, match="20,000"):
        unpack(archive, tmp_path / "out")


def test_an_index_too_large_to_be_read_is_refused_before_it_is_read(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", ["一.txt"])
    data = bytearray(archive.read_bytes())
    end = data.rfind(b"PK\x05\x06")
    data[end + 12 : end + 16] = (200_000_000).to_bytes(4, "little")
    archive.write_bytes(data)
    with pytest.raises(Refused, match="太多"):
        unpack(archive, tmp_path / "out")


def test_the_disk_keeps_room_for_the_kiosk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = packed(tmp_path / "a.zip", ["一.txt"])
    monkeypatch.setattr(archives, "KEEP_FREE", 10**18)
    with pytest.raises(Refused, match="硬盘放不下"):
        unpack(archive, tmp_path / "out")
    assert files(tmp_path / "out") == []


def test_of_very_many_lines_the_first_are_told_and_the_rest_is_counted(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", [f"../{n}.txt" for n in range(300)])
    told = unpack(archive, tmp_path / "out")
    assert len(told) == 51
    assert "还有 250 个文件" in told[-1].what


def test_an_archive_in_an_archive_stays_as_it_is(tmp_path: Path) -> None:
    inner = packed(tmp_path / "内.zip", ["一.txt"])
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(inner, "家/内.zip")
    unpack(tmp_path / "a.zip", tmp_path / "out")
    assert files(tmp_path / "out") == ["家/内.zip"]


names = st.one_of(
    st.sampled_from(["..", ".", "a/../b", "/", "\\", "C:", "a\0b", "é", "é", "A", "a", "·"]),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=20),
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.lists(names, min_size=1, max_size=4), st.booleans()), max_size=8))
def test_whatever_the_names_nothing_is_written_outside(
    entries: list[tuple[list[str], bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        with zipfile.ZipFile(top / "a.zip", "w") as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of names that come twice
            for count, (parts, backslash) in enumerate(entries):
                name = ("\\" if backslash else "/").join(parts)
                archive.writestr(entry(name[:200]), str(count))
        (top / "guard" / "in").mkdir(parents=True)
        told: tuple[Problem, ...] = ()
        with contextlib.suppress(Refused):
            told = unpack(top / "a.zip", top / "guard" / "in" / "out")
        assert set(top.iterdir()) == {top / "a.zip", top / "guard"}
        assert set((top / "guard").iterdir()) == {top / "guard" / "in"}
        assert set((top / "guard" / "in").iterdir()) <= {top / "guard" / "in" / "out"}
        for problem in told:
            "".join((problem.file, problem.what, problem.do)).encode("utf-8")


def test_a_zipped_folder_unpacked_in_a_child_loads_like_the_folder(
    house: House, tmp_path: Path
) -> None:
    made.photograph(tmp_path / "照片.jpg")
    with zipfile.ZipFile(tmp_path / "全部.zip", "w") as archive:
        archive.writestr(entry("外层/素社家园/红色历程/01 五四/正文.txt", "gbk"), WORDS)
        info = entry("外层/素社家园/红色历程/01 五四/照片.jpg", "gbk")
        archive.writestr(info, (tmp_path / "照片.jpg").read_bytes())
    with Children(1) as children:
        told = children(60, unpack, tmp_path / "全部.zip", tmp_path / "out" / "全部")
        result = house.load(tmp_path / "out" / "全部", children)
    assert (told, result.problems) == ((), ())
    assert house.titles("journey") == ["五四"]
