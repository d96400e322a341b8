"""Every screen has its layout beside it, and every layout is loaded."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYOUTS = sorted((ROOT / "kv").glob("*.kv"))
SHARED = {
    "_theme",
    "_widgets",
    "cards",
    "cinema_widgets",
    "reader_rows",
    "frame",
    "handwriting",
    "letter_pad",
    "listening_panel",
    "number_pad",
    "signup_widgets",
    "staff_banner",
    "staff_widgets",
    "writing_pad",
}
"""Layouts of shared widgets: they have no screen of their own."""


def class_name(stem: str) -> str:
    """reader -> ReaderScreen, staff_pin -> StaffPinScreen."""
    return "".join(part.capitalize() for part in stem.split("_")) + "Screen"


def screen_modules() -> dict[str, str]:
    """Modules under screens/ (by stem) that define a class called SomethingScreen, and its name."""
    found = {}
    for path in (ROOT / "screens").glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and node.name.endswith("Screen"):
                found[path.stem] = node.name
    return {name: cls for name, cls in found.items() if name not in {"screen", "section"}}


def test_screens_and_layouts_are_the_same_set() -> None:
    assert set(screen_modules()) == {path.stem for path in LAYOUTS} - SHARED


def test_a_screen_is_named_after_its_file() -> None:
    for stem, name in screen_modules().items():
        assert name == class_name(stem)


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_a_layout_styles_the_class_of_its_screen(path: Path) -> None:
    if path.stem not in SHARED:
        assert f"<{class_name(path.stem)}>:" in path.read_text(encoding="utf-8")


def test_every_layout_is_loaded_exactly_once() -> None:
    source = ast.parse((ROOT / "screens" / "registry.py").read_text(encoding="utf-8"))
    stems = [
        element.value
        for node in ast.walk(source)
        if isinstance(node, ast.keyword) and node.arg == "kv" and isinstance(node.value, ast.Tuple)
        for element in node.value.elts
        if isinstance(element, ast.Constant)
    ]
    assert sorted(stems) == [path.stem for path in LAYOUTS]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_no_visitor_facing_sentence_stands_in_a_layout(path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        assert not any("\u4e00" <= character <= "\u9fff" for character in line), (number, line)


def test_an_imported_name_means_the_same_in_every_layout() -> None:
    """Kivy keeps one table of them for all files: the last to be loaded would win."""
    meant: dict[str, set[str]] = {}
    for path in LAYOUTS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#:import "):
                _, name, target = line.split()
                meant.setdefault(name, set()).add(target)
    assert {name: targets for name, targets in meant.items() if len(targets) > 1} == {}
