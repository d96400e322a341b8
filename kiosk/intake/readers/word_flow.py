"""The flow of a Word file: its paragraphs and pictures one after the other.

Walks the XML itself, because python-docx passes over content controls, text boxes, tracked
insertions and the picture form of older Word versions, all of which staff files have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from kiosk.intake.readers.numbering import Numbering, numbering_of
from kiosk.intake.readers.tables import spoken_rows
from kiosk.intake.readers.word_tables import columns_of, goes_on, has_head, joined, rows_of
from kiosk.intake.readers.word_xml import value_at

_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PIECES = {
    *map(qn, ("w:t", "w:tab", "w:noBreakHyphen", "w:br", "w:cr")),
    _BLIP,
    _IMAGE_DATA,
}
_SHORT = 40


@dataclass(frozen=True, slots=True)
class TextMark:
    """A paragraph. ``heading`` is 0 or a level from 1; ``marker`` is "" outside lists."""

    text: str
    heading: int = 0
    marker: str = ""
    is_title: bool = False
    is_caption: bool = False


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A picture; ``relation`` names the part it is in."""

    relation: str


Mark = TextMark | PictureMark


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style says, its parents included."""

    name: str
    outline: int | None
    list_id: str
    list_level: int


def marks(document: Document) -> Iterator[Mark]:
    """The paragraphs and pictures of the body in order. A table gives one text for each row."""
    walk = _Walk(numbering_of(document), _styles(document))
    first = True
    for mark in walk.container(document.element.body):
        yield mark
        if first and isinstance(mark, TextMark):
            first = walk.at_start = False


class _Walk:
    def __init__(self, numbering: Numbering, styles: dict[str, _Style]) -> None:
        self._numbering = numbering
        self._styles = styles
        self.at_start = True

    def container(self, element: BaseOxmlElement) -> Iterator[Mark]:
        for child in element:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
                yield from self.container(child)

    def _table(self, table: BaseOxmlElement) -> Iterator[Mark]:
        rows: list[list[str]] = []
        pictures: list[list[Mark]] = []
        if all(len(row.findall(qn("w:tc"))) == 1 for row in rows_of(table)):
            for row in rows_of(table):  # a frame around text, not a table
                yield from self.container(row.find(qn("w:tc")))
            return
        for row in rows_of(table):
            cells: list[str] = []
            inside: list[Mark] = []
            for cell in row.iterfind(qn("w:tc")):
                marks = list(self.container(cell))
                texts = [mark.text for mark in marks if isinstance(mark, TextMark)]
                inside += [mark for mark in marks if isinstance(mark, PictureMark)]
                above = rows[-1][len(cells)] if rows and len(cells) < len(rows[-1]) else ""
                cells.append(above if goes_on(cell) else joined(texts))
                cells += [""] * (columns_of(cell) - 1)
            rows.append(cells)
            pictures.append(inside)
        if any(map(any, pictures)):
            # What stands beside a picture stays beside it.
            for row_cells, found in zip(rows, pictures, strict=True):
                yield from (TextMark(text, marker=m) for text, m in spoken_rows([row_cells], False))
                yield from found
            return
        for text, marker in spoken_rows(rows, has_head(table)):
            yield TextMark(text, marker=marker)

    def _paragraph(self, paragraph: BaseOxmlElement) -> Iterator[Mark]:
        shape = self._shape(paragraph)
        after: list[Mark] = []
        for piece in self._pieces(paragraph, after):
            if isinstance(piece, PictureMark):
                yield piece
                continue
            lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in piece.split("\n"))
            for line in filter(None, lines):
                yield shape.marked(line, self._marker(shape))
                shape.list_id = ""  # a second line of an entry is no new entry
        yield from after

    def _marker(self, shape: _Shape) -> str:
        return self._numbering.marker(shape.list_id, shape.list_level) if shape.list_id else ""

    def _pieces(self, paragraph: BaseOxmlElement, after: list[Mark]) -> Iterator[str | PictureMark]:
        """Stretches of text and pictures; what stands in text boxes goes to ``after``."""
        text = ""
        for element in self._inside(paragraph, after):
            tag = element.tag
            if tag == qn("w:t"):
                text += element.text or ""
            elif tag in (qn("w:tab"), qn("w:noBreakHyphen")):
                text += "-" if tag == qn("w:noBreakHyphen") else " "
            elif tag in (qn("w:br"), qn("w:cr")):
                text += "\n"
            else:
                relation = element.get(qn("r:embed")) or element.get(qn("r:id"))
                if relation:
                    yield text
                    text = ""
                    yield PictureMark(str(relation))
        yield text

    def _inside(self, element: BaseOxmlElement, after: list[Mark]) -> Iterator[BaseOxmlElement]:
        for child in element:
            if child.tag == qn("w:txbxContent"):
                after += self.container(child)
            elif child.tag in _PIECES and (child.tag != qn("w:tab") or element.tag == qn("w:r")):
                yield child
            elif child.tag not in (qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), _FALLBACK):
                yield from self._inside(child, after)

    def _shape(self, paragraph: BaseOxmlElement) -> _Shape:
        style_id = value_at(paragraph, "w:pPr/w:pStyle")
        style = self._styles.get(style_id, self._styles[""])
        outline = value_at(paragraph, "w:pPr/w:outlineLvl")
        level = value_at(paragraph, "w:pPr/w:numPr/w:ilvl")
        own = value_at(paragraph, "w:pPr/w:numPr/w:numId")
        list_id = own or style.list_id
        text = "".join(str(t.text or "") for t in paragraph.iter(qn("w:t"))).strip()
        runs = [run for run in paragraph.iter(qn("w:r")) if run.find(qn("w:t")) is not None]
        bold = bool(runs) and all(
            run.find("/".join((qn("w:rPr"), qn("w:b")))) is not None for run in runs
        )
        return _Shape(
            style=style.name,
            outline=int(outline) if outline.isdecimal() else style.outline,
            list_id="" if list_id == "0" else list_id,
            list_level=int(level) if level.isdecimal() else style.list_level,
            centred=value_at(paragraph, "w:pPr/w:jc") == "center",
            bold=bold,
            short=0 < len(text) <= _SHORT and text[-1] not in "。！？；，：:;,",
            at_start=self.at_start,
        )


@dataclass(slots=True)
class _Shape:
    """How a paragraph is set."""

    style: str
    outline: int | None
    list_id: str
    list_level: int
    centred: bool
    bold: bool
    short: bool
    at_start: bool

    def marked(self, text: str, marker: str) -> TextMark:
        is_heading = self.outline is not None and self.outline < 9
        by_look = self.short and not marker and not is_heading
        return TextMark(
            text,
            heading=self._level(by_look),
            marker="" if is_heading else marker,
            is_title=self.style == "title" or (by_look and self.at_start and self.centred),
            is_caption=self.style in ("caption", "题注") or (by_look and self.centred),
        )

    def _level(self, by_look: bool) -> int:
        if self.outline is not None and self.outline < 9:
            return self.outline + 1
        # Many staff never use styles: a short bold line of its own is a heading all the same.
        return (1 if self.at_start else 2) if by_look and self.bold else 0


def _styles(document: Document) -> dict[str, _Style]:
    """Paragraph styles by id; "" is the plain one."""
    elements = {
        str(element.get(qn("w:styleId"))): element
        for element in document.styles.element.iterfind(qn("w:style"))
    }
    return {"": _Style("", None, "", 0)} | {key: _style(key, elements) for key in elements}


def _style(style_id: str, elements: dict[str, BaseOxmlElement]) -> _Style:
    name = value_at(elements[style_id], "w:name").lower()
    outline, list_id, list_level = "", "", ""
    seen: set[str] = set()
    at = style_id
    while at in elements and at not in seen:
        seen.add(at)
        element = elements[at]
        outline = outline or value_at(element, "w:pPr/w:outlineLvl")
        list_id = list_id or value_at(element, "w:pPr/w:numPr/w:numId")
        list_level = list_level or value_at(element, "w:pPr/w:numPr/w:ilvl")
        at = value_at(element, "w:basedOn")
    if not outline and (found := re.fullmatch(r"(?:heading|标题)\s*(\d)", name)):
        outline = str(int(found[1]) - 1)
    return _Style(
        name,
        int(outline) if outline.isdecimal() else None,
        list_id,
        int(list_level) if list_level.isdecimal() else 0,
    )
