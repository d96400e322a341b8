"""The numbers of signed folders that were loaded: a folder with a lower one is an older one."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.library.tables import SignatureRow


def last_number(session: Session) -> int:
    """The highest number loaded so far, whoever signed: the office may have changed its key. 0
    before the first. A reading session will do."""
    return session.scalar(select(func.max(SignatureRow.number))) or 0


def remember(session: Session, key: str, number: int) -> None:
    """A folder with this number, signed with the trusted key of this name, is being published."""
    row = session.get(SignatureRow, key[:64])
    if row is None:
        session.add(SignatureRow(key=key[:64], number=number))
    else:
        row.number = max(row.number, number)
