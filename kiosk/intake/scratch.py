"""Folders for what is unpacked and copied while a stick is being looked at."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.library.errors import MediaStoreError
from kiosk.wording.operations import reason


@contextmanager
def scratch_folder(name: str, place: Path | None) -> Iterator[Path]:
    """A new folder in ``place`` (the system's own by default), gone at the end. Raises
    ``MediaStoreError`` when none can be made: the disk is full, or not ours to write on."""
    try:
        made = tempfile.TemporaryDirectory(prefix=f"kiosk-{name}-", dir=place)
    except OSError as error:
        raise MediaStoreError(place or Path(tempfile.gettempdir()), reason(error)) from error
    with made as folder:
        yield Path(folder)
