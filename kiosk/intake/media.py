"""One picture, film or sound: from the stick into the media store, converted if need be."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kiosk.intake.child import Opener
from kiosk.intake.conversions import ConversionMemory, sha256_of
from kiosk.intake.converters import film_look, films, pictures, sounds
from kiosk.intake.problems import NoRoomError, refused
from kiosk.intake.signature import Verified
from kiosk.library.errors import MediaStoreError
from kiosk.library.prepared import FilmFacts, PictureFacts, SoundFacts, StoredFile
from kiosk.library.store import MediaStore
from kiosk.wording import intake as wording
from kiosk.wording.operations import reason

_Facts = TypeVar("_Facts", PictureFacts, FilmFacts, SoundFacts)
_UNNAMED = ".part"  # the converter says which suffix the file deserves


@dataclass(frozen=True, slots=True)
class Workshop:
    """What is needed to bring media into the store. With ``only_look`` films, which may take many
    minutes, are looked at and not converted. ``signed`` hands over each item's files as they were
    signed (see ``signature``). ``scratch`` is where copies and pictures out of texts lie while an
    item is worked on (the system's own place by default)."""

    store: MediaStore
    conversions: ConversionMemory
    open_file: Opener
    only_look: bool = False
    signed: Verified | None = None
    scratch: Path | None = None


def take_picture(source: Path, workshop: Workshop) -> PictureFacts:
    """Raises ``Refused`` for a file that is no picture, ``MediaStoreError`` for a full disk."""
    return _once(source, workshop, pictures.RECIPE, PictureFacts, _make_picture)


def take_film(source: Path, workshop: Workshop) -> FilmFacts:
    """Raises ``Refused`` for a file that is no film, ``MediaStoreError`` for a full disk."""
    if workshop.only_look:
        return _look_at_film(source, workshop)
    return _once(source, workshop, films.RECIPE, FilmFacts, _make_film)


def take_sound(source: Path, workshop: Workshop) -> SoundFacts:
    """Raises ``Refused`` for a file without sound, ``MediaStoreError`` for a full disk."""
    return _once(source, workshop, sounds.RECIPE, SoundFacts, _make_sound)


def _once(
    source: Path,
    workshop: Workshop,
    recipe: str,
    kind: type[_Facts],
    make: Callable[[Path, Workshop], _Facts],
) -> _Facts:
    conversions = workshop.conversions
    sha256 = sha256_of(source)
    with conversions.alone(sha256):
        known = conversions.recall(sha256, recipe)
        if isinstance(known, kind):
            return known
        try:
            facts = make(source, workshop)
        except NoRoomError as error:
            raise MediaStoreError(
                workshop.store.folder, reason(OSError(errno.ENOSPC, ""))
            ) from error
        except OSError as error:  # read so far, and then no more: the stick was pulled
            raise refused(wording.UNREADABLE) from error
        conversions.keep(sha256, recipe, facts)
        return facts


def _make_picture(source: Path, workshop: Workshop) -> PictureFacts:
    store = workshop.store
    with store.temporary(_UNNAMED) as panel, store.temporary(_UNNAMED) as card:
        shape = workshop.open_file(pictures.SECONDS, pictures.convert_picture, source, panel, card)
        return _picture(shape, panel, card, source, store)


def _make_film(source: Path, workshop: Workshop) -> FilmFacts:
    store = workshop.store
    with (
        store.temporary(_UNNAMED) as film,
        store.temporary(_UNNAMED) as panel,
        store.temporary(_UNNAMED) as card,
    ):
        shape = workshop.open_file(films.SECONDS, films.convert_film, source, film, panel, card)
        poster = _picture(shape.poster, panel, card, source, store) if shape.poster else None
        return FilmFacts(
            store.put(source, ".mp4") if shape.as_is else store.adopt(film, ".mp4"),
            shape.width,
            shape.height,
            shape.seconds,
            shape.has_sound,
            poster,
        )


def _look_at_film(source: Path, workshop: Workshop) -> FilmFacts:
    """A film that was converted before as it is in the store, any other as far as can be seen."""
    known = workshop.conversions.recall(sha256_of(source), films.RECIPE)
    if isinstance(known, FilmFacts):
        return known
    seen = workshop.open_file(film_look.SECONDS, film_look.look_at_film, source)
    unmade = StoredFile("0" * 64, ".mp4", 0)
    return FilmFacts(unmade, seen.width, seen.height, seen.seconds, seen.has_sound)


def _make_sound(source: Path, workshop: Workshop) -> SoundFacts:
    store = workshop.store
    with store.temporary(_UNNAMED) as sound:
        shape = workshop.open_file(sounds.SECONDS, sounds.convert_sound, source, sound)
        stored = store.put(source, ".ogg") if shape.as_is else store.adopt(sound, ".ogg")
        return SoundFacts(stored, shape.seconds)


def _picture(
    shape: pictures.PictureShape, panel: Path, card: Path, source: Path, store: MediaStore
) -> PictureFacts:
    return PictureFacts(
        store.put(source, shape.suffix) if shape.as_is else store.adopt(panel, shape.suffix),
        store.adopt(card, shape.card_suffix),
        shape.width,
        shape.height,
    )
