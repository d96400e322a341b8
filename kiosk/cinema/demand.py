"""What people want to see, counted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.cinema.model import Demand


def demand(session: Session, now: datetime) -> tuple[Demand, ...]:
    """See ``Cinema.demand``."""
    raise NotImplementedError
