"""What lies on the sticks, as the ways that the home of the staff offers. No Kivy."""

from __future__ import annotations

from pathlib import Path

from kiosk.staff.model import Stick
from kiosk.wording import staff as words
from screens import staff_telling
from screens.widgets.staff_rows import WayEntry


def stick_of(sticks: tuple[Stick, ...], path: str) -> Stick | None:
    """The stick that is plugged in and holds ``path`` (or is it); None when it was pulled."""
    wanted = Path(path)
    for stick in sticks:
        if wanted == Path(stick.path) or Path(stick.path) in wanted.parents:
            return stick
    return None


def ways(sticks: tuple[Stick, ...]) -> tuple[WayEntry, ...]:
    """One entry for each folder that can be looked at, then why there is none on a stick."""
    if not sticks:
        return (WayEntry("stick", words.STICK_NONE, words.STICK_NONE_MORE),)
    entries = [entry for stick in sticks for entry in _ways_of(stick)]
    return tuple(sorted(entries, key=lambda entry: not entry.path))


def plugged(sticks: tuple[Stick, ...]) -> str:
    """Which sticks there are, in a line; empty when there is none."""
    if len(sticks) > 1:
        return words.STICKS_COUNTED.format(count=len(sticks))
    return "".join(
        words.STICKS_PLUGGED.format(stick=staff_telling.stick_name(one.label)) for one in sticks
    )


def _ways_of(stick: Stick) -> list[WayEntry]:
    name = staff_telling.stick_name(stick.label)
    if stick.findings is None:
        return [WayEntry("stick", name, words.STICK_SEARCHING + "，" + words.STICK_SEARCHING_MORE)]
    candidates = stick.findings.candidates
    if not candidates:
        return [WayEntry("stick", name, stick.findings.note or words.STICK_NOTHING)]
    look = words.STICK_LOOK.format(stick=name)
    entries = []
    for one in candidates:
        archive = one.archive
        more = words.STICK_LOOK_ARCHIVE_MORE if archive else words.STICK_LOOK_MORE
        icon = "archive" if archive else "stick"
        entries.append(WayEntry(icon, look, more.format(name=one.name), one.path))
    return entries
