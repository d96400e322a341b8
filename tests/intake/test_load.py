from __future__ import annotations

import threading
from datetime import datetime, timedelta
from pathlib import Path

import made
import pytest
from house import NOON, House
from PIL import Image

from kiosk.clock import ZONE
from kiosk.intake.child import Children
from kiosk.intake.converters import films, pictures
from kiosk.intake.load import LoadResult
from kiosk.intake.problems import Problem
from kiosk.library.errors import MediaStoreError
from kiosk.library.model import Film, Heading, Language, Paragraph, Picture, Sound
from kiosk.library.prepared import StoredFile
from kiosk.library.store import MediaStore


def told(result: LoadResult) -> dict[str, Problem]:
    return {problem.file: problem for problem in result.problems}


def test_a_word_file_shows_its_picture_where_it_stands(house: House, tmp_path: Path) -> None:
    made.word_file(tmp_path / "stick" / "红色历程" / "01 三大.docx", tmp_path)
    result = house.load(tmp_path / "stick")
    assert not result.problems
    (item,) = house.items("journey")
    card = item.card
    assert card.title == "中共三大在广州召开"
    assert (card.year, card.month, card.day) == (1923, 6, 12)
    assert card.date_text == "1923年6月12日至20日"
    assert item.source == "素社街道"
    kinds = [type(block) for block in item.blocks]
    assert kinds[:3] == [Paragraph, Picture, Heading]
    picture = item.blocks[1]
    assert isinstance(picture, Picture)
    assert picture.caption == "会址外景"
    assert picture.panel.exists()
    assert card.cover is not None


def test_an_item_folder_becomes_one_item_in_order(house: House, tmp_path: Path) -> None:
    folder = tmp_path / "感念党恩" / "０１ 老街坊"
    made.text(folder / "02 后来.txt", "后来的事。\n后来又有。")
    made.text(folder / "01 起初.txt", "审核：党建办\n起初的事。", "gb18030")
    made.photograph(folder / "1 老街.jpg")
    made.photograph(folder / "2 IMG_0001.jpg", (300, 200))
    made.photograph(folder / "封面.jpg", (200, 300))
    made.film(folder / "街坊说.mp4", more=("-movflags", "+faststart"))
    made.recording(folder / "歌声.mp3")
    made.recording(folder / "朗读-粤语.mp3")
    result = house.load(tmp_path)
    assert not result.problems
    (item,) = house.items("gratitude")
    assert item.card.title == "老街坊"
    assert item.approved_by == "党建办"
    shape = [
        block.text if isinstance(block, Paragraph) else (type(block), block.caption)  # type: ignore[union-attr]
        for block in item.blocks
    ]
    assert shape == [
        (Film, "街坊说"),
        (Sound, "歌声"),
        "起初的事。",
        (Picture, "老街"),
        "后来的事。",
        "后来又有。",
        (Picture, ""),
    ]
    assert item.card.cover is not None
    assert (item.card.cover.width, item.card.cover.height) == (200, 300)
    assert item.readings[Language.CANTONESE].path.suffix == ".ogg"


def test_a_text_places_pictures_by_name_and_the_rest_follow(house: House, tmp_path: Path) -> None:
    folder = tmp_path / "特色党建" / "项目"
    made.text(
        folder / "正文.md", "# 项目\n\n一。\n\n！[]（02 乙 (二).jpg）\n\n二。\n\n![图](没有.jpg)\n"
    )
    for name in ("01 甲.jpg", "02 乙 (二).jpg"):
        made.photograph(folder / name)
    result = house.load(tmp_path)
    assert "没有.jpg" in told(result)["特色党建/项目/正文.md"].what
    (item,) = house.items("projects")
    captions = [block.caption if isinstance(block, Picture) else "-" for block in item.blocks]
    assert captions == ["-", "乙 (二)", "-", "甲"]


