from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.intake.find import find
from kiosk.intake.found import Found, Role
from kiosk.intake.kinds import Kind
from kiosk.library.model import Language


def write(path: Path, content: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def keys(found: Found) -> list[str]:
    return [f"{item.section.key}/{item.key}" for item in found.items]


def told(found: Found) -> str:
    return "\n".join(f"{p.level} {p.file}|{p.where}|{p.what}{p.do}" for p in found.problems)


def test_items_stand_in_the_order_of_their_numbers_and_sections_in_theirs(tmp_path: Path) -> None:
    write(tmp_path / "党员心语" / "第一句.txt")
    write(tmp_path / "红色历程" / "10 长征.txt")
    write(tmp_path / "红色历程" / "２ 三大" / "正文.txt")
    write(tmp_path / "红色历程" / "1 五四.txt")
    found = find(tmp_path)
    assert keys(found) == ["journey/五四", "journey/三大", "journey/长征", "voices/第一句"]
    assert [item.number for item in found.items] == [1, 2, 10, None]
    assert not found.problems


@pytest.mark.parametrize("above", ["", "素社家园", "U盘/素社家园", "素社家园/素社家园"])
def test_a_folder_given_too_high_is_understood(tmp_path: Path, above: str) -> None:
    write(tmp_path / above / "红色历程" / "五四.txt")
    found = find(tmp_path)
    assert keys(found) == ["journey/五四"]
    expected = f"{above}/红色历程/五四.txt".lstrip("/")
    assert found.items[0].relative == expected
    assert not found.problems


def test_a_section_folder_given_by_itself_is_that_section_alone(tmp_path: Path) -> None:
    write(tmp_path / "红色历程" / "01 红色书吧" / "正文.txt")
    write(tmp_path / "党员心语" / "一.txt")
    assert keys(find(tmp_path / "红色历程")) == ["journey/红色书吧"]


def test_a_stick_called_like_a_section_is_a_stick(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "红色历程" / "党员心语" / "一.txt")
    monkeypatch.setattr(Path, "is_mount", lambda path: path.name == "红色历程")
    assert keys(find(tmp_path / "红色历程")) == ["voices/一"]


def test_what_cannot_be_read_is_known_by_name_so_that_a_replacement_leaves_it(
    tmp_path: Path,
) -> None:
    section = tmp_path / "红色历程"
    write(section / "替换.txt")
    write(section / "02 好的.txt")
    (section / "01 五四.txt").symlink_to(tmp_path / "nowhere")
    (found,) = find(tmp_path).sections
    assert found.replaces
    assert "五四" in found.unusable


def test_of_several_candidates_the_rightly_named_one_is_used_and_told(tmp_path: Path) -> None:
    write(tmp_path / "备份" / "红色历程" / "旧.txt")
    write(tmp_path / "素社家园" / "红色历程" / "新.txt")
    found = find(tmp_path)
    assert keys(found) == ["journey/新"]
    assert "备份" in told(found)


def test_junk_is_passed_over_silently(tmp_path: Path) -> None:
    section = tmp_path / "红色历程"
    write(section / "五四" / "正文.txt")
    left_by_windows = ("Thumbs.db", "desktop.ini", "~$正文.docx", "a.tmp")
    for name in (*left_by_windows, ".DS_Store", "._正文.txt", "IMG_0001.AAE", "GOPR1.LRV"):
        write(section / "五四" / name)
        write(section / name)
        write(tmp_path / name)
    write(tmp_path / "__MACOSX" / "红色历程" / "._x")
    found = find(tmp_path)
    assert keys(found) == ["journey/五四"]
    assert len(found.items[0].files) == 1
    assert not found.problems


def test_an_unknown_section_is_told_with_the_nearest_and_the_rest_is_found(tmp_path: Path) -> None:
    write(tmp_path / "党员心声" / "一.txt")
    write(tmp_path / "杂物" / "一.txt")
    write(tmp_path / "红色历程" / "五四.txt")
    found = find(tmp_path)
    assert keys(found) == ["journey/五四"]
    by_file = {p.file: p for p in found.problems}
    assert "是不是“党员心语”" in by_file["党员心声"].do
    assert "红色影院" in by_file["杂物"].do
    assert all(p.level == "error" for p in found.problems)


def test_a_folder_without_a_section_has_one_plain_answer(tmp_path: Path) -> None:
    write(tmp_path / "照片" / "a.jpg")
    found = find(tmp_path)
    assert not found.items
    assert len(found.problems) == 1
    assert "一个栏目也没有找到" in found.problems[0].what


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    found = find(tmp_path / "没有")
    assert len(found.problems) == 1
    assert "找不到" in found.problems[0].what


def test_files_get_their_kind_and_role(tmp_path: Path) -> None:
    item = tmp_path / "感念党恩" / "01 故事"
    for name in (
        "正文.docx",
        "01 合照.JPG",
        "封面.png",
        "朗读-普通话.mp3",
        "朗读－粤语.m4a",
        "片.mp4",
    ):
        write(item / name)
    write(item / "更多照片" / "02 老街.jpg")
    (found,) = find(tmp_path).items
    assert [f.name for f in found.content(Kind.PICTURE)] == ["01 合照.JPG", "02 老街.jpg"]
    assert [f.name for f in found.covers] == ["封面.png"]
    assert [f.name for f in found.readings(Language.MANDARIN)] == ["朗读-普通话.mp3"]
    assert [f.name for f in found.readings(Language.CANTONESE)] == ["朗读－粤语.m4a"]
    assert {f.kind for f in found.files if f.role is Role.CONTENT} == {
        Kind.TEXT,
        Kind.PICTURE,
        Kind.FILM,
    }


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("朗读-普通话.mp3", Language.MANDARIN),
        ("朗读 国语 2.wav", Language.MANDARIN),
        ("朗读.mp3", Language.MANDARIN),
        ("朗读_广东话.m4a", Language.CANTONESE),
        ("朗读者之歌.mp3", None),
        ("01 歌声.mp3", None),
    ],
)
def test_a_reading_is_known_by_its_name(
    tmp_path: Path, name: str, language: Language | None
) -> None:
    write(tmp_path / "感念党恩" / "故事" / name)
    (item,) = find(tmp_path).items
    assert [file.language for file in item.files] == [language]


