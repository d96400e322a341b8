"""Ways to a printer: real files, a real socket, a real serial line; and all that may be wrong."""

from __future__ import annotations

import os
import select
import socket
import tty
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.fonts import Faces
from kiosk.printing.errors import (
    PaperOutError,
    PrinterError,
    PrinterMissingError,
    PrinterSettingError,
    PrinterSilentError,
)
from kiosk.printing.printer import open_printer
from tests.printing.paper import URL, a_ticket, codes, printed

Fonts = Callable[[], Faces]
ASKED = b"\x10\x04\x04"


@pytest.fixture
def server() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(20)
        yield listening


def at(server: socket.socket) -> str:
    return f"network://127.0.0.1:{server.getsockname()[1]}"


def answering(server: socket.socket, state: bytes) -> bytes:
    """A network printer that tells its paper's state; what it was sent."""
    connection, _ = server.accept()
    got = b""
    with closing(connection):
        connection.settimeout(20)
        while data := connection.recv(65536):
            if got == b"" and data.startswith(ASKED):
                connection.sendall(state)
            got += data
    return got


def test_a_slip_is_printed_to_a_device_file(tmp_path: Path, fonts: Fonts) -> None:
    device = tmp_path / "lp0"
    printer = open_printer(f"file://{device}", fonts)
    printer.print_ticket(a_ticket(), "一楼影院", URL)
    printer.print_ticket(a_ticket(), "一楼影院", URL)
    first, second = printed(device.read_bytes())
    assert codes(first) == codes(second) == [URL]


@pytest.mark.parametrize("state", [b"\x12", b"\x1e", b""])
def test_a_slip_is_printed_over_the_network(
    server: socket.socket, fonts: Fonts, state: bytes
) -> None:
    """Paper there, paper near its end, and a printer that answers nothing."""
    with ThreadPoolExecutor(1) as beside:
        got = beside.submit(answering, server, state)
        open_printer(at(server), fonts).print_ticket(a_ticket(), "一楼影院", URL)
        (paper,) = printed(got.result(20))
    assert codes(paper) == [URL]


def test_a_slip_is_printed_over_a_serial_line(fonts: Fonts) -> None:
    ours, theirs = os.openpty()
    name = os.ttyname(theirs)
    tty.setraw(theirs)

    def read() -> bytes:
        got = b""
        while not got.endswith(b"\x1dV\x00"):
            assert select.select([ours], [], [], 20)[0], "the end of it is missing"
            got += os.read(ours, 65536)
        return got

    with ThreadPoolExecutor(1) as beside:
        got = beside.submit(read)
        open_printer(f"serial://{name}?baud=115200", fonts).print_ticket(
            a_ticket(), "一楼影院", URL
        )
        (paper,) = printed(got.result(20))
    assert codes(paper) == [URL]
    os.close(ours)
    os.close(theirs)


def test_a_printer_without_paper_says_so_and_prints_nothing(
    server: socket.socket, fonts: Fonts
) -> None:
    with ThreadPoolExecutor(1) as beside:
        got = beside.submit(answering, server, b"\x7e")
        with pytest.raises(PaperOutError, match="没有纸"):
            open_printer(at(server), fonts).print_ticket(a_ticket(), "一楼影院", URL)
        assert got.result(20) == ASKED


def test_a_printer_that_takes_nothing_is_given_up(fonts: Fonts) -> None:
    """A serial printer that is switched off: nobody reads what the line holds."""
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    printer = open_printer(f"serial://{os.ttyname(theirs)}", fonts, limit=0.1)
    with pytest.raises(PrinterSilentError, match="没有反应"):
        printer.print_ticket(a_ticket(), "一楼影院", URL)
    os.close(ours)
    os.close(theirs)


def test_a_network_printer_that_stops_reading_is_given_up(fonts: Fonts) -> None:
    with socket.socket() as small:
        small.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        small.bind(("127.0.0.1", 0))
        small.listen()
        printer = open_printer(at(small), fonts, limit=0.2)
        with pytest.raises(PrinterSilentError):
            printer.print_ticket(a_ticket(), "一楼影院", URL)


def test_a_printer_that_goes_away_in_the_middle_is_told(
    server: socket.socket, fonts: Fonts
) -> None:
    def hang_up() -> None:
        connection, _ = server.accept()
        connection.recv(1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        connection.close()

    with ThreadPoolExecutor(1) as beside:
        beside.submit(hang_up)
        with pytest.raises(PrinterError, match="取票码没有变"):
            open_printer(at(server), fonts, limit=1).print_ticket(a_ticket(), "一楼影院", URL)


def test_a_printer_that_is_not_there_is_told_and_nothing_is_made(
    tmp_path: Path, fonts: Fonts
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = f"network://127.0.0.1:{free.getsockname()[1]}"
        for setting in (
            "file:///dev/kiosk-has-no-such-printer",
            "serial:///dev/kiosk-has-no-such-printer",
            f"file://{tmp_path}/no/folder/lp0",
            closed,
        ):
            with pytest.raises(PrinterMissingError) as told:
                open_printer(setting, fonts).print_ticket(a_ticket(), "一楼影院", URL)
            assert "取票码没有变" in str(told.value)
    assert not Path("/dev/kiosk-has-no-such-printer").exists()


def test_a_serial_line_that_is_none_is_told(tmp_path: Path, fonts: Fonts) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    with pytest.raises(PrinterMissingError):
        open_printer(f"serial://{tmp_path}/file", fonts).check()
    assert (tmp_path / "file").read_bytes() == b"kept"


@pytest.mark.parametrize(
    "setting",
    [
        "",
        "usb",
        "file://",
        "file://dev/usb/lp0",
        "network://",
        "network://host:port",
        "network://host:99999",
        "network://host/queue",
        "http://192.168.1.9",
        "serial:///dev/ttyS0?baud=fast",
        "serial:///dev/ttyS0?baud=12345",
        "network://[::1",
    ],
)
def test_a_setting_that_names_no_printer_is_told(fonts: Fonts, setting: str) -> None:
    with pytest.raises(PrinterSettingError, match="receipt_printer"):
        open_printer(setting, fonts)


def test_the_usual_port_of_printers_need_not_be_written(fonts: Fonts) -> None:
    assert open_printer("network://192.168.1.9", fonts).place == "192.168.1.9:9100"


def test_every_trouble_is_one_the_kiosk_can_name() -> None:
    assert issubclass(PrinterError, KioskError)
