"""What the worker does for the cinema: held seats, and forgetting."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session


def release_held(session: Session, now: datetime) -> int:
    """See ``Cinema.release_held``."""
    raise NotImplementedError


def forget_old(session: Session, now: datetime) -> int:
    """See ``Cinema.forget_old``."""
    raise NotImplementedError
