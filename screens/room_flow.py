"""RoomFlow: an organisation asks for the room: day, time, people, number, consent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from kiosk.cinema.errors import FieldError, RoomTakenError
from kiosk.cinema.model import Booking
from kiosk.clock import ZONE
from kiosk.errors import KioskError
from kiosk.wording import consent
from kiosk.wording import signup as words
from kiosk.wording.days import when_words, whole_day
from screens import signup_telling as telling
from screens.ask_room import DayShown
from screens.ask_room_name import RoomNameShown
from screens.ask_room_people import PeopleShown
from screens.ask_room_time import TimeShown
from screens.signup_consent import ConsentShown
from screens.signup_form import RoomForm, phone_trouble, starts_on, weeks
from screens.signup_notice import Action, NoticeShown
from screens.signup_parts import SignupParts
from screens.signup_phone import PhoneShown

STEPS = 6


class RoomFlow:
    typing = True

    def __init__(self, parts: SignupParts) -> None:
        self._parts = parts
        self.form = RoomForm(parts.cinema.rules.seats)
        self._free: tuple[datetime, ...] = ()
        self.back: Callable[[], None] = parts.done

    # ------------------------------------------------------------------ day and time

    def ask_day(self, trouble: str = "") -> None:
        step = telling.step(1, STEPS, words.ROOM_LEAD, words.ROOM_DAY_TITLE, words.ROOM_DAY_MORE)
        self.back = self._parts.done
        today = self._parts.cinema.now().astimezone(ZONE).date()
        rows = tuple(tuple(week) for week in weeks(today))
        shown = DayShown(step, rows, self.form.day, trouble)
        self._parts.stage.go("ask_room", shown, self, step.spoken, trouble)

    def day_chosen(self, day: date) -> None:
        if day != self.form.day:
            self.form.day, self.form.start = day, None
        now = self._parts.cinema.now()
        starts = tuple(start for start in starts_on(day) if start > now)
        self._parts.stage.ask(
            words.ROOM_LOOKING,
            lambda: self._parts.cinema.free_among(starts),
            self._times_known,
            lambda error: self._parts.tell_fault(
                error, words.BUSY_CHANGE_TITLE, lambda: self.day_chosen(day), self.ask_day
            ),
        )

    def _times_known(self, free: tuple[datetime, ...]) -> None:
        self._free = free
        if free:
            self.ask_time()
        elif self.form.day is not None:
            day = whole_day(self.form.day)
            self.ask_day(words.ROOM_DAY_FULL.format(day=day))

    def ask_time(self) -> None:
        day = self.form.day
        lead = f"{words.ROOM_LEAD} · {whole_day(day)}" if day else words.ROOM_LEAD
        step = telling.step(2, STEPS, lead, words.ROOM_TIME_TITLE, words.ROOM_TIME_MORE)
        self.back = self.ask_day
        shown = TimeShown(step, self._free, self.form.start)
        self._parts.stage.go("ask_room_time", shown, self, step.spoken)

    def time_chosen(self, start: datetime) -> None:
        self.form.start = start
        self.ask_people()

    # ------------------------------------------------------------------ people, name and number

    def ask_people(self) -> None:
        more = words.ROOM_PEOPLE_MORE.format(most=self.form.most)
        step = telling.step(3, STEPS, self._lead, words.ROOM_PEOPLE_TITLE, more)
        self.back = self.ask_time
        shown = PeopleShown(step, self.form.people)
        self._parts.stage.go("ask_room_people", shown, self, step.spoken)

    def step_people(self, by: int) -> None:
        self.form.step_people(by)
        self.ask_people()

    def people_given(self) -> None:
        self.ask_name()

    def ask_name(self) -> None:
        more = words.ROOM_NAME_FULL if self.form.full else words.ROOM_NAME_MORE
        step = telling.step(4, STEPS, self._lead, words.ROOM_NAME_TITLE, more)
        self.back = self.ask_people
        shown = RoomNameShown(step, self.form.organisation)
        self._parts.stage.go("ask_room_name", shown, self, step.spoken)

    def written(self, character: str) -> None:
        self.form.write(character)
        self.ask_name()

    def delete_character(self) -> None:
        self.form.organisation = self.form.organisation[:-1]
        self.ask_name()

    def name_later(self) -> None:
        """Staff ask for it by telephone."""
        self.form.organisation = ""
        self.ask_phone()

    def name_given(self) -> None:
        self.ask_phone()

    def ask_phone(self, trouble: str = "") -> None:
        step = telling.step(
            5, STEPS, self._lead, words.BOOKING_PHONE_TITLE, words.BOOKING_PHONE_MORE
        )
        self.back = self.ask_name
        shown = PhoneShown(step, self.form.phone, trouble)
        self._parts.stage.go("signup_phone", shown, self, step.spoken, trouble)

    def phone_typed(self, digits: str) -> None:
        self.form.phone = digits

    def phone_given(self) -> None:
        trouble = phone_trouble(self.form.phone)
        if trouble:
            self.ask_phone(trouble)
        else:
            self.ask_consent()

    @property
    def _lead(self) -> str:
        if self.form.start is None:
            return words.ROOM_LEAD
        return f"{words.ROOM_LEAD} · {when_words(self.form.start, self._parts.cinema.now())}"

    # ------------------------------------------------------------------ consent

    def ask_consent(self) -> None:
        form = self.form
        sentences = consent.BOOKING_SENTENCES
        step = telling.step(6, STEPS, self._lead, consent.TITLE, "", *sentences)
        self.back = self.ask_phone
        summary = (
            (words.SUMMARY_PEOPLE, words.PEOPLE.format(count=form.people)),
            (words.SUMMARY_PHONE, form.masked),
            (words.SUMMARY_ORGANISATION, form.organisation or words.ROOM_NAME_LATER),
        )
        shown = ConsentShown(step, summary, sentences, words.SEND_BOOKING, form.agreed)
        self._parts.stage.go("signup_consent", shown, self, step.spoken)

    def agree(self, agreed: bool) -> None:
        self.form.agreed = agreed

    def refuse(self) -> None:
        self._parts.done()

    def send(self) -> None:
        request = self.form.request(consent.CONSENT_VERSION)
        self._parts.stage.ask(
            words.DOING_BOOKING,
            lambda: self._parts.cinema.ask_booking(request),
            self._received,
            self._failed,
        )

    def _received(self, booking: Booking) -> None:
        self.form = RoomForm(self.form.most)
        self.back = self._parts.done
        self.typing = False
        text = words.ROOM_DONE.format(number=booking.id)
        actions = (Action(words.HOME, self._parts.done, "cinema", main=True),)
        spoken = telling.room_done_spoken(booking.id)
        self._parts.tell(NoticeShown(words.ROOM_DONE_TITLE, text, "good", actions, spoken), self)

    def _failed(self, error: KioskError) -> None:
        self.back = self.ask_consent
        if isinstance(error, RoomTakenError) or (
            isinstance(error, FieldError) and error.field == "start"
        ):
            actions = (
                Action(words.ROOM_TAKEN_DO, self.ask_day, "calendar", main=True),
                Action(words.LEAVE, self._parts.done, "left"),
            )
            notice = NoticeShown(words.ROOM_TAKEN_TITLE, str(error), "calendar", actions)
            self._parts.tell(notice, self)
        elif isinstance(error, FieldError) and error.field == "phone":
            self.ask_phone(str(error))
        elif isinstance(error, FieldError):
            actions = (Action(words.BACK, self.ask_people, "left", main=True),)
            self._parts.tell(NoticeShown(words.FIELD_TITLE, str(error), "alert", actions), self)
        else:
            self._parts.tell_fault(error, words.BUSY_TITLE, self.send, self.ask_consent)
