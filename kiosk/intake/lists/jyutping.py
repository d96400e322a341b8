"""Jyutping as people write it in 读音.xlsx -> "cung4 hing3"."""

from __future__ import annotations

import re
from functools import cache, partial

from kiosk.intake.lists.sounds import BETWEEN, HAN, example_of, joined, plain, refuse
from kiosk.wording import pronunciation as wording

_SYLLABLE = re.compile(r"([a-z]+)\s*([0-9]?)")
_TONES = "123456"


def jyutping_of(written: str, word: str) -> str:
    """``written`` as one syllable with its tone after the other. Raises ``WrongCellError``.

    ToJyutping's dictionary says which syllables there are; it is loaded at the first use (0.7 s,
    40 MB), in the child that opens the list.
    """
    example = partial(_example, word)
    sounds = []
    for part in re.split(f"[{re.escape(BETWEEN)}]+(?![0-9])", plain(written)):
        at = 0
        for found in _SYLLABLE.finditer(part):
            letters, tone = found.groups()
            if part[at : found.start()].strip() or letters not in _syllables():
                refuse(wording.JYUTPING_UNKNOWN, written, example, part[at : found.end()])
            if not tone:
                refuse(wording.JYUTPING_WITHOUT_TONE, written, example, letters)
            if tone not in _TONES:
                refuse(wording.JYUTPING_TONES, written, example, letters + tone)
            sounds.append(letters + tone)
            at = found.end()
        if part[at:].strip():
            refuse(wording.JYUTPING_UNKNOWN, written, example, part[at:])
    return joined(sounds, word, example)


@cache
def _syllables() -> frozenset[str]:
    """Those that any character has."""
    from ToJyutping.Trie import root

    readings = (
        root[character].v or ()
        for character in map(chr, (0x3007, *range(0x3400, 0xA000)))
        if character in root
    )
    written = (one for sounds in readings for sound in sounds for one in sound.jyutping.split())
    return frozenset(one[:-1] for one in written)


def _example(word: str) -> str:
    import ToJyutping

    found = ToJyutping.get_jyutping_list("".join(HAN.findall(word)))
    return example_of([sound for _, sound in found if sound], wording.JYUTPING_EXAMPLE)
