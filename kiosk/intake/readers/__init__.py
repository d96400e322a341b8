"""One reader per format of text. A reader is a function of a path and a scratch folder that gives a
``TextDraft`` or raises ``Refused``; it opens files and nothing else, so that it can run in a child.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.intake.draft import TextDraft
from kiosk.intake.readers.markdown import read_markdown
from kiosk.intake.readers.text import read_text
from kiosk.intake.readers.word import read_word

Reader = Callable[[Path, Path], TextDraft]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".docx": read_word,
}


def read_file(path: Path, suffix: str, scratch: Path) -> TextDraft:
    """Reads a text by its suffix (lower case, with the dot). Pictures inside it are written into
    the folder ``scratch``. Raises ``Refused``."""
    return READERS[suffix](path, scratch)
