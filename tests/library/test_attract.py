"""The attract loop's order holds for every list of slides, and while the list changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.library.attract import STRANDS, Playlist, Slide, Strand, next_slide
from kiosk.library.model import ItemCard

SECTIONS = sorted(STRANDS)


def slide(section: str, key: str, number: int = 1) -> Slide:
    card = ItemCard(id=number, section=section, title=key, key=key)
    return Slide(card, STRANDS[section])


names = st.tuples(st.sampled_from(SECTIONS), st.integers(0, 30))
lists = st.lists(names, min_size=1, max_size=25, unique=True).map(
    lambda pairs: [slide(section, str(key)) for section, key in pairs]
)
seeds = st.integers(0, 2**32)


def play(playlist: Playlist, slides: Sequence[Slide], times: int) -> tuple[list[Slide], Playlist]:
    shown = []
    for _ in range(times):
        one, playlist = next_slide(playlist, slides)
        assert one is not None
        shown.append(one)
    return shown, playlist


@given(seeds, lists)
def test_every_round_shows_everything_exactly_once(seed: int, slides: list[Slide]) -> None:
    playlist = Playlist(seed)
    for _ in range(3):
        shown, playlist = play(playlist, slides, len(slides))
        assert Counter(s.name for s in shown) == Counter(s.name for s in slides)


@given(seeds, lists)
def test_nothing_is_shown_twice_in_a_row(seed: int, slides: list[Slide]) -> None:
    assume(len(slides) > 1)
    shown, _ = play(Playlist(seed), slides, 4 * len(slides))
    assert all(one.name != other.name for one, other in pairwise(shown))


@given(seeds, lists)
def test_strands_take_turns_as_long_as_each_has_something_new(
    seed: int, slides: list[Slide]
) -> None:
    """In the first round, whoever is shown is the next in line that has anything left."""
    order = list(Strand)
    shown, _ = play(Playlist(seed), slides, len(slides))
    left = Counter(s.strand for s in slides)
    turn = 0
    for one in shown:
        while not left[order[turn % 3]]:
            turn += 1
        assert one.strand is order[turn % 3]
        left[one.strand] -= 1
        turn += 1


@given(seeds, lists)
def test_the_order_hangs_on_the_seed_and_not_on_the_order_of_the_list(
    seed: int, slides: list[Slide]
) -> None:
    forwards, _ = play(Playlist(seed), slides, 2 * len(slides))
    backwards, _ = play(Playlist(seed), slides[::-1], 2 * len(slides))
    assert forwards == backwards


def test_rounds_and_seeds_differ_in_order() -> None:
    slides = [slide("journey", str(n)) for n in range(20)]
    first, playlist = play(Playlist(1), slides, 20)
    second, _ = play(playlist, slides, 20)
    other, _ = play(Playlist(2), slides, 20)
    orders = {tuple(s.name for s in shown) for shown in (first, second, other)}
    assert len(orders) == 3
    assert tuple(s.name for s in slides) not in orders


@given(seeds, st.lists(st.tuples(lists, st.integers(1, 30)), min_size=2, max_size=5))
def test_a_new_edition_neither_starts_over_nor_repeats(
    seed: int, editions: list[tuple[list[Slide], int]]
) -> None:
    """Whatever the list becomes: what this round has shown is not shown again while anything on
    the list is new, and the last one never follows itself."""
    playlist = Playlist(seed)
    since_seam: set[str] = set()
    last: str | None = None
    for slides, times in editions:
        present = {s.name for s in slides}
        for _ in range(times):
            one, playlist = next_slide(playlist, slides)
            assert one is not None
            assert one.name in present
            if present <= since_seam:
                since_seam = set()
            assert one.name not in since_seam
            assert one.name != last or len(present) == 1
            since_seam.add(one.name)
            last = one.name


@given(seeds, lists, st.integers(0, 24))
def test_a_changed_version_of_an_item_does_not_come_again(
    seed: int, slides: list[Slide], times: int
) -> None:
    assume(times < len(slides))
    shown, playlist = play(Playlist(seed), slides, times)
    renewed = [Slide(_renumbered(s.card), s.strand) for s in slides]
    rest, _ = play(playlist, renewed, len(slides) - times)
    assert {s.name for s in rest} == {s.name for s in slides} - {s.name for s in shown}
    assert all(s.card.id == 99 for s in rest)


def _renumbered(card: ItemCard) -> ItemCard:
    return ItemCard(id=99, section=card.section, title=card.title, key=card.key)


def test_a_single_slide_repeats_and_none_is_none() -> None:
    only = slide("voices", "一")
    shown, playlist = play(Playlist(5), [only], 3)
    assert shown == [only] * 3
    assert next_slide(playlist, []) == (None, playlist)
