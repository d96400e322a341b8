from __future__ import annotations

import functools
import importlib
import re
from datetime import date
from pathlib import Path

import pytest
import sheets
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypinyin.contrib.tone_convert import tone3_to_tone
from sheets import told

from kiosk.intake.lists.jyutping import jyutping_of
from kiosk.intake.lists.pinyin import pinyin_of
from kiosk.intake.lists.reading import read_readings
from kiosk.intake.lists.rows import Reading
from kiosk.intake.lists.templates import templates
from kiosk.intake.lists.values import WrongCellError
from kiosk.intake.problems import Refused
from kiosk.wording import pronunciation as wording
from kiosk.wording.intake import Said

HEADER = ("词", "拼音", "粤拼")


def sheet(folder: Path, *rows: tuple[object, ...], header: tuple[str, ...] = HEADER) -> Path:
    return sheets.write(folder / "读音.xlsx", (header, *rows))


# One cell


@pytest.mark.parametrize(
    ("written", "word", "sounds"),
    [
        ("chong2 qing4", "重庆", "chong2 qing4"),
        ("chóng qìng", "重庆", "chong2 qing4"),
        ("Chóngqìng", "重庆", "chong2 qing4"),
        ("chong2qing4", "重庆", "chong2 qing4"),
        ("chong 2  qing 4", "重庆", "chong2 qing4"),
        ("chóng2 qing4", "重庆", "chong2 qing4"),
        ("ｃｈｏｎｇ２　ｑｉｎｇ４", "重庆", "chong2 qing4"),
        ("chong² qing⁴", "重庆", "chong2 qing4"),
        ("lǜ", "绿", "lv4"),
        ("lu:4", "绿", "lv4"),
        ("lü4", "绿", "lv4"),
        ("lv4", "绿", "lv4"),
        ("lüè", "略", "lve4"),
        ("lue4", "略", "lve4"),
        ("jü3", "举", "ju3"),
        ("xiān", "先", "xian1"),
        ("xīān", "西安", "xi1 an1"),
        ("xī'ān", "西安", "xi1 an1"),
        ("fāngàn", "方案", "fang1 an4"),
        ("fǎngǎn", "反感", "fan3 gan3"),
        ("fāngàn", "甲乙", "fan1 gan4"),
        ("māma", "妈妈", "ma1 ma5"),
        ("ma1 ma0", "妈妈", "ma1 ma5"),
        ("guăng zhōu", "广州", "guang3 zhou1"),
        ("ɡuǎnɡ zhōu", "广州", "guang3 zhou1"),
        ("nǚ-ér", "女儿", "nv3 er2"),
        ("shí èr hào xiàn", "12号线", "shi2 er4 hao4 xian4"),
        ("ei1 ai1 di4", "AED", "ei1 ai1 di4"),
        ("yī èr sān", "〇〇〇", "yi1 er4 san1"),
    ],
)
def test_pinyin_is_understood_however_it_is_written(written: str, word: str, sounds: str) -> None:
    assert pinyin_of(written, word) == sounds


@pytest.mark.parametrize(
    ("written", "word", "said", "part"),
    [
        ("chogn2 qing4", "重庆", wording.PINYIN_UNKNOWN, "chogn2"),
        ("cung4 hing3", "重庆", wording.PINYIN_UNKNOWN, "cung4"),
        ("重庆", "重庆", wording.PINYIN_UNKNOWN, "重庆"),
        ("20260612", "重庆", wording.PINYIN_UNKNOWN, "20260612"),
        ("chong qing", "重庆", wording.PINYIN_WITHOUT_TONE, "chong"),
        ("chong2 qing", "重庆", wording.PINYIN_WITHOUT_TONE, "qing"),
        ("chong6 qing4", "重庆", wording.PINYIN_TONES, "chong6"),
        ("chóng3 qing4", "重庆", wording.PINYIN_TONES, "chong3"),
        ("chong2", "重庆", wording.NOT_ONE_EACH, None),
        ("chong2 qing4 shi4", "重庆", wording.NOT_ONE_EACH, None),
        ("shi2 er4", "12号线站", wording.NOT_ENOUGH, None),
        ("huāo", "甲乙", wording.PINYIN_AMBIGUOUS, ""),
        ("a" * 400, "啊" * 40, wording.PINYIN_WITHOUT_TONE, "a"),
    ],
)
def test_wrong_pinyin_is_told_by_its_wrong_part(
    written: str, word: str, said: Said, part: str | None
) -> None:
    with pytest.raises(WrongCellError) as caught:
        pinyin_of(written, word)
    assert caught.value.said == said
    assert caught.value.fields.get("part") == part


