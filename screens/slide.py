"""One slide of the attract loop, and the one that the next start begins with. No Kivy.

Opening the library takes longer than opening a window. So the screen keeps the slide it began with
in a small file and shows it while the library is opened behind it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from kiosk.library.model import ItemCard
from kiosk.wording import screens as words
from screens.widgets.panel_picture import EarlyPicture, Shade, drift_of

log = logging.getLogger(__name__)

FRAME_RATE = 30
"""Redraws a second of the loop; 30 falls on every second refresh of a 60 Hz panel."""
FADE_SECONDS = 0.9

LOW_WORDS, OVER_CODE, LARGE_WORDS = 0.43, 0.47, 0.53
"""How high the words reach at most, as a part of the height: those of an item, those over a code,
and, upright, those that are large or have a lower room."""
BRAND_UPRIGHT, BRAND_LYING = 0.905, 0.865
"""How far down the brand at the top reaches."""


def shade_of(size: tuple[float, float], words: float = LOW_WORDS) -> Shade:
    """Darkness under the words and, at the top, under the brand, for a picture of this size: white
    and gold on it stay above 7:1 on any picture."""
    brand = BRAND_UPRIGHT if size[1] > size[0] else BRAND_LYING
    return Shade(
        (
            (0.0, 0.94),
            (words, 0.86),
            (words + 0.2, 0.0),
            (brand - 0.08, 0.0),
            (brand, 0.82),
            (1.0, 0.86),
        )
    )


LONGEST_FILM = 40.0
"""Seconds of a film that the loop shows at most."""


@dataclass(frozen=True, slots=True)
class SlideShown:
    """What to read, and the picture (a file of the media store) or film to see. A slide of a
    ``screening`` has a ``qr`` to sign up by, if phones can reach us, and ``qr_more`` beside it."""

    title: str
    section: str
    icon: str
    summary: str
    picture: str = ""
    film: str = ""
    seconds: float = 0.0
    screening: int = 0
    qr: str = ""
    qr_more: str = ""


def slide_of(card: ItemCard, section_name: str) -> SlideShown:
    """The slide of an item. A film is shown if it has a poster to begin with."""
    film = card.film if card.film is not None and card.film.poster is not None else None
    picture = card.cover or (film.poster if film else None)
    return SlideShown(
        title=card.title,
        section=" · ".join(part for part in (section_name, card.date_text) if part),
        icon=card.section,
        summary=card.summary,
        picture=str(picture.panel) if picture else "",
        film=str(film.path) if film else "",
        seconds=min(LONGEST_FILM, film.seconds) if film else 0.0,
    )


def house_slide() -> SlideShown:
    """What the loop shows when nothing on show has a picture: the house itself."""
    return SlideShown(words.CENTRE, words.CENTRE_LONG, "home", words.WELCOME_MORE)


class _Kept(msgspec.Struct, frozen=True):
    day: str
    size: tuple[int, int]
    slide: SlideShown


class FirstSlide:
    """The remembered slide in ``path`` (None: nothing is remembered). Kept for one day only, as
    dates may take an item off."""

    def __init__(self, path: Path | None, now: datetime) -> None:
        self._path = path
        self._today = now.date().isoformat()
        self._size = (0, 0)
        self._early: EarlyPicture | None = None

    def recall(self) -> SlideShown | None:
        """The slide; None when there is none, it is of another day, or its picture is gone."""
        if self._path is None:
            return None
        try:
            kept = msgspec.json.decode(self._path.read_bytes(), type=_Kept)
        except (OSError, msgspec.MsgspecError):
            return None
        if kept.day != self._today or not Path(kept.slide.picture).is_file():
            return None
        self._size = kept.size
        return kept.slide

    def read_early(self, slide_seconds: float) -> None:
        """Begin reading the picture of the remembered slide, for a window as large as last time."""
        slide = self.recall()
        if slide is not None:
            travel = drift_of(self._size, slide_seconds + 2 * FADE_SECONDS, FRAME_RATE)[1]
            shade = shade_of(self._size)
            self._early = EarlyPicture.begin(Path(slide.picture), self._size, travel, shade)

    def take_early(self) -> EarlyPicture | None:
        """Hand over what ``read_early`` began; once, as nobody else shall keep its 10 MB."""
        early, self._early = self._early, None
        return early

    def remember(self, slide: SlideShown, size: tuple[int, int]) -> None:
        """Keep a slide and the window's size for the next start; only one with a picture is worth
        it."""
        if self._path is None or not slide.picture or slide.film or slide.screening:
            return
        part = self._path.with_suffix(".part")
        try:
            part.write_bytes(msgspec.json.encode(_Kept(self._today, size, slide)))
            part.replace(self._path)
        except OSError as error:
            log.warning("the first slide could not be kept: %s", error)

    def forget(self) -> None:
        """Another edition is on show: begin with nothing remembered."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)
