"""Which folder is meant: the one given, one a little deeper, or a single section of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kiosk.intake.allowance import MOST_LISTED
from kiosk.intake.kinds import is_junk
from kiosk.intake.names import half_width, nearest_section, order_key, section_of, shown
from kiosk.intake.problems import Problem, problem
from kiosk.wording import intake as wording

TOP_NAME = "素社家园"
DEPTH = 3
"""Levels looked through for the sections: stick / zip's own folder / 素社家园."""
MOST_FOLDERS = 500
"""Folders looked into before giving up on a stick that is full of other things."""
MOST_NAMES = 5_000
"""Names of folders weighed on each level: 0.13 ms each, to find one that is nearly a section."""


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
    # A stick may be called like a section, and is mounted under its name.
    if section_of(folder.resolve().name) and not folder.is_mount():
        return Root(folder.resolve().parent, only=folder)
    layer, near = [folder], list[Path]()
    looked_at = 0
    for _ in range(DEPTH):
        inside = _looked_into(layer[: max(0, MOST_FOLDERS - looked_at)])
        looked_at += len(inside)
        named = [place for place, inner in inside if any(section_of(c.name) for c in inner)]
        if named:
            return _best(named)
        near = near or [
            place
            for place, inner in inside
            if _is_top(place) or any(nearest_section(child.name) for child in inner)
        ]
        layer = [child for _, inner in inside for child in inner]
    if near:
        return _best(near)
    return Root(None, problems=(problem("", wording.WHERE_FOLDER, wording.NO_SECTION),))


def subfolders(place: Path) -> list[Path]:
    """The folders in a folder, in people's order, without links and junk, at most ``MOST_NAMES``;
    [] if unreadable."""
    try:
        with os.scandir(place) as listing:
            names = (
                child.name
                for child in islice(listing, MOST_LISTED)
                if not is_junk(child.name) and child.is_dir(follow_symlinks=False)
            )
            return [place / name for name in sorted(islice(names, MOST_NAMES), key=order_key)]
    except OSError:
        return []


def _looked_into(layer: list[Path]) -> list[tuple[Path, list[Path]]]:
    """Each folder of the layer with those in it, until there are ``MOST_NAMES``."""
    inside: list[tuple[Path, list[Path]]] = []
    left = MOST_NAMES
    for place in layer:
        inner = subfolders(place)[:left]
        left -= len(inner)
        inside.append((place, inner))
    return inside


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
