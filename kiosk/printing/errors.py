"""Why there is no slip. The ticket itself lies in the database: nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.errors import KioskError
from kiosk.wording import printing as words


class PrinterError(KioskError):
    """No slip this time; ``str(error)`` is a plain Chinese sentence for the visitor."""


@dataclass(eq=False)
class PrinterSettingError(PrinterError):
    setting: str

    def __str__(self) -> str:
        return words.SETTING_WRONG.format(setting=self.setting)


@dataclass(eq=False)
class PrinterMissingError(PrinterError):
    """No such device, no right to it, or nothing answers at that address."""

    place: str
    why: str

    def __str__(self) -> str:
        return words.PRINTER_MISSING.format(place=self.place, why=self.why)


@dataclass(eq=False)
class PrinterSilentError(PrinterError):
    """It takes nothing more: no paper, a lid that is open, or the network has gone."""

    place: str

    def __str__(self) -> str:
        return words.PRINTER_SILENT.format(place=self.place)


@dataclass(eq=False)
class PrinterBrokeOffError(PrinterError):
    """It went away in the middle."""

    place: str
    why: str

    def __str__(self) -> str:
        return words.PRINTER_BROKE_OFF.format(place=self.place, why=self.why)


class PaperOutError(PrinterError):
    def __str__(self) -> str:
        return words.PAPER_OUT
