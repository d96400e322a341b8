"""The folder whose loads are killed: quick to load, with something of everything."""

from __future__ import annotations

from pathlib import Path

from tests.intake import made


def write(top: Path, version: int) -> Path:
    """A small content folder: what stays, what changes, what is replaced, what is new."""
    folder = top / "素社家园"
    journey, voices = folder / "红色历程", folder / "党员心语"
    made.text(journey / "01 不变.txt", "日期：1919年5月4日\n\n不变的一件事。")
    made.text(journey / "02 改了.txt", f"第{version}版。\n\n" + "一段文字。" * 50 * version)
    for number in range(1, 4):
        made.photograph(
            folder / "红色印记" / f"{number:02d} 旧照{number}.jpg", (200 + number, 90 * version)
        )
    made.photograph(folder / "红色印记" / "09 不变.jpg", (120, 90))
    made.text(voices / "01 一句话.txt", f"第{version}版的一句话。")
    if version == 2:
        made.text(voices / "替换.txt", "")
        made.word_file(folder / "特色党建" / "01 新的" / "正文.docx", top / "scratch")
        made.photograph(folder / "特色党建" / "01 新的" / "封面.png", (100, 140))
    else:
        made.text(voices / "02 又一句.txt", "会被替换的一句话。")
    return folder
