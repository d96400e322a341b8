"""How Han characters are read in their context: the dictionaries, what they get wrong mended.

The dictionaries are imported when they are first used: pypinyin, 0.2 s and 40 MB, for Mandarin;
ToJyutping and opencc, 0.5 s and 100 MB, for Cantonese. A process that will speak one language calls
``warm_up`` with it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from kiosk.library.model import Language
from kiosk.readout.pronunciation.polyphones import correct
from kiosk.readout.pronunciation.surnames import surnames
from kiosk.readout.pronunciation.tone_sandhi import with_sandhi
from kiosk.readout.pronunciation.written_rules import rules


def warm_up(language: Language) -> None:
    """Load what reading ``language`` needs, and nothing of the other."""
    rules()
    (read_mandarin if language is Language.MANDARIN else read_cantonese)("朗读")


def read_mandarin(han: str) -> list[str]:
    """Pinyin with the tone as a figure (ü as v, neutral as 5) for each character of ``han``, 一 and
    不 as they are said; empty for a character that no dictionary has."""
    pypinyin = _pypinyin()
    sounds: list[str] = pypinyin.lazy_pinyin(
        han,
        style=pypinyin.Style.TONE3,
        neutral_tone_with_five=True,
        errors=lambda unknown: [""] * len(unknown),  # keeps the places
    )
    correct(han, sounds, Language.MANDARIN)
    for at, surname in surnames(han):
        _put(sounds, at, surname.pinyin)
    return with_sandhi(han, sounds)


def read_cantonese(han: str) -> list[str]:
    """Jyutping for each character of ``han``, in simplified characters; empty for a character that
    no dictionary has, two syllables with a blank for the few like 瓩."""
    to_jyutping, to_hong_kong = _to_jyutping()
    traditional = to_hong_kong.convert(han)
    if len(traditional) != len(han):
        traditional = "".join(to_hong_kong.convert(one)[:1] for one in han)
    sounds = [sound or "" for _, sound in to_jyutping.get_jyutping_list(traditional)]
    correct(han, sounds, Language.CANTONESE)
    for at, surname in surnames(han):
        _put(sounds, at, surname.jyutping)
    return sounds


def _put(sounds: list[str], at: int, reading: str) -> None:
    for offset, sound in enumerate(reading.split(), at):
        sounds[offset] = sound


@cache
def _pypinyin() -> Any:
    with _no_collecting():
        import pypinyin
    return pypinyin


@cache
def _to_jyutping() -> tuple[Any, Any]:
    with _no_collecting():
        import opencc
        import ToJyutping
    return ToJyutping, opencc.OpenCC("s2hk")


@contextmanager
def _no_collecting() -> Iterator[None]:
    """While a dictionary of 200,000 objects is built, looking for garbage takes 0.3 s and finds
    none."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