@pytest.mark.parametrize(
    "written",
    ["cung4 hing3", "cung4hing3", "Cung4 Hing3", "ｃｕｎｇ４hing3", "cung4-hing3", "cung⁴、hing³"],
)
def test_jyutping_is_understood_however_it_is_written(written: str) -> None:
    assert jyutping_of(written, "重庆") == "cung4 hing3"


@pytest.mark.parametrize(
    ("written", "said", "part"),
    [
        ("chong2 hing3", wording.JYUTPING_UNKNOWN, "chong2"),
        ("jut6 hing3", wording.JYUTPING_UNKNOWN, "jut6"),
        ("重庆", wording.JYUTPING_UNKNOWN, "重庆"),
        ("cung4 hing3!", wording.JYUTPING_UNKNOWN, "!"),
        ("cung hing", wording.JYUTPING_WITHOUT_TONE, "cung"),
        ("cung7 hing3", wording.JYUTPING_TONES, "cung7"),
        ("cung4", wording.NOT_ONE_EACH, None),
        ("cung4 hing3 si5", wording.NOT_ONE_EACH, None),
    ],
)
def test_wrong_jyutping_is_told_by_its_wrong_part(
    written: str, said: Said, part: str | None
) -> None:
    with pytest.raises(WrongCellError) as caught:
        jyutping_of(written, "重庆")
    assert caught.value.said == said
    assert caught.value.fields.get("part") == part


# A sheet


def test_a_line_may_have_both_readings_or_one(tmp_path: Path) -> None:
    rows = read_readings(
        sheet(tmp_path, ("重庆", "chóng qìng", "cung4 hing3"), ("番禺", None, "pun1 jyu4"))
    )
    assert not rows.problems
    assert rows.rows == (
        Reading(word="重庆", pinyin="chong2 qing4", jyutping="cung4 hing3"),
        Reading(word="番禺", jyutping="pun1 jyu4"),
    )


@pytest.mark.parametrize("header", [("词", "拼音"), ("词语", "汉语拼音（普通话）")])
def test_a_list_with_one_of_the_two_columns_will_do(
    tmp_path: Path, header: tuple[str, ...]
) -> None:
    rows = read_readings(sheet(tmp_path, ("重庆", "chóng qìng"), header=header))
    assert (rows.rows, rows.problems) == ((Reading(word="重庆", pinyin="chong2 qing4"),), ())


def test_columns_have_names_people_use_in_any_order(tmp_path: Path) -> None:
    rows = read_readings(
        sheet(tmp_path, ("pun1 jyu4", "番禺", "pān yú"), header=("广东话", "词语", "普通话读音"))
    )
    assert rows.rows == (Reading(word="番禺", pinyin="pan1 yu2", jyutping="pun1 jyu4"),)


def test_a_sheet_without_either_column_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="“词”、“拼音”、“粤拼”"):
        read_readings(sheet(tmp_path, ("重庆",), header=("词",)))
    with pytest.raises(Refused, match="没有“词”这一列"):
        read_readings(sheet(tmp_path, ("a1", "aa1"), header=("拼音", "粤拼")))


def test_every_wrong_cell_is_told_with_row_and_column_and_the_rest_counts(tmp_path: Path) -> None:
    rows = read_readings(
        sheet(
            tmp_path,
            ("重庆", "chogn2 qing4", "cung4 hing3"),
            ("番禺", "pan1 yu2", "panyu"),
            (),
            ("长" * 41, "zhang3", None),
            ("单", None, None),
            (None, "dan1", None),
            ("“素社”", "su4 she4", "sou3 se5"),
        )
    )
    assert rows.rows == (
        Reading(word="重庆", pinyin=None, jyutping="cung4 hing3"),
        Reading(word="番禺", pinyin="pan1 yu2", jyutping=None),
        Reading(word="素社", pinyin="su4 she4", jyutping="sou3 se5"),
    )
    assert rows.left_out == 3
    assert told(rows) == [
        (
            "error",
            "第 2 行，拼音：“chogn2 qing4”里的“chogn2”不是拼音。"
            "这一格没有用上，这个词原来的读法不变。请写成 chong2 qing4 这样，一个字一个音。",
        ),
        (
            "error",
            "第 3 行，粤拼：“panyu”里的“panyu”不是粤拼。"
            "这一格没有用上，这个词原来的读法不变。"
            "请写成 pun1 jyu4 这样，一个字一个音，后面写声调数字。",
        ),
        (
            "error",
            "第 5 行，词：太长了，有 41 个字，最多 40 个字。"
            "这一行没有用上。请只写读音特别的那个词，不用写整句话。",
        ),
        (
            "error",
            "第 6 行，词：“拼音”和“粤拼”都没有写。"
            "这一行没有用上。请至少写一样：普通话写“拼音”，粤语写“粤拼”。",
        ),
        ("error", "第 7 行，词：没有写，这一行没有用上。请填上，再试一次。"),
    ]


