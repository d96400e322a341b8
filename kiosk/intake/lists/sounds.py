"""What pinyin and jyutping have in common: how a reading of 读音.xlsx is written and refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NoReturn

from kiosk.intake.lists.values import WrongCellError
from kiosk.wording import pronunciation as wording
from kiosk.wording.intake import Said

HAN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
BETWEEN = " '`’‘ʼ´-–—·•.,、，/|"
"""What may part one syllable from the next."""
_LOOKALIKES = str.maketrans("ɑɡ", "ag")  # what Chinese input methods offer in pinyin
_QUOTED = 40

Example = Callable[[], str]
"""How a word is usually read: looked up only when something is wrong."""
_LONGEST_EXAMPLE = 8


def plain(written: str) -> str:
    """Half-width small letters."""
    return unicodedata.normalize("NFKC", written).casefold().translate(_LOOKALIKES)


def joined(sounds: list[str], word: str, example: Example) -> str:
    """The reading as ``WordReading`` keeps it. Raises ``WrongCellError`` when there is not one
    syllable for each Han character of ``word``; letters and digits may have any number."""
    han = len(HAN.findall(word))
    loose = any(c.isalnum() and not HAN.match(c) for c in word)
    if len(sounds) < max(han, 1) if loose else len(sounds) != han:
        said = wording.NOT_ENOUGH if loose else wording.NOT_ONE_EACH
        count = len(sounds)
        raise WrongCellError(said, word=word, characters=han, sounds=count, example=example())
    return " ".join(sounds)


def refuse(said: Said, written: str, example: Example, part: str = "") -> NoReturn:
    """Raises ``WrongCellError``."""
    text = written if len(written) <= _QUOTED else written[:_QUOTED] + "……"
    raise WrongCellError(said, text=text, example=example(), part=part.strip()[:_QUOTED])


def example_of(usual: list[str], otherwise: str) -> str:
    """The usual reading of a word, which staff need only correct; ``otherwise`` for a long one."""
    return " ".join(usual) if 0 < len(usual) <= _LONGEST_EXAMPLE else otherwise
