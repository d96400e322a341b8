"""Who collects what is no longer reachable: the thread of the screens, and no other."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from screens.memory import collect_here

FEW = 100


class Ring:
    """Reachable from itself alone."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def few() -> Iterator[None]:
    """Collecting is due after a few objects."""
    before = gc.get_threshold()
    gc.collect()
    gc.set_threshold(FEW, 10, 10)
    yield
    gc.set_threshold(*before)
    gc.enable()


def test_nothing_is_collected_until_it_is_the_turn_of_the_screens(few: None) -> None:
    collect = collect_here()
    ring = weakref.ref(Ring())
    kept = [[] for _ in range(FEW * 20)]
    assert ring() is not None
    collect()
    assert ring() is None
    assert len(kept) == FEW * 20


def test_it_is_left_alone_while_little_has_come_up(few: None) -> None:
    collect = collect_here()
    gc.collect()
    ring = weakref.ref(Ring())
    collect()
    assert ring() is not None
