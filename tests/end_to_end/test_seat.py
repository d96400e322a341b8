"""The whole way of a seat: programme from a sheet, QR read off the kiosk's screen, a real phone
browser without JavaScript, the seats on the screen, cancelled, the next in line, and nothing of
the person left anywhere."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from kiosk.clock import now
from tests.end_to_end.kiosk_process import (
    SIZE,
    SOMEWHERE,
    Kiosk,
    is_home,
    is_loop,
    kiosk,
    running,
    until,
)
from tests.intake.sheets import programme

pytestmark = pytest.mark.display

# Places to touch, in parts of the window from the top left.
CINEMA = (0.19, 0.5)  # the tile on the home screen
SIGN_UP = (0.83, 0.46)  # the button of the first row of the programme
BACK = (0.16, 0.895)  # on the screen with the two ways
ROW_SEATS = (0.23, 0.475, 0.72, 0.51)  # where that row says how many seats are left

NAME, PHONE = "欧阳锋", "13800138765"
OTHER_NAME, OTHER_PHONE = "司马懿", "13900139432"
PHONE_SCREEN = {"width": 360, "height": 740}


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def codes(picture: Image.Image) -> list[str]:
    """What the QR codes in a picture say."""
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        yield browser
        browser.close()


def phone(browser: Browser) -> Page:
    """A phone of its own: small, no JavaScript, no cookies of anybody else."""
    context = browser.new_context(
        viewport=PHONE_SCREEN, java_script_enabled=False, locale="zh-CN", is_mobile=True
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    return page


def sign_up(page: Page, address: str, name: str, number: str, seats: int) -> None:
    page.goto(address)
    page.locator("[name=surname]").fill(name)
    page.locator("[name=phone]").fill(number)
    page.locator(f"[name=seats][value='{seats}']").check(force=True)
    page.locator("[name=consent]").check(force=True)
    page.locator("form[action$='/signups'] [type=submit]").click()
    page.wait_for_url(re.compile(r"/tickets/[A-Z0-9]{26}$"))


def cancel(page: Page) -> None:
    """As somebody would: 取消报名, and once more."""
    page.locator("details:has(form[action$='/cancel']) summary").click()
    page.locator("form[action$='/cancel'] [type=submit]").click()
    page.wait_for_load_state()


def seats(data: Path) -> tuple[int, int]:
    """Taken and waited for, as the command tells."""
    (one,) = json.loads(kiosk("screenings", "--json", data=data).stdout)
    return one["taken"], one["waiting"]


def row(visit: Kiosk) -> bytes:
    left, top, right, low = ROW_SEATS
    width, height = SIZE
    box = (round(left * width), round(top * height), round(right * width), round(low * height))
    return visit.look().crop(box).tobytes()


def standing_still(visit: Kiosk) -> bytes:
    """The row, once two looks agree."""
    seen = [b""]

    def same() -> bool:
        seen.append(row(visit))
        return seen[-1] == seen[-2]

    until(same, 5, "the programme stands still")
    return seen[-1]


def test_a_seat_from_the_code_on_the_screen_to_the_next_in_line(
    data: Path, tmp_path: Path, browser: Browser
) -> None:
    tomorrow = now().date() + timedelta(days=1)
    sheet = tmp_path / "素社家园" / "红色影院" / "放映计划.xlsx"
    programme(sheet, ("地道战", tomorrow, datetime(2000, 1, 1, 19, 30).time(), 96, 3))  # noqa: DTZ001
    loaded = kiosk("load", str(tmp_path / "素社家园"), data=data)
    assert loaded.returncode == 0, loaded.stderr
    assert seats(data) == (0, 0)

    port = free_port()
    with running(data, KIOSK_WEB_HOST="127.0.0.1", KIOSK_WEB_PORT=str(port)) as visit:
        visit.wait_for(is_loop, 30)
        visit.go(SOMEWHERE, is_home)
        visit.touch(CINEMA)
        until(lambda: not is_home(visit.look()), 5, "the programme")
        before = standing_still(visit)
        visit.touch(SIGN_UP)
        until(lambda: codes(visit.look()), 10, "a QR on the screen")
        (address,) = codes(visit.look())
        assert address.startswith(f"HTTP://127.0.0.1:{port}/S/")
        visit.touch(BACK)
        until(lambda: row(visit) == before, 5, "the programme again")

        first, second = phone(browser), phone(browser)
        sign_up(first, address, NAME, PHONE, 2)
        until(lambda: row(visit) != before, 2, "the seats drop on the screen")
        assert seats(data) == (2, 0)
        assert NAME not in first.content()  # masked, on a page that may lie open on a table
        after = standing_still(visit)

        sign_up(second, address, OTHER_NAME, OTHER_PHONE, 2)
        assert "第 1 位" in second.inner_text("main")
        assert seats(data) == (2, 2)

        cancel(first)
        assert "取消" in first.inner_text("main")
        second.reload()
        assert "第 1 位" not in second.inner_text("main")
        assert seats(data) == (2, 0)
        until(lambda: row(visit) == after, 3, "the screen shows the seats of the next in line")
        picture = tmp_path / "ticket.png"
        second.screenshot(path=str(picture), full_page=True)
        (ticket,) = codes(Image.open(picture))
        assert ticket.upper().endswith(second.url.rpartition("/")[2].upper())

    assert found_in(data, NAME, PHONE, OTHER_NAME, OTHER_PHONE) == []


def found_in(data: Path, *secrets: str) -> list[str]:
    """Files below ``data``, logs and database included, that hold one of ``secrets`` in any
    writing that could have come about."""
    wanted = {
        written
        for secret in secrets
        for coding in ("utf-8", "utf-16-le", "gb18030")
        for written in (secret.encode(coding), secret.encode("unicode_escape"))
    }
    wanted |= {"".join(f"%{byte:02X}" for byte in secret.encode()).encode() for secret in secrets}
    return [
        f"{path.relative_to(data)}: {one!r}"
        for path in sorted(data.rglob("*"))
        if path.is_file()
        for one in wanted
        if one in path.read_bytes()
    ]


def test_the_search_for_traces_would_find_one(tmp_path: Path) -> None:
    (tmp_path / "log").write_text(f"POST /signups phone={PHONE}", "utf-8")
    (tmp_path / "database").write_bytes(b"\0\0" + NAME.encode() + b"\0")
    assert len(found_in(tmp_path, NAME, PHONE)) == 2
