"""What the setting ``receipt_printer`` says."""

from __future__ import annotations

import termios
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from kiosk.printing.errors import PrinterSettingError

RAW_PORT = 9100
"""The port of receipt printers on a network ("raw", "JetDirect")."""
SPEEDS = {
    4800: termios.B4800,
    9600: termios.B9600,
    19200: termios.B19200,
    38400: termios.B38400,
    57600: termios.B57600,
    115200: termios.B115200,
}
_USUAL_SPEED = 9600  # python-escpos' as well; printers' switches say which


@dataclass(frozen=True, slots=True)
class Address:
    """``scheme`` file or serial with ``path``, or network with ``host`` and ``port``; ``speed`` is
    a constant of termios."""

    scheme: str
    place: str
    path: str = ""
    host: str = ""
    port: int = RAW_PORT
    speed: int = termios.B9600


def parse(setting: str) -> Address:
    """Raises ``PrinterSettingError``."""
    try:
        parts = urlsplit(setting.strip())
        port = parts.port or RAW_PORT
        speed = SPEEDS[int(parse_qs(parts.query).get("baud", [str(_USUAL_SPEED)])[0])]
    except (ValueError, KeyError):
        raise PrinterSettingError(setting) from None
    path = unquote(parts.path)
    if parts.scheme == "network" and parts.hostname and path in ("", "/"):
        return Address("network", f"{parts.hostname}:{port}", host=parts.hostname, port=port)
    if parts.scheme in ("file", "serial") and not parts.netloc and len(path) > 1:
        return Address(parts.scheme, path, path=path, speed=speed)
    raise PrinterSettingError(setting)
