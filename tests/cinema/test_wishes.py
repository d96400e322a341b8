"""Films people would like to see: titles, votes, and what is shown to whom."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from kiosk.cinema import wishes
from kiosk.cinema.errors import FieldError
from kiosk.cinema.model import Via, Wish
from tests.cinema.desk import cinema_of


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("《地道战》", "地道战"),
        ("  我和我的　祖国 ", "我和我的 祖国"),
        ("流浪地球２", "流浪地球2"),
        ("《开国大典》（上）", "开国大典(上)"),
        ("八佰\x00\u200b", "八佰"),
        ("长" * 40, "长" * 40),
    ],
)
def test_a_title_is_cleaned(typed: str, shown: str) -> None:
    assert wishes.title(typed) == shown


@pytest.mark.parametrize("typed", ["", " 　", "《》", "《 》“”", "长" * 41, "\u200b"])
def test_what_is_no_title_is_told(database: Engine, typed: str) -> None:
    cinema = cinema_of(database)
    with pytest.raises(FieldError) as told:
        cinema.wish(typed, Via.KIOSK)
    assert told.value.field == "film"
    assert cinema.wishes() == ()


def test_ways_of_writing_one_title_are_one_film(database: Engine) -> None:
    cinema = cinema_of(database)
    for typed in ("《流浪地球 2》", "流浪地球２", " 流浪地球2 ", "“流浪地球2”"):
        cinema.wish(typed, Via.PHONE)
    cinema.wish("Ocean Heaven", Via.KIOSK)
    cinema.wish("ocean heaven", Via.KIOSK)
    assert cinema.wishes() == (
        Wish("流浪地球 2", 4, offered=False),
        Wish("Ocean Heaven", 2, offered=False),
    )


def test_what_visitors_write_is_for_staff_until_it_is_offered(database: Engine) -> None:
    cinema = cinema_of(database)
    cinema.wish("地道战", Via.PHONE)
    cinema.offer("《建党伟业》", offered=True)
    cinema.offer("地 道战", offered=True)
    assert cinema.wishes() == (
        Wish("地 道战", 1, offered=True),
        Wish("建党伟业", 0, offered=True),
    )
    cinema.offer("地道战", offered=False)
    cinema.offer("建党伟业", offered=False)
    assert cinema.wishes() == (Wish("地 道战", 1, offered=False),)
    cinema.wish("地道战", Via.KIOSK)
    assert cinema.wishes() == (Wish("地 道战", 2, offered=False),)


def test_a_form_sent_twice_or_by_a_crowd_is_one_vote(
    database: Engine, opened: Callable[..., Engine]
) -> None:
    cinema_of(database).wish("地道战", Via.PHONE, "same")
    desks = [cinema_of(opened(busy_seconds=30)) for _ in range(6)]
    with ThreadPoolExecutor(len(desks)) as crowd:
        list(crowd.map(lambda desk: desk.wish("地道战", Via.PHONE, "same"), desks))
        list(crowd.map(lambda desk: desk.wish("地雷战", Via.PHONE, "other" * 30), desks))
        list(crowd.map(lambda desk: desk.wish("南征北战", Via.PHONE), desks))
    assert cinema_of(database).wishes() == (
        Wish("南征北战", 6, offered=False),
        Wish("地道战", 1, offered=False),
        Wish("地雷战", 1, offered=False),
    )