def test_a_word_twice_counts_once(tmp_path: Path) -> None:
    rows = read_readings(
        sheet(
            tmp_path,
            ("重庆", "chong2 qing4", None),
            ("重庆", "chóng qìng", None),
            ("重庆", "zhong4 qing4", None),
        )
    )
    assert [row.pinyin for row in rows.rows] == ["chong2 qing4"]
    assert [level for level, _ in told(rows)] == ["note", "error"]
    assert told(rows)[1][1].startswith("第 4 行：和第 2 行是同一条，但有的内容不一样")


def test_numbers_and_dates_of_excel_are_taken_as_they_look_or_told(tmp_path: Path) -> None:
    rows = read_readings(
        sheet(
            tmp_path,
            (12345.0, "yi1 er4 san1 si4 wu3", None),
            (date(2026, 5, 1), "wu3 yi1", None),
            ("五一", 51, None),
        )
    )
    assert rows.rows == (
        Reading(word="12345", pinyin="yi1 er4 san1 si4 wu3"),
        Reading(word="五一", pinyin=None),
    )
    assert [text.partition("。")[0] for _, text in told(rows)] == [
        "第 3 行，词：这一格被当成了日期或时间（2026年5月1日）",
        "第 4 行，拼音：“51”里的“51”不是拼音",
    ]


def test_the_examples_of_the_template_are_right_and_load_without_their_mark(tmp_path: Path) -> None:
    path = next(path for path in templates(tmp_path) if path.stem == "读音")
    book = load_workbook(path)
    cells = [book["读音"].cell(row, 1) for row in (2, 3, 4)]
    for cell in cells:
        cell.value = str(cell.value).removeprefix("例：")
    book.save(path)
    rows = read_readings(path)
    assert not rows.problems
    assert rows.rows == (
        Reading(word="曾先生", pinyin="zeng1 xian1 sheng5", jyutping="zang1 sin1 saang1"),
        Reading(word="番禺", pinyin="pan1 yu2", jyutping="pun1 jyu4"),
        Reading(word="素社", pinyin="su4 she4", jyutping="sou3 se5"),
    )


# Whatever is written


@functools.cache
def syllables_of(name: str) -> list[str]:
    module = importlib.import_module(f"kiosk.intake.lists.{name}")
    return sorted(module._syllables())


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_any_pinyin_comes_back_by_number_and_by_mark(data: st.DataObject) -> None:
    plain = data.draw(st.lists(st.sampled_from(syllables_of("pinyin")), min_size=1, max_size=6))
    tones = data.draw(st.lists(st.integers(1, 4), min_size=len(plain), max_size=len(plain)))
    numbered = [f"{syllable}{tone}" for syllable, tone in zip(plain, tones, strict=True)]
    marked = [tone3_to_tone(one) for one in numbered]
    word = "字" * len(plain)
    for between in (" ", "'", "-", "  "):
        assert pinyin_of(between.join(numbered), word) == " ".join(numbered)
        assert pinyin_of(between.join(marked).upper(), word) == " ".join(numbered)
    assert pinyin_of("".join(numbered), word) == " ".join(numbered)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_any_jyutping_comes_back(data: st.DataObject) -> None:
    plain = data.draw(st.lists(st.sampled_from(syllables_of("jyutping")), min_size=1, max_size=6))
    numbered = [f"{syllable}{data.draw(st.integers(1, 6))}" for syllable in plain]
    word = "字" * len(plain)
    for between in (" ", "-", ""):
        assert jyutping_of(between.join(numbered), word) == " ".join(numbered)


@given(st.text(max_size=60), st.text("重庆12号线AED", min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_whatever_is_written_is_one_syllable_a_character_or_refused(text: str, word: str) -> None:
    for sounds_of in (pinyin_of, jyutping_of):
        try:
            sounds = sounds_of(text, word).split()
        except WrongCellError as error:
            what, do = error.said
            told = what.format(**error.fields), do.format(**error.fields)
            assert all(told)
        else:
            assert all(re.fullmatch("[a-z]+[1-6]", one) for one in sounds)
            assert len(sounds) >= sum(character in "重庆号线" for character in word)
