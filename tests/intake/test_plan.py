"""Looking at a folder before it is loaded, and checking it without a library."""

from __future__ import annotations

import shutil
from pathlib import Path

import made
from house import House

from kiosk.intake.load import Look
from kiosk.intake.plan import Change


def changes(seen: Look) -> dict[str, str]:
    return {one.key: one.change.value for one in seen.plan.changes}


def folder(root: Path) -> Path:
    made.text(root / "红色历程" / "01 三大.txt", "日期：1923年6月12日\n三大在广州召开。")
    made.text(root / "红色历程" / "02 五四.txt", "日期：1919年5月4日\n学生上街。")
    made.photograph(root / "红色印记" / "01 会址" / "会址外景.jpg")
    made.film(root / "特色党建" / "影片" / "一段.mp4", more=("-movflags", "+faststart"))
    return root


def test_a_look_at_a_first_folder_says_that_all_is_new_and_shows_nothing(
    house: House, tmp_path: Path
) -> None:
    seen = house.look(folder(tmp_path))
    assert set(changes(seen).values()) == {"new"}
    assert len(changes(seen)) == 4
    assert house.library.edition() is None


def test_what_was_loaded_is_unchanged_at_the_next_look_films_too(
    house: House, tmp_path: Path
) -> None:
    house.load(folder(tmp_path))
    seen = house.look(tmp_path)
    assert set(changes(seen).values()) == {"unchanged"}
    assert seen.plan.same


def test_changed_and_new_and_removed_and_wrong_are_told_apart(house: House, tmp_path: Path) -> None:
    house.load(folder(tmp_path))
    made.text(tmp_path / "红色历程" / "01 三大.txt", "日期：1923年6月12日\n三大在广州召开了。")
    made.text(tmp_path / "红色历程" / "03 新的.txt", "新的一条。")
    made.text(tmp_path / "党员心语" / "坏的.docx", "不是 Word 文件")
    shutil.rmtree(tmp_path / "红色印记" / "01 会址")
    made.photograph(tmp_path / "红色印记" / "02 别处.jpg")
    made.text(tmp_path / "红色印记" / "替换.txt", "")
    seen = house.look(tmp_path)
    assert changes(seen) == {
        "三大": "changed",
        "五四": "unchanged",
        "新的": "new",
        "坏的": "wrong",
        "会址": "removed",
        "别处": "new",
        "影片": "unchanged",
    }
    assert seen.plan.count(Change.NEW) == 2
    assert not seen.plan.same


def test_another_number_moves_an_item_and_that_is_a_change(house: House, tmp_path: Path) -> None:
    house.load(folder(tmp_path))
    (tmp_path / "红色历程" / "01 三大.txt").rename(tmp_path / "红色历程" / "09 三大.txt")
    assert changes(house.look(tmp_path))["三大"] == "changed"


def test_the_load_does_what_the_look_said(house: House, tmp_path: Path) -> None:
    seen = house.look(folder(tmp_path))
    result = house.load(tmp_path)
    assert (result.items, result.found) == (seen.items, seen.found)
    assert result.problems == seen.problems
    assert len(house.titles("journey")) == 2


def test_a_look_converts_pictures_once_and_for_all(house: House, tmp_path: Path) -> None:
    house.look(folder(tmp_path))
    kept = {path for path in house.store._files() if path.suffix == ".jpg"}
    assert kept
    house.load(tmp_path)
    assert kept <= set(house.store._files())


def test_a_check_finds_the_same_and_keeps_nothing(house: House, tmp_path: Path) -> None:
    folder(tmp_path)
    made.text(tmp_path / "红色印记" / "02 假的.jpg", "不是图片")
    made.text(tmp_path / "特色党建" / "假影片.mp4", "不是影片")
    made.text(tmp_path / "党员心语" / "01 好.txt", "好的。")
    checked = house.check(tmp_path)
    assert not checked.ok
    assert checked.sections == ("红色历程", "红色印记", "党员心语", "特色党建")
    assert checked.items == 5
    assert not list(house.store._files())
    assert house.load(tmp_path).problems == checked.problems


def test_a_film_that_was_cut_off_is_told_by_a_look(house: House, tmp_path: Path) -> None:
    whole = made.film(tmp_path / "x.mp4", more=("-movflags", "+faststart"), seconds=4)
    data = whole.read_bytes()
    whole.unlink()
    cut = tmp_path / "特色党建" / "断了.mp4"
    cut.parent.mkdir()
    cut.write_bytes(data[: len(data) * 2 // 3])
    looked, loaded = house.look(tmp_path), house.load(tmp_path)
    assert looked.problems == loaded.problems
    assert changes(looked) == {"断了": "wrong"}
