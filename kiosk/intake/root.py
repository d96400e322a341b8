"""Which folder is meant: the one given, one a little deeper, or a single section of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.intake.kinds import is_junk
from kiosk.intake.names import half_width, nearest_section, order_key, section_of, shown
from kiosk.intake.problems import Problem, problem
from kiosk.wording import intake as wording

TOP_NAME = "素社家园"
DEPTH = 3
"""Levels looked through for the sections: stick / zip's own folder / 素社家园."""
MOST_FOLDERS = 500
"""Folders looked into before giving up on a stick that is full of other things."""


@dataclass(frozen=True, slots=True)
class Root:
    """``sections_in`` holds the section folders; ``only``, when set, is the one to take."""

    sections_in: Path | None
    only: Path | None = None
    problems: tuple[Problem, ...] = ()


def choose_root(folder: Path) -> Root:
    """Finds the sections in, above or below ``folder``. Never raises for what is in it."""
    if not folder.is_dir():
        return Root(None, problems=(problem("", wording.WHERE_FOLDER, wording.NOT_A_FOLDER),))
    if section_of(folder.resolve().name):
        return Root(folder.resolve().parent, only=folder)
    layer, near = [folder], list[Path]()
    looked_at = 0
    for _ in range(DEPTH):
        named = [place for place in layer if any(map(section_of, _names(place)))]
        if named:
            return _best(named)
        near = near or [
            place
            for place in layer
            if _is_top(place) or sum(map(bool, map(nearest_section, _names(place)))) > 0
        ]
        looked_at += len(layer)
        if looked_at > MOST_FOLDERS:
            break
        layer = [child for place in layer for child in subfolders(place)]
    if near:
        return _best(near)
    return Root(None, problems=(problem("", wording.WHERE_FOLDER, wording.NO_SECTION),))


def subfolders(place: Path) -> list[Path]:
    """The folders in a folder, in people's order, without links and junk; [] if unreadable."""
    try:
        inside = [
            child
            for child in place.iterdir()
            if not is_junk(child.name) and not child.is_symlink() and child.is_dir()
        ]
    except OSError:
        return []
    return sorted(inside, key=lambda child: order_key(child.name))


def _names(place: Path) -> list[str]:
    return [child.name for child in subfolders(place)]


def _is_top(place: Path) -> bool:
    return "".join(half_width(shown(place.name)).split()) == TOP_NAME


def _best(places: list[Path]) -> Root:
    used = next(filter(_is_top, places), places[0])
    if len(places) == 1:
        return Root(used)
    names = "、".join(f"“{shown(place.name)}”" for place in places)
    note = problem(
        "", wording.WHERE_FOLDER, wording.SEVERAL_ROOTS, "note", names=names, used=shown(used.name)
    )
    return Root(used, problems=(note,))
