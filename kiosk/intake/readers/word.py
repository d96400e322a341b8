"""Word (.docx): headings, paragraphs, lists and pictures in the order they stand on paper."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError

from kiosk.intake.draft import EmbeddedPicture, HeadLine, Lost, TextBlock, TextDraft
from kiosk.intake.head import take_head
from kiosk.intake.problems import refused
from kiosk.intake.readers.title import take_title
from kiosk.intake.readers.word_flow import PictureMark, TextMark, marks
from kiosk.library.model import Heading, ListEntry, Paragraph
from kiosk.wording import intake as wording

MOST_UNPACKED = 400_000_000
"""Bytes a Word file may unpack to. A text with 30 phone photographs has about 150 MB."""
MOST_TEXT = 40_000_000
"""Bytes of document.xml; 50,000 characters with every run formatted by itself have about 15 MB."""
MOST_PARTS = 2_000
_HEAD = 8_192
_OLE = b"\xd0\xcf\x11\xe0"


def read_word(path: Path, scratch: Path) -> TextDraft:
    """Reads a .docx file; pictures in it are written into ``scratch``. Raises ``Refused``."""
    document = _opened(path)
    pictures = _Pictures(document, scratch)
    blocks: list[TextBlock] = []
    title = ""
    for mark in marks(document):
        if isinstance(mark, PictureMark):
            blocks += pictures.take(mark)
        elif mark.is_title and not title and not any(map(_is_text, blocks)):
            title = mark.text
        elif mark.is_caption and blocks and isinstance(blocks[-1], EmbeddedPicture):
            blocks[-1] = replace(blocks[-1], caption=mark.text)
        else:
            blocks.append(_block(mark))
    head, rest = _head(blocks)
    if not title:
        title = take_title(rest)
    if title and not head:
        head, rest = _head(rest)
    characters = sum(len("".join(_text(block).split())) for block in blocks)
    return TextDraft(title, head, tuple(rest), characters, tuple(pictures.lost))


def _opened(path: Path) -> Document:
    try:
        with path.open("rb") as file:
            if file.read(4) == _OLE:
                raise refused(wording.DOCX_IS_OLD)
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            main = sum(p.file_size for p in parts if p.filename.endswith((".xml", ".rels")))
            if (
                len(parts) > MOST_PARTS
                or sum(part.file_size for part in parts) > MOST_UNPACKED
                or main > MOST_TEXT
            ):
                raise refused(wording.DOCX_TOO_BIG)
            if any(_has_doctype(archive, part) for part in parts):
                raise refused(wording.DOCX_BROKEN)
        return docx.Document(str(path))
    except OSError as error:
        raise refused(wording.UNREADABLE) from error
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        PackageNotFoundError,
        SyntaxError,  # lxml's errors are of this kind
        KeyError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        AttributeError,
        EOFError,
    ) as error:
        # What zipfile, zlib, lxml and python-docx raise for a damaged or foreign package.
        raise refused(wording.DOCX_BROKEN) from error


def _has_doctype(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether an XML part declares entities of its own: no office program writes such a thing (ISO
    29500-2 forbids it), only somebody who wants to read other files or fill the memory."""
    if not part.filename.endswith((".xml", ".rels")):
        return False
    with archive.open(part) as file:
        return b"<!DOCTYPE" in file.read(_HEAD).replace(b"\0", b"").upper()


class _Pictures:
    """Writes the pictures of a document to files, and keeps what could not be had."""

    def __init__(self, document: Document, scratch: Path) -> None:
        self._parts = document.part.related_parts
        self._scratch = scratch
        self._count = 0
        self.lost: list[Lost] = []

    def take(self, mark: PictureMark) -> Iterator[EmbeddedPicture]:
        self._count += 1
        part = self._parts.get(mark.relation)
        suffix = Path(str(part.partname)).suffix.lower() if part is not None else ""
        if part is None or suffix in (".emf", ".wmf", ".svg", ".bin"):
            what, do = wording.DOCX_PICTURE
            where = wording.WHERE_INNER_PICTURE.format(number=self._count)
            self.lost.append(Lost(where, what.format(number=self._count), do))
            return
        path = self._scratch / f"{self._count:04}{suffix}"
        path.write_bytes(part.blob)
        yield EmbeddedPicture(path, self._count)


def _block(mark: TextMark) -> TextBlock:
    if mark.heading:
        return Heading(mark.text, mark.heading)
    return ListEntry(mark.text, mark.marker) if mark.marker else Paragraph(mark.text)


def _head(blocks: list[TextBlock]) -> tuple[tuple[HeadLine, ...], list[TextBlock]]:
    """The head lines at the front of the blocks, and the blocks without them."""
    count = 0
    while count < len(blocks) and isinstance(blocks[count], Paragraph | ListEntry | Heading):
        count += 1
    head, taken = take_head([_text(block) for block in blocks[:count]])
    return head, blocks[taken:]


def _is_text(block: TextBlock) -> bool:
    return isinstance(block, Heading | Paragraph | ListEntry)


def _text(block: TextBlock) -> str:
    return block.text if isinstance(block, Heading | Paragraph | ListEntry) else ""
