"""The slip as one picture, black and white: printers' Chinese code pages differ, dots do not."""

from __future__ import annotations

from pathlib import Path

import qrcode  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont
from qrcode.constants import ERROR_CORRECT_M  # type: ignore[import-untyped]

from kiosk.cinema.model import Standing, Ticket
from kiosk.clock import ZONE
from kiosk.fonts import Faces
from kiosk.wording import printing as words

WIDTH = 576
"""Dots across paper of 80 mm, at 8 to the millimetre (203 dpi): 72 mm are printed."""
_MARGIN = 16
_TEXT, _LARGE, _TITLE, _CODE = 34, 44, 58, 216  # 4.2, 5.5, 7 and 27 mm
_QR_MOST = 380
_QUIET = 4  # modules of white around a QR (ISO/IEC 18004)
_NEVER_FIRST = "，。、！？：；）》”’…"
_MOST_LINES = 4


class _Paper:
    """A roll that grows downwards. ``y`` is the next free row."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._image = Image.new("L", (WIDTH, 3000), 255)
        self._draw = ImageDraw.Draw(self._image)
        self.y = _MARGIN

    def text(self, text: str, size: int, *, bold: bool = False, white: bool = False) -> None:
        """Lines in the middle; ``white`` on a black bar."""
        font = _font(self._faces.sans_bold if bold else self._faces.sans, size)
        height = size * 4 // 3
        for line in _lines(text, font, WIDTH - 2 * _MARGIN):
            if white:
                self._draw.rectangle((0, self.y, WIDTH, self.y + height), fill=0)
            middle = (WIDTH // 2, self.y + height // 2)
            self._draw.text(middle, line, 255 if white else 0, font, anchor="mm")
            self.y += height
        self.y += 8

    def rule(self) -> None:
        self.y += 8
        self._draw.rectangle((_MARGIN, self.y, WIDTH - _MARGIN, self.y + 2), fill=0)
        self.y += 16

    def digits(self, code: str) -> None:
        font = _font(self._faces.sans_bold, _CODE)
        _, top, _, bottom = self._draw.textbbox((0, 0), code, font, anchor="lt")
        self._draw.text((WIDTH // 2, self.y), code, 0, font, anchor="mt")
        self.y += int(bottom - top) + 24

    def qr(self, text: str) -> None:
        code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=_QUIET)
        code.add_data(text)
        code.make(fit=True)
        code.box_size = _QR_MOST // (code.modules_count + 2 * _QUIET)
        picture = code.make_image().get_image().convert("L")
        self._image.paste(picture, ((WIDTH - picture.width) // 2, self.y))
        self.y += picture.height

    def cut(self) -> Image.Image:
        """The slip, every dot black or white, so that nothing is left to a printer's greys."""
        whole = self._image.crop((0, 0, WIDTH, self.y + _MARGIN))
        return whole.point(lambda grey: 255 if grey > 127 else 0).convert("1")


def slip(ticket: Ticket, place: str, url: str, faces: Faces) -> Image.Image:
    """``url`` goes into the QR as it is; without one the ticket's token does, which the door
    reads as well. The name is masked, and no number is on it: slips are left lying about."""
    showing = ticket.screening
    start = showing.start.astimezone(ZONE)
    paper = _Paper(faces)
    paper.text(words.HEAD, _LARGE, bold=True)
    paper.rule()
    paper.text(words.FILM.format(film=showing.film.strip("《》 ")), _TITLE, bold=True)
    when = words.WHEN.format(
        month=start.month,
        day=start.day,
        weekday=words.WEEKDAYS[start.weekday()],
        clock=f"{start:%H:%M}",
    )
    paper.text(when, _LARGE, bold=True)
    paper.text(words.PLACE.format(place=place, seats=ticket.seats), _LARGE)
    if ticket.needs_space:
        paper.text(words.SPACE, _TEXT)
    if ticket.name:
        paper.text(ticket.name, _TEXT)
    _standing(paper, ticket)
    paper.rule()
    if ticket.code:
        paper.text(words.CODE, _TEXT)
        paper.digits(ticket.code)
    paper.qr(url or ticket.token)
    if url:
        paper.text(words.SCAN, _TEXT - 4)
    if ticket.standing is not Standing.CANCELLED and not showing.called_off:
        paper.rule()
        waits = ticket.standing is Standing.WAITING
        paper.text(words.COME_LATER if waits else words.COME, _TEXT)
        paper.text(words.CANCEL if url else words.CANCEL_HERE, _TEXT)
    return paper.cut()


def _standing(paper: _Paper, ticket: Ticket) -> None:
    if ticket.screening.called_off:
        paper.text(words.CALLED_OFF, _LARGE, bold=True, white=True)
    elif ticket.standing is Standing.CANCELLED:
        paper.text(words.CANCELLED, _LARGE, bold=True, white=True)
    elif ticket.standing is Standing.WAITING:
        place = words.PLACE_IN_LINE.format(place=ticket.place or "")
        paper.text(place, _LARGE, bold=True, white=True)
        paper.text(words.WAITING, _TEXT)


def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def _lines(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Broken where the paper ends, as Chinese is, but no line begins with a stop; what is longer
    than a slip has room for ends with …"""
    lines = [""]
    for letter in text:
        fits = font.getlength(lines[-1] + letter) <= width
        if fits or letter in _NEVER_FIRST:
            lines[-1] += letter
        else:
            lines.append(letter.strip())
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1][:-1]}…"]
    return lines
