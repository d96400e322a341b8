"""A small content folder in two versions, and what of it is on show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.clock import now
from kiosk.intake.child import Children
from kiosk.library.model import Film, Item, Paragraph, Picture
from kiosk.library.sections import SECTIONS
from kiosk.services import Services
from tests.intake import made

ITEMS = 6
MEDIA = ITEMS + 2
"""What is converted: a picture for each item, a picture and a film besides."""
LOADED = ITEMS + 3
LONG = "很长的名字" * 16
"""80 characters, 240 bytes in UTF-8; exFAT takes 255 characters."""


def write(top: Path, version: int, size: tuple[int, int] = (480, 320)) -> Path:
    """素社家园 in ``top``: articles, pictures, a film; what the second version replaces."""
    folder = top / "素社家园"
    for number in range(1, ITEMS + 1):
        item = folder / "红色历程" / f"{number:02d} 第{number}件事"
        made.text(item / "正文.txt", f"第{version}版的第{number}件事。")
        made.photograph(item / f"{LONG}{number}.jpg", (size[0] + number, size[1] + version))
    made.photograph(folder / "红色印记" / "01 老地方.png", (size[0], size[1] + version))
    made.film(folder / "特色党建" / "01 影片" / "影片.avi", size=f"320x{240 + 16 * version}")
    voices = folder / "党员心语"
    made.text(voices / "01 一句话.txt", f"第{version}版的一句话。")
    if version == 2:
        made.text(voices / "替换.txt", "")
    else:
        made.text(voices / "02 又一句.txt", f"第{version}版的又一句话。")
    return folder


Shown = list[tuple[object, ...]]


def on_show(services: Services) -> Shown:
    """Everything a visitor can see, file by file; fails when a file of it is not whole."""
    seen: Shown = []
    for section in SECTIONS:
        for card in services.library.items(section.key, now()):
            item = services.library.item(card.id)
            assert item is not None
            seen.append((section.key, card.title, *map(str, _parts(item))))
    return seen


def _parts(item: Item) -> list[object]:
    parts: list[object] = []
    for block in item.blocks:
        match block:
            case Paragraph(text=text):
                parts.append(text)
            case Picture(panel=panel, card=card):
                assert panel.stat().st_size > 0
                assert card.stat().st_size > 0
                parts.append(panel.name)
            case Film(path=path, sha256=sha256):
                assert path.stat().st_size > 0
                parts.append(sha256)
    return parts


_TECHNICAL = re.compile(r"Err|rrno|Traceback|Exception|None|[a-z]+ [a-z]+ [a-z]+")


def is_plain(said: str) -> bool:
    """Whether it says something, and nothing of it as a program or an English system would."""
    return bool(said) and not _TECHNICAL.search(said)


class Conversions:
    """Counts what is converted, in the real children."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made: list[Path] = []
        ask = Children.__call__

        def count(children: Children, seconds: float, work: object, *args: object) -> object:
            answer = ask(children, seconds, work, *args)  # type: ignore[arg-type]
            if getattr(work, "__name__", "").startswith("convert_"):
                self.made.append(args[0])  # type: ignore[arg-type]
            return answer

        monkeypatch.setattr(Children, "__call__", count)

    def take(self) -> list[Path]:
        """Those since it was asked last."""
        made, self.made = self.made, []
        return made
