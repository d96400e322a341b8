"""The commands as other programs call them, and their description."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from PIL import Image

from kiosk.cli import main
from kiosk.clock import ZONE
from tests.intake.sheets import programme

DOCS = Path(__file__).parents[2] / "docs"


def kiosk(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "kiosk", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small content folder with one thing wrong in it."""
    top = tmp_path / "stick" / "素社家园"
    (top / "红色历程").mkdir(parents=True)
    (top / "红色历程" / "01 五四运动.txt").write_text(
        "日期：1919-05-04\n北京学生走上街头。", "utf-8"
    )
    (top / "党员心语").mkdir()
    (top / "党员心语" / "坏的.docx").write_bytes(b"not a document")
    return top


def test_loading_publishes_what_is_good_and_tells_the_rest(tmp_path: Path, folder: Path) -> None:
    data = str(tmp_path / "data")
    done = kiosk("load", str(folder), "--data", data, "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["ok"] is False
    assert answer["published"] is True
    assert (answer["items"], answer["found"]) == (1, 2)
    errors = [problem for problem in answer["problems"] if problem["level"] == "error"]
    assert [problem["file"] for problem in errors] == ["党员心语/坏的.docx"]
    assert set(errors[0]) == {"file", "where", "what", "do", "level"}
    assert "100%" in done.stderr

    listed = json.loads(kiosk("sections", "--json", "--data", data).stdout)
    assert [(one["name"], one["items"]) for one in listed if one["items"]] == [("红色历程", 1)]

    (folder / "党员心语" / "坏的.docx").unlink()
    again = kiosk("load", str(folder), "--data", data)
    assert again.returncode == 1, "nothing was published"
    assert "没有变化" in again.stdout


def test_a_check_tells_the_same_as_a_load_and_needs_no_library(
    tmp_path: Path, folder: Path
) -> None:
    data = tmp_path / "data"
    done = kiosk("check", str(folder), "--data", str(data), "--json")
    assert done.returncode == 1, done.stderr
    assert not data.exists()
    checked = json.loads(done.stdout)
    assert set(checked) == {"ok", "sections", "items", "problems"}
    assert (checked["ok"], checked["sections"], checked["items"]) == (False, ["红色历程"], 1)
    loaded = json.loads(kiosk("load", str(folder), "--data", str(data), "--json").stdout)
    assert loaded["problems"] == checked["problems"]
    (folder / "党员心语" / "坏的.docx").unlink()
    assert kiosk("check", str(folder)).returncode == 0
    assert kiosk("check", str(folder / "没有")).returncode == 2


def test_editions_are_listed_and_put_back(tmp_path: Path, folder: Path) -> None:
    data = str(tmp_path / "data")
    kiosk("load", str(folder), "--data", data)
    (folder / "党员心语" / "坏的.docx").unlink()
    (folder / "党员心语" / "好的.txt").write_text("好的。", "utf-8")
    kiosk("load", str(folder), "--data", data, "--yes")
    listed = json.loads(kiosk("editions", "--data", data, "--json").stdout)
    assert [(one["number"], one["items"], one["current"]) for one in listed] == [
        (2, 2, True),
        (1, 1, False),
    ]
    assert set(listed[0]) == {"number", "at", "source", "items", "current"}
    assert kiosk("restore-edition", "1", "--data", data).returncode == 0
    listed = json.loads(kiosk("editions", "--data", data, "--json").stdout)
    assert [one["current"] for one in listed] == [False, True]
    gone = kiosk("restore-edition", "9", "--data", data)
    assert gone.returncode == 1
    assert "9" in gone.stderr


def test_the_templates_are_written_once_and_loaded_without_their_examples(
    tmp_path: Path,
) -> None:
    out = tmp_path / "素社家园"
    assert kiosk("templates", str(out)).returncode == 0
    names = {path.stem for path in out.glob("*.xlsx")}
    assert names == {"放映计划", "课程表", "书目", "活动安排", "接待安排", "读音"}
    checked = json.loads(kiosk("check", str(out), "--json").stdout)
    assert checked["items"] == 0
    again = kiosk("templates", str(out))
    assert "0 个" in again.stdout


def test_a_load_that_changes_the_programme_alone_succeeds_and_says_so(
    tmp_path: Path, folder: Path
) -> None:
    (folder / "党员心语" / "坏的.docx").unlink()
    data, sheet = str(tmp_path / "data"), folder / "红色影院" / "放映计划.xlsx"
    day = datetime.now(ZONE).date() + timedelta(days=9)
    programme(sheet, ("甲", day, "19:30"), ("乙", day, "14:00"))
    first = kiosk("load", str(folder), "--data", data)
    assert first.returncode == 0, first.stderr
    assert "新的 2 场" in first.stdout
    programme(sheet, ("甲", day, "20:15"), ("乙", day, "14:00"))
    again = kiosk("load", str(folder), "--data", data, "--json")
    answer = json.loads(again.stdout)
    assert (again.returncode, answer["published"], answer["edition"]) == (0, True, 1)
    changed = [(one["film"], one["change"]) for one in answer["programme"]]
    assert changed == [("乙", "unchanged"), ("甲", "moved")]
    assert kiosk("load", str(folder), "--data", data).returncode == 1
    programme(sheet, ("甲", day, "20:15"))
    called_off = kiosk("load", str(folder), "--data", data).stdout
    assert "放映表换好了，其他内容没有变化，仍放映第 1 版" in called_off
    assert "取消的 1 场" in called_off
    shown = json.loads(kiosk("screenings", "--json", "--data", data).stdout)
    assert [one["film"] for one in shown] == ["甲"], "nobody had signed up for the other"


def test_only_signed_folders_are_loaded_where_that_is_asked_for(
    tmp_path: Path, folder: Path
) -> None:
    (folder / "党员心语" / "坏的.docx").unlink()
    data, keys = tmp_path / "data", tmp_path / "keys"
    wanted = {"KIOSK_REQUIRE_SIGNATURE": "true", "KIOSK_DATA": str(data)}
    unsigned = kiosk("load", str(folder), "--json", **wanted)
    assert unsigned.returncode == 1
    assert "公钥" in json.loads(unsigned.stdout)["problems"][0]["what"]
    assert kiosk("keys", "new", str(keys)).returncode == 0
    (data / "keys").mkdir()
    (data / "keys" / "办公室.pem").write_bytes((keys / "办公室公钥.pem").read_bytes())
    assert "没有签名" in kiosk("load", str(folder), **wanted).stdout
    signed = kiosk("sign", str(folder), "--key", str(keys / "办公室私钥.pem"))
    assert signed.returncode == 0, signed.stderr
    older = (folder / "签名.json").read_bytes()
    assert kiosk("load", str(folder), **wanted).returncode == 0

    text = folder / "红色历程" / "01 五四运动.txt"
    before = text.read_bytes()
    text.write_text("改过了。", "utf-8")
    assert kiosk("load", str(folder), **wanted).returncode == 1
    kiosk("sign", str(folder), "--key", str(keys / "办公室私钥.pem"))
    assert kiosk("load", str(folder), **wanted).returncode == 0
    text.write_bytes(before)
    (folder / "签名.json").write_bytes(older)
    assert "旧的一版" in kiosk("load", str(folder), **wanted).stdout


def test_a_preview_shows_the_folder_and_leaves_the_library_alone(
    tmp_path: Path, folder: Path
) -> None:
    data = tmp_path / "data"
    done = kiosk("preview", str(folder), "--data", str(data), "--for", "20", DISPLAY="")
    assert done.returncode == 0, done.stderr
    assert not data.exists()


@pytest.mark.parametrize("path", ["missing", "file"])
def test_a_path_that_cannot_be_loaded_from_has_a_status_of_its_own(
    tmp_path: Path, path: str
) -> None:
    (tmp_path / "file").write_text("")
    done = kiosk("load", str(tmp_path / path), "--data", str(tmp_path / "data"), "--json")
    assert done.returncode == 2
    assert "用不了" in done.stderr
    assert done.stdout == ""


def test_twelve_sections_are_listed_with_the_staffs_functions(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text('[functions]\n红色影院 = "服务"', "utf-8")
    done = kiosk("sections", "--json", KIOSK_DATA=str(tmp_path))
    assert done.returncode == 0, done.stderr
    sections: list[dict[str, Any]] = json.loads(done.stdout)
    assert len(sections) == 12
    assert sections[0] == {"name": "红色影院", "function": "服务", "form": "shelf", "items": 0}


def test_a_wrong_setting_is_one_plain_line(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text("volume = 7", "utf-8")
    done = kiosk("sections", "--data", str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "设置 volume" in done.stderr


def test_it_works_without_any_locale(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    command = [sys.executable, "-P", "-m", "kiosk", "sections"]
    done = subprocess.run(command, capture_output=True, timeout=60, env=environment)
    assert done.returncode == 0, done.stderr
    assert "红船精神和平语近人" in done.stdout.decode("utf-8")


def test_the_doctor_answers_for_every_part(tmp_path: Path, screen: str) -> None:
    done = kiosk("doctor", "--json", "--data", str(tmp_path), DISPLAY=screen)
    checks = json.loads(done.stdout)
    assert [check["name"] for check in checks] == [
        "display",
        "fonts",
        "sound",
        "voices",
        "disk",
        "database",
        "clock",
        "opening",
        "handwriting",
        "input method",
    ]
    assert all(set(check) == {"name", "ok", "level", "what", "do"} for check in checks)
    assert all(check["do"] for check in checks if not check["ok"])
    shut = [check for check in checks if not check["ok"] and check["level"] == "error"]
    assert done.returncode == bool(shut)
    assert not shut, shut


def test_the_doctor_says_no_without_a_display(tmp_path: Path) -> None:
    done = kiosk("doctor", "--data", str(tmp_path), DISPLAY=":7654")
    assert done.returncode == 1
    assert "【不行】显示：没有接上显示器" in done.stdout


def test_screenshots_need_no_display_and_are_of_the_data_folder_given(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    done = kiosk("screenshots", str(out), "--size", "320x480", "--data", str(data), DISPLAY="")
    assert done.returncode == 0, done.stderr
    assert (out / "index.html").is_file()
    assert (data / "kiosk.sqlite3").is_file()
    pictures = list(out.glob("*.png"))
    assert pictures
    for picture in pictures:
        with Image.open(picture) as image:
            assert image.size == (320, 480)


@pytest.mark.parametrize("size", ["10x10", "1080", "axb", "99999x99999", "-5x300"])
def test_a_wrong_size_is_told(size: str) -> None:
    done = CliRunner().invoke(main, ["run", f"--window={size}"])
    assert done.exit_code == 2
    assert f"{size} 不是画面大小" in done.output


def commands(group: click.Group, before: str = "") -> dict[str, click.Command]:
    """Every command by what is typed."""
    found: dict[str, click.Command] = {}
    for name, one in group.commands.items():
        inner = commands(one, f"{before}{name} ") if isinstance(one, click.Group) else {}
        found |= inner or {before + name: one}
    return found


COMMANDS = sorted(commands(main))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_docs(name: str) -> None:
    text = (DOCS / "commands.md").read_text("utf-8")
    part = re.search(rf"^## kiosk {name}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert part, f"kiosk {name} is not in docs/commands.md"
    options = [
        option
        for parameter in commands(main)[name].params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    ]
    assert "--data" in options
    for option in set(options) - {"--data"}:
        assert f"`{option}" in part[1]
    assert "`--data DIR`" in text


def test_no_command_is_described_that_does_not_exist() -> None:
    text = (DOCS / "commands.md").read_text("utf-8")
    assert sorted(re.findall(r"^## kiosk ([a-z][\w -]*)$", text, re.MULTILINE)) == COMMANDS
    assert {"doctor", "load", "run", "screenshots", "sections"} <= set(COMMANDS)
