"""What the screens ask of the library."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.library.attract import STRANDS, Playlist, Slide
from kiosk.library.model import Item, ItemCard, Picture
from kiosk.library.sections import Function
from screens.exhibition import Exhibition, nearest_day

NOW = datetime(2026, 11, 23, 15, 20, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
PICTURE = Picture("a", Path("/a"), Path("/a"), 4, 3)


def card(number: int, section: str = "journey", **fields: object) -> ItemCard:
    return replace(ItemCard(number, section, f"第{number}条", key=str(number)), **fields)


class FakeLibrary:
    def __init__(self, cards: list[ItemCard]) -> None:
        self.cards = cards
        self.asked = 0
        self.number: int | None = 1

    def edition(self) -> int | None:
        return self.number

    def items(self, section: str, at: datetime) -> list[ItemCard]:
        self.asked += 1
        return [one for one in self.cards if one.section == section]

    def item(self, number: int) -> Item | None:
        return None

    def slides(self, at: datetime) -> list[Slide]:
        self.asked += 1
        return [Slide(one, STRANDS[one.section]) for one in self.cards if one.section in STRANDS]


class HandClock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def exhibition(cards: list[ItemCard], **functions: Function) -> tuple[Exhibition, FakeLibrary]:
    library = FakeLibrary(cards)
    return Exhibition(library, functions, HandClock(), Playlist(1)), library


def test_a_section_is_read_once_a_minute_and_again_in_the_next() -> None:
    library = FakeLibrary([card(1)])
    clock = HandClock()
    show = Exhibition(library, {}, clock, Playlist(1))
    show.cards("journey")
    show.cards("journey")
    assert library.asked == 1
    clock.now += timedelta(minutes=1)
    show.cards("journey")
    assert library.asked == 2


def test_the_loop_reads_its_pictures_once_a_minute_and_again_in_the_next() -> None:
    library, clock = FakeLibrary([card(1, cover=PICTURE), card(2, cover=PICTURE)]), HandClock()
    show = Exhibition(library, {}, clock, Playlist(1))
    show.next_slide()
    show.next_slide()
    assert library.asked == 1
    clock.now += timedelta(minutes=1)
    show.next_slide()
    assert library.asked == 2


def test_the_loop_shows_nothing_of_an_edition_that_is_gone() -> None:
    show, library = exhibition([card(1, cover=PICTURE)])
    show.next_slide()
    library.cards, library.number = [card(2, cover=PICTURE)], 2
    show.refresh()
    assert [show.next_slide().id for _ in range(2)] == [2, 2]


def test_a_new_edition_is_read_at_once() -> None:
    show, library = exhibition([card(1)])
    show.cards("journey")
    library.cards = [card(2)]
    library.number = 2
    assert show.refresh()
    assert [one.id for one in show.cards("journey")] == [2]


def test_what_was_written_besides_costs_no_reading() -> None:
    show, library = exhibition([card(1)])
    show.cards("journey")
    assert not show.refresh()
    show.cards("journey")
    assert library.asked == 1


def test_an_item_knows_its_place_and_its_neighbours() -> None:
    show, _ = exhibition([card(1), card(2), card(3)])
    place = show.place(card(2))
    assert (place.number, place.count) == (2, 3)
    assert place.before is not None
    assert place.before.id == 1
    assert place.after is not None
    assert place.after.id == 3


def test_the_first_and_the_last_have_one_neighbour() -> None:
    show, _ = exhibition([card(1), card(2)])
    assert show.place(card(1)).before is None
    assert show.place(card(2)).after is None


def test_an_item_taken_off_while_it_is_read_still_has_a_place() -> None:
    show, library = exhibition([card(1), card(2)])
    library.cards, library.number = [], 2
    show.refresh()
    place = show.place(card(2))
    assert (place.number, place.count) == (1, 1)
    assert place.before is place.after is None


def test_staff_choose_the_function_of_a_section() -> None:
    show, _ = exhibition([], 红色书吧=Function.SERVICE)
    assert show.section("books").function is Function.SERVICE


def test_the_loop_has_nothing_to_show_while_nothing_is_there() -> None:
    show, _ = exhibition([])
    assert show.next_slide() is None


def test_the_loop_shows_everything_before_anything_twice() -> None:
    show, _ = exhibition([card(1), card(2), card(3, "voices"), card(4, "school"), card(5, "books")])
    shown = [show.next_slide() for _ in range(4)]
    assert {one.id for one in shown if one} == {1, 2, 3, 4}


def test_the_item_for_today_is_the_event_whose_day_is_nearest() -> None:
    cards = [
        card(1, month=7, day=1, cover=PICTURE),
        card(2, month=12, day=11, cover=PICTURE),
        card(3, month=10, day=14, cover=PICTURE),
    ]
    chosen = nearest_day(cards, date(2026, 11, 23))
    assert chosen is not None
    assert chosen.id == 2


def test_the_turn_of_the_year_is_no_distance() -> None:
    cards = [card(1, month=10, day=1, cover=PICTURE), card(2, month=1, day=3, cover=PICTURE)]
    chosen = nearest_day(cards, date(2026, 12, 30))
    assert chosen is not None
    assert chosen.id == 2


def test_an_event_without_a_picture_or_a_day_is_not_for_today() -> None:
    assert nearest_day([card(1, month=1, day=1), card(2, cover=PICTURE)], date(2026, 1, 1)) is None
