"""PDF: every page as a picture, and its text below it to be read large and aloud."""

from __future__ import annotations

import contextlib
import re
import threading
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from kiosk.intake.draft import EmbeddedPicture, HeadLine, Lost, TextBlock, TextDraft
from kiosk.intake.head import take_head
from kiosk.intake.problems import refused
from kiosk.intake.readers.pdf_lines import Page, lines_of
from kiosk.intake.readers.pdf_paragraphs import paragraphs
from kiosk.library.model import Heading, ListEntry, Paragraph
from kiosk.wording import formats as wording
from kiosk.wording.intake import UNREADABLE, Said

MOST_PAGES = 60
"""Pages that are shown. A page takes 0.05 to 0.3 s to draw, and nobody pages on in a lobby."""
MOST_CHARACTERS = 48_000
"""Characters taken from a PDF: below the limit of an item (50,000), so that a long PDF is shown in
part instead of not at all."""
LONG_SIDE = 1920
"""Pixels of a page's longer side: the panel's own size, so that the picture is not scaled again."""
QUALITY = 88
_MOST_SLENDER = 20
"""Long side to short side; beyond it a page is no page (a broken box) and drawn as a hairline."""
_TITLE_LENGTH = 60
_ONE_AT_A_TIME = threading.Lock()
"""PDFium knows no threads. In a child there is one anyway."""
_NO_TITLE = re.compile(
    r"\.\w{2,5}$|microsoft|word|wps|powerpoint|幻灯片|演示文稿|文档\s*\d*$|无标题|未命名|扫描|untitled",
    re.IGNORECASE,
)


def read_pdf(path: Path, scratch: Path) -> TextDraft:
    """Reads a PDF; its pages are written into ``scratch`` as JPEG, one at a time. Raises
    ``Refused``. A page without text (a scan) gives its picture alone."""
    lost: list[Lost] = []
    pictures: list[EmbeddedPicture] = []
    pages: list[Page] = []
    with _ONE_AT_A_TIME, contextlib.closing(_opened(path)) as document:
        count = len(document)
        used = min(count, MOST_PAGES)
        characters = 0
        for number in range(1, used + 1):
            try:
                page, picture = _taken(document, number, scratch)
            except (pdfium.PdfiumError, ValueError):
                lost.append(_told(wording.WHERE_PAGE, number, wording.PDF_PAGE))
                continue
            characters += page.characters
            if characters > MOST_CHARACTERS and pages:
                used = number - 1
                if picture:
                    picture.unlink()
                break
            if picture:
                caption = wording.CAPTION_PAGE.format(number=number) if count > 1 else ""
                pictures.append(EmbeddedPicture(picture, number, caption))
            pages.append(page)
        if used < count:
            said = wording.PDF_PAGES if used == MOST_PAGES else wording.PDF_CHARACTERS
            limit = MOST_PAGES if used == MOST_PAGES else f"{MOST_CHARACTERS:,}"
            fields = {"count": count, "used": used, "limit": limit}
            lost.append(_told(wording.WHERE_LATER_PAGES, used, said, **fields))
        title = _title(document)
    if not pictures:
        raise refused(wording.PDF_BROKEN if lost else wording.PDF_EMPTY)
    return _draft(title, pictures, paragraphs(pages), tuple(lost))


def _opened(path: Path) -> Any:
    try:
        document = pdfium.PdfDocument(path)
    except OSError as error:
        raise refused(UNREADABLE) from error
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise refused(wording.PDF_LOCKED if locked else wording.PDF_BROKEN) from error
    if len(document) < 1:
        document.close()
        raise refused(wording.PDF_EMPTY)
    return document


def _taken(document: Any, number: int, scratch: Path) -> tuple[Page, Path | None]:
    """The lines of a page and the file with its picture; None for an empty page."""
    with contextlib.closing(document[number - 1]) as page:
        width, height = page.get_size()
        if not (min(width, height) > 0 and max(width, height) / min(width, height) < _MOST_SLENDER):
            raise ValueError(f"a page of {width} x {height}")
        lines = lines_of(page, number)
        bitmap = page.render(scale=LONG_SIDE / max(width, height), rev_byteorder=True)
        with contextlib.closing(bitmap):
            image = bitmap.to_pil().convert("RGB")
    blank = all(low == high for low, high in image.getextrema())
    if blank and not lines.lines:
        return lines, None
    path = scratch / f"{number:04}.jpg"
    image.save(path, "JPEG", quality=QUALITY)
    return lines, path


def _title(document: Any) -> str:
    """The title in the file's own data if it is a Chinese one and not a program's name."""
    text = str(document.get_metadata_value("Title") or "")
    text = " ".join(text.split())
    chinese = len(re.findall(r"[\u4e00-\u9fff]", text)) >= 2
    return text if chinese and len(text) <= _TITLE_LENGTH and not _NO_TITLE.search(text) else ""


def _draft(
    title: str,
    pictures: list[EmbeddedPicture],
    texts: dict[int, list[TextBlock]],
    lost: tuple[Lost, ...],
) -> TextDraft:
    characters = sum(len("".join(_text(b).split())) for page in texts.values() for b in page)
    first = texts.get(pictures[0].number, [])
    said = _bare("".join(map(_text, first)))
    if characters and _bare(title) not in said:
        title = ""  # that of an older text this one was written over
    above, head, taken = _head([_text(block) for block in first])
    first = first[taken:]
    title = title or above
    if first and _bare(title) and _bare(_text(first[0])) == _bare(title):
        del first[0]  # the title stands above the text already
    texts[pictures[0].number] = first
    blocks: list[TextBlock] = []
    for picture in pictures:
        blocks += (picture, *texts.get(picture.number, ()))
    return TextDraft(title, head, tuple(blocks), characters, lost)


def _head(texts: list[str]) -> tuple[str, tuple[HeadLine, ...], int]:
    """The title above the head lines, the head lines, and how many texts they take."""
    head, taken = take_head(texts)
    if head or len(texts) < 2 or len(texts[0]) > _TITLE_LENGTH:
        return "", head, taken
    head, taken = take_head(texts[1:])
    return (texts[0], head, taken + 1) if head else ("", (), 0)


def _text(block: TextBlock) -> str:
    return block.text if isinstance(block, Heading | Paragraph | ListEntry) else ""


def _bare(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _told(where: str, number: int, said: Said, **fields: object) -> Lost:
    what, do = said
    return Lost(where.format(number=number), what.format(**fields), do.format(**fields))
