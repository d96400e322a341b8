"""Plain text: a line is a paragraph, "- " and "1. " begin list entries."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.intake.draft import HeadLine, TextBlock, TextDraft
from kiosk.intake.head import take_head
from kiosk.intake.names import half_width
from kiosk.intake.readers.coding import read_characters
from kiosk.library.model import ListEntry, Paragraph

_BULLET = re.compile(r"[-*•·●◆■○▪]\s+(?P<text>\S.*)|[•●◆■▪](?P<close>\S.*)")
_NUMBERED = re.compile(r"(?P<marker>\d{1,3}[.)、]|\(\d{1,3}\))\s*(?P<text>[^\d\s.].*)")
"""A year at the start of a line is no list number: at most three digits, and no digit after."""


def read_text(path: Path, scratch: Path) -> TextDraft:  # noqa: ARG001
    """Reads a .txt file. Raises ``Refused``. A plain text has no title of its own."""
    lines = read_characters(path).replace("\f", "\n").replace("\v", "\n").split("\n")
    head, taken = take_head(lines)
    if not taken:
        title, head, taken = _title_before_head(lines)
    else:
        title = ""
    blocks = tuple(block_of(line) for line in lines[taken:] if line.strip())
    characters = sum(len("".join(line.split())) for line in lines)
    return TextDraft(title, head, blocks, characters)


def block_of(line: str) -> TextBlock:
    """The paragraph or list entry in one line that is not blank."""
    text = line.strip()
    plain = half_width(text)
    if found := _BULLET.fullmatch(plain):
        start = found.start("text") if found["text"] else found.start("close")
        return ListEntry(text[start:])
    if found := _NUMBERED.fullmatch(plain):
        return ListEntry(text[found.start("text") :], text[: found.end("marker")])
    return Paragraph(text)


def _title_before_head(lines: list[str]) -> tuple[str, tuple[HeadLine, ...], int]:
    """A first line directly above head lines is the title."""
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return "", (), 0
    head, taken = take_head(lines[first + 1 :])
    if not taken:
        return "", (), 0
    return lines[first].strip(" \t\u3000#"), head, first + 1 + taken
