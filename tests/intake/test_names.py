from __future__ import annotations

import unicodedata

import pytest

from kiosk.intake.kinds import is_junk
from kiosk.intake.names import (
    caption_of,
    is_garbled,
    nearest_section,
    number_of,
    order_key,
    section_of,
    shown,
    title_of,
    without_number,
)


@pytest.mark.parametrize(
    ("name", "title", "number"),
    [
        ("01 五四运动", "五四运动", 1),
        ("０１．五四运动", "五四运动", 1),
        ("12、五四运动", "五四运动", 12),
        ("(3) 三大", "三大", 3),
        ("（十二）故事", "故事", 12),
        ("一、开头", "开头", 1),
        ("12五四运动", "五四运动", 12),
        ("01-1921年春", "1921年春", 1),
        ("01_红色", "红色", 1),
    ],
)
def test_a_leading_number_orders_and_is_no_part_of_the_title(
    name: str, title: str, number: int
) -> None:
    assert without_number(name) == title
    assert number_of(name) == number


@pytest.mark.parametrize(
    "name",
    [
        "1923年三大",
        "12个故事",
        "5月1日劳动节",
        "3.8妇女节",
        "1921 春",
        "一大会址",
        "05-01 劳动节",
        "第1届",
    ],
)
def test_a_number_that_belongs_to_the_words_stays(name: str) -> None:
    assert without_number(name) == name
    assert number_of(name) is None


def test_names_are_ordered_as_people_count() -> None:
    assert sorted(["10", "9", "1", "02", "封面2", "封面"], key=order_key) == [
        *("1", "02", "9", "10", "封面", "封面2")
    ]
    names = ["没有号码", "10 十", "２ 二", "1 一", "三、三", "图10", "图9"]
    assert sorted(names, key=order_key) == [
        "1 一",
        "２ 二",
        "三、三",
        "10 十",
        "图9",
        "图10",
        "没有号码",
    ]


@pytest.mark.parametrize(
    ("name", "caption"),
    [
        ("IMG_1234", ""),
        ("IMG_20230101_120000", ""),
        ("DSC_0001", ""),
        ("mmexport1690000000000", ""),
        ("微信图片_20230101120000", ""),
        ("003", ""),
        ("02 党员大会 IMG_20230101_120000", "党员大会"),
        ("党员大会_IMG_1234", "党员大会"),
        ("合照(1)", "合照"),
        ("合照 - 副本", "合照"),
        ("2019年开馆", "2019年开馆"),
        ("照片墙", "照片墙"),
    ],
)
def test_what_a_camera_added_to_a_name_is_no_caption(name: str, caption: str) -> None:
    assert caption_of(name) == caption


def test_a_name_from_a_mac_is_brought_to_nfc() -> None:
    decomposed = unicodedata.normalize("NFD", "café 日记")
    assert decomposed != "café 日记"
    assert shown(decomposed) == "café 日记"


def test_invisible_characters_vanish_from_a_name() -> None:
    assert title_of("01\u200b 五\u202e四\ufeff运动") == "五四运动"


def test_a_name_of_bytes_that_are_no_text_is_noticed_and_can_be_printed() -> None:
    name = "红色".encode("gbk").decode("utf-8", "surrogateescape")
    assert is_garbled(name)
    shown(name).encode("utf-8")


@pytest.mark.parametrize(
    "name", ["红色历程", "02 红色历程", "０２．红色 历程", " 红色历程 ", "二、红色历程"]
)
def test_a_section_is_known_however_it_is_numbered_and_spaced(name: str) -> None:
    section = section_of(name)
    assert section is not None
    assert section.key == "journey"


def test_a_section_is_known_without_its_little_words() -> None:
    section = section_of("红船精神、平语近人")
    assert section is not None
    assert section.key == "spirit"


def test_a_similar_name_is_no_section_but_has_a_suggestion() -> None:
    assert section_of("党员心声") is None
    near = nearest_section("01 党员心声")
    assert near is not None
    assert near.name == "党员心语"
    assert nearest_section("杂物") is None


@pytest.mark.parametrize(
    "name",
    [
        *("Thumbs.db", "THUMBS.DB", "desktop.ini", ".DS_Store", "._01.jpg", "~$讲稿.docx"),
        *("a.tmp", "__MACOSX", "System Volume Information", "$RECYCLE.BIN", "FOUND.000"),
        "~WRL0001.tmp",
    ],
)
def test_what_systems_leave_behind_is_junk(name: str) -> None:
    assert is_junk(name)


def test_staff_files_are_no_junk() -> None:
    assert not any(map(is_junk, ["01 讲稿.docx", "替换.txt", "tmp 照片.jpg", "thumbs.jpg"]))


@pytest.mark.parametrize(
    "name",
    [
        "新建文件夹",
        "新建文件夹 (2)",
        "新建 Microsoft Word 文档",
        "新建文本文档（3）",
        "未命名文件夹",
    ],
)
def test_what_the_system_called_a_new_thing_is_no_title(name: str) -> None:
    assert title_of(name) == ""


@pytest.mark.parametrize("name", ["新建的社区花园开放了", "新建小学的一天", "新书推荐"])
def test_words_that_begin_like_that_are(name: str) -> None:
    assert title_of(name) == name
