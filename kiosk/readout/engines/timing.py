"""When each clause of an utterance is heard in its sound."""

from __future__ import annotations

from itertools import accumulate

from kiosk.readout.utterance import Timing, Utterance


def by_share(utterance: Utterance, seconds: float) -> tuple[Timing, ...]:
    """Timings by each clause's share of what is said, where an engine tells no better."""
    weights = [len(clause.said) or 1 for clause in utterance.clauses]
    ends = [seconds * done / sum(weights) for done in accumulate(weights)]
    return tuple(
        Timing(start, end, clause.start, clause.end)
        for start, end, clause in zip([0.0, *ends], ends, utterance.clauses, strict=False)
    )
