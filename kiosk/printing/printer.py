"""A receipt printer. Printing waits for the device: never call it from a thread that draws."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

from PIL import Image

from kiosk.cinema.model import Ticket
from kiosk.fonts import Faces
from kiosk.printing.line import open_line
from kiosk.printing.setting import Address, parse
from kiosk.printing.slip import slip

LIMIT = 5.0
"""Seconds without anything happening, after which a printer is given up."""
_PROFILE = "TM-T20II"  # python-escpos' name for paper of 80 mm with 576 dots
_STRIP = 240  # rows in one command: small printers have room for little more


class Printer:
    """Made by ``open_printer``. Nothing is opened before there is something to print, so a printer
    may be switched on, off and on again."""

    def __init__(self, address: Address, fonts: Callable[[], Faces], limit: float) -> None:
        self._address = address
        self._fonts = fonts
        self._limit = limit

    @property
    def place(self) -> str:
        """The device or address, to tell staff which one is meant."""
        return self._address.place

    def print_ticket(self, ticket: Ticket, place: str, url: str) -> None:
        """One slip; ``place`` is where the film is shown, ``url`` the address in the QR. Raises
        ``PrinterError``, ``FontError``; the same ticket can be printed again afterwards."""
        commands = escpos(slip(ticket, place, url, self._fonts()))
        with open_line(self._address, self._limit) as line:
            line.check_paper()
            line.send(commands)

    def check(self) -> None:
        """Whether it is there and says nothing about missing paper; prints nothing. Raises
        ``PrinterError``."""
        with open_line(self._address, self._limit) as line:
            line.check_paper()


def open_printer(setting: str, fonts: Callable[[], Faces], limit: float = LIMIT) -> Printer:
    """``setting`` is ``receipt_printer``; ``fonts`` gives the house's faces when the first slip is
    drawn (``lambda: faces(data)``). Raises ``PrinterSettingError``."""
    return Printer(parse(setting), fonts, limit)


def escpos(picture: Image.Image) -> bytes:
    """ESC/POS commands that print ``picture`` (mode 1, at most 576 wide) and cut the paper."""
    # Imported at the first slip: it reads a big list of printers, and leaves a folder in /tmp.
    from escpos import capabilities  # type: ignore[import-untyped]
    from escpos.printer import Dummy  # type: ignore[import-untyped]

    if "ESCPOS_CAPABILITIES_PICKLE_DIR" not in os.environ:
        shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
    commands = Dummy(profile=_PROFILE)
    commands.hw("INIT")
    commands.image(picture, fragment_height=_STRIP)
    commands.cut()
    return bytes(commands.output)
