"""The head of a text: the lines 日期, 来源, 上架, 下架 and 审核 before its first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiosk.intake.draft import HeadLine

_HEAD = re.compile(
    r"[\s\u3000【\[]*(日\s*期|来\s*源|上\s*架|下\s*架|审\s*核)\s*(?:日期|时间|人)?[】\]]?\s*[:：]\s*(.*?)\s*",
    re.DOTALL,
)


def head_line(text: str) -> HeadLine | None:
    """The head line in ``text``, with a half- or full-width colon; None when it is none."""
    found = _HEAD.fullmatch(text)
    return HeadLine("".join(found[1].split()), found[2]) if found else None


def take_head(lines: Sequence[str]) -> tuple[tuple[HeadLine, ...], int]:
    """The head lines at the beginning of ``lines`` and how many lines they take, blank ones
    between them included."""
    head: list[HeadLine] = []
    taken = 0
    for count, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        found = head_line(line)
        if found is None:
            break
        head.append(found)
        taken = count
    return tuple(head), taken
