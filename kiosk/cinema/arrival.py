"""All that decides on a sign-up, counted by one question to the database.

On a busy evening hundreds of phones ask at once and each holds the lock meanwhile, so what is done
under it is kept short.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import LargeBinary, String, and_, bindparam, case, false, func, or_, select
from sqlalchemy.orm import Session

from kiosk.cinema.tables import SignupRow


@dataclass(frozen=True, slots=True)
class Arrival:
    """``sent`` is the sign-up that the same form made before, ``once_used`` whether a form of any
    screening had that text; ``active``: the number is signed up for this screening. ``ordinary``
    and ``space`` are seats taken, ``waiting`` counts sign-ups. ``code_taken``: among the codes of
    this screening and of this number."""

    sent: int | None
    once_used: bool
    active: bool
    ordinary: int
    space: int
    waiting: int
    code_taken: bool


_here = SignupRow.screening_id == bindparam("screening")
_same_number = SignupRow.phone_print == bindparam("digest", type_=LargeBinary)
_same_form = SignupRow.once == bindparam("once", type_=String)
_seated = and_(_here, SignupRow.standing == "seated")
_QUESTION = select(
    func.max(case((and_(_here, _same_form), SignupRow.id))),
    func.coalesce(func.max(case((_same_form, 1))), 0),
    func.coalesce(
        func.max(case((and_(_here, _same_number, SignupRow.standing != "cancelled"), 1))), 0
    ),
    func.coalesce(
        func.sum(case((and_(_seated, SignupRow.needs_space == false()), SignupRow.seats))), 0
    ),
    func.coalesce(func.sum(case((and_(_seated, SignupRow.needs_space), SignupRow.seats))), 0),
    func.coalesce(func.sum(case((and_(_here, SignupRow.standing == "waiting"), 1))), 0),
    func.coalesce(func.max(case((SignupRow.code == bindparam("code"), 1))), 0),
).where(or_(_here, _same_number, _same_form))


def look(session: Session, screening: int, digest: bytes, once: str | None, code: str) -> Arrival:
    """The screening is locked. ``digest`` is the fingerprint of the number, ``code`` the one that
    would be given."""
    values = {"screening": screening, "digest": digest, "once": once, "code": code}
    found = session.execute(_QUESTION, values).one()
    sent, once_used, active, ordinary, space, waiting, code_taken = found
    return Arrival(
        sent,
        bool(once_used),
        bool(active),
        int(ordinary),
        int(space),
        int(waiting),
        bool(code_taken),
    )
