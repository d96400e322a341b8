"""What comes out of a receipt printer: ESC/POS commands read back as a picture."""

from __future__ import annotations

from datetime import datetime

import zxingcpp
from PIL import Image

from kiosk.cinema.model import Screening, ScreeningState, Standing, Ticket
from kiosk.clock import ZONE

TOKEN = "0000014821ABCDEFGHIJKLMNOP"
URL = f"HTTP://192.168.1.20:8080/TICKETS/{TOKEN}"


def a_ticket(
    standing: Standing = Standing.SEATED,
    place: int | None = None,
    film: str = "《地道战》",
    state: ScreeningState = ScreeningState.OPEN,
) -> Ticket:
    start = datetime(2026, 12, 5, 19, 30, tzinfo=ZONE)
    screening = Screening(1, film, start, 100, 60, 0, 3, 0, 57, 57, True, state)
    return Ticket(TOKEN, "4821", screening, standing, 2, "陈**", place=place)


def printed(data: bytes) -> list[Image.Image]:
    """The slips, one for each cut. Fails on anything but reset, raster, feed, and cut."""
    slips: list[Image.Image] = []
    strips: list[Image.Image] = []
    at = 0
    while at < len(data):
        if data.startswith(b"\x1b@", at):
            at += 2
        elif data.startswith(b"\x10\x04\x04", at):
            at += 3
        elif data.startswith(b"\x1dv0\x00", at):
            wide = int.from_bytes(data[at + 4 : at + 6], "little")
            high = int.from_bytes(data[at + 6 : at + 8], "little")
            dots = bytes(one ^ 255 for one in data[at + 8 : at + 8 + wide * high])
            assert len(dots) == wide * high, "a strip is cut short"
            strips.append(Image.frombytes("1", (wide * 8, high), dots))
            at += 8 + wide * high
        elif data.startswith(b"\x1bd", at):
            at += 3
        elif data.startswith(b"\x1dV", at):
            at += 4 if data[at + 2] in (65, 66) else 3
            slip = Image.new("1", (strips[0].width, sum(one.height for one in strips)), 1)
            y = 0
            for strip in strips:
                slip.paste(strip, (0, y))
                y += strip.height
            slips.append(slip)
            strips = []
        else:
            raise AssertionError(f"an unknown command: {data[at : at + 8]!r}")
    assert not strips, "a slip was not cut off"
    return slips


def codes(picture: Image.Image) -> list[str]:
    """The texts of the QR codes in a picture."""
    return [one.text for one in zxingcpp.read_barcodes(picture.convert("L"))]
