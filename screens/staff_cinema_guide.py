"""StaffCinema: leads staff through the cinema: who is coming, the door, private screenings, and
what people would like to see."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.errors import CinemaError
from kiosk.cinema.model import BookingState, DoorAnswer, Entry
from kiosk.errors import KioskError
from kiosk.wording import staff_cinema as words
from screens.background import Background
from screens.staff_bookings import BookingsShown
from screens.staff_cinema import CinemaShown
from screens.staff_demand import DemandShown
from screens.staff_people import PeopleShown
from screens.staff_stage import StaffStage


class StaffCinema:
    """``home`` leads back to the home of the staff. What writes goes through ``background``: the
    database's lock is not waited for while drawing."""

    def __init__(
        self, cinema: Cinema, background: Background, stage: StaffStage, home: Callable[[], None]
    ) -> None:
        self._cinema = cinema
        self._background = background
        self._stage = stage
        self._home = home
        self._screening = 0

    # ------------------------------------------------------------------ ways

    def open(self) -> None:
        def show() -> None:
            asked = sum(one.state is BookingState.ASKED for one in self._cinema.bookings())
            shown = CinemaShown(self._cinema.programme(), asked, self._cinema.now())
            self._stage.go("staff_cinema", shown)

        self._stage.carefully(show)

    def back(self) -> None:
        """From one of the cinema's screens to the list of screenings, from there home."""
        if self._stage.at == "staff_cinema":
            self._home()
        else:
            self.open()

    def open_people(self, screening: int, note: str = "", *, good: bool = True) -> None:
        """Who comes to a screening; ``note`` is what came of the last thing done."""
        self._screening = screening

        def show() -> None:
            shown = PeopleShown(
                self._cinema.screening(screening),
                self._cinema.people(screening),
                self._cinema.now(),
                note,
                good,
            )
            self._stage.go("staff_people", shown)

        self._stage.carefully(show)

    def open_bookings(self, note: str = "") -> None:
        def show() -> None:
            shown = BookingsShown(self._cinema.bookings(), self._cinema.now(), note)
            self._stage.go("staff_bookings", shown)

        self._stage.carefully(show)

    def open_demand(self) -> None:
        self._stage.carefully(
            lambda: self._stage.go("staff_demand", DemandShown(self._cinema.demand()))
        )

    # ------------------------------------------------------------------ what is done

    def let_in(self, code: str) -> None:
        """Four digits were typed, or the button of a person was touched."""
        screening = self._screening
        self._background.do(
            lambda: self._cinema.check_in(code, screening),
            lambda entry: self.open_people(
                screening, said(entry), good=entry.answer is DoorAnswer.WELCOME
            ),
            lambda error: self._failed(error, lambda: self.let_in(code)),
        )

    def call_off(self) -> None:
        """The screening whose people are on show."""
        screening = self._screening
        self._background.do(
            lambda: self._cinema.call_off(screening),
            lambda _: self.open_people(screening, words.CALLED_OFF_DONE),
            lambda error: self._failed(error, self.call_off),
        )

    def accept(self, number: int, organisation: str) -> None:
        told = words.ACCEPTED_DONE.format(organisation=organisation)
        self._background.do(
            lambda: self._cinema.accept_booking(number),
            lambda _: self.open_bookings(told),
            lambda error: self._not_answered(error, lambda: self.accept(number, organisation)),
        )

    def decline(self, number: int, organisation: str) -> None:
        told = words.DECLINED_DONE.format(organisation=organisation)
        self._background.do(
            lambda: self._cinema.decline_booking(number),
            lambda _: self.open_bookings(told),
            lambda error: self._not_answered(error, lambda: self.decline(number, organisation)),
        )

    def _not_answered(self, error: KioskError, again: Callable[[], None]) -> None:
        if isinstance(error, CinemaError):  # the room is taken meanwhile: the list says by what
            self.open_bookings(str(error))
        else:
            self._failed(error, again)

    def _failed(self, error: KioskError, again: Callable[[], None]) -> None:
        """Tell it, with a way to try ``again``."""
        if self._stage.at:  # else staff have left meanwhile
            self._stage.fault(error, again)


def said(entry: Entry) -> str:
    """What the door says, in one line."""
    ticket = entry.ticket
    match entry.answer:
        case DoorAnswer.WELCOME if ticket is not None:
            told = words.WELCOME if ticket.name else words.WELCOME_NAMELESS
            return told.format(name=ticket.name, seats=ticket.seats)
        case DoorAnswer.ALREADY if entry.at is not None:
            return words.ALREADY.format(time=f"{entry.at:%H:%M}")
        case DoorAnswer.WAITING:
            return words.WAITING
        case DoorAnswer.CANCELLED:
            return words.CANCELLED
        case DoorAnswer.OTHER_DAY:
            return words.OTHER_DAY
        case DoorAnswer.CALLED_OFF:
            return words.OFF
        case _:
            return words.UNKNOWN
