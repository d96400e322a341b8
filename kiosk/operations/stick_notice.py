"""Telling the screen which sticks are plugged in and what lies on them.

A thread of the worker, so that a stick is noticed while another is being loaded. What is on a stick
is looked at in a child: one that hangs costs nothing but its answer.
"""

from __future__ import annotations

import logging
import threading

from kiosk.clock import Now
from kiosk.database.engine import writing
from kiosk.database.errors import DatabaseFault
from kiosk.intake.child import Children, Opener
from kiosk.operations.mounts.contents import Contents, Found, what_is_on
from kiosk.operations.mounts.model import Mount, MountWatch
from kiosk.services import Services
from kiosk.staff import tasks
from kiosk.staff.model import Candidate, Findings, Stick

log = logging.getLogger(__name__)

WAIT_SECONDS = 1.0


class StickNotice:
    """``mounted`` is what is plugged in as it was last seen."""

    def __init__(self, services: Services, watch: MountWatch, now: Now) -> None:
        self._services = services
        self._watch = watch
        self._now = now
        self._sticks: dict[Mount, Stick] = {}
        self._told: tuple[Stick, ...] | None = None

    @property
    def mounted(self) -> tuple[Mount, ...]:
        return tuple(self._sticks)

    def run(self, over: threading.Event) -> None:
        """Until ``over`` is set."""
        self.look()
        while not over.is_set():
            if self._watch.wait(WAIT_SECONDS) or self._told is None:
                self.look()

    def look(self) -> None:
        """See what is plugged in, tell it, look through what is new, and tell that too."""
        mounts = self._watch.mounted()
        self._sticks = {
            mount: self._sticks.get(mount) or Stick(str(mount.path), mount.name, None, self._now())
            for mount in mounts
        }
        self._tell()
        new = [mount for mount, stick in self._sticks.items() if stick.findings is None]
        if not new:
            return
        with Children(1) as open_file:
            for mount in new:
                stick = self._sticks[mount]
                found = findings(mount, open_file)
                self._sticks[mount] = Stick(stick.path, stick.label, found, stick.since)
        self._tell()

    def _tell(self) -> None:
        sticks = tuple(self._sticks.values())
        if sticks == self._told:
            return
        try:
            with writing(self._services.engine) as session:
                tasks.set_sticks(session, self._services.settings.kiosk_name, sticks)
            self._told = sticks
        except DatabaseFault as error:
            self._told = None  # told again at the next turn
            log.warning("sticks are not told: %s", error)


def findings(mount: Mount, open_file: Opener) -> Findings:
    """What lies on a stick, for the staff screen."""
    seen = what_is_on(mount, open_file)
    candidates = (
        *(Candidate(str(path), seen.called(path)) for path in seen.folders),
        *(Candidate(str(path), seen.called(path), archive=True) for path in seen.archives),
    )
    return Findings(candidates, _note(seen, len(candidates)))


def _note(seen: Contents, count: int) -> str:
    return "" if count == 1 and seen.found is not Found.NEAR else seen.said
