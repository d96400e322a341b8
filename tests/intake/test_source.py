"""A folder, an archive, a stick with an archive on it: all are looked through."""

from __future__ import annotations

import zipfile
from pathlib import Path

import made
from house import House
from test_archive import entry


def content(root: Path) -> Path:
    made.text(root / "红色历程" / "01 三大.txt", "日期：1923年6月12日\n三大在广州召开。")
    made.photograph(root / "红色印记" / "01 会址.jpg")
    return root


def packed(folder: Path, archive: Path) -> Path:
    """As Windows packs it: names in GBK."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w") as into:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = f"素社家园/{path.relative_to(folder)}"
                into.writestr(entry(name, "gbk"), path.read_bytes())
    return archive


def test_an_archive_is_loaded_as_the_folder_in_it(house: House, tmp_path: Path) -> None:
    archive = packed(content(tmp_path / "folder"), tmp_path / "七月.zip")
    assert house.check(archive).ok
    result = house.load(archive)
    assert not result.problems
    assert result.items == 2
    assert house.titles("journey") == ["三大"]


def test_a_stick_with_nothing_but_an_archive_is_understood(house: House, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    packed(content(tmp_path / "folder"), stick / "七月.zip")
    made.text(stick / "说明.txt", "请装入")
    assert house.load(stick).items == 2


def test_beside_a_folder_an_archive_is_not_opened(house: House, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    packed(content(tmp_path / "folder"), stick / "旧的.zip")
    made.text(stick / "素社家园" / "党员心语" / "一句.txt", "好。")
    assert house.load(stick).items == 1


def test_of_several_archives_none_is_chosen(house: House, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    for name in ("六月.zip", "七月.zip"):
        packed(content(tmp_path / "folder"), stick / name)
    result = house.load(stick)
    assert not result.published
    (told,) = result.problems
    assert "六月.zip" in told.what
    assert "七月.zip" in told.what


def test_a_broken_archive_is_one_plain_line(house: House, tmp_path: Path) -> None:
    archive = packed(content(tmp_path / "folder"), tmp_path / "断了.zip")
    archive.write_bytes(archive.read_bytes()[:400])
    result = house.load(archive)
    assert not result.published
    (told,) = result.problems
    assert told.file == "断了.zip"
    assert told.do
    assert house.check(archive).problems == result.problems
