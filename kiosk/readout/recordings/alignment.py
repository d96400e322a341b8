"""Which pause of a recording stands at the end of which sentence.

By dynamic programming: sentences end at pauses, clauses may; both take time by their number of
characters, and long pauses are likelier than short ones to end a sentence. Time is counted in
seconds of speech, pauses left out, so that a reader's long rests move nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kiosk.readout.model import SpeechError
from kiosk.readout.recordings.pauses import Listened
from kiosk.readout.sentences import clause_spans

SLOWEST_READER, FASTEST_READER = 90.0, 480.0
"""Characters a minute of speech, pauses left out, between which somebody reads this very text; a
quick newsreader comes to 350."""

# What an alignment costs. Tried on 44 recordings put together of sentences of the starter content,
# with hesitations, long commas, echo and noise: where the pace strays by 8 to 15 %, none of 297
# sentences is cut wrong, where it strays by up to 25 %, 5 % of 283. Halved or doubled, these
# figures change little.
_UNEVEN = 0.1  # seconds squared by second of speech: how much a reader's pace strays
_AT_NO_PAUSE = 2.0  # a clause that ends at no pause ...
_RUN_ON = 8.0  # ... and a sentence that does
_ENDS_NOTHING = 4.0  # a second of pause that ends no clause
_SHORT = 6.0  # a sentence whose pause has no length, against the usual ones
_UNREAD_TITLE = 3.0  # that the first sentence is not read at all
_MOST_STRAY = 0.2  # of all speech: how far a boundary may lie from its share

# What is believed. Of those recordings, the least even one strays by 0.22 (root mean square), a
# sentence of more than 2 s by 0.64 to 1.33 of its share.
_MOST_UNEVEN = 0.3
_FITTING = (0.6, 1.6)
_LEAST_FITTING = 2 / 3  # of the sentences; where fewer do, something else is read
_SLACK = 0.4  # seconds

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Boundary:
    """The end of a clause: at the recording's pause number ``pause``, or at none and by its share;
    ``spoken`` seconds of speech come before it."""

    pause: int | None
    spoken: float


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence of the recording, which begins at ``ends[0]`` and whose clauses
    (``text[start:end]``) end at the others. ``fits`` is whether it is surely that sentence and
    nothing else: not read, run into another, or far too long or short, it is not."""

    clauses: tuple[tuple[int, int], ...]
    ends: tuple[Boundary, ...]
    fits: bool


def align(listened: Listened, sentences: Sequence[str]) -> tuple[Part, ...]:
    """Where each of ``sentences`` is read; the first, a title, may have been left out.

    Raises SpeechError when that cannot be told: too few pauses, too little or too much speech.
    """
    spans = [tuple(clause_spans(sentence)) for sentence in sentences]
    weights = [
        [weight(sentence[start:end]) for start, end in clauses]
        for sentence, clauses in zip(sentences, spans, strict=True)
    ]
    if len(listened.pauses) < len(sentences) + 1:
        raise SpeechError(f"{len(sentences)} sentences, {len(listened.pauses)} pauses")
    cost, ends = _cheapest(listened, weights)
    if len(sentences) > 1:
        less, untitled = _cheapest(listened, weights[1:])
        if less + _UNREAD_TITLE < cost:
            cost, ends = less, [[Boundary(None, 0.0)] * (len(spans[0]) + 1), *untitled]
    if not np.isfinite(cost):
        raise SpeechError("its pauses do not fit its text")
    took = np.array([own[-1].spoken - own[0].spoken for own in ends])
    shares = np.array([sum(one) for one in weights]) * (took > 0)
    shares *= listened.spoken / shares.sum()
    uneven = ((took - shares) ** 2 / np.maximum(shares, 0.1)).sum() / listened.spoken
    if uneven > _MOST_UNEVEN**2:
        raise SpeechError(f"its pauses fit its text badly: {uneven**0.5:.2f}")
    parts = tuple(
        Part(clauses, tuple(own), _fits(own, share))
        for clauses, own, share in zip(spans, ends, shares.tolist(), strict=True)
    )
    if sum(part.fits for part in parts) < _LEAST_FITTING * np.count_nonzero(took):
        raise SpeechError("its pauses fit its text badly: few sentences for certain")
    return parts


def weight(text: str) -> float:
    """About how many syllables ``text`` is read in; never 0."""
    spoken = (0.45 if one.isascii() and one.isalpha() else 1.0 for one in text if one.isalnum())
    return sum(spoken) or 0.5


def _fits(ends: Sequence[Boundary], share: float) -> bool:
    if ends[0].pause is None or ends[-1].pause is None:
        return False
    least, most = share * _FITTING[0] - _SLACK, share * _FITTING[1] + _SLACK
    return max(least, 0.05) <= ends[-1].spoken - ends[0].spoken <= most


