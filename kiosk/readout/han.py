"""How Han characters are read in their context: the dictionaries, what they get wrong mended.

The dictionaries are imported when they are first used: pypinyin 0.2 s for Mandarin, ToJyutping and
opencc 0.8 s for Cantonese. A process that will speak one language calls ``warm_up`` with it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from kiosk.library.model import Language
from kiosk.readout.polyphones import correct
from kiosk.readout.surnames import surnames
from kiosk.readout.tone_sandhi import with_sandhi


def warm_up(language: Language) -> None:
    """Load what reading ``language`` needs, and nothing of the other."""
    (read_mandarin if language is Language.MANDARIN else read_cantonese)("朗读")


def read_mandarin(han: str) -> list[str]:
    """Pinyin with the tone as a figure (ü as v, neutral as 5) for each character of ``han``, 一 and
    不 as they are said; empty for a character that no dictionary has."""
    from pypinyin import Style, lazy_pinyin

    sounds = lazy_pinyin(
        han,
        style=Style.TONE3,
        neutral_tone_with_five=True,
        errors=_unread,
    )
    correct(han, sounds, Language.MANDARIN)
    for at, surname in surnames(han):
        _put(sounds, at, surname.pinyin)
    return with_sandhi(han, sounds)


def read_cantonese(han: str) -> list[str]:
    """Jyutping for each character of ``han``, in simplified characters; empty for a character that
    no dictionary has."""
    import ToJyutping

    traditional = _to_hong_kong().convert(han)
    if len(traditional) != len(han):
        traditional = "".join(_to_hong_kong().convert(one)[:1] for one in han)
    sounds = [sound or "" for _, sound in ToJyutping.get_jyutping_list(traditional)]
    correct(han, sounds, Language.CANTONESE)
    for at, surname in surnames(han):
        _put(sounds, at, surname.jyutping)
    return sounds


def _unread(unknown: str) -> Any:
    # pypinyin's own types allow one string; one a character keeps the places.
    return [""] * len(unknown)


def _put(sounds: list[str], at: int, reading: str) -> None:
    for offset, sound in enumerate(reading.split(), at):
        sounds[offset] = sound


@cache
def _to_hong_kong() -> Any:
    import opencc

    return opencc.OpenCC("s2hk")
