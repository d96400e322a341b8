"""Reading a value out of WordprocessingML."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement


def value_at(element: BaseOxmlElement, path: str) -> str:
    """The ``w:val`` of the element at ``path`` below ``element``; "" when there is none."""
    found = element.find("/".join(map(qn, path.split("/"))))
    return str(found.get(qn("w:val")) or "") if found is not None else ""
