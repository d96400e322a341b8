"""Last stage: the plan becomes the edition on show, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.intake.plan import Replaced, make_plan
from kiosk.library import editions
from kiosk.library.prepared import PreparedItem


def publish(
    session: Session,
    prepared: Sequence[PreparedItem],
    replaced: Replaced,
    source: str,
    at: datetime,
) -> tuple[int | None, bool]:
    """Publishes in the caller's transaction. Gives the number of the edition on show and whether it
    is a new one: an edition that would show the same is not made again."""
    plan = make_plan(editions.shown_items(session), prepared, replaced)
    current = editions.current_edition(session)
    if not plan.items or (current is not None and plan.same):
        return current, False
    return editions.publish(session, plan.items, source, at), True
