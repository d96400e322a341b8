"""Films people would like to see.

What visitors write is read by staff alone until they offer the film: a public screen shows no
text that nobody has looked at.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta

from sqlalchemy import Insert, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kiosk.cinema.errors import FieldError
from kiosk.cinema.films import bare_title
from kiosk.cinema.model import Via, Wish
from kiosk.cinema.tables import WishFilmRow, WishRow
from kiosk.cinema.typed import once_text, one_line
from kiosk.database.base import Base
from kiosk.database.changes import announce
from kiosk.wording import bookings as words

LONGEST = 40
MOST_IN_AN_HOUR = 300
"""Votes that come one way (the phone pages do not use up those of the screen): a whole house may
vote after a film, and a script that votes all night is still seen for what it is."""
_HOUR = timedelta(hours=1)
_KEY_LENGTH = 80
_TITLE_MARKS = dict.fromkeys(map(ord, "《》"))


def title(typed: str) -> str:
    """The title as it is shown: 《流浪地球２》 is 流浪地球2. Raises ``FieldError`` for one that is
    empty or longer than 40 characters."""
    text = unmarked(unicodedata.normalize("NFKC", typed))
    if not key(text):
        raise FieldError("film", words.WISH_EMPTY)
    if len(text) > LONGEST:
        raise FieldError("film", words.WISH_LONG)
    return text


def unmarked(film: str) -> str:
    """A title without 《》, as our sentences put them around it themselves."""
    return one_line(film.translate(_TITLE_MARKS))


def key(film: str) -> str:
    """The bare title, as long as the column takes."""
    return bare_title(one_line(film))[:_KEY_LENGTH]


def wish(session: Session, film: str, via: Via, once: str, now: datetime) -> None:
    """See ``Cinema.wish``. The same form (``once``) sent again is one vote."""
    shown = title(film)
    named = key(shown)
    _refuse_too_many(session, via, now)
    _insert(session, WishFilmRow, key=named, film=shown, offered=False)
    vote = {"key": named, "once": once_text(once), "via": via.value, "at": now}
    _insert(session, WishRow, **vote)
    announce(session)


def wishes(session: Session) -> tuple[Wish, ...]:
    """See ``Cinema.wishes``. Films that nobody wished for are there while they are offered."""
    votes = func.count(WishRow.id)
    asked = (
        select(WishFilmRow.film, votes, WishFilmRow.offered)
        .outerjoin(WishRow, WishRow.key == WishFilmRow.key)
        .group_by(WishFilmRow.key, WishFilmRow.film, WishFilmRow.offered)
    )
    found = [Wish(film, int(count), offered) for film, count, offered in session.execute(asked)]
    kept = (one for one in found if one.votes or one.offered)
    return tuple(sorted(kept, key=lambda one: (-one.votes, one.film)))


def offer(session: Session, film: str, *, offered: bool) -> None:
    """See ``Cinema.offer``. How staff write the title is how it is shown from then on. Raises
    ``FieldError`` for a title that is empty or too long."""
    shown = title(film)
    named = key(shown)
    if offered:
        _insert(session, WishFilmRow, key=named, film=shown, offered=True)
    values = {"offered": True, "film": shown} if offered else {"offered": False}
    session.execute(update(WishFilmRow).where(WishFilmRow.key == named).values(**values))
    announce(session)


def _refuse_too_many(session: Session, via: Via, now: datetime) -> None:
    """Raises ``FieldError``."""
    # Looked up from the newest back: a few hundred rows, however many there are.
    votes = select(WishRow.at).where(WishRow.via == via.value).order_by(WishRow.id.desc())
    before = session.scalar(votes.offset(MOST_IN_AN_HOUR - 1).limit(1))
    if before is not None and now - _HOUR < before <= now:
        raise FieldError("film", words.WISH_MANY)


def _insert(session: Session, table: type[Base], **values: object) -> None:
    """Unless there is one already, also when another transaction is just putting it there."""
    build = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement: Insert = build(table).values(**values).on_conflict_do_nothing()
    session.execute(statement)
