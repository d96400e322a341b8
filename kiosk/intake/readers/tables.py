"""Tables as sentences: a row says the names of its columns, so that it can be read aloud and on a
narrow screen."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NAMES = re.compile(
    r"序号|编号|姓名|名称|名字|时间|日期|星期|地点|地址|内容|主题|题目|电话|手机|联系|单位|部门"
    r"|人数|数量|职务|职位|岗位|课程|主讲|老师|项目|负责|备注|说明|类别|类型|活动|片名|书名|作者"
    r"|场次|场地|对象|要求|方式|金额|年份|年度|指标|楼层|服务|事项"
)
"""What the head of a column says in the tables of an office."""
_COUNTS = re.compile(r"序号|编号|№|No\.?", re.IGNORECASE)
_LONGEST_NAME = 12
_ENDS = ("。", "！", "？", "；", "，", "：", "…", ".", "!", "?", ";", ",", ":")

Spoken = tuple[str, str]
"""The text of a row, and the marker of a list entry before it ("" for none)."""


def spoken_rows(rows: Sequence[Sequence[str]], marked: bool) -> list[Spoken]:
    """One text a row that has any. ``rows`` hold a text for every column; ``marked`` says that the
    first row is set like a head.

    With a head: "时间：周一上午；地点：二楼", and a column of running numbers numbers the rows. Two
    columns without one: "时间：周一上午". Anything else: the cells, divided by semicolons.
    """
    head = _head(rows, marked)
    if head:
        return [spoken for row in rows[1:] if (spoken := _under(head, row))[0]]
    pairs = all(len(row) == 2 and _is_name(row[0]) for row in rows)
    divided = "：" if pairs else "；"
    return [(text, "") for row in rows if (text := divided.join(filter(None, row)))]


def _head(rows: Sequence[Sequence[str]], marked: bool) -> Sequence[str]:
    """The names of the columns; () when the first row is like the others."""
    first = rows[0] if rows else ()
    if len(rows) < 2 or len(first) < 2 or not all(map(_is_name, first)):
        return ()
    known = sum(bool(_NAMES.search(cell)) for cell in first)
    return first if marked or 2 * known > len(first) else ()


def _is_name(cell: str) -> bool:
    return 0 < len(cell) <= _LONGEST_NAME and not cell.endswith(_ENDS[:4])


def _under(head: Sequence[str], row: Sequence[str]) -> Spoken:
    filled = [(name.rstrip("：:"), cell) for name, cell in zip(head, row, strict=False) if cell]
    if len(filled) > 1 and _COUNTS.fullmatch(filled[0][0]) and filled[0][1].isdecimal():
        return _told(filled[1:]), f"{filled[0][1]}."
    # A row of one cell is a heading within the table.
    return (filled[0][1] if len(filled) == 1 else _told(filled)), ""


def _told(filled: Sequence[tuple[str, str]]) -> str:
    return "；".join(f"{name}：{cell.rstrip('。；;')}" for name, cell in filled)
