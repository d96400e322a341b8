"""When each clause of an utterance is heard in its sound, and how long a voice rests between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from kiosk.readout.model import DEFAULT_CPM
from kiosk.readout.utterance import Timing, Utterance

_RESTS = {"、": 0.18, "，": 0.3, "：": 0.4, "；": 0.4, "。": 0.5, "？": 0.5, "！": 0.5}


def rest_after(mark: str, speed_cpm: int = DEFAULT_CPM) -> float:
    """Seconds of silence at a mark (of those of ``Rest``); a faster reader rests less. Ours:
    espeak's own are 0.16 at a comma and 0.33 at a full stop, which older listeners run out of
    breath with."""
    return _RESTS.get(mark, 0.3) * DEFAULT_CPM / speed_cpm


def by_starts(
    utterance: Utterance, starts: Mapping[int, float], seconds: float
) -> tuple[Timing, ...]:
    """Timings of a sound of ``seconds`` in which clause number n is first heard at ``starts[n]``
    seconds, rests belonging to the clause before. A clause not in it takes no time."""
    found: list[float] = []
    following = seconds
    for number in reversed(range(len(utterance.clauses))):
        following = min(following, max(0.0, starts.get(number, following)))
        found.append(following)
    found[-1:] = [0.0]
    return _timings(utterance, [*reversed(found), seconds])


def by_share(utterance: Utterance, seconds: float) -> tuple[Timing, ...]:
    """Timings by each clause's share of what is said, where an engine tells no better."""
    weights = [len(clause.said) or 1 for clause in utterance.clauses]
    ends = [seconds * done / sum(weights) for done in accumulate(weights)]
    return _timings(utterance, [0.0, *ends])


def _timings(utterance: Utterance, bounds: Sequence[float]) -> tuple[Timing, ...]:
    return tuple(
        Timing(start, end, clause.start, clause.end)
        for start, end, clause in zip(bounds, bounds[1:], utterance.clauses, strict=False)
    )
