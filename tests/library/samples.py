"""Prepared items for tests: small, but with every kind of block and real files when asked."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from kiosk.database.base import ZONE
from kiosk.library.model import Heading, Language, ListEntry, Paragraph
from kiosk.library.prepared import (
    FilmFacts,
    PictureFacts,
    PreparedFilm,
    PreparedItem,
    PreparedPicture,
    PreparedSound,
    SoundFacts,
    StoredFile,
)

NOW = datetime(2024, 5, 1, 9, 0, tzinfo=ZONE)


def file(name: str, suffix: str) -> StoredFile:
    return StoredFile(hashlib.sha256(name.encode()).hexdigest(), suffix, len(name))


def picture(name: str) -> PictureFacts:
    return PictureFacts(file(f"{name} panel", ".jpg"), file(f"{name} card", ".jpg"), 1080, 1920)


def film(name: str, poster: PictureFacts | None = None) -> FilmFacts:
    return FilmFacts(file(name, ".mp4"), 1280, 720, 12.5, True, poster)


def sound(name: str) -> SoundFacts:
    return SoundFacts(file(name, ".ogg"), 7.25)


def item(
    key: str, section: str = "school", text: str = "一段文字。", **more: object
) -> PreparedItem:
    return PreparedItem(section, key, f"标题 {key}", (Paragraph(text),), **more)  # type: ignore[arg-type]


def whole_item() -> PreparedItem:
    """An item that has everything an item can have."""
    return PreparedItem(
        section="journey",
        key="三大",
        title="中共三大在广州召开",
        number=7,
        blocks=(
            Heading("会址", 2),
            Paragraph("东山恤孤院后街31号。"),
            ListEntry("代表三十多人", "1."),
            PreparedPicture(picture("会址"), "会址旧照"),
            PreparedFilm(film("影片", picture("影片封面")), "短片"),
            PreparedSound(sound("歌"), "歌声"),
            Paragraph("2006年发掘出遗址。"),
        ),
        date_text="1923年6月12日",
        year=1923,
        month=6,
        day=12,
        source="馆藏",
        approved_by="办公室",
        show_from=datetime(2024, 1, 1, tzinfo=ZONE),
        show_until=datetime(2025, 1, 1, tzinfo=ZONE),
        cover=picture("封面"),
        readings={Language.MANDARIN: sound("普通话"), Language.CANTONESE: sound("粤语")},
    )


def source(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path
