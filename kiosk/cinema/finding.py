"""Finding a ticket by number and code."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from kiosk.cinema.model import CinemaRules, Ticket
from kiosk.cinema.tickets import Tickets
from kiosk.database.vault import Vault


def find(
    engine: Engine,
    vault: Vault,
    tickets: Tickets,
    phone: str,
    code: str,
    rules: CinemaRules,
    now: datetime,
) -> Ticket:
    """See ``Cinema.find``."""
    raise NotImplementedError