def _cheapest(
    listened: Listened, sentences: Sequence[Sequence[float]]
) -> tuple[float, list[list[Boundary]]]:
    """The cheapest alignment of sentences given as their clauses' weights: its cost, and by
    sentence its boundaries. Infinite when the pace is nobody's or nothing fits."""
    weights = np.concatenate([np.asarray(one, float) for one in sentences])
    pace = 60 * weights.sum() / max(listened.spoken, 0.01)
    if not SLOWEST_READER <= pace <= FASTEST_READER:
        return np.inf, []
    done = np.concatenate([[0.0], np.cumsum(weights) * listened.spoken / weights.sum()])
    last = np.cumsum([len(one) for one in sentences])
    cost, at = _Table(listened, done, set(last.tolist())).filled()
    if not np.isfinite(cost):
        return np.inf, []
    ends = list(_between(listened, at, done))
    firsts = [0, *last.tolist()]
    return cost, [ends[a : b + 1] for a, b in pairwise(firsts)]


class _Table:
    """Row n is the end of the clause number n (from 1; row 0 is the beginning), column j the pause
    number j: what it costs at least to come there, and from where."""

    def __init__(self, listened: Listened, done: Floats, sentence_ends: set[int]) -> None:
        lengths = np.array([pause.length for pause in listened.pauses])
        longest = np.sort(lengths[1:-1])[::-1][: max(1, len(sentence_ends) - 1)]
        usual = max(float(longest.mean()) if len(longest) else 1.0, 0.05)
        self._at = np.array([pause.spoken for pause in listened.pauses])
        self._short = _SHORT * np.maximum(0.0, 1 - lengths / usual) ** 2
        self._passed = np.concatenate([[0.0], np.cumsum(np.minimum(lengths, 1.0))]) * _ENDS_NOTHING
        self._done, self._sentence_ends = done, sentence_ends
        self._stray = max(5.0, _MOST_STRAY * listened.spoken)
        shape = len(done), len(lengths)
        self._cost = np.full(shape, np.inf)
        self._from = np.zeros((*shape, 2), np.int64)

    def filled(self) -> tuple[float, dict[int, int]]:
        """The least cost of the whole, and the pause at the end of each clause that has one."""
        rows, last = len(self._done) - 1, len(self._at) - 1
        self._cost[0, 0] = 0.0
        for row in range(1, rows):
            near = np.abs(self._at - self._done[row]) <= self._stray
            near[[0, last]] = False
            self._fill(
                row, np.flatnonzero(near), self._short if row in self._sentence_ends else None
            )
        self._fill(rows, np.array([last]), None)
        chosen, at = {}, (rows, last)
        while at != (0, 0) and np.isfinite(self._cost[at]):
            chosen[at[0]] = at[1]
            at = tuple(self._from[at].tolist())
        return float(self._cost[rows, last]), {0: 0, **chosen}

    def _fill(self, row: int, columns: NDArray[np.int64], own: Floats | None) -> None:
        for before, skipped in self._rows_before(row):
            known = np.flatnonzero(np.isfinite(self._cost[before]))
            if not len(columns) or not len(known):
                continue
            expected = self._done[row] - self._done[before]
            took = self._at[columns][:, None] - self._at[known]
            cost = self._cost[before, known] + skipped
            cost = cost + (took - expected) ** 2 / (_UNEVEN * (expected + 0.5))
            cost += self._passed[columns][:, None] - self._passed[known + 1]
            cost[columns[:, None] <= known] = np.inf
            best = cost.argmin(axis=1)
            found = cost[np.arange(len(columns)), best]
            if own is not None:
                found += own[columns]
            better = found < self._cost[row, columns]
            self._cost[row, columns[better]] = found[better]
            self._from[row, columns[better]] = np.stack(
                [np.full(better.sum(), before), known[best[better]]], axis=1
            )

    def _rows_before(self, row: int) -> Iterator[tuple[int, float]]:
        """Rows that may come before ``row``, with the cost of what is skipped between: at most one
        end of a sentence."""
        cost, run_on = 0.0, False
        for before in range(row - 1, -1, -1):
            yield before, cost
            if before in self._sentence_ends:
                if run_on:
                    return
                run_on = True
                cost += _RUN_ON
            else:
                cost += _AT_NO_PAUSE


def _between(listened: Listened, chosen: dict[int, int], done: Floats) -> Iterable[Boundary]:
    """All boundaries; those at no pause by their share of the speech between those at one."""
    known = sorted(chosen)
    spoken = np.interp(done, done[known], [listened.pauses[chosen[row]].spoken for row in known])
    return (Boundary(chosen.get(row), float(one)) for row, one in enumerate(spoken))