def test_single_files_are_items(house: House, tmp_path: Path) -> None:
    made.photograph(tmp_path / "红色印记" / "01 旧影.jpg", turned=3)
    made.photograph(tmp_path / "红色印记" / "02 IMG_2000.png")
    made.film(tmp_path / "红色影院" / "预告.mp4", more=("-movflags", "+faststart"))
    result = house.load(tmp_path)
    assert house.titles("imprints") == ["旧影", "红色印记"]
    assert [problem.level for problem in result.problems] == ["note"]
    (item,) = house.items("cinema")
    assert item.card.film is not None
    assert item.card.cover is not None


def test_a_second_load_updates_and_leaves_the_rest(house: House, tmp_path: Path) -> None:
    first, second = tmp_path / "一", tmp_path / "二"
    made.text(first / "党员心语" / "01 甲.txt", "甲一。")
    made.text(first / "党员心语" / "03 丙.txt", "丙。")
    made.text(first / "红色历程" / "五四.txt", "五四。")
    made.text(second / "党员心语" / "01 甲.txt", "甲二。")
    made.text(second / "党员心语" / "02 乙.txt", "乙。")
    assert house.load(first).edition == 1
    assert house.load(second).edition == 2
    assert house.titles("voices") == ["甲", "乙", "丙"]
    assert house.items("voices")[0].card.summary == "甲二。"
    assert house.titles("journey") == ["五四"]


def test_a_renumbered_item_stays_the_same_item(house: House, tmp_path: Path) -> None:
    made.text(tmp_path / "一" / "党员心语" / "01 甲.txt", "甲。")
    made.text(tmp_path / "一" / "党员心语" / "02 乙.txt", "乙。")
    made.text(tmp_path / "二" / "党员心语" / "09 甲.txt", "甲。")
    house.load(tmp_path / "一")
    house.load(tmp_path / "二")
    assert house.titles("voices") == ["乙", "甲"]


def test_the_replace_file_replaces_its_section_only(house: House, tmp_path: Path) -> None:
    for section in ("党员心语", "红色历程"):
        made.text(tmp_path / "一" / section / "旧.txt", "旧。")
        made.text(tmp_path / "二" / section / "新.txt", "新。")
    made.text(tmp_path / "二" / "党员心语" / "替换.txt", "")
    house.load(tmp_path / "一")
    house.load(tmp_path / "二")
    assert house.titles("voices") == ["新"]
    assert sorted(house.titles("journey")) == ["新", "旧"]


def test_replacing_with_nothing_usable_loses_nothing(house: House, tmp_path: Path) -> None:
    made.text(tmp_path / "一" / "党员心语" / "旧.txt", "旧。")
    made.text(tmp_path / "二" / "党员心语" / "替换.txt", "")
    made.text(tmp_path / "二" / "党员心语" / "坏.docx", "坏")
    house.load(tmp_path / "一")
    result = house.load(tmp_path / "二")
    assert house.titles("voices") == ["旧"]
    assert "没有替换" in told(result)["党员心语"].what


def test_replacing_keeps_the_old_form_of_what_came_broken(house: House, tmp_path: Path) -> None:
    for name in ("甲", "乙", "丙", "丁"):
        made.text(tmp_path / "一" / "党员心语" / f"{name}.txt", f"{name}。")
    section = tmp_path / "二" / "党员心语"
    made.text(section / "替换.txt", "")
    made.text(section / "01 甲.docx", "坏")
    made.text(section / "02 乙.txt", "")
    made.text(section / "03 丙" / "讲稿.doc", "旧格式")
    made.text(section / "04 戊.txt", "戊。")
    house.load(tmp_path / "一")
    house.load(tmp_path / "二")
    assert sorted(house.titles("voices")) == ["丙", "乙", "戊", "甲"]


