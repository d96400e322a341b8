"""What is kept under the key: whether the key file is missed, and whether it is the right one."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.cinema.tables import BookingRow, SignupRow
from kiosk.database.vault import Sealed


def newest_sealed(session: Session) -> Sealed | None:
    """The telephone number that was sealed last, None when everybody is forgotten. Everybody who
    is not has one. Looked up from the newest back, so that years of forgotten people cost nothing
    while there is somebody new."""
    for table in (SignupRow, BookingRow):
        asked = select(table.phone).where(table.phone.is_not(None)).order_by(table.id.desc())
        if (found := session.scalar(asked.limit(1))) is not None:
            return found
    return None
