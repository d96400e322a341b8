"""Pictures of every phone page and state: python -m tests.web.phone_shots OUT."""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from kiosk.cinema.model import BookingRequest, Via
from kiosk.web.house import WebHouse
from kiosk.web.server import listen, server
from kiosk.wording.consent import CONSENT_VERSION
from tests.web.page_house import NOON, PageHouse, load_posters, page_house

PHONE = {"width": 360, "height": 740}
PIN = "274193"
WECHAT = "Mozilla/5.0 (Linux; Android 10) Chrome/86 Mobile MicroMessenger/8.0.47"


@contextmanager
def serving(house: WebHouse) -> Iterator[str]:
    """The real server on a free port of this machine; its address."""
    taken = listen("127.0.0.1", 0)
    ready = threading.Event()
    running = server(house, lambda word: ready.set() if word == "ready" else None)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [taken]})
    thread.start()
    try:
        assert ready.wait(20)
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
    finally:
        running.should_exit = True
        thread.join(20)
        taken.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        yield browser
        browser.close()


def phone(browser: Browser, url: str, **more: Any) -> BrowserContext:
    """A phone of 360 x 740 without JavaScript, unless ``more`` says otherwise."""
    options: dict[str, Any] = {
        "viewport": PHONE,
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
        "java_script_enabled": False,
        "base_url": url,
        "locale": "zh-CN",
    }
    return browser.new_context(**(options | more))


def fill(page: Page, number: int, *, phone_number: str = "13900139000", seats: int = 2) -> None:
    page.goto(f"/screenings/{number}")
    page.fill("#surname", "陈女士")
    page.fill("#phone", phone_number)
    page.check("#seats" if seats == 1 else f"#seats-{seats}", force=True)
    page.check("#consent")


def states(house: PageHouse) -> list[tuple[str, Callable[[Page], None]]]:
    """Name and way to each picture, in order: they build on each other."""
    cinema = house.cinema

    def go(path: str) -> Callable[[Page], None]:
        return lambda page: void(page.goto(path))

    def empty_then_full(page: Page) -> None:
        numbers = house.programme()
        small = house.show("闪闪的红星", NOON.replace(hour=15), seats=3, year=1974)
        house.sign_up(small, seats=2)
        house.sign_up(small, seats=1, phone="13800138001")
        house.sign_up(small, seats=2, phone="13800138002")
        cinema.call_off(numbers[2])
        cinema.move(numbers[1], NOON + timedelta(days=1, hours=2))
        page.goto("/")

    def errors(page: Page) -> None:
        fill(page, 1, phone_number="1380013")
        page.uncheck("#consent")
        page.click("main form .go-on")

    def signed_up(page: Page) -> None:
        fill(page, 1)
        page.click("main form .go-on")

    def waiting(page: Page) -> None:
        fill(page, 13, phone_number="13900139001")
        page.click("main form .go-on")

    def ticket_of(number: int, change: Callable[[int], None]) -> Callable[[Page], None]:
        def show(page: Page) -> None:
            ticket = house.sign_up(number, phone="13700137000")
            change(number)
            page.goto(f"/tickets/{ticket.token}")

        return show

    def press(path: str, button: str) -> Callable[[Page], None]:
        def show(page: Page) -> None:
            ticket = house.sign_up(9, phone="13600136000")
            page.goto(f"/tickets/{ticket.token}")
            page.click(f"summary:has-text('{button}')")
            if path:
                page.click(f"form[action$='/{path}'] button")
            else:
                cinema.cancel(ticket.token)

        return show

    def booking(change: Callable[[int], None] = lambda _: None) -> Callable[[Page], None]:
        def show(page: Page) -> None:
            start = NOON + timedelta(days=40, hours=2)
            asked = cinema.ask_booking(
                BookingRequest(
                    "素社街道第三支部", "李同志", "13500135000", start, 30, "铁道游击队",
                    CONSENT_VERSION, Via.DESK,
                )
            )  # fmt: skip
            change(asked.id)
            page.goto(f"/bookings/{asked.token}")

        return show

    def booking_errors(page: Page) -> None:
        page.goto("/bookings")
        page.fill("#organisation", "素社街道第三支部")
        page.click("main form .go-on")

    def wishes(page: Page) -> None:
        for film, votes in (("英雄儿女", 12), ("刘三姐", 7), ("地道战", 3)):
            cinema.offer(film, offered=True)
            for number in range(votes):
                cinema.wish(film, Via.DESK, f"{film}{number}")
        page.goto("/wishes")

    def voted(page: Page) -> None:
        page.goto("/wishes")
        page.click("form.wish button >> nth=0")

    def not_found(page: Page) -> None:
        page.goto("/find")
        page.fill("#phone", "13900139000")
        page.fill("#code", "1000")
        page.click("main form .go-on")

    def pin_wrong(page: Page) -> None:
        page.goto("/door")
        page.fill("#pin", "111222")
        page.click("main form .go-on")

    def door(page: Page) -> None:
        house.clock.at = NOON.replace(hour=19, minute=12)
        page.goto("/door")
        page.fill("#pin", PIN)
        page.click("main form .go-on")

    def at_the_door(page: Page) -> None:
        at_the_door.ticket = house.sign_up(1, seats=3, phone="13400134000")  # type: ignore[attr-defined]
        page.goto(f"/d/{at_the_door.ticket.token}")  # type: ignore[attr-defined]

    def let_in(page: Page) -> None:
        page.click("main form button")

    def used(page: Page) -> None:
        house.clock.at += timedelta(minutes=6)
        page.goto(f"/d/{at_the_door.ticket.token}")  # type: ignore[attr-defined]

    def later(number: int) -> None:
        cinema.move(number, NOON + timedelta(days=2, hours=8))

    return [
        ("programme-empty", go("/")),
        ("programme", empty_then_full),
        ("film", go("/screenings/1")),
        ("film-full", go("/screenings/13")),
        ("film-called-off", go("/screenings/3")),
        ("form-errors", errors),
        ("ticket", signed_up),
        ("ticket-waiting", waiting),
        ("ticket-moved", ticket_of(6, later)),
        ("ticket-called-off", ticket_of(7, cinema.call_off)),
        ("ticket-cancel-ask", press("", "不来了")),
        ("ticket-cancelled", press("cancel", "不来了")),
        ("ticket-deleted", press("forget", "删除")),
        ("booking-form", go("/bookings")),
        ("booking-errors", booking_errors),
        ("booking-asked", booking()),
        ("booking-accepted", booking(lambda n: cinema.accept_booking(n, "欢迎，请提前十分钟到。"))),
        ("wishes", wishes),
        ("wishes-thanks", voted),
        ("privacy", go("/privacy")),
        ("find", go("/find")),
        ("find-not", not_found),
        ("error-404", go("/screenings/999")),
        ("door-pin", go("/door")),
        ("door-pin-wrong", pin_wrong),
        ("door", door),
        ("door-ready", at_the_door),
        ("door-welcome", let_in),
        ("door-used", used),
    ]


