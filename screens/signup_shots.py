"""The pages of signing up at the screen, filled with examples, for ``kiosk screenshots``.

Of the real flows, except for what only the database would answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock

from kiosk.cinema.errors import SignupsClosedError, TicketUnknownError
from kiosk.cinema.model import Booking, BookingState, Screening, ScreeningState, Standing, Ticket
from kiosk.clock import ZONE
from kiosk.input_method.model import State, Way
from kiosk.wording import signup as words
from screens.find_flow import FindFlow
from screens.room_flow import RoomFlow
from screens.signup_flow import SignupFlow
from screens.signup_stage import DoingShown
from screens.ticket import STAYS_SECONDS
from screens.ticket_flow import TicketFlow

if TYPE_CHECKING:
    from screens.app import KioskApp

_WRITTEN = [
    [(0.22, 0.78), (0.78, 0.80)],
    [(0.28, 0.50), (0.72, 0.52)],
    [(0.50, 0.78), (0.50, 0.18)],
    [(0.15, 0.16), (0.86, 0.18)],
]
"""王 as a hand writes it, in parts of the field's side from its lower left corner."""
_WANG = State(1, "wang", ("王", "汪", "万", "网", "往", "忘", "望", "旺"), more=True)
_WONG = State(1, "wong", ("王", "黄", "汪", "和", "往", "旺", "皇", "煌"), more=True)
_BRANCH = State(
    1,
    "lao nian da xue dang zhi bu",
    ("老年大学党支部", "老年大学", "老年", "老练", "老", "佬", "捞", "劳"),
    more=True,
)
START = datetime(2026, 11, 27, 19, 30, tzinfo=ZONE)
NOW = datetime(2026, 11, 23, 15, 20, tzinfo=ZONE)


def _screening(**other: Any) -> Screening:
    values: dict[str, Any] = {
        "id": 1,
        "film": "地道战",
        "start": START,
        "minutes": 96,
        "seats": 60,
        "held": 2,
        "taken": 35,
        "waiting": 0,
        "free": 23,
        "free_with_space": 25,
        "open": True,
    }
    return Screening(**(values | other))


def _ticket(standing: Standing = Standing.SEATED, **other: Any) -> Ticket:
    values: dict[str, Any] = {
        "token": "k3PzQ7wmT0aVbN2x",
        "code": "4071",
        "screening": _screening(),
        "standing": standing,
        "seats": 2,
    }
    return Ticket(**(values | other))


