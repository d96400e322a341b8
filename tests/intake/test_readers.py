from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import made
import pytest
from docx.table import Table

from kiosk.intake.draft import EmbeddedPicture, NamedPicture, TextDraft
from kiosk.intake.problems import Refused
from kiosk.intake.readers import read_file
from kiosk.intake.readers.coding import decode
from kiosk.library.model import Heading, ListEntry, Paragraph

POEM = "素社街道党群服务中心\r\n\r\n　　第二段，有“引号”。\r\n"


def read(path: Path, tmp_path: Path) -> TextDraft:
    scratch = tmp_path / "scratch"
    scratch.mkdir(exist_ok=True)
    return read_file(path, path.suffix, scratch)


@pytest.mark.parametrize(
    "coding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_text_file_is_read_in_every_coding_staff_have(tmp_path: Path, coding: str) -> None:
    draft = read(made.text(tmp_path / "a.txt", POEM, coding), tmp_path)
    assert draft.blocks == (
        Paragraph("素社街道党群服务中心"),
        Paragraph("第二段，有“引号”。"),
    )


CODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
BYTES = {
    # As Notepad, WPS and a phone write it; spelled out so that no codec checks itself.
    "utf-8": "e99887e68c81 f0a0aeb7 e3998d 0d0a e4b880",
    "utf-8-sig": "efbbbf e99887e68c81 f0a0aeb7 e3998d 0d0a e4b880",
    "gb18030": "ea5eb3d6 9534b235 8230ab33 0d0a d2bb",
    "utf-16-le": "0796016342d8b7df4d36 0d000a00 004e",
    "utf-16": "fffe 0796016342d8b7df4d36 0d000a00 004e",
    "utf-16-be": "96076301d842dfb7364d 000d000a 4e00",
    "utf-16-be with a mark": "feff 96076301d842dfb7364d 000d000a 4e00",
}


@pytest.mark.parametrize("coding", BYTES)
def test_the_bytes_of_rare_characters_are_read(tmp_path: Path, coding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes.fromhex(BYTES[coding]))
    assert texts(read(path, tmp_path)) == ["阇持𠮷㙍", "一"]


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize(
    "words",
    [
        "𠮷先生住在二楼，㙍字是地名。",
        "中文",
        "联通",
        "素社街道党群服务中心",
        "祝大家新年好😀\U0001fae8",
        "日期：1921年春\r\n\r\n正文。",
        "“引号”……——破折号、€、①",
    ],
)
def test_short_texts_are_read_in_every_coding(coding: str, words: str) -> None:
    assert decode(words.encode(coding)) == words


@pytest.mark.parametrize("words", ["Привет, мир. Это текст.", "café à la carte", "Ελληνικά"])
def test_other_scripts_in_utf8_stay_what_they_are(words: str) -> None:
    assert decode(words.encode()) == words


def test_big5_is_guessed() -> None:
    words = "社區居民的故事，說的是老街坊怎樣互相幫助。" * 5
    assert decode(words.encode("big5")) == words


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(Refused, match="编码"):
        read(path, tmp_path)


def test_a_plain_text_has_head_and_list_entries(tmp_path: Path) -> None:
    words = (
        "日期：1921年春\n来源:年鉴\n\n第一段。\n- 甲\n•乙\n1. 丙\n（2）丁\n1921. 是年份\n3.5 米\n"
    )
    draft = read(made.text(tmp_path / "a.txt", words), tmp_path)
    assert [(line.name, line.value) for line in draft.head] == [
        ("日期", "1921年春"),
        ("来源", "年鉴"),
    ]
    assert draft.blocks == (
        Paragraph("第一段。"),
        ListEntry("甲"),
        ListEntry("乙"),
        ListEntry("丙", "1."),
        ListEntry("丁", "（2）"),
        Paragraph("1921. 是年份"),
        Paragraph("3.5 米"),
    )


def test_a_line_above_the_head_is_the_title(tmp_path: Path) -> None:
    draft = read(made.text(tmp_path / "a.txt", "五四运动\n日期：1919年5月4日\n正文。"), tmp_path)
    assert draft.title == "五四运动"
    assert draft.blocks == (Paragraph("正文。"),)


def test_markdown_gives_headings_lists_and_pictures_in_place(tmp_path: Path) -> None:
    words = """# 五四运动
日期：1919年5月4日
审核：党建办

第一段，**重点**和[链接](http://example.com)。
第二行。

![会址](图片/01%20会址.jpg)

## 经过

1. 甲
2. 乙

- 丙

    缩进的一段

| 人数 | 三十多 |
|---|---|
| 党员 | 420 |

| 时间 | 地点 | 内容 |
|---|---|---|
| 周一 | 二楼 | 读报 |

1921. 不是列表
"""
    draft = read(made.text(tmp_path / "a.md", words), tmp_path)
    assert draft.title == "五四运动"
    assert [line.name for line in draft.head] == ["日期", "审核"]
    assert draft.blocks == (
        Paragraph("第一段，重点和链接。"),
        Paragraph("第二行。"),
        NamedPicture("图片/01 会址.jpg", "会址"),
        Heading("经过", 2),
        ListEntry("甲", "1."),
        ListEntry("乙", "2."),
        ListEntry("丙", "•"),
        Paragraph("缩进的一段"),
        Paragraph("人数：三十多"),
        Paragraph("党员：420"),
        Paragraph("时间：周一；地点：二楼；内容：读报"),
        Paragraph("1921. 不是列表"),
    )


def test_a_head_above_the_markdown_title_counts_too(tmp_path: Path) -> None:
    draft = read(made.text(tmp_path / "a.md", "来源：年鉴\n\n# 题目\n\n正文。"), tmp_path)
    assert (draft.title, draft.head[0].value) == ("题目", "年鉴")
    assert draft.blocks == (Paragraph("正文。"),)


def test_several_first_level_headings_are_parts_not_a_title(tmp_path: Path) -> None:
    draft = read(made.text(tmp_path / "a.md", "# 一\n\n甲。\n\n# 二\n\n乙。"), tmp_path)
    assert draft.title == ""
    assert draft.blocks[0] == Heading("一", 1)


def test_word_gives_its_parts_in_the_order_of_the_paper(tmp_path: Path) -> None:
    draft = read(made.word_file(tmp_path / "a.docx", tmp_path), tmp_path)
    assert draft.title == "中共三大在广州召开"
    assert [(line.name, line.value) for line in draft.head] == [
        ("日期", "1923年6月12日至20日"),
        ("来源", "素社街道"),
    ]
    picture = draft.blocks[1]
    assert isinstance(picture, EmbeddedPicture)
    assert picture.caption == "会址外景"
    assert picture.path.read_bytes().startswith(b"\x89PNG")
    assert (draft.blocks[0], *draft.blocks[2:]) == (
        Paragraph("第一段。"),
        Heading("经过", 1),
        ListEntry("甲", "1."),
        ListEntry("乙", "2."),
        ListEntry("丙", "•"),
        Paragraph("代表：三十多名"),
        Paragraph("最后一段。"),
    )


def test_word_without_styles_has_a_title_and_headings_by_their_look(tmp_path: Path) -> None:
    document = docx.Document()
    title = document.add_paragraph()
    title.add_run("居民议事厅").bold = True
    document.add_paragraph("来源：社区").add_run("报")
    document.add_paragraph("这里说的是事情的经过。")
    document.add_paragraph().add_run("怎样参加").bold = True
    document.add_paragraph().add_run("整段都是粗体，但是一句完整的话。").bold = True
    document.save(str(tmp_path / "a.docx"))
    draft = read(tmp_path / "a.docx", tmp_path)
    assert draft.title == "居民议事厅"
    assert draft.head[0].value == "社区报"
    assert draft.blocks == (
        Paragraph("这里说的是事情的经过。"),
        Heading("怎样参加", 2),
        Paragraph("整段都是粗体，但是一句完整的话。"),
    )


def table(path: Path, rows: list[list[str]], bold: bool = False) -> Table:
    """A table alone in a Word file; the caller saves it."""
    document = docx.Document()
    made_table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(made_table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for cell in made_table.rows[0].cells if bold else ():
        cell.paragraphs[0].runs[0].bold = True
    document.save(str(path))
    return made_table


def texts(draft: TextDraft) -> list[str]:
    return [
        block.text for block in draft.blocks if isinstance(block, Paragraph | Heading | ListEntry)
    ]


WEEK = [["时间", "地点", "内容"], ["周一上午", "二楼", "政策宣讲"], ["周三晚上", "", "放映"]]
HOUSES = [["甲楼", "乙楼", "丙楼"], ["三层", "五层", "七层"]]


@pytest.mark.parametrize(
    ("rows", "bold", "read_as"),
    [
        (WEEK, False, ["时间：周一上午；地点：二楼；内容：政策宣讲", "时间：周三晚上；内容：放映"]),
        (HOUSES, True, ["甲楼：三层；乙楼：五层；丙楼：七层"]),
        (HOUSES, False, ["甲楼；乙楼；丙楼", "三层；五层；七层"]),
        ([["时间", "周一上午"], ["地方", "二楼。"]], False, ["时间：周一上午", "地方：二楼。"]),
        ([["姓名", "电话"], ["阿关", "12345"]], False, ["姓名：阿关；电话：12345"]),
        (
            [["时间", "地点"], ["上半年。", ""], ["周一", "二楼"]],
            True,
            ["上半年。", "时间：周一；地点：二楼"],
        ),
    ],
)
def test_a_row_of_a_table_says_what_its_cells_are(
    tmp_path: Path, rows: list[list[str]], bold: bool, read_as: list[str]
) -> None:
    table(tmp_path / "a.docx", rows, bold)
    assert texts(read(tmp_path / "a.docx", tmp_path)) == read_as


def test_running_numbers_of_a_table_number_its_rows(tmp_path: Path) -> None:
    table(tmp_path / "a.docx", [["序号", "片名", "时间"], ["1", "地道战", "周五"]])
    draft = read(tmp_path / "a.docx", tmp_path)
    assert draft.blocks == (ListEntry("片名：地道战；时间：周五", "1."),)


def test_merged_cells_keep_their_columns(tmp_path: Path) -> None:
    document = docx.Document()
    grid = document.add_table(rows=4, cols=3)
    for row, words in enumerate((WEEK[0], ["周一", "二楼", "读报"], ["", "三楼", "唱歌"])):
        for column, text in enumerate(words):
            grid.cell(row, column).text = text
    grid.cell(1, 0).merge(grid.cell(2, 0))
    grid.cell(3, 0).merge(grid.cell(3, 1)).text = "周二"
    grid.cell(3, 2).text = "下棋"
    document.save(str(tmp_path / "a.docx"))
    assert texts(read(tmp_path / "a.docx", tmp_path)) == [
        "时间：周一；地点：二楼；内容：读报",
        "时间：周一；地点：三楼；内容：唱歌",
        "时间：周二；内容：下棋",
    ]


def test_a_frame_around_text_is_no_table(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "第一段。"
    cell.add_paragraph("第二段。")
    document.save(str(tmp_path / "a.docx"))
    assert texts(read(tmp_path / "a.docx", tmp_path)) == ["第一段。", "第二段。"]


def test_pictures_in_a_table_stay_with_their_row(tmp_path: Path) -> None:
    document = docx.Document()
    grid = document.add_table(rows=2, cols=2)
    for row, name in enumerate(("甲", "乙")):
        grid.cell(row, 0).text = name
        run = grid.cell(row, 1).paragraphs[0].add_run()
        run.add_picture(str(made.photograph(tmp_path / f"{row}.png")))
    document.save(str(tmp_path / "a.docx"))
    kinds = [type(block).__name__ for block in read(tmp_path / "a.docx", tmp_path).blocks]
    assert kinds == ["Paragraph", "EmbeddedPicture"] * 2


def test_a_broken_word_file_is_refused_with_advice(tmp_path: Path) -> None:
    whole = made.word_file(tmp_path / "whole.docx", tmp_path).read_bytes()
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    for data in (b"hello", whole[: len(whole) // 2], whole[:40] + bytes(60) + whole[100:], old):
        path = tmp_path / "a.docx"
        path.write_bytes(data)
        with pytest.raises(Refused) as caught:
            read(path, tmp_path)
        assert "另存为 .docx" in caught.value.do


def test_a_zip_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.xml", "<a/>")
    with pytest.raises(Refused, match="Word"):
        read(path, tmp_path)


def test_a_word_file_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    path = made.word_file(tmp_path / "a.docx", tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/more.xml", b"\0" * 60_000_000)
    with pytest.raises(Refused, match="太大"):
        read(path, tmp_path)
