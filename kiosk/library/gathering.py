"""A media store that waits for the disk once for many files.

Syncing each file, and each folder it goes into, takes seven waits for a picture with its card, and
most of the time of a load of small files. ``settle`` has the system write everything at once first;
syncing one by one then finds nothing left to wait for, and tells of errors all the same.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

from kiosk.library.prepared import StoredFile
from kiosk.library.store import READABLE, MediaStore, sync_file, sync_folder


class GatheringStore(MediaStore):
    """Takes files in as ``MediaStore`` does, but they are under their names and on the disk only
    after ``settle``. Until then they lie among the temporaries, where ``sweep`` clears them up
    after a load that was killed. Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._gathering = threading.Lock()
        self._gathered: dict[StoredFile, Path] = {}

    def has(self, file: StoredFile) -> bool:
        return file in self._gathered or super().has(file)

    def settle(self) -> None:
        """Raises ``MediaStoreError``; what was gathered is forgotten then."""
        with self._gathering, self._explained(self._incoming):
            gathered, self._gathered = self._gathered, {}
            if not gathered:
                return
            if hasattr(os, "sync"):
                os.sync()
            for path in gathered.values():
                sync_file(path)
            changed = set()
            for file, path in gathered.items():
                changed |= self._rename(path, file)
            if hasattr(os, "sync"):
                os.sync()
            for folder in changed:
                sync_folder(folder)

    def _take_in(self, temporary: Path, file: StoredFile) -> None:
        path = self._incoming / f"{file.sha256}{file.suffix}"
        with self._gathering:
            temporary.replace(path)
            self._gathered[file] = path

    def _rename(self, whole: Path, file: StoredFile) -> set[Path]:
        """Gives the file its name. Returns the folders that are to be synced then."""
        target = self.path(file.sha256, file.suffix)
        changed = {target.parent}
        for folder in (target.parent.parent, target.parent):
            if not folder.exists():
                folder.mkdir(exist_ok=True)
                changed.add(folder.parent)
        whole.chmod(READABLE)
        whole.replace(target)
        return changed