def void(_: object) -> None: ...


def phone_shots(out: Path) -> list[Path]:
    """Draws them all into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []

    def shoot(page: Page, name: str) -> None:
        path = out / f"{name}.png"
        page.screenshot(path=path, full_page=True)
        taken.append(path)

    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir()
        load_posters(data)
        with page_house(data) as house, serving(house.web) as url, chromium() as browser:
            house.web.desk.set_pin(PIN)
            page = phone(browser, url).new_page()
            for name, way in states(house):
                way(page)
                shoot(page, name)
            shoot_others(browser, url, house, shoot)
    return taken


def shoot_others(
    browser: Browser, url: str, house: PageHouse, shoot: Callable[[Page, str], None]
) -> None:
    page = phone(browser, url, user_agent=WECHAT).new_page()
    page.goto("/")
    shoot(page, "wechat")
    page = phone(browser, url, viewport={"width": 320, "height": 640}).new_page()
    for name, path in (("programme", "/"), ("film", "/screenings/1")):
        page.goto(path)
        large(page)
        shoot(page, f"{name}-200")
    limits = house.web.limits
    while not limits.wait("127.0.0.1", "GET"):
        continue
    page.goto("/")
    shoot(page, "error-429")


def large(page: Page) -> None:
    """Text twice as large, as somebody sets it in the phone."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    tree = session.send("Page.getFrameTree")
    frame = tree["frameTree"]["frame"]["id"]
    sheet = session.send("CSS.createStyleSheet", {"frameId": frame})["styleSheetId"]
    text = "html { font-size: 225% !important; }"
    session.send("CSS.setStyleSheetText", {"styleSheetId": sheet, "text": text})


if __name__ == "__main__":
    for one in phone_shots(Path(sys.argv[1])):
        print(one)
