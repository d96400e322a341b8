"""What lies on a stick: content folders, archives, or nothing for the kiosk."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.intake.child import Opener
from kiosk.intake.kinds import is_junk
from kiosk.intake.names import half_width, nearest_section, section_of, shown
from kiosk.intake.problems import Refused
from kiosk.intake.root import DEPTH, MOST_FOLDERS, TOP_NAME, subfolders
from kiosk.operations.mounts.model import Mount
from kiosk.wording import mounts as words

_GONE = {errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ESTALE, errno.ENOTDIR}
SECONDS = 15.0
"""Time that looking at a stick may take: 500 folders on a slow USB 2 stick take some 5 s."""


class Found(StrEnum):
    FOLDERS = "folders"
    NEAR = "near"
    """No section, but a folder with a name like one: a check says what it may be."""
    ARCHIVES = "archives"
    NOTHING = "nothing"
    GONE = "gone"
    """It was pulled."""
    UNREADABLE = "unreadable"
    """It is there and cannot be read, or does not answer."""


@dataclass(frozen=True, slots=True)
class Contents:
    """``folders``: each can be loaded by itself, the likeliest first; what is in another of them is
    left out. ``archives``: the .zip files at the top."""

    mount: Mount
    found: Found
    folders: tuple[Path, ...] = ()
    archives: tuple[Path, ...] = ()

    @property
    def said(self) -> str:
        """The answer for staff, a plain sentence or two."""
        stick = self.mount.name
        match self.found:
            case Found.FOLDERS if self.folders == (self.mount.path,):
                return words.THE_STICK_ITSELF.format(stick=stick)
            case Found.FOLDERS if len(self.folders) == 1:
                return words.ONE_FOLDER.format(stick=stick, folder=self.called(self.folders[0]))
            case Found.FOLDERS:
                names = "、".join(f"“{self.called(folder)}”" for folder in self.folders)
                count = len(self.folders)
                return words.SEVERAL_FOLDERS.format(stick=stick, count=count, folders=names)
            case Found.NEAR:
                return words.NEAR.format(stick=stick, folder=self.called(self.folders[0]))
            case Found.ARCHIVES:
                names = "、".join(f"“{self.called(archive)}”" for archive in self.archives)
                return words.ARCHIVES.format(stick=stick, archives=names)
            case Found.GONE:
                return words.GONE.format(stick=stick)
            case Found.UNREADABLE:
                return words.UNREADABLE.format(stick=stick)
            case _:
                return words.NOTHING.format(stick=stick)

    def called(self, path: Path) -> str:
        """How a folder or file of the stick is shown: its way from the top of the stick."""
        try:
            parts = path.relative_to(self.mount.path).parts
        except ValueError:
            parts = (path.name,)
        return "/".join(map(shown, parts)) or self.mount.name


def what_is_on(mount: Mount, open_file: Opener) -> Contents:
    """Looks at the names on a stick, where ``open_file`` opens files. Never raises for the stick:
    pulled, broken or hanging is an answer too."""
    try:
        return open_file(SECONDS, look, mount)
    except Refused:
        return Contents(mount, Found.UNREADABLE)


def answers(seen: Sequence[Contents]) -> tuple[str, ...]:
    """What to tell about all sticks there are: a line for each, and which to choose."""
    if not seen:
        return (words.NO_STICK,)
    lines = tuple(contents.said for contents in seen)
    usable = [one for one in seen if one.found in (Found.FOLDERS, Found.ARCHIVES)]
    if len(usable) > 1:
        return (*lines, words.SEVERAL_STICKS.format(count=len(usable)))
    return lines


def look(mount: Mount) -> Contents:
    """The part of ``what_is_on`` that touches the stick; may hang with it."""
    try:
        _must_be_there(mount)
        folders, near = _folders(mount.path)
        archives = _archives(mount.path)
        # Folders that could not be read were passed over: perhaps because it is no longer there.
        _must_be_there(mount)
    except OSError as error:
        return Contents(mount, Found.GONE if _is_gone(mount, error) else Found.UNREADABLE)
    if folders:
        return Contents(mount, Found.FOLDERS, folders, archives)
    if archives:
        return Contents(mount, Found.ARCHIVES, archives=archives)
    return Contents(mount, Found.NEAR if near else Found.NOTHING, near)


def _must_be_there(mount: Mount) -> None:
    if mount.number and mount.path.stat().st_dev != mount.number:
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), str(mount.path))
    next(mount.path.iterdir(), None)


def _is_gone(mount: Mount, error: OSError) -> bool:
    """Unmounted, its device gone, or the process that served it; else it is a bad stick."""
    if error.errno in _GONE:
        return True
    return mount.device.startswith("/dev/") and not Path(mount.device).exists()


def _folders(top: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The content folders (named 素社家园, or with a section in them), and the first that is
    near to one."""
    found: list[Path] = []
    near: list[Path] = []
    layer, looked_at = [top], 0
    for _ in range(DEPTH):
        deeper: list[Path] = []
        for place in layer:
            inside = subfolders(place)
            names = [child.name for child in inside]
            if any(map(section_of, names)) or (place != top and _is_top(place.name)):
                found.append(place)
                continue
            if any(map(nearest_section, names)):
                near.append(place)
            deeper += inside
        looked_at += len(layer)
        if looked_at > MOST_FOLDERS:
            break
        layer = deeper
    return tuple(sorted(found, key=lambda at: (len(at.parts), not _is_top(at.name)))), tuple(
        near[:1]
    )


def _is_top(name: str) -> bool:
    return "".join(half_width(shown(name)).split()) == TOP_NAME


def _archives(top: Path) -> tuple[Path, ...]:
    with os.scandir(top) as inside:
        names = [
            entry.name
            for entry in inside
            if entry.name.lower().endswith(".zip")
            and not is_junk(entry.name)
            and entry.is_file(follow_symlinks=False)
        ]
    return tuple(top / name for name in sorted(names))
