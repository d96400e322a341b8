"""读音.xlsx loaded as staff bring it: what becomes of the list, and what is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import made
import sheets
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from house import NOON, House

from kiosk.database.changes import open_change_feed
from kiosk.database.engine import reading, writing
from kiosk.intake.child import Children, open_here
from kiosk.intake.load import Look, load
from kiosk.intake.signing import sign
from kiosk.intake.signing_keys import TrustedKeys
from kiosk.library import editions
from kiosk.operations import loading
from kiosk.operations.programme_told import load_ended
from kiosk.operations.words_told import told_words, word_counts
from kiosk.readout.kept_words import word_list
from kiosk.readout.utterance import WordReading

FILE = "素社家园/读音.xlsx"
CHONGQING = ("重庆", "chóng qìng", "cung4 hing3")
PANYU = ("番禺", "pān yú", "pun1 jyu4")
KEPT = {
    "重庆": WordReading("重庆", "chong2 qing4", "cung4 hing3"),
    "番禺": WordReading("番禺", "pan1 yu2", "pun1 jyu4"),
}


def sheet(folder: Path, *rows: Sequence[object], name: str = FILE) -> Path:
    sheets.write(folder / name, (("词", "拼音", "粤拼"), *rows))
    return folder


def kept(house: House) -> dict[str, WordReading]:
    with reading(house.engine) as session:
        return {one.word: one for one in word_list(session)}


def lines(seen: Look) -> list[str]:
    return [line.strip() for line in loading.look_lines(seen)]


def test_a_stick_with_nothing_but_the_list_is_worth_loading_and_told_to_the_makers(
    house: House, tmp_path: Path
) -> None:
    feed = open_change_feed(house.engine)
    seen, result = house.look(sheet(tmp_path, CHONGQING, PANYU)), house.load(tmp_path)
    assert not seen.same
    assert (result.published, result.new_edition, result.problems) == (True, False, ())
    assert kept(house) == KEPT
    assert feed.changed()
    feed.close()
    assert load_ended(result) == "读音表换好了，其他内容没有变化"
    checked = house.check(tmp_path)
    assert (checked.ok, checked.words) == (True, 2)
    assert list(loading.check_lines(checked)) == ["读音表里有 2 个词能用"]


def test_the_same_list_again_changes_nothing(house: House, tmp_path: Path) -> None:
    house.load(sheet(tmp_path, CHONGQING, PANYU))
    seen, result = house.look(tmp_path), house.load(tmp_path)
    assert seen.same
    assert not result.published
    assert kept(house) == KEPT


def test_the_sheet_is_the_whole_list_and_what_changes_is_told_first(
    house: House, tmp_path: Path
) -> None:
    house.load(sheet(tmp_path, CHONGQING, PANYU, ("行长", "háng zhǎng", None)))
    seen = house.look(
        sheet(tmp_path, CHONGQING, ("番禺", None, "pun1 jyu4"), ("素社", "su4 she4", "sou3 se5"))
    )
    assert lines(seen)[:4] == [
        "改读法：番禺（普通话 pan1 yu2 改成 照平常）",
        "新的读法：素社（普通话 su4 she4，粤语 sou3 se5）",
        "去掉：行长（照平常的读法）",
        "读音表：新的 1 个词，改读法的 1 个，去掉的 1 个，没变的 1 个",
    ]
    assert [(one.section, one.change) for one in told_words(seen.words)] == [
        ("读音", "changed"),
        ("读音", "new"),
        ("读音", "removed"),
        ("读音", "unchanged"),
    ]
    result = house.load(tmp_path)
    assert result.words == seen.words
    assert word_counts(result.words) in list(loading.load_lines(result))
    assert kept(house).keys() == {"重庆", "番禺", "素社"}
    assert kept(house)["番禺"] == WordReading("番禺", "", "pun1 jyu4")


def test_a_stick_without_the_sheet_or_with_an_empty_one_leaves_the_list_alone(
    house: House, tmp_path: Path
) -> None:
    house.load(sheet(tmp_path / "一", CHONGQING))
    made.text(tmp_path / "二" / "素社家园" / "红色历程" / "五四.txt", "正文。")
    house.load(tmp_path / "二")
    result = house.load(sheet(tmp_path / "三"))
    assert [p.what for p in result.problems] == ["表里还没有填内容。"]
    assert kept(house).keys() == {"重庆"}


def test_a_cell_nobody_can_read_leaves_its_word_as_it_was(house: House, tmp_path: Path) -> None:
    house.load(sheet(tmp_path, CHONGQING, PANYU))
    result = house.load(sheet(tmp_path, ("重庆", "chogn2 qing4", "cung4 hing2")))
    assert kept(house) == {"重庆": WordReading("重庆", "chong2 qing4", "cung4 hing2")}
    ((level, file, where),) = [(p.level, p.file, p.where) for p in result.problems]
    assert (level, file, where) == ("error", FILE, "第 2 行，拼音")


def test_a_line_nobody_can_read_takes_no_word_away(house: House, tmp_path: Path) -> None:
    house.load(sheet(tmp_path, CHONGQING, PANYU))
    result = house.load(sheet(tmp_path, CHONGQING, ("长" * 41, "zhang3", None)))
    assert kept(house) == KEPT
    assert any("不去掉任何一个词" in p.what for p in result.problems)


def test_a_broken_sheet_is_told_and_leaves_the_list_alone(house: House, tmp_path: Path) -> None:
    house.load(sheet(tmp_path, CHONGQING))
    (tmp_path / FILE).write_bytes(b"not a workbook")
    result, checked = house.load(tmp_path), house.check(tmp_path)
    assert not result.published
    assert [(p.file, p.level) for p in result.problems] == [(FILE, "error")]
    assert checked.problems == result.problems
    assert kept(house).keys() == {"重庆"}


def test_two_sheets_are_one_list_and_the_first_line_of_a_word_counts(
    house: House, tmp_path: Path
) -> None:
    sheet(tmp_path, CHONGQING)
    sheet(tmp_path, ("重庆", "zhong4 qing4", None), PANYU, name="素社家园/读音2.xlsx")
    result = house.load(tmp_path)
    assert kept(house) == KEPT
    ((file, where),) = [(p.file, p.where) for p in result.problems if p.level == "error"]
    assert (file, where) == ("素社家园/读音2.xlsx", "第 2 行")


def test_a_sheet_in_a_section_counts_and_is_told(house: House, tmp_path: Path) -> None:
    result = house.load(sheet(tmp_path, CHONGQING, name="素社家园/红色历程/读音.xlsx"))
    assert kept(house).keys() == {"重庆"}
    ((level, what),) = [(p.level, p.what) for p in result.problems]
    assert (level, what[:4]) == ("note", "“读音”")


def test_an_older_edition_put_back_leaves_the_list_as_it_is(house: House, tmp_path: Path) -> None:
    made.text(tmp_path / "素社家园" / "红色历程" / "五四.txt", "正文。")
    house.load(sheet(tmp_path, CHONGQING))
    made.text(tmp_path / "素社家园" / "红色历程" / "五四.txt", "改过的正文。")
    house.load(sheet(tmp_path, CHONGQING, PANYU))
    with writing(house.engine) as session:
        editions.restore(session, 1)
    assert kept(house) == KEPT


def test_programme_and_list_together_are_told_in_one_sentence(house: House, tmp_path: Path) -> None:
    line = ("甲", "2026-07-03", "19:30")
    sheets.programme(tmp_path / "素社家园" / "红色影院" / "放映计划.xlsx", line)
    result = house.load(sheet(tmp_path, CHONGQING))
    assert load_ended(result) == "放映表和读音表换好了，其他内容没有变化"


def test_a_signed_sheet_is_taken_and_one_that_was_changed_is_not(
    house: House, tmp_path: Path
) -> None:
    key = Ed25519PrivateKey.generate()
    top = tmp_path / "素社家园"
    sheet(tmp_path, CHONGQING)
    sign(top, key, NOON)
    trusted = TrustedKeys(tmp_path, {"办公室": key.public_key()})

    def loaded() -> bool:
        return load(
            top,
            engine=house.engine,
            store=house.store,
            now=lambda: NOON,
            open_file=open_here,
            progress=house.told.append,
            trusted=trusted,
        ).published

    assert loaded()
    sheet(tmp_path, CHONGQING, PANYU)
    assert not loaded()
    assert kept(house).keys() == {"重庆"}


def test_the_list_is_read_in_a_child(house: House, tmp_path: Path) -> None:
    with Children(1) as open_file:
        result = house.load(sheet(tmp_path, CHONGQING), open_file)
    assert (result.problems, kept(house).keys()) == ((), {"重庆"})
