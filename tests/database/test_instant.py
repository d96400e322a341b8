"""Times go in aware and come out aware, in the centre's zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, select
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kiosk.database.base import ZONE, Instant
from kiosk.database.engine import reading, writing


class Base(DeclarativeBase):
    pass


class Event(Base):
    __tablename__ = "events"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime | None] = mapped_column(Instant)


@pytest.fixture
def events(engine: Engine) -> Engine:
    Base.metadata.create_all(engine)
    return engine


zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
# Hypothesis takes the bounds without a zone and adds the zones itself.
moments = st.datetimes(
    datetime(1900, 1, 2),  # noqa: DTZ001
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=zones,
)


@given(at=moments)
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_moment_comes_back_as_the_same_moment_in_shanghai(events: Engine, at: datetime) -> None:
    with writing(events) as session:
        session.execute(delete(Event))
        session.add(Event(id=1, at=at))
    with reading(events) as session:
        found = session.scalars(select(Event.at)).one()
        same = session.scalars(select(Event.id).where(Event.at <= at)).all()
    assert found == at
    assert found.tzinfo is ZONE
    assert same == [1]


def test_nothing_stays_nothing(events: Engine) -> None:
    with writing(events) as session:
        session.add(Event(id=1, at=None))
    with reading(events) as session:
        assert session.scalars(select(Event.at)).one() is None


def test_a_time_without_a_zone_is_refused(events: Engine) -> None:
    naive = datetime(2024, 5, 1, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(StatementError, match="without a zone"), writing(events) as session:
        session.add(Event(id=1, at=naive))
