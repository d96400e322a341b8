"""What stands on the slip of paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from kiosk.cinema.model import ScreeningState, Standing, Ticket
from kiosk.fonts import Faces
from kiosk.printing.printer import escpos
from kiosk.printing.slip import WIDTH, slip
from tests.printing.paper import TOKEN, URL, a_ticket, codes, printed

Fonts = Callable[[], Faces]


def test_the_printer_prints_the_very_picture_that_was_drawn(fonts: Fonts) -> None:
    drawn = slip(a_ticket(), "一楼影院", URL, fonts())
    assert (drawn.width, drawn.mode) == (WIDTH, "1")
    (paper,) = printed(escpos(drawn))
    assert paper.size == drawn.size
    assert ImageChops.difference(paper.convert("L"), drawn.convert("L")).getbbox() is None


@pytest.mark.parametrize("url", [URL, "https://cinema.example/tickets/" + TOKEN.lower()])
def test_its_qr_is_the_address_as_it_was_handed_in(fonts: Fonts, url: str) -> None:
    assert codes(slip(a_ticket(), "一楼影院", url, fonts())) == [url]


def test_without_an_address_its_qr_is_what_the_door_reads(fonts: Fonts) -> None:
    assert codes(slip(a_ticket(), "一楼影院", "", fonts())) == [TOKEN]


def black_bar(picture: Image.Image) -> bool:
    """A row that is black from edge to edge."""
    grey = picture.convert("L")
    rows = (grey.crop((0, y, WIDTH, y + 1)) for y in range(grey.height))
    return any(row.getextrema() == (0, 0) for row in rows)


@pytest.mark.parametrize(
    ("ticket", "bar"),
    [
        (a_ticket(), False),
        (a_ticket(Standing.WAITING, 3), True),
        (a_ticket(Standing.CANCELLED), True),
        (a_ticket(state=ScreeningState.CALLED_OFF), True),
    ],
)
def test_a_ticket_that_lets_nobody_in_says_so_white_on_black(
    fonts: Fonts, ticket: Ticket, bar: bool
) -> None:
    assert black_bar(slip(ticket, "一楼影院", URL, fonts())) is bar


def test_everybody_in_the_waiting_list_reads_their_own_place(fonts: Fonts) -> None:
    third, fourth = (
        slip(a_ticket(Standing.WAITING, place), "一楼影院", URL, fonts()) for place in (3, 4)
    )
    assert third.size == fourth.size
    assert ImageChops.difference(third.convert("L"), fourth.convert("L")).getbbox() is not None


def test_the_four_digits_are_as_high_as_a_thumb(fonts: Fonts) -> None:
    """At least 18 mm at 8 dots to the millimetre; found as what two codes differ in."""
    one = slip(a_ticket(), "一楼影院", URL, fonts())
    other = slip(replace(a_ticket(), code="7395"), "一楼影院", URL, fonts())
    box = ImageChops.difference(one.convert("L"), other.convert("L")).getbbox()
    assert box is not None
    assert box[3] - box[1] >= 18 * 8
    assert box[2] - box[0] >= 50 * 8


def test_a_title_of_any_length_keeps_its_ticket_readable(fonts: Fonts) -> None:
    long = slip(a_ticket(film="很" * 500), "长" * 30, URL, fonts())
    assert codes(long) == [URL]
    assert long.height < 2000


def test_a_forgotten_ticket_has_no_digits_and_can_still_be_drawn(fonts: Fonts) -> None:
    drawn = slip(replace(a_ticket(), code="", name=""), "一楼影院", URL, fonts())
    assert codes(drawn) == [URL]
