"""The cells of a Word table: which are merged, and whether the first row is a head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from kiosk.intake.readers.word_xml import value_at

_MOST_COLUMNS = 63
"""Word's own limit."""


def columns_of(cell: BaseOxmlElement) -> int:
    """Over how many columns a cell reaches."""
    wide = value_at(cell, "w:tcPr/w:gridSpan")
    return min(max(int(wide), 1), _MOST_COLUMNS) if wide.isdecimal() else 1


def rows_of(table: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """The rows, those in content controls too, without deleted ones."""
    for child in table:
        if child.tag == qn("w:tr"):
            if child.find("/".join(map(qn, ("w:trPr", "w:del")))) is None:
                yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from rows_of(child)


def goes_on(cell: BaseOxmlElement) -> bool:
    """Whether a cell is the lower part of the one above it."""
    merged = cell.find("/".join(map(qn, ("w:tcPr", "w:vMerge"))))
    return merged is not None and merged.get(qn("w:val")) != "restart"


def joined(texts: Sequence[str]) -> str:
    """The paragraphs of a cell as one text."""
    whole = ""
    for text in filter(None, texts):
        whole += text if not whole or whole[-1] in "，。；：！？、…,.;:!?" else f"，{text}"
    return whole


def has_head(table: BaseOxmlElement) -> bool:
    """Whether the first row is set like a head: repeated on every page, or in bold or on a ground
    of its own while the second is not."""
    rows = [*rows_of(table)]
    if len(rows) < 2:
        return False
    first, second = rows[:2]
    if first.find("/".join(map(qn, ("w:trPr", "w:tblHeader")))) is not None:
        return True
    return any(look(first) and not look(second) for look in (_is_bold, _is_shaded))


def _is_bold(row: BaseOxmlElement) -> bool:
    runs = [run for run in row.iter(qn("w:r")) if run.find(qn("w:t")) is not None]
    bold = "/".join((qn("w:rPr"), qn("w:b")))
    return bool(runs) and all(run.find(bold) is not None for run in runs)


def _is_shaded(row: BaseOxmlElement) -> bool:
    cells = row.findall(qn("w:tc"))
    shade = "/".join(map(qn, ("w:tcPr", "w:shd")))
    fills = [cell.find(shade) for cell in cells]
    plain = ("", "auto", "FFFFFF")
    return bool(fills) and all(
        fill is not None and str(fill.get(qn("w:fill")) or "") not in plain for fill in fills
    )
