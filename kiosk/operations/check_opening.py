"""Are files from sticks opened where they can do no harm?"""

from __future__ import annotations

from kiosk.intake.child import Children
from kiosk.intake.limits import network_closed
from kiosk.intake.problems import Refused
from kiosk.operations.check import Check
from kiosk.wording import limits as words

OPENING = "opening"
SECONDS = 20.0


def check_opening() -> Check:
    """Starts a child as a load does, and has it try the network."""
    try:
        with Children(1) as open_file:
            closed = open_file(SECONDS, network_closed)
    except Refused as error:
        return Check(OPENING, False, error.what, error.do, "error")
    if closed:
        return Check(OPENING, True, words.NETWORK_CLOSED)
    return Check(OPENING, False, words.NETWORK_OPEN, words.NETWORK_OPEN_DO)
