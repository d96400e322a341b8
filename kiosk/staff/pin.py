"""The staff PIN: six digits, kept as an Argon2id hash; wrong tries make the next ones wait.

A million numbers are tried quickly, so what protects them is the waiting, which is kept in the
database and goes on over restarts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kiosk.staff.tables import PinRow

DIGITS = 6
FREE_TRIES = 3
"""Wrong tries that cost nothing: anybody mistypes."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=1)
_TOO_EASY = {"123456", "654321", "012345", "543210", "123123", "112233"}

_hasher = PasswordHasher()


@dataclass(frozen=True, slots=True)
class PinAnswer:
    """``right``; else how many seconds to wait before the next try is looked at (0: none)."""

    right: bool
    wait_seconds: float = 0.0


def is_set(session: Session) -> bool:
    """Whether staff have chosen a PIN yet. A reading session will do."""
    return session.scalar(select(PinRow.id)) is not None


def is_too_easy(pin: str) -> bool:
    """Whether anybody would guess it: all digits alike, or one of the usual rows."""
    return len(set(pin)) == 1 or pin in _TOO_EASY


def set_pin(session: Session, pin: str) -> None:
    """Keep a new PIN. Raises ``ValueError`` for anything but six digits, or one too easy."""
    if len(pin) != DIGITS or not (pin.isascii() and pin.isdigit()) or is_too_easy(pin):
        raise ValueError("not a PIN")
    row = session.get(PinRow, 1)
    if row is None:
        row = PinRow(id=1)
        session.add(row)
    row.hash, row.wrong, row.wait_until = _hasher.hash(pin), 0, None


def forget(session: Session) -> None:
    """Nobody knows it any more: the next to open the staff screen chooses a new one."""
    session.execute(delete(PinRow))


def try_pin(session: Session, pin: str, at: datetime) -> PinAnswer:
    """Whether ``pin`` is the right one, in a writing session. While there is something to wait for,
    it is not even looked at; a clock that was set back does not shorten or prolong that beyond the
    longest wait."""
    row = session.scalar(select(PinRow).with_for_update())
    if row is None:
        return PinAnswer(False)
    if row.wait_until is not None:
        left = (row.wait_until - at).total_seconds()
        if 0 < left <= LONGEST_WAIT.total_seconds():
            return PinAnswer(False, left)
    try:
        _hasher.verify(row.hash, pin)
    except VerifyMismatchError:
        row.wrong += 1
        wait = _wait_after(row.wrong)
        row.wait_until = at + wait if wait else None
        return PinAnswer(False, wait.total_seconds())
    row.wrong, row.wait_until = 0, None
    return PinAnswer(True)


def matches(session: Session, pin: str) -> bool:
    """Whether ``pin`` is the right one, in a reading session. Neither counts nor waits: whoever
    calls this keeps guessing slow by means of its own, which leave the screen's alone."""
    row = session.scalar(select(PinRow))
    if row is None:
        return False
    try:
        return _hasher.verify(row.hash, pin)
    except VerifyMismatchError:
        return False


def _wait_after(wrong: int) -> timedelta:
    if wrong < FREE_TRIES:
        return timedelta()
    doubled: timedelta = FIRST_WAIT * 2 ** min(wrong - FREE_TRIES, 10)
    return min(doubled, LONGEST_WAIT)
