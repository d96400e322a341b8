"""The order of the attract loop: what comes next, as pure functions on plain values.

The loop takes the strands (red history, members' voices, party school) in turn, each as long as it
has something new, shows everything once before anything twice, and never the same thing twice in
a row while there is anything else. The state is a value, so a screen can look ahead for free, and
a new edition may come at any moment: items keep their place by section and staff's key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiosk.library.model import ItemCard


class Strand(StrEnum):
    """A thread of the loop, in the order in which they take turns."""

    HISTORY = "history"
    VOICES = "voices"
    SCHOOL = "school"


STRANDS: dict[str, Strand] = {
    "journey": Strand.HISTORY,
    "imprints": Strand.HISTORY,
    "spirit": Strand.HISTORY,
    "voices": Strand.VOICES,
    "school": Strand.SCHOOL,
}
"""The strand of each section (by key) that the loop shows."""


@dataclass(frozen=True, slots=True)
class Slide:
    """An item in the loop. ``name`` is the same for every version of it."""

    card: ItemCard
    strand: Strand

    @property
    def name(self) -> str:
        return f"{self.card.section}/{self.card.key or self.card.id}"


@dataclass(frozen=True, slots=True)
class Playlist:
    """Where the loop is. Begin with ``Playlist(seed)``; the same seed gives the same order."""

    seed: int
    round: int = 0
    shown: frozenset[str] = frozenset()
    last: str | None = None
    strand: Strand | None = None


def next_slide(playlist: Playlist, slides: Sequence[Slide]) -> tuple[Slide | None, Playlist]:
    """The next of ``slides`` (in any order, changed or not since the last call) and the playlist
    after it; None when there are none."""
    if not slides:
        return None, playlist
    fresh = [slide for slide in slides if slide.name not in playlist.shown]
    if not fresh:
        playlist = Playlist(
            playlist.seed, playlist.round + 1, frozenset(), playlist.last, playlist.strand
        )
        fresh = list(slides)
    # Right after the seam of two rounds the last one is fresh again; anything else goes first.
    candidates = [slide for slide in fresh if slide.name != playlist.last] or fresh
    strand = _turn(playlist.strand, {slide.strand for slide in candidates})
    chosen = min(
        (slide for slide in candidates if slide.strand is strand),
        key=lambda slide: (_rank(playlist, slide.name), slide.card.id),
    )
    return chosen, Playlist(
        playlist.seed,
        playlist.round,
        playlist.shown | {chosen.name},
        chosen.name,
        chosen.strand,
    )


def _turn(last: Strand | None, present: Iterable[Strand]) -> Strand:
    """The strand whose turn it is after ``last``, among those that have something to show."""
    order = list(Strand)
    start = order.index(last) + 1 if last else 0
    return min(present, key=lambda strand: (order.index(strand) - start) % len(order))


def _rank(playlist: Playlist, name: str) -> bytes:
    """A slide's place in this round's shuffle. It hangs on nothing but the slide itself, so that
    others may come and go without moving it."""
    text = f"{playlist.seed}/{playlist.round}/{name}"
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
