"""A kiosk's library for the tests, and how to load a folder into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from kiosk.clock import ZONE
from kiosk.intake.child import Opener, open_here
from kiosk.intake.load import Checked, LoadResult, Look, check_folder, load, look
from kiosk.intake.progress import Progress
from kiosk.library.library import Library
from kiosk.library.model import Item
from kiosk.library.store import MediaStore

NOON = datetime(2026, 7, 1, 12, tzinfo=ZONE)


@dataclass
class House:
    """A kiosk's library with nothing in it, and how to load a folder into it."""

    engine: Engine
    store: MediaStore
    told: list[Progress] = field(default_factory=list)

    def load(self, folder: Path, open_file: Opener = open_here) -> LoadResult:
        return load(
            folder,
            engine=self.engine,
            store=self.store,
            now=lambda: NOON,
            open_file=open_file,
            progress=self.told.append,
        )

    def look(self, folder: Path, open_file: Opener = open_here) -> Look:
        return look(
            folder,
            engine=self.engine,
            store=self.store,
            now=lambda: NOON,
            open_file=open_file,
            progress=self.told.append,
        )

    def check(self, folder: Path, open_file: Opener = open_here) -> Checked:
        return check_folder(folder, open_file=open_file, progress=self.told.append)

    @property
    def library(self) -> Library:
        return Library(self.engine, self.store)

    def items(self, section: str, at: datetime = NOON) -> list[Item]:
        found = (self.library.item(card.id) for card in self.library.items(section, at))
        return [item for item in found if item is not None]

    def titles(self, section: str) -> list[str]:
        return [card.title for card in self.library.items(section, NOON)]