def shots(app: KioskApp) -> Iterator[tuple[str, str, Callable[[], None]]]:
    """Name, what it shows in words, and how to get there; a state may build on the one before."""
    guide = app.cinema.signup
    parts = guide._parts

    def form(screening: Screening | None = None) -> SignupFlow:
        guide.forget()  # by hand again
        guide.begin(screening or _screening(), 2)
        flow: Any = guide._flow
        flow.form.phone, flow.form.surname, flow.form.title = "13800138000", "王", "女士"
        return flow

    def phone(typed: str, *, given: bool = False) -> None:
        flow = form()
        flow.form.phone = typed
        if given:
            flow.phone_given()
        else:
            flow.ask_phone()

    def ticket(one: Ticket, *, new: bool) -> TicketFlow:
        flow = TicketFlow(parts, one, new=new)
        guide._show(flow)
        return flow

    def slip(line: str) -> None:
        printing = replace(parts, print_ticket=lambda _: None)
        flow = TicketFlow(printing, _ticket(), new=True)
        flow._line = line
        guide._show(flow)

    def find() -> FindFlow:
        guide.find_ticket()
        flow: Any = guide._flow
        flow.form.phone, flow.form.code = "13800138000", "407"
        return flow

    def room() -> RoomFlow:
        guide.forget()
        guide.ask_for_room()
        flow: Any = guide._flow
        flow.form.day = START.date() + timedelta(days=5)
        flow.form.phone = "02084123456"
        flow._free = tuple(START + timedelta(days=5, minutes=m) for m in (-570, -330, -240, 0))
        flow.form.start = flow._free[1]
        return flow

    def write(flow: RoomFlow, name: str) -> None:
        flow.form.organisation = name
        flow.ask_name()

    def strokes() -> None:
        """A character half chosen: what the pad looks like when somebody has written 王."""
        form().ask_name()
        writing = app.screen("signup_name").ids.writing

        def written(_: float) -> None:
            writing.ways = list(Way)
            writing.hand.ids.field.strokes = _WRITTEN

        Clock.schedule_once(written, 0.15)

    def spell(page: str, way: str, state: State) -> None:
        """Letters on the pad, without an engine behind them."""

        def typed(_: float) -> None:
            writing = app.screen(page).ids.writing
            writing.input_method = None
            writing.ways = list(Way)
            writing.choose(way)
            writing.letters._show(state)

        Clock.schedule_once(typed, 0.15)

    def surname(way: str, state: State) -> None:
        form().ask_name()
        spell("signup_name", way, state)

    def organisation(name: str, state: State) -> None:
        write(room(), name)
        spell("ask_room_name", Way.PINYIN, state)

    yield "signup-phone-empty", "电话号码", lambda: guide.begin(_screening(), 2)
    yield "signup-phone", "电话号码，按到一半", lambda: phone("13800138")
    yield "signup-phone-wrong", "号码不对", lambda: phone("23800138000", given=True)
    yield "signup-name-empty", "称呼", lambda: form().skip_name() or guide._flow.ask_name()
    yield "signup-name", "称呼，选了", lambda: form().ask_name()
    yield "signup-name-written", "称呼，手写", strokes
    yield "signup-name-letters", "称呼，拼音，还没打", lambda: surname("pinyin", State())
    yield "signup-name-pinyin", "称呼，拼音", lambda: surname("pinyin", _WANG)
    yield "signup-name-jyutping", "称呼，粤拼", lambda: surname("jyutping", _WONG)
    yield "signup-consent", "同意之前", lambda: form().ask_consent()
    yield "signup-consent-missing", "没有同意", lambda: app.screen("signup_consent").send()
    yield "signup-consent-agreed", "同意了", lambda: app.screen("signup_consent").touch_box()
    full = _screening(film="闪闪的红星", free=0, free_with_space=2, taken=58, waiting=3)
    yield "signup-consent-full", "满座，去排队", lambda: form(full).ask_consent()
    yield (
        "signup-doing",
        "正在记下",
        lambda: parts.stage.go("signup_doing", DoingShown(words.DOING), None),
    )
    yield "signup-closed", "停止报名了", lambda: form()._failed(SignupsClosedError())
    yield "signup-busy", "系统忙", lambda: form()._failed(TicketUnknownError())
    yield "ticket", "报名成功", lambda: ticket(_ticket(), new=True)
    yield "ticket-leaving", "票要收起了", lambda: _leaving(app)
    yield "ticket-printer", "可以打印小票", lambda: slip("")
    yield "ticket-no-slip", "小票没有打出来", lambda: slip(words.PRINT_FAILED)
    waiting = _ticket(Standing.WAITING, place=3, screening=full)
    yield "ticket-waiting", "在排队", lambda: ticket(waiting, new=True)
    off = _ticket(screening=_screening(state=ScreeningState.CALLED_OFF))
    yield "ticket-called-off", "这一场取消了", lambda: ticket(off, new=False)
    moved = _ticket(screening=_screening(moved_from=START - timedelta(days=1)))
    yield "ticket-moved", "时间改了", lambda: ticket(moved, new=False)
    yield "ticket-found", "查到的票", lambda: ticket(_ticket(), new=False)
    yield "ticket-cancel", "再问一次", lambda: guide._flow.cancel()
    gone = _ticket(Standing.CANCELLED)
    yield "ticket-cancelled", "取消了", lambda: ticket(gone, new=False)
    yield "find-phone", "查票，电话", lambda: guide.find_ticket()
    yield "find-code", "查票，取票码", lambda: find().ask_code()
    yield "find-unknown", "没有找到", lambda: find()._failed(TicketUnknownError())
    yield "room-day", "包场，日子", lambda: room().ask_day()
    yield "room-time", "包场，时间", lambda: room().ask_time()
    yield "room-people", "包场，人数", lambda: room().ask_people()
    yield "room-name", "包场，单位名称", lambda: write(room(), "素社街道老年大学")
    yield "room-name-pinyin", "包场，单位名称，拼音", lambda: organisation("素社街道", _BRANCH)
    yield "room-consent", "包场，同意之前", lambda: room().ask_consent()
    done = Booking(12, "t", "", "", "", START, 100, 20, "", "", BookingState.ASKED, NOW)
    yield "room-done", "包场，已收到", lambda: room()._received(done)


def _leaving(app: KioskApp) -> None:
    page = app.screen("ticket")
    page._since = page.stage.now() - (STAYS_SECONDS - 14)
    page.tick()
