"""The pages in a real Chromium at a phone's size: the whole way without JavaScript, access."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page

from kiosk.cinema.model import BookingRequest, Via
from kiosk.wording import web as words
from kiosk.wording.consent import CONSENT_VERSION
from tests.web.page_house import NOON, PageHouse, load_posters, page_house
from tests.web.phone_shots import PIN, WECHAT, chromium, fill, large, phone, serving

AXE = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # 7:1, which is the house's figure; axe leaves it out unless asked.
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}


@dataclass
class World:
    house: PageHouse
    url: str
    browser: Browser
    paths: tuple[str, ...]

    def page(self, **more: object) -> Page:
        page = phone(self.browser, self.url, **more).new_page()
        page.set_default_timeout(10_000)
        return page


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One house, one server and one browser for all of it."""
    data = tmp_path_factory.mktemp("phones") / "data"
    data.mkdir()
    load_posters(data)
    with page_house(data) as house, serving(house.web) as url, chromium() as browser:
        house.web.desk.set_pin(PIN)
        yield World(house, url, browser, paths(house))


def paths(house: PageHouse) -> tuple[str, ...]:
    """A page of every kind and state."""
    cinema = house.cinema
    numbers = house.programme()
    full = house.show("闪闪的红星", NOON.replace(hour=15), seats=2)
    seated = house.sign_up(full)
    waiting = house.sign_up(full, phone="13800138001")
    moved, off, gone = (house.sign_up(numbers[n], phone="13800138002") for n in (4, 5, 6))
    cinema.move(numbers[4], NOON + timedelta(days=4, hours=8))
    cinema.call_off(numbers[5])
    cinema.cancel(gone.token)
    cinema.offer("刘三姐", offered=True)
    start = NOON + timedelta(days=40, hours=2)
    asked = cinema.ask_booking(
        BookingRequest(
            "第三支部", "李同志", "13500135000", start, 30, "", CONSENT_VERSION, Via.DESK
        )
    )
    cinema.move_booking(asked.id, start + timedelta(days=1), "那天有课")
    return (
        "/",
        f"/screenings/{numbers[0]}",
        f"/screenings/{full}",
        f"/screenings/{numbers[5]}",
        *(f"/tickets/{one.token}" for one in (seated, waiting, moved, off, gone)),
        "/bookings",
        f"/bookings/{asked.token}",
        "/wishes?thanks=1",
        "/find",
        "/privacy",
        "/door",
        "/screenings/999",
    )


def test_from_the_programme_to_a_ticket_and_back_without_javascript(
    world: World, tmp_path: Path
) -> None:
    page = world.page()
    page.goto("/")
    page.click("a.film:has-text('地道战')")
    page.fill("#surname", "陈女士")
    page.fill("#phone", "1390013")
    page.check("#seats-2")
    page.click("main form button")
    assert page.locator("#phone-error").is_visible()
    assert page.input_value("#surname") == "陈女士"
    assert page.is_checked("#seats-2")
    page.fill("#phone", "139 0013 9000")
    page.click("label[for='consent']")
    page.click("main form button")
    assert page.inner_text("h1").endswith(words.SEATED)
    shot = tmp_path / "ticket.png"
    page.screenshot(path=shot, full_page=True)
    (read,) = zxingcpp.read_barcodes(Image.open(shot))
    token = page.url.rsplit("/", 1)[1]
    assert read.text == f"HTTP://192.168.1.20:8080/D/{token}"
    assert world.house.cinema.ticket(token).seats == 2
    page.click(f"summary:has-text('{words.CANCEL}')")
    page.click(f"button:has-text('{words.YES_CANCEL}')")
    assert page.inner_text("h1").endswith(words.CANCELLED)
    assert page.url.endswith(token)


def test_what_was_typed_is_still_there_after_going_back(world: World) -> None:
    page = world.page()
    fill(page, 2)
    page.click(f"details summary:has-text('{words.CONSENT_LINK}')")
    page.click(f"details a:has-text('{words.PRIVACY}')")
    assert page.inner_text("h1") == words.PRIVACY
    page.go_back()
    assert page.input_value("#surname") == "陈女士"
    assert page.input_value("#phone") == "13900139000"
    assert page.is_checked("#seats-2")


def test_axe_finds_nothing(world: World) -> None:
    axe = Axe()
    page = world.page(java_script_enabled=True, bypass_csp=True)
    found = {}
    for path in world.paths:
        page.goto(path)
        for closed in page.locator("summary").all():
            closed.click()
        found[path] = axe.run(page, options=AXE)
    fill(page, 1, phone_number="1")
    page.click("main form button")
    found["a form with errors"] = axe.run(page, options=AXE)
    page = world.page(java_script_enabled=True, bypass_csp=True, user_agent=WECHAT)
    page.goto("/")
    found["in WeChat"] = axe.run(page, options=AXE)
    told = {name: one.generate_report() for name, one in found.items() if one.violations_count}
    assert not told, "\n".join(f"{name}: {report}" for name, report in told.items())
    for name, one in found.items():
        looked = {rule["id"] for rule in one.response["passes"]}
        assert {"color-contrast-enhanced", "html-has-lang"} <= looked, name


WIDER = """() => [...document.querySelectorAll('body *')]
    .filter(e => !e.closest('.skip, svg') && e.getBoundingClientRect().right > innerWidth + 1)
    .map(e => e.outerHTML.slice(0, 90))"""
LOW = """() => [...document.querySelectorAll(
    'a:not(.skip), button, summary, .text, .choice label, .tick')]
    .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect().height])
    .filter(([, height]) => height > 0 && height < 48)"""
SMALL = """() => [...document.querySelectorAll('body *')]
    .filter(e => e.innerText && parseFloat(getComputedStyle(e).fontSize) < 18)
    .map(e => e.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("doubled", [False, True])
def test_nothing_is_wider_than_the_smallest_phone_also_in_large_type(
    world: World, doubled: bool
) -> None:
    page = world.page(java_script_enabled=True, viewport={"width": 320, "height": 640})
    for path in world.paths:
        page.goto(path)
        if doubled:
            large(page)
            assert page.evaluate("getComputedStyle(document.body).fontSize") == "36px"
        assert not page.evaluate(WIDER), path
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_things_to_touch_are_large_and_text_is_not_small(world: World) -> None:
    page = world.page(java_script_enabled=True)
    for path in world.paths:
        page.goto(path)
        for closed in page.locator("summary").all():
            closed.click()
        assert not page.evaluate(LOW), path
        assert not page.evaluate(SMALL), path


def test_the_keyboard_alone_is_enough(world: World) -> None:
    page = world.page()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box()["x"] == 0  # type: ignore[index]
    page.goto("/screenings/3")
    page.focus("#seats")
    page.keyboard.press("ArrowRight")
    assert page.is_checked("#seats-2")
    page.focus("#consent")
    page.keyboard.press("Space")
    assert page.is_checked("#consent")
