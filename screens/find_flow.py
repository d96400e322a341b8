"""FindFlow: number and four digits, then the ticket."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.cinema.errors import TicketUnknownError, TooManyTriesError
from kiosk.cinema.model import Ticket
from kiosk.errors import KioskError
from kiosk.wording import signup as words
from screens import signup_telling as telling
from screens.find_ticket import FindShown
from screens.signup_form import FindForm, code_trouble, phone_trouble
from screens.signup_parts import SignupParts
from screens.signup_phone import PhoneShown

STEPS = 2


class FindFlow:
    typing = True

    def __init__(self, parts: SignupParts, show_ticket: Callable[[Ticket], None]) -> None:
        self._parts = parts
        self.form = FindForm()
        self._show_ticket = show_ticket
        self.back: Callable[[], None] = parts.done

    def ask_phone(self, trouble: str = "") -> None:
        step = telling.step(
            1, STEPS, words.FIND_LEAD, words.FIND_PHONE_TITLE, words.FIND_PHONE_MORE
        )
        self.back = self._parts.done
        shown = PhoneShown(step, self.form.phone, trouble)
        self._parts.stage.go("signup_phone", shown, self, step.spoken, trouble)

    def phone_typed(self, digits: str) -> None:
        self.form.phone = digits

    def phone_given(self) -> None:
        trouble = phone_trouble(self.form.phone)
        if trouble:
            self.ask_phone(trouble)
        else:
            self.ask_code()

    def ask_code(self, trouble: str = "") -> None:
        step = telling.step(2, STEPS, words.FIND_LEAD, words.FIND_CODE_TITLE, words.FIND_CODE_MORE)
        self.back = self.ask_phone
        shown = FindShown(step, self.form.code, trouble)
        self._parts.stage.go("find_ticket", shown, self, step.spoken, trouble)

    def code_typed(self, digits: str) -> None:
        self.form.code = digits

    def code_given(self) -> None:
        trouble = code_trouble(self.form.code)
        if trouble:
            self.ask_code(trouble)
            return
        phone, code = self.form.phone, self.form.code
        self._parts.stage.ask(
            words.DOING_FINDING,
            lambda: self._parts.cinema.find(phone, code),
            self._show_ticket,
            self._failed,
        )

    def _failed(self, error: KioskError) -> None:
        if isinstance(error, TicketUnknownError | TooManyTriesError):
            self.ask_code(str(error))
        else:
            self.back = self.ask_code
            self._parts.tell_fault(error, words.BUSY_CHANGE_TITLE, self.code_given, self.ask_code)
