"""Lists on their way through the stages: find, with_lists, read, check, prepare."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import made
import pytest
import sheets
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from house import NOON, House
from openpyxl import load_workbook

from kiosk.intake.check import check
from kiosk.intake.child import Children, open_here
from kiosk.intake.conversions import Conversions
from kiosk.intake.find import find
from kiosk.intake.found import Found
from kiosk.intake.lists.drafts import key_of
from kiosk.intake.lists.items import MOST_LISTS, with_lists
from kiosk.intake.lists.rows import Screening
from kiosk.intake.media import Workshop
from kiosk.intake.prepare import Prepared, prepare
from kiosk.intake.read import read
from kiosk.intake.signature import verify
from kiosk.intake.signature_error import SignatureError
from kiosk.intake.signing import sign
from kiosk.intake.signing_keys import TrustedKeys
from kiosk.library.model import Heading, Paragraph

DAY = date(2026, 6, 12)
LINE = ("甲", DAY, "19:30")


def found_in(folder: Path) -> Found:
    return with_lists(find(folder), open_here)


def prepared(found: Found, house: House) -> list[Prepared]:
    workshop = Workshop(house.store, Conversions(house.engine, house.store), open_here)
    with tempfile.TemporaryDirectory() as scratch:
        ready = []
        for count, item in enumerate(found.items):
            place = Path(scratch, str(count))
            place.mkdir()
            ready.append(prepare(check(read(item, open_here, place)), workshop))
        return ready


def keys(found: Found) -> list[str]:
    return [f"{item.section.key}/{item.key}" for item in found.items]


def lines(found: Found) -> list[str]:
    """The programme: 2026-06-12 19:30 甲."""
    rows = [line.row for line in found.showings]
    return [key_of(row) for row in rows]


def told(found: Found) -> list[tuple[str, str, str]]:
    return [(p.level, p.file, f"{p.where}：{p.what}{p.do}") for p in found.problems]


def test_a_programme_goes_the_whole_way_to_a_page_for_each_film(
    house: House, tmp_path: Path
) -> None:
    folder = tmp_path / "素社家园" / "红色影院"
    sheets.programme(
        folder / "放映计划.xlsx",
        ("甲", DAY, "晚上7点半", 113, 60, "第一段。\n第二段。", "海报1", 1974, "请提前到场。"),
        ("乙", "改期", "19:30"),
        ("丙", "2026年6月13日（周六）", time(15), None, None, None, None),
        ("《甲》", "2026年6月14日", time(15), 100, None, "又一段。", None, None),
        ("丁", "2026年6月15日", time(15)),
    )
    made.photograph(folder / "海报1.jpg", (200, 300))
    made.photograph(folder / "丙.png", (300, 200))
    made.text(folder / "观影须知.txt", "请安静。")
    found = found_in(tmp_path)
    assert lines(found) == [
        "2026-06-12 19:30 甲",
        "2026-06-13 15:00 丙",
        "2026-06-14 15:00 甲",
        "2026-06-15 15:00 丁",
    ]
    assert not found.whole
    assert keys(found) == ["cinema/丙", "cinema/甲", "cinema/观影须知"]
    assert [problem.where for problem in found.problems] == ["第 3 行，日期"]
    assert found.problems[0].file == "素社家园/红色影院/放映计划.xlsx"
    second, first, _ = prepared(found, house)
    assert first.item is not None
    assert not first.problems
    assert (first.item.title, first.item.date_text, first.item.year) == ("甲", "", None)
    texts = ("片长：113分钟", "年份：1974年", "第一段。", "第二段。")
    assert first.item.blocks == tuple(map(Paragraph, texts))
    assert first.item.cover is not None
    assert (first.item.cover.width, first.item.cover.height) == (200, 300)
    assert second.item is not None
    assert second.item.blocks == (Paragraph("这部电影在红色影院放映，免费观看。"),)
    assert second.item.cover is not None
    assert second.item.cover.width == 300


def test_a_typed_line_stays_with_where_it_stands(tmp_path: Path) -> None:
    sheets.programme(tmp_path / "红色影院" / "放映计划.xlsx", LINE)
    found = found_in(tmp_path)
    (line,) = found.showings
    assert line.row == Screening(title="甲", date=DAY, start=time(19, 30))
    assert (line.file.name, line.where) == ("放映计划.xlsx", "第 2 行")
    assert found.whole


@pytest.mark.parametrize("name", ["02 《甲》.txt", "甲/正文.txt", "２．甲/介绍.txt"])
def test_an_item_of_the_films_name_is_its_page_and_gets_the_poster(
    house: House, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "红色影院"
    sheets.programme(folder / "放映计划.xlsx", (*LINE, 90, None, "表里的简介。", "海报.jpg"))
    made.photograph(folder / "海报.jpg")
    made.text(folder / name, "自己写的介绍。")
    found = found_in(tmp_path)
    assert lines(found) == ["2026-06-12 19:30 甲"]
    assert len(found.items) == 1
    ((item,),) = [[ready.item for ready in prepared(found, house)]]
    assert item is not None
    assert item.blocks == (Paragraph("自己写的介绍。"),)
    assert item.cover is not None


def test_a_cover_of_its_own_counts_more_than_the_poster(tmp_path: Path) -> None:
    folder = tmp_path / "红色影院"
    sheets.programme(folder / "放映计划.xlsx", (*LINE, 90, None, "简介。", "海报.jpg"))
    made.photograph(folder / "海报.jpg")
    made.photograph(folder / "甲" / "封面.jpg")
    made.text(folder / "甲" / "正文.txt", "介绍。")
    (item,) = found_in(tmp_path).items
    assert [file.name for file in item.covers] == ["封面.jpg"]


def test_every_list_gives_items_of_its_section_in_plain_sentences(
    house: House, tmp_path: Path
) -> None:
    sheets.write(
        tmp_path / "街道党校" / "课程表.xlsx",
        (
            ("课程", "日期", "时间", "地点", "讲师", "内容", "审核"),
            ("第一课", DAY, "9:00-11:00", "二楼", "某老师", "内容。", "党建办"),
        ),
    )
    sheets.write(
        tmp_path / "红色书吧" / "书目.xlsx",
        (
            ("书名", "作者", "出版社", "年份", "简介", "书摘", "序号"),
            ("某书", "某人", "某社", 1961, "一。", "二。\n三。", 2),
        ),
    )
    sheets.write(
        tmp_path / "青年职工妇女之家" / "活动安排.xlsx",
        (("活动", "日期", "时间", "地点", "对象"), ("剪纸", DAY, "下午3点", "一楼", "青年")),
    )
    sheets.write(
        tmp_path / "党代表工作室" / "接待安排.xlsx",
        (("代表", "日期", "时间", "主题"), ("某代表", DAY, "9:00", "养老")),
    )
    items = {
        ready.item.section: ready.item
        for ready in prepared(found_in(tmp_path), house)
        if ready.item
    }
    texts = {
        section: [block.text for block in item.blocks if isinstance(block, Paragraph | Heading)]
        for section, item in items.items()
    }
    assert texts == {
        "school": ["时间：6月12日（周五）09:00—11:00", "地点：二楼", "讲师：某老师", "内容。"],
        "books": ["作者：某人", "出版：某社", "一。", "书摘", "二。", "三。"],
        "family": ["时间：6月12日（周五）15:00", "地点：一楼", "参加对象：青年"],
        "delegates": ["时间：6月12日（周五）09:00", "接待主题", "养老"],
    }
    assert items["school"].approved_by == "党建办"
    assert items["books"].number == 2
    assert items["books"].date_text == "1961年"
    assert items["delegates"].title == "党代表接待：某代表"


def test_the_same_line_is_known_again_however_it_is_written(tmp_path: Path) -> None:
    one, two = tmp_path / "一", tmp_path / "二"
    sheets.programme(one / "红色影院" / "放映计划.xlsx", LINE, ("乙", DAY, "21:00"))
    sheets.write(
        two / "红色影院" / "01 六月放映计划.xlsx",
        (("开始", "日期", "片名"), ("7:30 PM", "2026-6-12", "《 甲 》"), ("21:30", DAY, "乙")),
    )
    before, after = lines(found_in(one)), lines(found_in(two))
    assert before == ["2026-06-12 19:30 甲", "2026-06-12 21:00 乙"]
    assert after == ["2026-06-12 19:30 甲", "2026-06-12 21:30 乙"]


def test_a_list_in_the_top_folder_belongs_to_its_section(tmp_path: Path) -> None:
    top = tmp_path / "素社家园"
    sheets.programme(top / "放映计划.xlsx", (*LINE, None, None, None, "甲.jpg"))
    made.photograph(top / "甲.jpg")
    made.photograph(top / "别的.jpg")
    made.text(top / "红色历程" / "五四.txt", "正文。")
    found = found_in(tmp_path)
    assert keys(found) == ["cinema/甲", "journey/五四"]
    assert [file.name for file in found.items[0].covers] == ["甲.jpg"]
    assert [(level, file) for level, file, _ in told(found)] == [("note", "素社家园/别的.jpg")]


def test_a_stick_with_nothing_but_a_list_is_enough(tmp_path: Path) -> None:
    sheets.programme(tmp_path / "素社家园" / "放映计划.xlsx", LINE)
    found = found_in(tmp_path)
    assert (keys(found), lines(found)) == ([], ["2026-06-12 19:30 甲"])
    assert not found.problems


def test_a_list_in_another_section_is_used_and_told(tmp_path: Path) -> None:
    sheets.programme(tmp_path / "红色书吧" / "放映计划.xlsx", LINE)
    found = found_in(tmp_path)
    assert lines(found) == ["2026-06-12 19:30 甲"]
    ((level, _, text),) = told(found)
    assert level == "note"
    assert "请把它放进“红色影院”文件夹" in text


def test_a_folder_of_posters_is_no_item_and_unused_ones_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "红色影院"
    sheets.programme(
        folder / "六月" / "放映计划.xlsx", (*LINE, None, None, None, "甲.jpg"), ("乙", DAY, "21:00")
    )
    for name in ("六月/甲.jpg", "海报/乙.jpg", "海报/丙.jpg", "老照片/丁.jpg"):
        made.photograph(folder / name)
    found = found_in(tmp_path)
    assert keys(found) == ["cinema/乙", "cinema/甲", "cinema/老照片"]
    assert [[f.name for f in item.covers] for item in found.items] == [["乙.jpg"], ["甲.jpg"], []]
    assert [(level, file) for level, file, _ in told(found)] == [("note", "红色影院/海报/丙.jpg")]


def test_a_picture_of_another_item_may_be_shown_and_stays_there(tmp_path: Path) -> None:
    folder = tmp_path / "红色影院"
    sheets.programme(folder / "放映计划.xlsx", (*LINE, None, None, None, "合影.jpg"))
    made.photograph(folder / "开幕" / "合影.jpg")
    made.text(folder / "开幕" / "正文.txt", "开幕了。")
    found = found_in(tmp_path)
    assert keys(found) == ["cinema/开幕", "cinema/甲"]
    assert [f.name for f in found.items[1].covers] == ["合影.jpg"]
    assert sorted(f.name for f in found.items[0].files) == ["合影.jpg", "正文.txt"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("甲的海拔.jpg", "是不是“甲的海报.jpg”"),
        ("xyz.png", "图片放在表格旁边"),
    ],
)
def test_a_poster_that_is_not_there_costs_only_itself(
    house: House, tmp_path: Path, written: str, words: str
) -> None:
    folder = tmp_path / "红色影院"
    sheets.programme(folder / "放映计划.xlsx", (*LINE, 90, None, None, written))
    made.photograph(folder / "甲的海报.jpg")
    found = found_in(tmp_path)
    assert lines(found) == ["2026-06-12 19:30 甲"]
    assert "cinema/甲" in keys(found)
    ((level, _, text),) = told(found)
    assert level == "error"
    assert text.startswith("第 2 行，海报：")
    assert words in text
    assert all(ready.item is not None for ready in prepared(found, house))


def test_a_picture_pasted_into_a_cell_by_wps_is_told_as_such(tmp_path: Path) -> None:
    path = sheets.programme(tmp_path / "红色影院" / "放映计划.xlsx", LINE)
    book = load_workbook(path)
    cell = book.active["G2"]
    cell.value, cell.data_type = '=DISPIMG("ID_7F3A",1)', "s"  # what WPS keeps as the result
    book.save(path)
    ((_, _, text),) = told(found_in(tmp_path))
    assert text.startswith("第 2 行，海报：图片贴在了格子里，用不上。")


def test_the_poster_of_a_wrong_line_does_not_become_an_item(tmp_path: Path) -> None:
    folder = tmp_path / "红色影院"
    sheets.programme(folder / "放映计划.xlsx", ("甲", "改期", "19:30", None, None, None, "甲.jpg"))
    made.photograph(folder / "甲.jpg")
    assert not found_in(tmp_path).items


def test_a_list_that_cannot_be_read_replaces_nothing_and_its_pictures_wait(tmp_path: Path) -> None:
    folder = tmp_path / "红色影院"
    made.text(folder / "放映计划.xlsx", "not a workbook")
    made.text(folder / "替换.txt", "替换")
    made.text(folder / "须知.txt", "请安静。")
    made.photograph(folder / "甲.jpg")
    made.photograph(folder / "海报" / "乙.jpg")
    found = found_in(tmp_path)
    assert keys(found) == ["cinema/须知"]
    (section,) = found.sections
    assert not section.replaces
    assert set(section.unusable) == {"甲", "海报"}
    texts = [text for _, _, text in told(found)]
    assert "另存为 .xlsx" in texts[0]
    assert any("2 张图片" in text for text in texts)
    assert any("没有替换" in text for text in texts)


def test_the_same_line_in_two_lists_is_one_showing(tmp_path: Path) -> None:
    folder = tmp_path / "红色影院"
    sheets.programme(folder / "放映计划6月.xlsx", LINE)
    sheets.programme(folder / "放映计划7月.xlsx", ("乙", DAY, "21:00"), LINE)
    found = found_in(tmp_path)
    assert lines(found) == ["2026-06-12 19:30 甲", "2026-06-12 21:00 乙"]
    ((level, file, text),) = told(found)
    assert (level, file) == ("note", "红色影院/放映计划7月.xlsx")
    assert "“放映计划6月.xlsx”第 2 行" in text


def test_a_book_in_a_list_and_a_folder_of_that_name_are_two_items(tmp_path: Path) -> None:
    folder = tmp_path / "红色书吧"
    sheets.write(folder / "书目.xlsx", (("书名", "作者"), ("某书", "某人"), ("某书", "别人")))
    made.text(folder / "某书" / "正文.txt", "正文。")
    found = found_in(tmp_path)
    assert keys(found) == ["books/《某书》", "books/《某书》 (2)", "books/某书"]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("红色影院/预算.xlsx", "放映计划、课程表、书目、活动安排、接待安排"),
        ("红色影院/放影计划.xlsx", "是不是“放映计划”"),
        ("特色党建/项目/预算.xlsx", "模板"),
        ("读音.xlsx", "模板"),
    ],
)
def test_any_other_workbook_is_answered_with_the_five(
    tmp_path: Path, place: str, words: str
) -> None:
    sheets.programme(tmp_path / place, LINE)
    made.text(tmp_path / "特色党建" / "项目" / "正文.txt", "正文。")
    found = found_in(tmp_path)
    assert keys(found) == ["projects/项目"]
    assert [file.name for file in found.items[0].files] == ["正文.txt"]
    ((level, file, text),) = told(found)
    assert (level, file) == ("error", place)
    assert words in text


@pytest.mark.parametrize("name", ["放映计划.xls", "放映计划.et", "放映计划.ods", "放映计划.csv"])
def test_other_kinds_of_spreadsheet_are_answered_with_how_to_save_them(
    tmp_path: Path, name: str
) -> None:
    made.text(tmp_path / "红色影院" / name, "x")
    ((_, _, text),) = told(found_in(tmp_path))
    assert "另存为 .xlsx" in text


def test_without_lists_nothing_changes(tmp_path: Path) -> None:
    made.text(tmp_path / "红色历程" / "五四.txt", "正文。")
    made.photograph(tmp_path / "照片.jpg")
    found = find(tmp_path)
    assert with_lists(found, open_here) is found
    assert [problem.file for problem in found.problems] == ["照片.jpg"]


def test_lists_are_opened_in_a_child(tmp_path: Path) -> None:
    sheets.programme(tmp_path / "红色影院" / "放映计划.xlsx", LINE)
    with Children(1) as children:
        assert with_lists(find(tmp_path), children) == found_in(tmp_path)


def test_the_list_of_a_signed_folder_is_read_as_it_was_signed(tmp_path: Path) -> None:
    top = tmp_path / "素社家园"
    path = sheets.programme(top / "红色影院" / "放映计划.xlsx", LINE)
    key = Ed25519PrivateKey.generate()
    sign(top, key, NOON)
    verified = verify(top, TrustedKeys(tmp_path, {"办公室": key.public_key()}))
    found = find(tmp_path)
    assert with_lists(found, open_here, verified.take) == with_lists(found, open_here)
    sheets.programme(path, ("别的", DAY, "19:30"))
    with pytest.raises(SignatureError):
        with_lists(found, open_here, verified.take)


def test_a_copy_of_a_list_counts_where_the_list_lay(tmp_path: Path) -> None:
    folder = tmp_path / "stick" / "红色书吧"
    path = sheets.programme(folder / "放映计划.xlsx", (*LINE, None, None, None, "甲.jpg"))
    made.photograph(folder / "甲.jpg")
    found = find(tmp_path / "stick")
    copy = Path(shutil.copy(path, tmp_path / "0.xlsx"))
    copied = replace(found, lists=tuple(replace(file, path=copy) for file in found.lists))
    there = with_lists(copied, open_here)
    assert lines(there) == lines(with_lists(found, open_here)) == ["2026-06-12 19:30 甲"]
    assert told(there) == told(with_lists(found, open_here))
    assert [file.name for file in there.items[0].covers] == ["甲.jpg"]


def test_more_lists_than_anybody_writes_are_told_once(tmp_path: Path) -> None:
    folder = tmp_path / "红色影院"
    for number in range(MOST_LISTS + 3):
        made.text(folder / f"预算{number:03}.xlsx", "x")
    problems = told(found_in(tmp_path))
    assert len(problems) == MOST_LISTS + 1
    assert problems[-1][1] == f"红色影院/预算{MOST_LISTS:03}.xlsx"
    assert "表格太多了" in problems[-1][2]
