"""Finding a ticket by number and code.

There are 9000 codes, so what protects a ticket is how few may be tried. Wrong ones are counted for
every number, whether or not it ever signed up: neither the answers nor the work done for them tell
who is coming.
"""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import datetime, timedelta

from sqlalchemy import Engine, case, literal, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kiosk.cinema import signups
from kiosk.cinema.errors import FieldError, TicketUnknownError, TooManyTriesError
from kiosk.cinema.model import CinemaRules, Ticket
from kiosk.cinema.phones import phone_number
from kiosk.cinema.tables import SignupRow, TryRow
from kiosk.cinema.tickets import CODE_LENGTH, Tickets
from kiosk.database.base import Instant
from kiosk.database.engine import reading, writing
from kiosk.database.vault import Vault
from kiosk.wording import cinema as words

MOST_WRONG = 5
"""So many wrong codes for one number, and it is not looked at for a while."""
WINDOW = timedelta(minutes=15)
"""How long wrong tries count together, and how long the wait is after the last of them."""
_CODE = re.compile(rf"[0-9]{{{CODE_LENGTH}}}")


def find(
    engine: Engine,
    vault: Vault,
    tickets: Tickets,
    phone: str,
    code: str,
    rules: CinemaRules,
    now: datetime,
) -> Ticket:
    """See ``Cinema.find``. A right code writes nothing, a wrong one is committed before this
    raises."""
    digits, code = phone_number(phone), typed_code(code)
    digest = vault.fingerprint(digits)
    with reading(engine) as session:
        _refuse_too_many(session, digest, now)
        number = _signed_up(session, digest, code)
        if number is not None:
            return signups.ticket(session, vault, tickets, number, rules, now)
    with writing(engine) as session:
        _count_wrong(session, digest, now)
    raise TicketUnknownError


def typed_code(typed: str) -> str:
    """Four digits; full-width ones and spaces are understood. Raises ``FieldError``."""
    code = "".join(unicodedata.normalize("NFKC", typed).split())
    if not _CODE.fullmatch(code):
        raise FieldError("code", words.CODE_WRONG)
    return code


def _refuse_too_many(session: Session, digest: bytes, now: datetime) -> None:
    tries = session.get(TryRow, digest)
    # A count from the future was made before the clock was set back: nobody waits for that.
    if tries is None or tries.wrong < MOST_WRONG or not now - WINDOW < tries.since <= now:
        return
    left = tries.since + WINDOW - now
    raise TooManyTriesError(max(1, math.ceil(left / timedelta(minutes=1))))


def _signed_up(session: Session, digest: bytes, code: str) -> int | None:
    """The sign-up of a number with this code; should there be two, the one that counts."""
    return session.scalar(
        select(SignupRow.id)
        .where(SignupRow.phone_print == digest, SignupRow.code == code)
        .order_by(SignupRow.standing == "cancelled", SignupRow.id.desc())
        .limit(1)
    )


def _count_wrong(session: Session, digest: bytes, now: datetime) -> None:
    """One statement, so that tries at the same moment are all counted. ``since`` is when the first
    of them was made, or the last when there are too many. Nothing on show changes: no announcing.
    """
    insert = (sqlite if session.get_bind().dialect.name == "sqlite" else postgresql).insert
    over = or_(TryRow.since <= now - WINDOW, TryRow.since > now)
    begun_anew = or_(over, TryRow.wrong + 1 >= MOST_WRONG)
    session.execute(
        insert(TryRow)
        .values(phone_print=digest, wrong=1, since=now)
        .on_conflict_do_update(
            index_elements=[TryRow.phone_print],
            set_={
                "wrong": case((over, 1), else_=TryRow.wrong + 1),
                "since": case((begun_anew, literal(now, Instant)), else_=TryRow.since),
            },
        )
    )
