"""The pictures that lie with a list: which one a line means, and what becomes of the others."""

from __future__ import annotations

import difflib
from dataclasses import replace

from kiosk.intake.flow import bare
from kiosk.intake.found import Found, FoundFile, FoundItem, Role
from kiosk.intake.kinds import Kind
from kiosk.intake.names import caption_of, title_of

_FOLDERS = frozenset(("海报", "封面", "图片", "照片", "剧照", "书封", "插图"))
_COMPARED = 500
"""Names that a misspelt one is compared with."""


class _Around:
    """The pictures a list may mean, nearest first, by everything they may be called by. ``free``
    ones have no text of their own and may go with a line that has their name."""

    def __init__(self, pictures: list[tuple[FoundFile, bool]]) -> None:
        self.names: dict[str, FoundFile] = {}
        self.stems: dict[str, FoundFile] = {}
        self.captions: dict[str, FoundFile] = {}
        self.free: dict[str, FoundFile] = {}
        for file, free in pictures:
            caption = bare(caption_of(file.stem))
            self.names.setdefault(file.name.casefold(), file)
            self.stems.setdefault(file.stem.casefold(), file)
            self.captions.setdefault(caption, file)
            if free:
                self.free.setdefault(caption, file)

    def called(self, name: str) -> FoundFile | None:
        """By name, by name without suffix, by caption: staff see no suffixes in Windows."""
        last = name.replace("\\", "/").rpartition("/")[2].strip().casefold()
        stem = last.rpartition(".")[0] or last
        found = self.names.get(last) or self.stems.get(last) or self.stems.get(stem)
        caption = bare(caption_of(stem))
        return found or (self.captions.get(caption) if caption else None)

    def like(self, title: str) -> FoundFile | None:
        wanted = bare(title)
        return self.free.get(wanted) if wanted else None


class Pictures:
    """All pictures of a folder, for the lists in it. ``used`` holds those a list has named, by
    their relative paths."""

    def __init__(self, found: Found) -> None:
        self._all = [
            (file, is_pictures_only(item), item.section.key)
            for item in found.items
            for file in item.files
            if file.kind is Kind.PICTURE
        ]
        self._all += ((file, True, "") for file in found.beside)
        self._known: dict[tuple[str, str], _Around] = {}
        self.used: set[str] = set()

    def take(self, name: str, title: str, near: FoundFile, section: str) -> FoundFile | None:
        """The picture called ``name`` in a line of the list ``near``; with no name the one called
        like the line's title. Those in the list's own folder come first, then those of its section
        and those beside the section folders."""
        around = self._around(near, section)
        found = around.called(name) if name else around.like(title)
        if found is None:
            return None
        self.used.add(found.relative)
        return replace(found, role=Role.COVER)

    def nearest(self, name: str, near: FoundFile, section: str) -> str:
        """The name of the picture that was probably meant; "" when none is near."""
        stems = self._around(near, section).stems
        stem = (name.rpartition(".")[0] or name).casefold()
        found = difflib.get_close_matches(stem, list(stems)[:_COMPARED], n=1, cutoff=0.5)
        return stems[found[0]].name if found else ""

    def _around(self, near: FoundFile, section: str) -> _Around:
        key = (near.folder, section)
        if key not in self._known:
            own, other = [], []
            for file, free, of in self._all:
                if file.folder == near.folder:
                    own.append((file, free))
                elif of in (section, ""):
                    other.append((file, free))
            self._known[key] = _Around([*own, *other])
        return self._known[key]


def is_pictures_only(item: FoundItem) -> bool:
    """Whether nothing but pictures (and lists) belongs to it."""
    return all(file.kind in (Kind.PICTURE, Kind.LIST) for file in item.files)


def is_picture_folder(item: FoundItem) -> bool:
    """Whether a folder in a section is a place for a list's pictures."""
    return item.is_folder and is_pictures_only(item) and title_of(item.name) in _FOLDERS
