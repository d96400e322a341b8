"""Characters with several readings, where the dictionaries choose wrongly: ``polyphones.tsv``."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from kiosk.library.model import Language

Correction = tuple[re.Pattern[str], tuple[str, ...]]


def correct(han: str, sounds: list[str], language: Language) -> None:
    """Change in ``sounds``, one a character of ``han``, what the dictionary read wrongly."""
    for pattern, readings in _corrections(language):
        for match in pattern.finditer(han):
            for at, reading in enumerate(readings, match.start()):
                if reading.isdigit():
                    sounds[at] = sounds[at][:-1] + reading
                elif reading != "-":
                    sounds[at] = reading


@cache
def _corrections(language: Language) -> tuple[Correction, ...]:
    column = 1 if language is Language.MANDARIN else 2
    lines = files(__package__).joinpath("polyphones.tsv").read_text(encoding="utf-8").splitlines()
    parted = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple((re.compile(one[0]), tuple(one[column].split())) for one in parted if one[column])
