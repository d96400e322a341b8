"""Is the receipt printer there, when one is set?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk.errors import SettingsError
from kiosk.fonts import faces
from kiosk.operations.check import Check
from kiosk.settings import read
from kiosk.wording import printing as words

PRINTER = "printer"
SECONDS = 2.0


def check_printer(data: Path, environ: Mapping[str, str]) -> Check | None:
    """None when no printer is set, or the settings cannot be read (another check says so). Prints
    nothing; a kiosk without a printer opens."""
    try:
        setting = read(data, environ).receipt_printer
    except SettingsError:
        return None
    if not setting:
        return None
    # Drawing and QR codes are read in only where there is a printer.
    from kiosk.printing.errors import PrinterError
    from kiosk.printing.printer import open_printer

    try:
        printer = open_printer(setting, lambda: faces(data), SECONDS)
        printer.check()
    except PrinterError as error:
        return Check(PRINTER, False, str(error), words.CHECK_DO)
    return Check(PRINTER, True, words.CHECK_GOOD.format(place=printer.place))
