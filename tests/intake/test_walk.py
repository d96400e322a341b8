"""Looking through folders that nobody made with good intentions, or by hand."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.intake import allowance
from kiosk.intake.find import find
from kiosk.intake.found import Found, FoundFile
from kiosk.intake.kinds import Kind
from kiosk.intake.problems import Problem
from kiosk.intake.root import choose_root
from kiosk.intake.walk import Entry, entries, files_below

NFC, NFD = (unicodedata.normalize(form, "café.jpg") for form in ("NFC", "NFD"))


def write(path: Path, content: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def fill(folder: Path, count: int, suffix: str = ".jpg") -> None:
    """Many files at once; one content, linked, as a file system makes links faster."""
    folder.mkdir(parents=True, exist_ok=True)
    first = write(folder / f"0{suffix}")
    for number in range(1, count):
        os.link(first, folder / f"{number}{suffix}")


def sparse(path: Path, size: int) -> Path:
    write(path)
    os.truncate(path, size)
    return path


def seen(folder: Path) -> tuple[list[FoundFile], list[Problem]]:
    all_of_it = list(files_below(folder, folder))
    files = [one for one in all_of_it if isinstance(one, FoundFile)]
    return files, [one for one in all_of_it if isinstance(one, Problem)]


def names(found: Found) -> list[str]:
    return [file.name for item in found.items for file in item.files]


@pytest.mark.parametrize(
    ("target", "is_link"),
    [
        ("/etc/passwd", True),
        ("/etc", True),
        ("..", True),
        (".", True),
        ("nowhere", True),
        ("self.jpg", True),
    ],
)
def test_a_link_is_told_and_never_followed(tmp_path: Path, target: str, is_link: bool) -> None:
    item = tmp_path / "红色历程" / "五四"
    write(item / "图.jpg")
    (item / "self.jpg").symlink_to(target)
    found = find(tmp_path)
    assert names(found) == ["图.jpg"]
    (told,) = found.problems
    assert told.file == "红色历程/五四/self.jpg"
    assert "快捷方式" in told.what


def test_a_section_and_an_item_that_are_links_are_told(tmp_path: Path) -> None:
    outside = write(tmp_path / "外面" / "秘密.txt").parent
    stick = tmp_path / "stick"
    write(stick / "红色历程" / "五四.txt")
    (stick / "党员心语").symlink_to(outside)
    (stick / "红色历程" / "条目").symlink_to(outside)
    found = find(stick)
    assert names(found) == ["五四.txt"]
    assert {p.file for p in found.problems} == {"党员心语", "红色历程/条目"}


def test_what_is_neither_file_nor_folder_is_told_and_holds_nothing_up(tmp_path: Path) -> None:
    item = tmp_path / "红色历程" / "五四"
    write(item / "图.jpg")
    os.mkfifo(item / "管道.jpg")
    line = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(item)  # the name of a socket must be short
    try:
        line.bind("口.jpg")
    finally:
        os.chdir(here)
        line.close()
    found = find(tmp_path)
    assert names(found) == ["图.jpg"]
    assert all("不是普通的文件" in told.what for told in found.problems)
    assert len(found.problems) == 2


@pytest.mark.parametrize("pair", [(NFC, NFD), ("图.jpg", "图\u200b.jpg"), ("a b.jpg", "a  b.jpg")])
def test_two_names_that_look_the_same_are_kept_apart_and_told(
    tmp_path: Path, pair: tuple[str, str]
) -> None:
    section = tmp_path / "红色印记"
    for place in (section / "条目", section):
        for name in pair:
            write(place / name)
    found = find(tmp_path)
    assert len({item.key for item in found.items}) == len(found.items) == 3
    folder = next(item for item in found.items if item.is_folder)
    assert len({file.relative for file in folder.files}) == 2
    assert len({file.path for item in found.items for file in item.files}) == 4
    assert [told.level for told in found.problems] == ["note", "note"]
    assert all("看起来一模一样" in told.what for told in found.problems)


def test_folders_whose_names_look_the_same_are_kept_apart(tmp_path: Path) -> None:
    for name in ("caf\u00e9", "cafe\u0301"):
        write(tmp_path / "红色印记" / name / "图.jpg")
    found = find(tmp_path)
    assert sorted(item.key for item in found.items) == ["café", "café (2)"]


def test_names_that_differ_in_case_are_both_kept(tmp_path: Path) -> None:
    for name in ("Tu.jpg", "tu.jpg", "TU.JPG"):
        write(tmp_path / "红色印记" / "条目" / name)
        write(tmp_path / "红色印记" / name)
    found = find(tmp_path)
    assert len({file.path for item in found.items for file in item.files}) == 6
    assert len({(i.section.key, i.key) for i in found.items}) == len(found.items)


def test_of_an_item_with_countless_files_the_first_are_used_and_one_line_is_told(
    tmp_path: Path,
) -> None:
    item = tmp_path / "红色印记" / "老照片"
    fill(item, allowance.MOST_FILES + 300)
    write(item / "里面" / "再有.jpg")
    files, problems = seen(item)
    assert [file.name for file in files[:3]] == ["0.jpg", "1.jpg", "2.jpg"]
    assert len(files) == allowance.MOST_FILES - 1  # the folder in it counts as well
    (told,) = problems
    assert "只看了前面 1,000 个" in told.what


def test_files_in_folders_of_an_item_count_together(tmp_path: Path) -> None:
    for folder in range(4):
        fill(tmp_path / f"{folder}", 400)
    files, problems = seen(tmp_path)
    assert len(files) + 4 == allowance.MOST_FILES
    assert len(problems) == 1


def test_several_places_share_an_allowance_and_tell_it_once(tmp_path: Path) -> None:
    for folder in ("a", "b", "c"):
        fill(tmp_path / folder, 20)
    shared = allowance.Allowance(30, ("只看了前面 {limit} 个。", "做。"))
    told = [list(entries(tmp_path / folder, tmp_path, shared)) for folder in ("a", "b", "c")]
    assert [sum(isinstance(one, Entry) for one in part) for part in told] == [20, 10, 0]
    problems = [one for part in told for one in part if isinstance(one, Problem)]
    assert [(one.file, one.what) for one in problems] == [("b", "只看了前面 30 个。")]


@pytest.fixture
def huge() -> Iterator[Path]:
    """A folder that is gone at once: pytest keeps those of the last runs, and that would be many
    files."""
    with tempfile.TemporaryDirectory(prefix="kiosk-huge-") as folder:
        yield Path(folder)


def found_by_itself(folder: Path) -> tuple[int, int, int, int]:
    """Items, problems, problems that tell of a cap, and MiB of memory that finding them took, in a
    process of its own. Fails when it takes 10 s."""
    code = (
        "import re, sys; from pathlib import Path; from kiosk.intake.find import find\n"
        "status = Path('/proc/self/status').read_text\n"
        "highest = lambda: int(re.search(r'VmHWM:\\s+(\\d+)', status())[1]) // 1024\n"
        "before = highest()\n"
        "found = find(Path(sys.argv[1]))\n"
        "told = [p for p in found.problems if '只看了前面' in p.what]\n"
        "print(len(found.items), len(found.problems), len(told), highest() - before)"
    )
    started = time.monotonic()
    call = [sys.executable, "-c", code, str(folder)]
    done = subprocess.run(call, check=True, timeout=60, capture_output=True, text=True)
    assert time.monotonic() - started < 10
    items, problems, told, grown = map(int, done.stdout.split())
    return items, problems, told, grown


def test_a_hundred_thousand_files_in_one_item_are_capped_in_time(huge: Path) -> None:
    fill(huge / "红色印记" / "老照片", 60_000)
    fill(huge / "红色印记" / "老照片" / "更多", 40_000)
    fill(huge / "党员心语", 1, ".txt")
    items, problems, told, grown = found_by_itself(huge)
    assert (items, problems, told) == (2, 1, 1)
    assert grown < 30


def test_a_hundred_thousand_files_spread_over_folders_are_capped_in_time(huge: Path) -> None:
    for section in ("红色印记", "红色历程", "感念党恩"):
        for item in range(50):
            fill(huge / section / f"条目{item}", 660)
    items, problems, told, grown = found_by_itself(huge)
    assert items < 150
    assert (problems, told) == (1, 1)
    assert grown < 120


def test_countless_files_beside_the_sections_hide_no_section(huge: Path) -> None:
    fill(huge, 20_000)
    for number in range(1_000):
        (huge / f"0 {number}").mkdir()
    for section in ("党员心语", "红色历程"):
        write(huge / section / "一.txt")
    items, problems, told, _ = found_by_itself(huge)
    assert told == 1
    assert problems <= allowance.MOST_AT_TOP
    assert items == 2


def test_a_stick_full_of_other_folders_is_given_up_in_time(tmp_path: Path) -> None:
    for number in range(3_000):
        (tmp_path / "备份" / f"{number}" / "照片").mkdir(parents=True)
    started = time.monotonic()
    assert choose_root(tmp_path).sections_in is None
    assert time.monotonic() - started < 10


def test_folders_nested_without_end_are_told_once(tmp_path: Path) -> None:
    item = tmp_path / "红色历程" / "五四"
    write(item / "图.jpg")
    os.chdir(item)
    deep = Path.cwd()
    try:
        for _ in range(200):
            Path("再来一层").mkdir()
            os.chdir("再来一层")
        Path("底.jpg").write_bytes(b"x")
    finally:
        os.chdir(deep.parent)
        os.chdir("/")
    found = find(tmp_path)
    assert names(found) == ["图.jpg"]
    (told,) = found.problems
    assert "套得太深" in told.what


def test_a_folder_that_cannot_be_read_is_told_and_the_rest_is_found(tmp_path: Path) -> None:
    write(tmp_path / "红色历程" / "五四.txt")
    write(tmp_path / "红色历程" / "锁住" / "图.jpg").parent.chmod(0)
    code = (
        "import os, sys; from pathlib import Path; from kiosk.intake.find import find\n"
        "if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "os.chdir(sys.argv[1])\n"
        "found = find(Path(sys.argv[1]))\n"
        "print([i.key for i in found.items], [(p.file, p.what) for p in found.problems])"
    )
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(0o755)
    (tmp_path / "红色历程").chmod(0o755)
    call = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(call, check=True, timeout=60, capture_output=True, text=True)
    (tmp_path / "红色历程" / "锁住").chmod(0o755)
    assert done.stdout.startswith("['五四'] [('红色历程/锁住', '文件打不开")


def test_files_that_vanish_while_a_folder_is_read_do_no_harm(tmp_path: Path) -> None:
    for number in range(10):
        write(tmp_path / f"{number}.jpg")
    reading = entries(tmp_path, tmp_path)
    first = next(reading)
    for number in range(1, 6):
        (tmp_path / f"{number}.jpg").unlink()
    write(tmp_path / "5.jpg" / "jetzt.jpg")  # a folder now
    write(tmp_path / "99.jpg")
    rest = list(reading)
    assert isinstance(first, Entry)
    assert [one.file for one in rest if isinstance(one, Problem)] == [
        f"{number}.jpg" for number in range(1, 5)
    ]
    assert [(one.name, one.is_folder) for one in rest if isinstance(one, Entry)] == [
        ("5.jpg", True),
        *((f"{number}.jpg", False) for number in range(6, 10)),
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("第一行\n第二行.jpg", "第一行第二行.jpg"),
        ("\x1b[31m红\x07.jpg", "[31m红.jpg"),
        ("\u202egpj.老照片.jpg", "gpj.老照片.jpg"),
        ("[color=ff0000]红[/color].jpg".replace("/", "∕"), "[color=ff0000]红[∕color].jpg"),
        ("{self.x} %s <b> &amp; app.stop().jpg", "{self.x} %s <b> &amp; app.stop().jpg"),
        ("🎉 生日 👩‍👩‍👧.jpg", "🎉 生日 👩👩👧.jpg"),
        ("长" * 83 + ".jpg", "长" * 83 + ".jpg"),
    ],
)
def test_an_odd_name_is_shown_plainly(tmp_path: Path, name: str, shown: str) -> None:
    write(tmp_path / "红色印记" / name)
    found = find(tmp_path)
    assert names(found) == [shown]
    assert found.items[0].files[0].path.exists()
    assert not found.problems


@pytest.mark.parametrize("name", ["\u202e\u200b", "\n", "a" * 251 + ".jpg"])
def test_a_name_of_nothing_or_without_end_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path / "红色印记" / name)
    write(tmp_path / "红色印记" / "好.jpg")
    found = find(tmp_path)
    assert names(found) == ["好.jpg"]
    (told,) = found.problems
    assert "名字" in told.what


def test_a_suffix_hidden_by_a_mark_for_arabic_is_seen(tmp_path: Path) -> None:
    write(tmp_path / "红色印记" / "照片\u202egpj.exe")
    (told,) = find(tmp_path).problems
    assert "是程序" in told.what


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("片.mp4", Kind.FILM, "30.0 GB，最多 12.0 GB"),
        ("图.tif", Kind.PICTURE, "最多 200 MB"),
        ("声.wav", Kind.SOUND, "最多 2.0 GB"),
        ("文.docx", Kind.TEXT, "最多 300 MB"),
        ("文.txt", Kind.TEXT, "最多 20 MB"),
    ],
)
def test_a_file_too_large_is_told_before_it_is_opened(
    tmp_path: Path, name: str, kind: Kind, words: str
) -> None:
    item = tmp_path / "红色影院" / "条目"
    limit = 20_000_000 if name.endswith(".txt") else allowance.LARGEST[kind]
    sparse(item / f"大{name}", max(30_000_000_000, limit + 1) if kind is Kind.FILM else limit + 1)
    sparse(item / f"好{name}", limit)
    found = find(tmp_path)
    assert names(found) == [f"好{name}"]
    (told,) = found.problems
    assert told.file == f"红色影院/条目/大{name}"
    assert words in told.what
