"""The command: draw pictures, films and sounds into ``media/``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from PIL import Image

from media.drawings import films
from media.drawings.catalogue import PLATES
from media.drawings.contact import contact_sheet
from media.drawings.films import FILMS
from media.drawings.plate import jpeg
from media.drawings.scenes import house
from media.drawings.sheet import Sheet
from media.drawings.sounds import SOUNDS, write_ogg

MEDIA = Path(__file__).resolve().parents[1]


def emblem() -> None:
    """Write the kapok emblem, 512 x 512 with a clear ground."""
    sheet = Sheet(house.EMBLEM.width, house.EMBLEM.height, house.EMBLEM.scale)
    house.kapok(sheet)
    sheet.picture().save(MEDIA / "scenes" / "kapok.png", optimize=True)


def others(words: list[str]) -> None:
    """The emblem, the sounds and the films, or those with one of ``words`` in their path."""

    def wanted(path: str) -> bool:
        return not words or any(word in path for word in words)

    if wanted("scenes/kapok.png"):
        emblem()
    for path, sound in SOUNDS.items():
        if wanted(path):
            write_ogg(MEDIA / path, sound())
    for film in FILMS:
        if wanted(film.path):
            films.make(film, MEDIA / film.path)
            sys.stderr.write(f"{(MEDIA / film.path).stat().st_size / 1000:6.0f} kB  {film.path}\n")


def main(arguments: list[str] | None = None) -> int:
    """Make everything, or only what has one of the given words in its path."""
    parser = argparse.ArgumentParser(prog="python -m media.drawings", description=main.__doc__)
    parser.add_argument("words", nargs="*", help="part of a folder's or picture's name")
    parser.add_argument("--contact", type=Path, help="write a contact sheet here, and no pictures")
    parser.add_argument("--columns", type=int, default=4, help="pictures in a row of the sheet")
    options = parser.parse_args(arguments)
    images: list[Image.Image] = []
    for plate in PLATES:
        if options.words and not any(word in str(plate.path) for word in options.words):
            continue
        image = plate.render()
        data = jpeg(image)
        sys.stderr.write(f"{len(data) / 1000:6.0f} kB  {plate.path}\n")
        if options.contact:
            images.append(image)
            continue
        target = MEDIA / plate.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    if not options.contact:
        others(options.words)
    if options.contact and images:
        contact_sheet(images, options.columns).save(options.contact)
    return 0
