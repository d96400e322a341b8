"""TicketFlow: a ticket on show; printing, cancelling, being forgotten."""

from __future__ import annotations

import logging
from collections.abc import Callable

from kiosk.cinema.model import Standing, Ticket
from kiosk.errors import KioskError
from kiosk.operations.address import qr_address
from kiosk.wording import signup as words
from kiosk.wording.days import kept_words
from screens import signup_telling as telling
from screens.signup_notice import Action, NoticeShown
from screens.signup_parts import SignupParts
from screens.ticket import TicketShown

log = logging.getLogger(__name__)

QR_PATH = "/T/{token}"


class TicketFlow:
    """``new``: it was made a moment ago. Cancelling is offered for a found one, and for a new one
    that got no seat."""

    typing = False

    def __init__(self, parts: SignupParts, ticket: Ticket, *, new: bool) -> None:
        self._parts = parts
        self._ticket = ticket
        self._new = new
        self._line = ""
        self.back: Callable[[], None] = parts.done

    def show(self) -> None:
        ticket, parts = self._ticket, self._parts
        now, place = parts.cinema.now(), parts.settings.cinema_place
        told = telling.ticket_words(ticket, now, new=self._new)
        counts = told.live and not ticket.screening.called_off
        url = parts.phone_url()
        path = QR_PATH.format(token=ticket.token)
        shown = TicketShown(
            told=told,
            code=ticket.code if counts else "",
            film="" if ticket.forgotten else ticket.screening.film,
            when="" if ticket.forgotten else kept_words(ticket.screening.start, now),
            place="" if ticket.forgotten else place,
            qr=qr_address(url, path) if counts and url else "",
            found=told.live and (not self._new or ticket.standing is Standing.WAITING),
            can_print=counts and parts.print_ticket is not None,
            print_line=self._line,
            off=ticket.screening.called_off,
        )
        parts.stage.go("ticket", shown, self, telling.ticket_spoken(ticket, told, place, now))

    def finish(self) -> None:
        self._parts.done()

    # ------------------------------------------------------------------ a slip of paper

    def print(self) -> None:
        """The ticket stays on the screen meanwhile: a dead printer is given up after seconds."""
        slip, ticket = self._parts.print_ticket, self._ticket
        if slip is None or self._line == words.PRINTING:
            return
        self._line = words.PRINTING
        self.show()

        def printed(line: str) -> None:
            self._line = line
            if self._parts.stage.at == "ticket":  # else it is told when one comes back to it
                self.show()

        def failed(error: KioskError) -> None:
            log.warning("no slip: %s", error)
            printed(words.PRINT_FAILED)

        self._parts.stage.meanwhile(lambda: slip(ticket), lambda _: printed(words.PRINTED), failed)

    # ------------------------------------------------------------------ asked once more

    def cancel(self) -> None:
        ticket = self._ticket
        which = words.CANCEL_WHICH.format(
            film=ticket.screening.film,
            when=kept_words(ticket.screening.start, self._parts.cinema.now()),
            seats=ticket.seats,
        )
        self._sure(
            NoticeShown(
                words.CANCEL_SURE_TITLE,
                f"{which}\n{words.CANCEL_SURE}",
                "alert",
                (
                    Action(words.CANCEL_NO, self.show, "left"),
                    Action(words.CANCEL_YES, self._cancel, "taken", main=True),
                ),
            )
        )

    def forget(self) -> None:
        self._sure(
            NoticeShown(
                words.FORGET_SURE_TITLE,
                words.FORGET_SURE,
                "alert",
                (
                    Action(words.FORGET_NO, self.show, "left"),
                    Action(words.FORGET_YES, self._forget, "taken"),
                ),
            )
        )

    def _sure(self, notice: NoticeShown) -> None:
        self.back = self.show
        self._parts.tell(notice, self)

    def _cancel(self) -> None:
        token = self._ticket.token
        self._change(words.DOING_CANCEL, lambda: self._parts.cinema.cancel(token), self._cancel)

    def _forget(self) -> None:
        token = self._ticket.token
        self._change(words.DOING_FORGET, lambda: self._parts.cinema.forget(token), self._forget)

    def _change(self, doing: str, work: Callable[[], Ticket], again: Callable[[], None]) -> None:
        def failed(error: KioskError) -> None:
            self._parts.tell_fault(error, words.BUSY_CHANGE_TITLE, again, self.show)

        self._parts.stage.ask(doing, work, self._changed, failed)

    def _changed(self, ticket: Ticket) -> None:
        self._ticket, self._new, self._line = ticket, False, ""
        self.back = self._parts.done
        self.show()