def test_an_unchanged_folder_makes_no_new_edition_and_converts_nothing(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.photograph(tmp_path / "红色印记" / "01 旧影.png")
    made.film(tmp_path / "红色影院" / "预告.avi", codec=("-c:v", "mpeg4", "-c:a", "mp3"))
    first = house.load(tmp_path)
    assert (first.edition, first.published) == (1, True)

    def forbidden(*_: object) -> None:
        raise AssertionError("converted again")

    monkeypatch.setattr(pictures, "convert_picture", forbidden)
    monkeypatch.setattr(films, "convert_film", forbidden)
    second = house.load(tmp_path)
    assert (second.edition, second.published, second.items) == (1, False, 2)
    assert not second.problems


def test_a_file_that_lies_in_many_items_is_converted_once(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        made.photograph(tmp_path / "红色印记" / f"{number} 张.png")
    converted: list[Path] = []
    convert = pictures.convert_picture

    def counted(source: Path, panel: Path, card: Path) -> pictures.PictureShape:
        converted.append(source)
        return convert(source, panel, card)

    monkeypatch.setattr(pictures, "convert_picture", counted)
    house.load(tmp_path)
    assert len(converted) == 1
    assert len(house.items("imprints")) == 6


def test_a_file_missing_from_the_store_is_made_again(house: House, tmp_path: Path) -> None:
    made.photograph(tmp_path / "红色印记" / "01 旧影.png")
    house.load(tmp_path)
    (item,) = house.items("imprints")
    assert item.card.cover is not None
    item.card.cover.panel.unlink()
    house.load(tmp_path)
    assert item.card.cover.panel.exists()


def test_dates_of_showing_are_kept_to_the_minute(house: House, tmp_path: Path) -> None:
    made.text(
        tmp_path / "青年职工妇女之家" / "活动.txt",
        "上架：2026年7月1日 12:00\n下架：2026-07-03\n正文。",
    )
    house.load(tmp_path)
    end = datetime(2026, 7, 4, tzinfo=ZONE)
    minute = timedelta(minutes=1)
    assert not house.items("family", NOON - minute)
    assert house.items("family", NOON)
    assert house.items("family", end - minute)
    assert not house.items("family", end)


def test_every_bad_file_has_its_line_and_the_rest_loads(house: House, tmp_path: Path) -> None:
    journey = tmp_path / "红色历程"
    made.text(tmp_path / "党员心声" / "一.txt", "一。")
    made.text(journey / "01 好.txt", "好。")
    made.text(journey / "02 空.docx", "")
    made.text(journey / "03 坏.docx", "不是 Word")
    made.text(journey / "04 长.txt", "长" * 200_000)
    made.text(journey / ("名" * 70 + "a" * 40 + ".txt"), "名。")
    made.text(journey / "05 旧.doc", "旧")
    made.text(journey / "06 何时.txt", "下架：不知道\n正文。")
    made.text(journey / "07 倒着.txt", "上架：2026-07-02\n下架：2026-07-01\n正文。")
    made.text(journey / "08 无日.txt", "日期：很久以前\n正文。")
    made.text(journey / "09 没有字.txt", "\n\n  \n")
    made.text(tmp_path / "红色印记" / "假.jpg", "不是图片")
    made.photograph(tmp_path / "红色印记" / "真.jpg")
    made.recording(tmp_path / "红色影院" / "没画面.mp4")
    covers = tmp_path / "红色书吧" / "红岩"
    made.text(covers / "正文.txt", "一本书。")
    made.photograph(covers / "封面.jpg")
    made.photograph(covers / "封面2.png", (100, 100))
    result = house.load(tmp_path)
    problems = told(result)
    expected = {
        "党员心声": "没有叫",
        "红色历程/02 空.docx": "空的",
        "红色历程/03 坏.docx": "不是一个完好的 Word",
        "红色历程/04 长.txt": "200,000",
        "红色历程/" + "名" * 70 + "a" * 40 + ".txt": "名字太长",
        "红色历程/05 旧.doc": ".doc ",
        "红色历程/06 何时.txt": "不是日期",
        "红色历程/07 倒着.txt": "在上架日期",
        "红色历程/08 无日.txt": "不像是日期",
        "红色历程/09 没有字.txt": "没有文字",
        "红色印记/假.jpg": "不是一张",
        "红色影院/没画面.mp4": "没有画面",
        "红色书吧/红岩": "2 张封面",
    }
    assert {
        file: words in problems[file].what for file, words in expected.items()
    } == dict.fromkeys(expected, True)
    assert set(problems) == set(expected)
    assert len(result.problems) == len(expected)
    notes = {file for file, problem in problems.items() if problem.level == "note"}
    assert notes == {"红色历程/08 无日.txt"} | {"红色书吧/红岩"} & notes
    assert all(problem.what and problem.do and problem.where for problem in result.problems)
    assert house.titles("journey") == ["好", "无日"]
    assert house.titles("imprints") == ["真"]
    (book,) = house.items("books")
    assert book.card.cover is not None
    assert book.card.cover.width == 320
    assert house.titles("cinema") == []


def test_a_broken_new_version_leaves_the_old_one_on_show(house: House, tmp_path: Path) -> None:
    made.text(tmp_path / "一" / "党员心语" / "甲.txt", "好的。")
    made.text(tmp_path / "二" / "党员心语" / "甲" / "正文.docx", "坏")
    made.photograph(tmp_path / "二" / "党员心语" / "甲" / "图.jpg")
    house.load(tmp_path / "一")
    result = house.load(tmp_path / "二")
    assert house.items("voices")[0].card.summary == "好的。"
    assert "原来有的还在" in result.problems[0].what


def test_a_broken_picture_costs_only_itself(house: House, tmp_path: Path) -> None:
    folder = tmp_path / "党员心语" / "甲"
    made.text(folder / "正文.txt", "好的。")
    made.text(folder / "图.jpg", "坏")
    result = house.load(tmp_path)
    assert list(told(result)) == ["党员心语/甲/图.jpg"]
    assert house.titles("voices") == ["甲"]


def test_a_folder_with_no_section_changes_nothing(house: House, tmp_path: Path) -> None:
    made.text(tmp_path / "一" / "党员心语" / "甲.txt", "甲。")
    made.text(tmp_path / "二" / "别的" / "甲.txt", "甲。")
    house.load(tmp_path / "一")
    result = house.load(tmp_path / "二")
    assert (result.edition, result.published, result.items) == (1, False, 0)
    assert result.has_errors
    assert house.titles("voices") == ["甲"]


def test_a_full_store_leaves_everything_as_it_was(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.text(tmp_path / "一" / "党员心语" / "甲.txt", "甲。")
    house.load(tmp_path / "一")
    made.text(tmp_path / "二" / "党员心语" / "甲.txt", "甲二。")
    made.photograph(tmp_path / "二" / "红色印记" / "图.png")

    def full(_: MediaStore, temporary: Path, suffix: str | None = None) -> StoredFile:
        raise MediaStoreError(temporary, "No space left on device")

    monkeypatch.setattr(MediaStore, "adopt", full)
    result = house.load(tmp_path / "二")
    assert (result.edition, result.published) == (1, False)
    assert "硬盘" in result.problems[-1].do
    assert house.items("voices")[0].card.summary == "甲。"


def test_progress_counts_every_item_and_byte_once(house: House, tmp_path: Path) -> None:
    for number in range(5):
        made.text(tmp_path / "党员心语" / f"{number} 句.txt", "一句话。" * number + "。")
    house.load(tmp_path)
    last = house.told[-1]
    assert house.told[0].stage == "find"
    assert last.stage == "publish"
    assert (last.items_done, last.bytes_done) == (last.items, last.bytes)
    assert last.items == 5
    size = sum(path.stat().st_size for path in tmp_path.rglob("*.txt"))
    assert last.bytes == size


def test_the_same_comes_out_when_children_open_the_files(house: House, tmp_path: Path) -> None:
    made.word_file(tmp_path / "stick" / "红色历程" / "三大.docx", tmp_path)
    made.photograph(tmp_path / "stick" / "红色印记" / "大.png", (2400, 1200))
    made.text(tmp_path / "stick" / "红色印记" / "坏.jpg", "坏")
    before = threading.active_count()
    with Children(2) as children:
        result = house.load(tmp_path / "stick", children)
    assert [problem.file for problem in result.problems] == ["红色印记/坏.jpg"]
    assert house.titles("journey") == ["中共三大在广州召开"]
    (item,) = house.items("imprints")
    assert item.card.cover is not None
    with Image.open(item.card.cover.panel) as image:
        assert image.size == (1920, 960)
    assert threading.active_count() == before
