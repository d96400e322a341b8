"""What a load does to the cinema's programme, told to a command, a person, the staff's screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kiosk.cinema import room
from kiosk.cinema.model import ShowingChange, ShowingChanged
from kiosk.intake.load import LoadResult
from kiosk.intake.plan import Change
from kiosk.intake.programme import CHANGES, counts
from kiosk.intake.word_list import differ
from kiosk.library.sections import BY_KEY
from kiosk.staff.model import ToldChange
from kiosk.wording import operations as words
from kiosk.wording import programme as programme_words
from kiosk.wording import pronunciation

_CINEMA = "cinema"
_AS_ITEMS = {
    ShowingChange.NEW: Change.NEW,
    ShowingChange.MOVED: Change.CHANGED,
    ShowingChange.CHANGED: Change.CHANGED,
    ShowingChange.CALLED_OFF: Change.REMOVED,
    ShowingChange.UNCHANGED: Change.UNCHANGED,
    ShowingChange.CLASH: Change.WRONG,
}


def load_ended(result: LoadResult) -> str:
    """How a load ended, in one sentence."""
    if result.published and not result.new_edition:
        said = _beside(result)
    elif result.edition is None:
        said = words.LOAD_NOTHING
    else:
        said = words.LOAD_PUBLISHED if result.published else words.LOAD_UNCHANGED
    return said.format(items=result.items, found=result.found, edition=result.edition)


def _beside(result: LoadResult) -> str:
    """What changed though the items did not."""
    of_programme = any(one.change in CHANGES for one in result.programme)
    first = result.edition is None
    if of_programme and differ(result.words):
        return pronunciation.LOADED_BOTH if first else pronunciation.LOADED_BOTH_EDITION
    if differ(result.words):
        return pronunciation.LOADED if first else pronunciation.LOADED_EDITION
    return programme_words.LOADED if first else programme_words.LOADED_EDITION


def programme_counts(changes: Sequence[ShowingChanged]) -> str:
    many = counts(changes)
    said = programme_words.COUNTS + (programme_words.CLASHED if many["clash"] else "")
    return said.format(**many)


def programme_lines(changes: Sequence[ShowingChanged]) -> Iterator[str]:
    """One line for each screening; what stays as it is only counts."""
    for one in changes:
        if one.change is not ShowingChange.UNCHANGED:
            change = programme_words.CHANGES[one.change]
            what = room.film_at(one.start, one.film)
            yield programme_words.LINE.format(change=change, what=what, more=_more(one))


def programme_changes(changes: Sequence[ShowingChanged]) -> tuple[ToldChange, ...]:
    """The same beside the items, as the staff's screen lists them."""
    section = BY_KEY[_CINEMA].name
    return tuple(
        ToldChange(section, room.film_at(one.start, one.film) + _more(one), _AS_ITEMS[one.change])
        for one in changes
    )


def programme_document(changes: Sequence[ShowingChanged]) -> list[dict[str, Any]]:
    """What ``kiosk load --json`` prints of it."""
    return [
        {
            "film": one.film,
            "start": one.start.isoformat(),
            "change": one.change.value,
            "seats": one.seats,
            "before": one.before.isoformat() if one.before else None,
            "beside": one.beside,
        }
        for one in changes
    ]


def _more(one: ShowingChanged) -> str:
    before = programme_words.FROM.format(before=room.moment(one.before)) if one.before else ""
    signed = programme_words.SIGNED.format(people=one.seats) if one.seats else ""
    return before + signed