def test_single_files_that_differ_only_in_suffix_are_one_item(tmp_path: Path) -> None:
    write(tmp_path / "红色书吧" / "01 红岩.txt")
    write(tmp_path / "红色书吧" / "01 红岩.jpg")
    (item,) = find(tmp_path).items
    assert item.key == "红岩"
    assert len(item.files) == 2


def test_two_items_of_one_name_both_stay_and_are_told(tmp_path: Path) -> None:
    write(tmp_path / "红色印记" / "01 合照.jpg")
    write(tmp_path / "红色印记" / "02 合照.jpg")
    found = find(tmp_path)
    assert keys(found) == ["imprints/合照", "imprints/合照 (2)"]
    assert [p.level for p in found.problems] == ["note"]


@pytest.mark.parametrize("name", ["替换.txt", "替换.TXT", "替换.txt.txt"])
def test_the_replace_file_marks_its_section_and_is_no_item(tmp_path: Path, name: str) -> None:
    write(tmp_path / "红色历程" / name, b"")
    write(tmp_path / "红色历程" / "五四.txt")
    write(tmp_path / "党员心语" / "一.txt")
    found = find(tmp_path)
    assert [section.replaces for section in found.sections] == [True, False]
    assert keys(found) == ["journey/五四", "voices/一"]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("讲稿.doc", "另存为 .docx 再试"),
        ("讲稿.wps", "另存为 .docx 再试"),
        ("讲稿.pages", "导出为 Word（.docx）"),
        ("课件.ppt", "另存为 PDF 再试"),
        ("课件.pptx", "另存为 PDF 再试"),
        ("课件.dps", "另存为 PDF 再试"),
        ("公文.ofd", "打印成 PDF"),
        ("表.xls", ".xlsx"),
        ("表.et", ".xlsx"),
        ("老片.rmvb", "另存为 .mp4"),
        ("照片.psd", "另存为 .jpg 再试"),
        ("全部.zip", "解压"),
        ("全部.rar", ".zip"),
        ("全部.7z", "解压"),
        ("游戏.exe", "删掉"),
        ("什么.xyz", ".docx"),
        ("没有后缀", "后缀"),
    ],
)
def test_a_format_nobody_reads_is_answered_with_advice(
    tmp_path: Path, name: str, advice: str
) -> None:
    write(tmp_path / "街道党校" / "01 课" / name)
    write(tmp_path / "街道党校" / "01 课" / "正文.txt")
    found = find(tmp_path)
    (told_once,) = found.problems
    assert told_once.file == f"街道党校/01 课/{name}"
    assert advice in told_once.do
    assert len(found.items) == 1


def test_bad_names_and_odd_files_are_told_and_the_rest_is_found(tmp_path: Path) -> None:
    section = tmp_path / "红色历程"
    write(section / "五四.txt")
    write(section / ("a" * 200 + ".txt"))
    write(section / "空.txt", b"")
    (section / "空文件夹").mkdir()
    (section / "链接.txt").symlink_to("/etc/hostname")
    os.mkfifo(section / "管道.txt")
    garbled = os.fsencode(section) + b"/" + "乱码.txt".encode("gbk")
    Path(os.fsdecode(garbled)).write_bytes(b"x")
    found = find(tmp_path)
    assert keys(found) == ["journey/五四"]
    text = told(found)
    for words in ("有 204 个字", "0 字节", "没有能用的内容", "快捷方式", "打不开", "乱码"):
        assert words in text
    assert len(found.problems) == 6
    text.encode("utf-8")


def test_a_cover_outside_an_item_and_a_text_outside_a_section_are_told(tmp_path: Path) -> None:
    write(tmp_path / "红色历程" / "封面.jpg")
    write(tmp_path / "红色历程" / "五四.txt")
    write(tmp_path / "说明.txt")
    found = find(tmp_path)
    assert keys(found) == ["journey/五四"]
    assert {p.file for p in found.problems} == {"红色历程/封面.jpg", "说明.txt"}
