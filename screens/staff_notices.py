"""The notices of the staff screens: what came of something, and the ways on. No Kivy."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.staff.model import TaskKind, TaskResult
from kiosk.wording import staff as words
from screens.staff_notice import Action, Notice
from screens.staff_telling import sentence

Do = Callable[[], None]


def _home(do: Do, *, main: bool = False) -> Action:
    return Action(words.TO_STAFF, do, "left", main)


def pin_changed(home: Do) -> Notice:
    return Notice("good", words.PIN_SET_TITLE, (words.PIN_SET_MORE,), (_home(home, main=True),))


def stopped(current: int | None, home: Do) -> Notice:
    more = words.STOPPED_MORE.format(number=current) if current else words.STOPPED_MORE_EMPTY
    return Notice("note", words.STOPPED, (more,), (_home(home, main=True),))


def pulled(home: Do) -> Notice:
    return Notice("note", words.PULLED, (words.PULLED_MORE,), (_home(home, main=True),))


def failed(kind: TaskKind, message: str, again: Do, home: Do) -> Notice:
    """``message`` is the worker's own sentence; ours where it has none."""
    title, more = {
        TaskKind.LOOK: (words.FAILED_LOOK, words.FAILED_MORE),
        TaskKind.LOAD: (words.FAILED_LOAD, words.FAILED_MORE),
        TaskKind.EJECT: (words.EJECT_FAILED, words.FAILED_AGAIN),
        TaskKind.READINESS: (words.FAILED_CHECK, words.FAILED_AGAIN),
        TaskKind.SET_CLOCK: (words.CLOCK_FAILED, words.CLOCK_FAILED_MORE),
    }[kind]
    actions = (Action(words.TRY_AGAIN, again, "again", main=True), _home(home))
    return Notice("error", title, (sentence(message or more),), actions)


def loaded(
    result: TaskResult, plugged: bool, actions: tuple[Action, ...], before: int | None = None
) -> Notice:
    """``plugged``: the stick is still there and can be taken out. ``before``: the edition that was
    on show until then; when it still is, only the programme of films has changed."""
    errors = sum(problem.level == "error" for problem in result.problems)
    if result.published and result.edition == before:
        level, title, more = "good", words.PROGRAMME_LOADED, words.PROGRAMME_LOADED_MORE
    elif result.published:
        level, title, more = "good", words.LOADED.format(number=result.edition), words.LOADED_MORE
    else:
        level, title = "note", words.NOTHING_LOADED if errors else words.SAME
        more = words.FAILED_MORE if errors else words.SAME_MORE
    lines = [more]
    if errors:
        lines.append(words.LOADED_WRONG.format(count=errors))
    lines.append(words.CAN_PULL if plugged else words.GONE_PULLED)
    return Notice(level, title, tuple(lines), actions)


def put_back(number: int, see: Do, home: Do) -> Notice:
    title = words.BACK_ON.format(number=number)
    actions = (Action(words.SEE, see, "see", main=True), _home(home))
    return Notice("good", title, (words.BACK_ON_MORE,), actions)


def ejected(message: str, see: Do, home: Do) -> Notice:
    lines = (sentence(message),) if message else ()
    actions = (_home(home, main=True), Action(words.SEE, see, "see"))
    return Notice("good", words.EJECTED, lines, actions)


def clock_set(message: str, home: Do) -> Notice:
    lines = (sentence(message),) if message else ()
    return Notice("good", words.CLOCK_DONE, lines, (_home(home, main=True),))


def fault(told: str, again: Do, out: Do) -> Notice:
    actions = (
        Action(words.TRY_AGAIN, again, "again", main=True),
        Action(words.BACK, out, "left"),
    )
    return Notice("error", words.FAULT, (told,), actions)
