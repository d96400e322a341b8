"""What is typed in a form, and what the cinema is told of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count

import pytest

from kiosk.cinema.model import Screening, ScreeningState, Standing, Ticket
from kiosk.clock import ZONE
from kiosk.wording import signup as words
from kiosk.wording.days import when_words
from screens.signup_form import (
    DAYS_AHEAD,
    RoomForm,
    SignupForm,
    code_trouble,
    grouped,
    phone_trouble,
    starts_on,
    weeks,
)
from screens.signup_telling import room_done_spoken, ticket_spoken, ticket_words

NOW = datetime(2026, 11, 27, 15, 0, tzinfo=ZONE)
PHONE = "13800138000"


def screening(free: int = 10, **other: object) -> Screening:
    values: dict[str, object] = {
        "id": 1, "film": "地道战", "start": NOW.replace(hour=19, minute=30), "minutes": 96,
        "seats": 60, "held": 2, "taken": 0, "waiting": 0, "free": free,
        "free_with_space": free + 2, "open": True,
    }  # fmt: skip
    return Screening(**(values | other))  # type: ignore[arg-type]


def form() -> SignupForm:
    numbers = count()
    return SignupForm(screening(), 2, make_once=lambda: f"once-{next(numbers)}")


@pytest.mark.parametrize(
    ("digits", "groups", "missing"),
    [
        ("", [], 11),
        ("13800138", ["138", "0013", "8"], 3),
        (PHONE, ["138", "0013", "8000"], 0),
        ("02084123456", ["020", "8412", "3456"], 0),
        ("075526123456", ["0755", "2612", "3456"], 0),
        ("84123456", ["8412", "3456"], 0),
    ],
)
def test_a_number_is_grouped_as_it_is_read_out(
    digits: str, groups: list[str], missing: int
) -> None:
    assert grouped(digits) == (groups, missing)


@pytest.mark.parametrize("digits", [PHONE, "02084123456", "84123456", "075526123456"])
def test_a_number_that_can_be_called_is_right(digits: str) -> None:
    assert phone_trouble(digits) == ""


def test_what_is_wrong_with_a_number_is_told_without_the_number() -> None:
    assert phone_trouble("") == words.PHONE_EMPTY
    assert phone_trouble("138001") == words.PHONE_SHORT
    wrong = phone_trouble("12800138000")
    assert "11 位" in wrong
    assert "12800138000" not in wrong


def test_a_code_has_four_digits() -> None:
    assert code_trouble("407") == words.CODE_SHORT
    assert code_trouble("4071") == ""


def test_the_same_form_is_sent_as_one_and_another_number_as_another() -> None:
    one = form()
    one.phone, one.agreed = PHONE, True
    first, again = one.request("v1"), one.request("v1")
    assert first == again
    assert first.once == "once-0"
    one.phone = "13900139000"
    assert one.request("v1").once == "once-1"


def test_consent_counts_only_if_it_was_given() -> None:
    one = form()
    one.phone = PHONE
    assert one.request("v1").consent == ""
    one.agreed = True
    assert one.request("v1").consent == "v1"


def test_a_title_alone_names_nobody() -> None:
    one = form()
    one.title = "女士"
    assert one.request("v1").surname == ""
    one.surname = "陈"
    assert one.request("v1").surname == "陈女士"


def test_on_the_screen_the_number_is_masked_except_for_its_end() -> None:
    one = form()
    one.phone = PHONE
    assert one.masked == "138****8000"


def test_more_people_than_seats_or_none_cannot_be_asked_for() -> None:
    one = RoomForm(most=30)
    one.step_people(100)
    assert one.people == 30
    one.step_people(-100)
    assert one.people == 1


def test_days_to_choose_are_the_next_sixty_in_weeks_from_monday() -> None:
    today = date(2026, 11, 25)
    rows = weeks(today)
    days = [day for row in rows for day in row if day]
    assert days == [today + timedelta(days=number) for number in range(1, DAYS_AHEAD + 1)]
    assert all(day is None or day.weekday() == i for row in rows for i, day in enumerate(row))


def test_private_screenings_begin_in_the_centres_zone() -> None:
    assert all(at.utcoffset() == timedelta(hours=8) for at in starts_on(date(2026, 12, 1)))


def ticket(standing: Standing = Standing.SEATED, **other: object) -> Ticket:
    values: dict[str, object] = {
        "token": "t", "code": "4071", "screening": screening(), "standing": standing, "seats": 2,
    }  # fmt: skip
    return Ticket(**(values | other))  # type: ignore[arg-type]


def test_what_is_read_aloud_of_a_ticket_never_holds_its_code_in_one_piece() -> None:
    one = ticket()
    said = ticket_spoken(one, ticket_words(one, NOW, new=True), "一楼影院", NOW)
    assert [piece for piece in said if piece in ("四。", "零。", "七。", "一。")] == [
        "四。", "零。", "七。", "一。",
    ]  # fmt: skip
    assert not any("4071" in piece or "四零七一" in piece for piece in said)


def test_each_state_of_a_ticket_has_its_own_title() -> None:
    states = [
        ticket(),
        ticket(Standing.WAITING, place=3),
        ticket(Standing.CANCELLED),
        ticket(forgotten=True),
        ticket(checked_in_at=NOW),
        ticket(screening=screening(moved_from=NOW)),
        ticket(screening=screening(state=ScreeningState.CALLED_OFF)),
    ]
    titles = [ticket_words(one, NOW, new=False).title for one in states]
    assert len(set(titles)) == len(states)
    assert "第 3 位" in ticket_words(states[1], NOW, new=False).seats


def test_days_are_told_as_neighbours_do() -> None:
    assert when_words(NOW.replace(hour=19), NOW) == "今晚 19:00"
    assert when_words(NOW + timedelta(days=1), NOW) == "明天 15:00"
    assert when_words(NOW + timedelta(days=5), NOW) == "12月2日 周三 15:00"


def test_what_is_read_aloud_of_a_request_never_holds_its_number_in_one_piece() -> None:
    said = room_done_spoken(407)
    assert "407" not in "".join(said)
    assert said[-4:] == ("四。", "零。", "七。", words.ROOM_DONE_KEEP)
