"""The commands about the cinema, on a real data folder."""

from __future__ import annotations

import json
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from kiosk.cinema.model import BookingRequest, SignupRequest, Via
from kiosk.cinema.tables import ScreeningRow
from kiosk.cli import main
from kiosk.clock import now
from kiosk.database.engine import writing
from kiosk.services import Services, open_services

PHONE, SURNAME = "13912345678", '=HYPERLINK("x")'
FRIDAY = (now() + timedelta(days=9)).replace(hour=14, minute=0, second=0, microsecond=0)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Two screenings; one has two people with seats and one who waits."""
    with open_services(tmp_path_factory.mktemp("data"), {}) as services:
        with writing(services.engine) as session:
            for start, seats in ((FRIDAY + timedelta(days=1), 40), (FRIDAY, 5)):
                session.add(
                    ScreeningRow(
                        film="《地道战》& 加映",
                        start=start,
                        minutes=90,
                        seats=seats,
                        held=0,
                        source="sheet",
                    )
                )
                session.flush()
        for phone, surname, seats in (
            (PHONE, SURNAME, 4),
            ("02012345678", "", 1),
            ("13811112222", "李", 2),
        ):
            services.cinema.sign_up(
                SignupRequest(2, phone, seats, consent="1", via=Via.PHONE, surname=surname)
            )
        yield services


def run(services: Services, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--data", str(services.data)])


def answer(services: Services, *arguments: str) -> Any:
    done = run(services, *arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_screenings_are_listed_in_order_of_time(services: Services) -> None:
    listed = answer(services, "screenings")
    assert [one["id"] for one in listed] == [2, 1]
    wanted = {"id": 2, "film": "《地道战》& 加映", "seats": 5, "taken": 5, "waiting": 2, "free": 0}
    assert wanted.items() <= listed[0].items()
    start = datetime.fromisoformat(listed[0]["start"])
    assert start == FRIDAY
    assert start.utcoffset() == timedelta(hours=8)
    assert f"{FRIDAY:%Y-%m-%d %H:%M}" in run(services, "screenings").stdout


def test_staff_see_who_is_coming_and_the_log_does_not(services: Services) -> None:
    people = answer(services, "signups", "--screening", "2")
    assert [
        (one["phone"], one["seats"], one["standing"], one["place"])
        for one in people
        if one["place"]
    ] == [("13811112222", 2, "waiting", 1)]
    seated = {one["phone"]: one["surname"] for one in people if one["standing"] == "seated"}
    assert seated == {PHONE: SURNAME, "02012345678": ""}
    assert not any(one["came"] for one in people)
    told = run(services, "signups", "--screening", "2")
    assert PHONE in told.stdout
    assert "排队第 1 位" in told.stdout
    assert told.stderr == ""
    for log in (services.data / "logs").glob("*"):
        assert PHONE not in log.read_text("utf-8")


def test_the_list_for_the_desk_can_be_printed_and_holds_no_formula(
    services: Services, tmp_path: Path
) -> None:
    out = tmp_path / "名单.xlsx"
    out.write_bytes(b"old")
    done = run(services, "signups", "--screening", "2", "--xlsx", str(out))
    assert done.exit_code == 0, done.output
    sheet = load_workbook(out).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.rows]
    assert rows[0] == ["取票码", "称呼", "电话", "座位", "轮椅位", "情况", "排队", "入场"]
    assert len(rows) == 4
    assert [rows[3][2], rows[3][5], rows[3][6]] == ["13811112222", "排队", "1"]
    assert SURNAME in {row[1] for row in rows}
    cells = [cell for row in sheet.rows for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert all(cell.quotePrefix for cell in cells)
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.paperSize == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "地道战" in (sheet.oddHeader.center.text or "")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["名单.xlsx"]


def test_a_sheet_that_cannot_be_written_is_told(services: Services, tmp_path: Path) -> None:
    done = run(services, "signups", "--screening", "2", "--xlsx", str(tmp_path / "no" / "x.xlsx"))
    assert done.exit_code == 1
    assert "写不进" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("signups", "--screening", "99"), 1),
        (("signups", "--screening", "0"), 2),
        (("signups",), 2),
        (("signups", "--screening", "2", "--json", "--xlsx", "x"), 2),
        (("bookings", "accept", "99"), 1),
        (("bookings", "decline", "99"), 1),
        (("bookings", "move", "99", "2026-12-05 14:00"), 1),
        (("bookings", "move", "1", "morgen"), 2),
        (("bookings", "accept", "99999999999"), 2),
        (("bookings", "--json", "accept", "1"), 2),
        (("wishes", "offer", "《》"), 1),
    ],
)
def test_what_cannot_be_done_has_its_status(
    services: Services, arguments: tuple[str, ...], status: int
) -> None:
    done = run(services, *arguments)
    assert done.exit_code == status, done.output
    assert done.stderr
    assert done.stdout == ""


def test_bookings_are_answered(services: Services) -> None:
    def ask(days: int) -> int:
        return services.cinema.ask_booking(
            BookingRequest(
                organisation="社区居委会",
                contact="陈大文",
                phone=PHONE,
                start=FRIDAY + timedelta(days=days),
                people=20,
                film="建国大业",
                consent="1",
                via=Via.PHONE,
            )
        ).id

    first, second = ask(2), ask(3)
    listed = answer(services, "bookings")
    assert [(one["id"], one["state"]) for one in listed] == [(first, "asked"), (second, "asked")]
    assert (listed[0]["phone"], listed[0]["contact"]) == (PHONE, "陈大文")
    assert "token" not in listed[0]
    assert answer(services, "bookings", "list") == listed
    assert "社区居委会" in run(services, "bookings").stdout

    assert run(services, "bookings", "accept", str(first), "--answer", "欢迎").exit_code == 0
    taken = FRIDAY + timedelta(days=2)
    clash = run(services, "bookings", "move", str(second), f"{taken:%Y-%m-%d %H:%M}")
    assert clash.exit_code == 1
    assert "已经有安排" in clash.stderr
    free = taken.replace(hour=9, minute=30)
    assert (
        run(services, "bookings", "move", str(second), f"{free:%Y年%m月%d日 %H：%M}").exit_code == 0
    )
    listed = {one["id"]: one for one in answer(services, "bookings")}
    assert (listed[first]["state"], listed[first]["answer"]) == ("accepted", "欢迎")
    assert listed[second]["state"] == "moved"
    assert datetime.fromisoformat(listed[second]["start"]) == free
    assert run(services, "bookings", "decline", str(first)).exit_code == 0
    states = {one.id: one.state.value for one in services.cinema.bookings()}
    assert states == {first: "declined", second: "moved"}


def test_wishes_and_demand_are_told(services: Services) -> None:
    services.cinema.wish("八佰", Via.KIOSK)
    assert answer(services, "wishes") == [{"film": "八佰", "votes": 1, "offered": False}]
    assert run(services, "wishes", "offer", "《八佰》").exit_code == 0
    assert answer(services, "wishes", "list")[0]["offered"] is True
    assert run(services, "wishes", "hide", "八佰").exit_code == 0
    assert "1 票" in run(services, "wishes").stdout
    counted = answer(services, "demand")
    assert set(counted[0]) == {
        "film", "hour", "screenings", "offered", "taken", "waited", "came", "wished",
    }  # fmt: skip
    film = next(one for one in counted if one["hour"] == 14)
    assert (film["screenings"], film["offered"], film["taken"], film["waited"]) == (2, 45, 5, 2)
    assert "没有放过" in run(services, "demand").stdout


def test_an_empty_data_folder_is_told_in_words(tmp_path: Path) -> None:
    for command in ("screenings", "bookings", "demand", "wishes"):
        done = CliRunner().invoke(main, [command, "--data", str(tmp_path)])
        assert done.exit_code == 0, done.output
        assert done.stdout.startswith("还没有")


def test_the_phone_pages_are_served_alone_until_told_to_end(services: Services) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-P", "-m", "kiosk", "web", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--data", str(services.data)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stderr is not None
        assert str(port) in serving.stderr.readline()
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=20) as answered:
            assert answered.status == 200
        serving.send_signal(signal.SIGTERM)
        rest = serving.stderr.read()
        assert serving.wait(20) == 0, rest


def test_a_port_that_is_taken_is_told(services: Services) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-P", "-m", "kiosk", "web", "--host", "127.0.0.1"]
        done = subprocess.run(
            [*command, "--port", port, "--data", str(services.data)],
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 1
    assert port in done.stderr


def test_staff_give_back_seats_and_delete_a_person_by_the_code(services: Services) -> None:
    at = ("signups", "--screening", "2")
    codes = {one["phone"]: one["code"] for one in answer(services, *at)}
    assert run(services, *at, "--cancel", "0000").exit_code == 1
    left = answer(services, *at, "--cancel", codes[PHONE])
    assert PHONE not in {one["phone"] for one in left}
    assert {one["standing"] for one in left} == {"seated"}  # the first in line got the seats
    done = run(services, *at, "--forget", codes["02012345678"], "--forget", codes["13811112222"])
    assert done.exit_code == 0, done.output
    assert "02012345678" not in done.output
    assert answer(services, *at) == []
    assert run(services, *at, "--forget", codes["13811112222"]).exit_code == 1
