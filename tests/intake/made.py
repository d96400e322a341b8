"""Real files for the tests, made on the spot: photographs, films, recordings, Word files."""

from __future__ import annotations

import subprocess
from pathlib import Path

import docx
from PIL import Image, ImageDraw

H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac")
RED, GREEN = (200, 30, 40), (30, 160, 60)
_ORIENTATION = 0x0112


def photograph(path: Path, size: tuple[int, int] = (320, 240), turned: int = 1) -> Path:
    """Red above, green below, as seen upright. ``turned`` is the EXIF orientation it is kept in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", size, RED)
    ImageDraw.Draw(image).rectangle((0, size[1] // 2, size[0], size[1]), fill=GREEN)
    exif = Image.Exif()
    exif[_ORIENTATION] = turned
    kept = {1: 0, 3: 180, 6: 90, 8: 270}[turned]
    image = image.rotate(kept, expand=True)
    if path.suffix.lower() in (".jpg", ".jpeg"):
        image.save(path, exif=exif, quality=95)
    else:
        image.save(path)
    return path


def ffmpeg(*arguments: str) -> None:
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", *arguments], check=True, timeout=60)


def film(
    path: Path,
    *,
    size: str = "320x240",
    rate: int = 25,
    sound: bool = True,
    codec: tuple[str, ...] = H264,
    more: tuple[str, ...] = (),
    seconds: float = 1,
) -> Path:
    """A short film of a test card."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tone = ("-f", "lavfi", "-i", f"sine=440:d={seconds}") if sound else ()
    source = f"testsrc=d={seconds}:s={size}:r={rate}"
    ffmpeg("-f", "lavfi", "-i", source, *tone, *codec, *more, str(path))
    return path


def recording(path: Path) -> Path:
    """A tone of one second in the format of the suffix."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ffmpeg("-f", "lavfi", "-i", "sine=440:d=1", str(path))
    return path


def text(path: Path, words: str, coding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words.encode(coding))
    return path


def word_file(path: Path, scratch: Path) -> Path:
    """A Word file as an office writes it: title, head, headings, lists, a picture between."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    document.add_heading("中共三大在广州召开", level=0)
    document.add_paragraph("日期：1923年6月12日至20日")
    document.add_paragraph("来源: 素社街道")
    document.add_paragraph("第一段。")
    document.add_picture(str(photograph(scratch / "in-word.png")))
    document.add_paragraph("会址外景", style="Caption")
    document.add_heading("经过", level=1)
    document.add_paragraph("甲", style="List Number")
    document.add_paragraph("乙", style="List Number")
    document.add_paragraph("丙", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "代表", "三十多名"
    document.add_paragraph("最后一段。")
    document.save(str(path))
    return path
