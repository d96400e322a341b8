"""SignupFlow: number, name, consent, ticket."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.cinema.errors import FieldError, ScreeningMissingError, SignupsClosedError
from kiosk.cinema.model import Screening, Ticket
from kiosk.errors import KioskError
from kiosk.wording import cinema as cinema_words
from kiosk.wording import consent
from kiosk.wording import signup as words
from screens import signup_telling as telling
from screens.signup_consent import ConsentShown
from screens.signup_form import SignupForm, phone_trouble
from screens.signup_name import NameShown
from screens.signup_notice import Action, NoticeShown
from screens.signup_parts import SignupParts
from screens.signup_phone import PhoneShown

STEPS = 3


class SignupFlow:
    """``show_ticket`` takes over with what came of it, ``find`` looks for the one that is there."""

    typing = True

    def __init__(
        self,
        parts: SignupParts,
        screening: Screening,
        seats: int,
        needs_space: bool,
        show_ticket: Callable[[Ticket], None],
        find: Callable[[], None],
    ) -> None:
        self._parts = parts
        self.form = SignupForm(screening, seats, needs_space)
        self._show_ticket = show_ticket
        self._find = find
        self._lead = telling.lead(screening, seats, parts.cinema.now())
        self.back: Callable[[], None] = parts.done
        """One step back from the page on show."""

    # ------------------------------------------------------------------ the number

    def ask_phone(self, trouble: str = "") -> None:
        step = telling.step(1, STEPS, self._lead, words.PHONE_TITLE, words.PHONE_MORE)
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
            self.ask_name()

    # ------------------------------------------------------------------ the name

    def ask_name(self) -> None:
        more = words.NAME_FULL if self.form.full else words.NAME_MORE
        step = telling.step(2, STEPS, self._lead, words.NAME_TITLE, more)
        self.back = self.ask_phone
        shown = NameShown(step, self.form.surname, self.form.title)
        self._parts.stage.go("signup_name", shown, self, step.spoken)

    def surname_chosen(self, surname: str) -> None:
        """One of the commonest, whole: it takes the place of what was written."""
        self.form.surname = surname
        self.ask_name()

    def written(self, character: str) -> None:
        """By hand; compound surnames are written one character after the other."""
        self.form.write(character)
        self.ask_name()

    def delete_character(self) -> None:
        self.form.surname = self.form.surname[:-1]
        self.ask_name()

    def title_chosen(self, title: str) -> None:
        """Touched again, it is taken back."""
        self.form.title = "" if title == self.form.title else title
        self.ask_name()

    def skip_name(self) -> None:
        self.form.surname = self.form.title = ""
        self.ask_consent()

    def name_given(self) -> None:
        self.ask_consent()

    # ------------------------------------------------------------------ consent

    def ask_consent(self) -> None:
        form = self.form
        more = "" if form.fits else words.FULL_NOW
        step = telling.step(3, STEPS, self._lead, consent.TITLE, more, *consent.SENTENCES)
        self.back = self.ask_name
        # Film, time and people stand in the lead above.
        summary = (
            (words.SUMMARY_PHONE, form.masked),
            (words.SUMMARY_NAME, form.name or words.NOT_WRITTEN),
        )
        send = words.SEND if form.fits else words.SEND_WAITING
        shown = ConsentShown(step, summary, consent.SENTENCES, send, form.agreed)
        self._parts.stage.go("signup_consent", shown, self, step.spoken)

    def agree(self, agreed: bool) -> None:
        self.form.agreed = agreed

    def refuse(self) -> None:
        """Nothing is kept."""
        self._parts.done()

    def send(self) -> None:
        request = self.form.request(consent.CONSENT_VERSION)
        self._parts.stage.ask(
            words.DOING,
            lambda: self._parts.cinema.sign_up(request),
            self._show_ticket,
            self._failed,
        )

    # ------------------------------------------------------------------ what may go wrong

    def _failed(self, error: KioskError) -> None:
        self.back = self.ask_consent
        if isinstance(error, SignupsClosedError | ScreeningMissingError):
            actions = (Action(words.HOME, self._parts.done, "cinema", main=True),)
            notice = NoticeShown(words.CLOSED_TITLE, words.CLOSED_DO, "clock", actions)
            self._parts.tell(notice, self)
        elif isinstance(error, FieldError) and error.what == cinema_words.SIGNED_UP_ALREADY:
            actions = (
                Action(words.ALREADY_FIND, self._find, "see", main=True),
                Action(words.OTHER_PHONE, self.ask_phone, "phone"),
                Action(words.HOME, self._parts.done, "cinema"),
            )
            notice = NoticeShown(words.ALREADY_TITLE, words.ALREADY_DO, "note", actions)
            self._parts.tell(notice, self)
        elif isinstance(error, FieldError) and error.field == "phone":
            self.ask_phone(str(error))
        else:
            self._parts.tell_fault(error, words.BUSY_TITLE, self.send, self.ask_consent)
