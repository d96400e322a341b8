"""One reader per format of text. A reader is a function of a path and a scratch folder that gives a
``TextDraft`` or raises ``Refused``; it opens files and nothing else, so that it can run in a child.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.intake.draft import TextDraft


def read_file(path: Path, suffix: str, scratch: Path) -> TextDraft:
    """Reads a text by its suffix (lower case, with the dot). Pictures inside it are written into
    the folder ``scratch``. Raises ``Refused``.

    A reader's library is loaded when the first text of its format comes: python-docx alone takes
    0.2 s, and most loads need it in the child only.
    """
    match suffix:
        case ".docx":
            from kiosk.intake.readers.word import read_word

            return read_word(path, scratch)
        case ".md" | ".markdown":
            from kiosk.intake.readers.markdown import read_markdown

            return read_markdown(path, scratch)
        case ".pdf":
            from kiosk.intake.readers.pdf import read_pdf

            return read_pdf(path, scratch)
        case ".txt":
            from kiosk.intake.readers.text import read_text

            return read_text(path, scratch)
        case _:
            raise ValueError(f"no reader for {suffix}")
