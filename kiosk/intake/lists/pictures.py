"""The pictures that lie with a list: which one a line means, and what becomes of the others."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiosk.intake.flow import bare
from kiosk.intake.found import Found, FoundFile, FoundItem, Role
from kiosk.intake.kinds import Kind
from kiosk.intake.names import caption_of, title_of

_FOLDERS = frozenset(("海报", "封面", "图片", "照片", "剧照", "书封", "插图"))


@dataclass(frozen=True, slots=True)
class _Picture:
    """``of`` is the item it belongs to; None beside the section folders. ``free`` is false for one
    that has a text: a line may show it, but does not take it away."""

    file: FoundFile
    of: FoundItem | None
    free: bool


class Pictures:
    """All pictures of a folder, for the lists in it."""

    def __init__(self, found: Found) -> None:
        self._all = [
            _Picture(file, item, is_pictures_only(item))
            for item in found.items
            for file in item.files
            if file.kind is Kind.PICTURE
        ]
        self._all += (_Picture(file, None, True) for file in found.beside)
        self.used: set[str] = set()

    def take(self, name: str, title: str, near: FoundFile, section: str) -> FoundFile | None:
        """The picture called ``name`` in a line of the list ``near``; with no name the one called
        like the line's title. Those in the list's own folder come first, then those of its section
        and those beside the section folders."""
        around = self._around(near, section)
        if name:
            found = _called(name, around)
        else:
            wanted = bare(title)
            alike = (p for p in around if p.free and bare(caption_of(p.file.stem)) == wanted)
            found = next(alike, None) if wanted else None
        if found is None:
            return None
        self.used.add(found.file.relative)
        return replace(found.file, role=Role.COVER)

    def nearest(self, name: str, near: FoundFile, section: str) -> str:
        """The name of the picture that was probably meant; "" when none is near."""
        stems = {picture.file.stem: picture.file.name for picture in self._around(near, section)}
        found = difflib.get_close_matches(name.rpartition(".")[0] or name, stems, n=1, cutoff=0.5)
        return stems[found[0]] if found else ""

    def _around(self, near: FoundFile, section: str) -> list[_Picture]:
        own = [picture for picture in self._all if picture.file.folder == near.folder]
        return own + [
            p for p in self._all if p not in own and (p.of is None or p.of.section.key == section)
        ]


def is_pictures_only(item: FoundItem) -> bool:
    """Whether nothing but pictures (and lists) belongs to it."""
    return all(file.kind in (Kind.PICTURE, Kind.LIST) for file in item.files)


def is_picture_folder(item: FoundItem) -> bool:
    """Whether a folder in a section is a place for a list's pictures."""
    return item.is_folder and is_pictures_only(item) and title_of(item.name) in _FOLDERS


def _called(name: str, pictures: Iterable[_Picture]) -> _Picture | None:
    """By name, by name without suffix, by caption: staff see no suffixes in Windows."""
    last = name.replace("\\", "/").rpartition("/")[2].strip().casefold()
    stem = last.rpartition(".")[0] or last
    caption = bare(caption_of(stem))
    for matches in (
        lambda file: file.name.casefold() == last,
        lambda file: file.stem.casefold() in (last, stem),
        lambda file: bool(caption) and bare(caption_of(file.stem)) == caption,
    ):
        if found := next((p for p in pictures if matches(p.file)), None):
            return found
    return None
