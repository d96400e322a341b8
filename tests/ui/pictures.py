"""Comparing a picture of a screen with an approved one.

Both are averaged over blocks of 4 x 4 pixels, so that another version of Mesa or FreeType passes.
What moved, is missing, is clipped or has another colour shows as a block of 32 x 32 that differs
strongly. Each limit lies between what was measured: pictures of the same screens moved by a quarter
of a pixel differ by up to 6.6 in the worst block, and by 2 over all when every value is 2 brighter;
a missing small grey word differs by 9.9 or more in one block, a label moved by 12 pixels by 50.
Two runs on one machine differ by less than 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops

APPROVED = Path(__file__).parent / "approved"
SET_UPS = ("21.5", "43", "32", "55")
"""Diagonals: the first two stand upright."""
_FILMS = ("film", "item-film", "attract-1", "attract-2", "attract-3", "staff-banner")
_COUNTING = (
    "found",
    "leaving",
    "moved",
    "no-slip",
    "printer",
    "waiting",
    "called-off",
    "cancelled",
)
MOVING = frozenset((*_FILMS, "ticket", *(f"ticket-{one}" for one in _COUNTING)))
"""Films and the loop move while they are looked at, and tickets count the seconds until they are
put away: they are not compared."""

SOFT, BLOCK = 4, 32
MOST_MEAN, MOST_BLOCK = 2.6, 8.0
"""Differences of brightness, 0 to 255: over all, and in the worst block."""


@dataclass(frozen=True, slots=True)
class Verdict:
    mean: float
    worst: float
    where: tuple[int, int]

    @property
    def same(self) -> bool:
        return self.mean <= MOST_MEAN and self.worst <= MOST_BLOCK


def compare(one: Image.Image, other: Image.Image) -> Verdict:
    """How far two pictures of the same size are apart."""
    assert one.size == other.size, (one.size, other.size)
    soft = tuple(side // SOFT for side in one.size)
    reduced = [
        picture.convert("RGB").resize(soft, Image.Resampling.BOX) for picture in (one, other)
    ]
    apart = ImageChops.difference(*reduced)
    strongest = ImageChops.lighter(ImageChops.lighter(*apart.split()[:2]), apart.split()[2])
    mean = _mean(strongest)
    blocks = [
        (_mean(strongest.crop((x, y, x + BLOCK // SOFT, y + BLOCK // SOFT))), (x * SOFT, y * SOFT))
        for x in range(0, soft[0], BLOCK // SOFT)
        for y in range(0, soft[1], BLOCK // SOFT)
    ]
    worst, where = max(blocks)
    return Verdict(mean, worst, where)


def _mean(picture: Image.Image) -> float:
    histogram = picture.histogram()
    return sum(value * count for value, count in enumerate(histogram)) / sum(histogram)


def approved(set_up: str) -> Path:
    """The folder of the approved pictures of a set-up: WebP, half as large as the window."""
    return APPROVED / set_up
