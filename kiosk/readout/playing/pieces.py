"""Cuts one sentence into pieces that are made and heard one after the other: with a slow voice the
first is heard while the rest is still being made."""

from __future__ import annotations

import re

from kiosk.readout.sentences import clause_spans, speakable

SHORT = 10
"""Characters to say in a first piece, where the text allows. Kokoro makes a second of sound in 0.2
to 0.35 s and ten characters last about 3 s, so that the first sound comes within 1.1 s."""

_SHORTEST = 4

# Places inside a clause where a voice may stop for a moment: at blanks, before an opening mark,
# after a closing one, and after 的 that ends an attribute (not 目的, 的确).
_OPENING, _CLOSING = "“‘「『（《〈【(", "”’」』）》〉】)"
_SOFT = re.compile(rf"(?<=\s)(?=\S)|(?=[{_OPENING}])|(?<=[{_CLOSING}])|(?<=[^目]的)(?!确)")


def pieces(text: str) -> tuple[str, ...]:
    """``text`` in pieces, in order, that together are ``text``; each has something to say. The
    first has at most SHORT characters to say where punctuation, blanks or 的 allow it."""
    cut = [text[start:end] for start, end in clause_spans(text)]
    if not cut:
        return (text,)
    head = cut[0]
    if _length(head) > SHORT:
        place = max(
            (
                match.start()
                for match in _SOFT.finditer(head)
                if _SHORTEST <= _length(head[: match.start()]) <= SHORT
                and not _open(head[: match.start()])
                and speakable(head[match.start() :])
            ),
            default=0,
        )
        if place:
            cut[:1] = [head[:place], head[place:]]
    return _joined(cut)


def _joined(cut: list[str]) -> tuple[str, ...]:
    """Stumps are joined to the piece after them (the last to the one before): a voice stops at
    every cut."""
    kept: list[str] = []
    for piece in cut:
        if kept and (_length(kept[-1]) < _SHORTEST or _length(piece) < _SHORTEST):
            joined = kept[-1] + piece
            if _length(joined) <= SHORT:
                kept[-1] = joined
                continue
        kept.append(piece)
    return tuple(kept)


def _open(text: str) -> bool:
    """Whether a bracket or quotation is open at the end of ``text``: it is said in one breath."""
    return sum((one in _OPENING) - (one in _CLOSING) for one in text) > 0


def _length(text: str) -> int:
    return sum(character.isalnum() for character in text)
