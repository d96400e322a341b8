"""Simplified Chinese faces, taken out of the system's Noto CJK collections once.

A CJK collection's first face draws 直 骨 门 the Japanese way, and Kivy opens only the first face of
a file. So the SC face is found by its name record and written as a file of its own in
``<data>/fonts``. Its tables are copied byte for byte (no glyph is lost, nothing is recompiled);
only the tables for vertical writing are left out. The file's name carries the size and time of the
collection, so that the next start only looks at two file dates.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.wording import operations as words

# Debian and Ubuntu; Arch; Fedora; openSUSE; a person's own.
FOLDERS: tuple[Path, ...] = (
    Path("/usr/share/fonts/opentype/noto"),
    Path("/usr/share/fonts/noto-cjk"),
    Path("/usr/share/fonts/google-noto-cjk"),
    Path("/usr/share/fonts/google-noto-sans-cjk-fonts"),
    Path("/usr/share/fonts/google-noto-serif-cjk-fonts"),
    Path("/usr/share/fonts/truetype"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local" / "share" / "fonts",
)
_VERTICAL = frozenset({"VORG", "vhea", "vmtx", "DSIG"})
_FAMILY, _STYLE, _TYPOGRAPHIC_FAMILY = 1, 2, 16


@dataclass(frozen=True, slots=True)
class Faces:
    """Paths of OpenType files with Simplified Chinese glyph shapes; each can be opened by Kivy."""

    sans: Path
    sans_bold: Path
    serif_bold: Path


@dataclass(frozen=True, slots=True)
class Face:
    """A face by its name records: ``family`` "Noto Sans CJK SC", ``style`` "Regular" or "Bold"."""

    family: str
    style: str

    @property
    def stem(self) -> str:
        return f"{self.family.replace(' ', '')}-{self.style}"


SANS = Face("Noto Sans CJK SC", "Regular")
SANS_BOLD = Face("Noto Sans CJK SC", "Bold")
SERIF_BOLD = Face("Noto Serif CJK SC", "Bold")


class FontError(KioskError):
    """A face that cannot be had; the message says which and what to do."""


def faces(data: Path, folders: Sequence[Path] = FOLDERS) -> Faces:
    """The three faces, ready in ``data``/fonts (made on the first call: about 60 MB).

    Raises FontError when the font package is missing, or its files or the folder cannot be used.
    """
    target = data / "fonts"
    return Faces(*(_face(face, target, folders) for face in (SANS, SANS_BOLD, SERIF_BOLD)))


def _face(face: Face, target: Path, folders: Sequence[Path]) -> Path:
    made = sorted(target.glob(f"{face.stem}-*.otf"))
    unusable: Path | None = None
    for source in _sources(face, folders):
        state = source.stat()
        path = target / f"{face.stem}-{state.st_size:x}-{state.st_mtime_ns:x}.otf"
        if path in made:
            return path
        try:
            taken = _take(face, source, path)
        except KioskError:
            raise
        except Exception:  # fontTools raises many kinds for a broken file; the next may be good
            unusable = source
            continue
        if taken:
            for old in made:
                old.unlink(missing_ok=True)
            return path
    if made:
        return made[-1]  # the package was removed; what was taken from it is still good
    if unusable is not None:
        raise FontError(words.FONT_UNUSABLE.format(path=unusable))
    raise FontError(words.FONT_PACKAGE_MISSING.format(family=face.family, style=face.style))


def _sources(face: Face, folders: Sequence[Path]) -> Iterator[Path]:
    """Font files that may hold the face, likeliest first; fontconfig is asked only if none does."""
    kind = face.family.split()[1]
    near = chain.from_iterable(
        sorted(folder.glob(f"*{kind}*CJK*{face.style}*.[ot]t[cf]"))
        for folder in folders
        if folder.is_dir()
    )
    deep = chain.from_iterable(
        sorted(folder.rglob(f"*{kind}*{face.style}*.[ot]t[cf]"))
        for folder in folders
        if folder.is_dir()
    )
    seen: set[Path] = set()
    for path in chain(near, deep, _from_fontconfig(face)):
        if path not in seen and path.is_file():
            seen.add(path)
            yield path


def _from_fontconfig(face: Face) -> Iterator[Path]:
    pattern = f"{face.family}:style={face.style}"
    try:
        answer = subprocess.run(
            ["fc-match", "--format=%{file}", pattern],
            capture_output=True,
            check=True,
            text=True,
            timeout=10,
        )
    except (OSError, subprocess.SubprocessError):
        return
    if answer.stdout:
        yield Path(answer.stdout)


def _take(face: Face, source: Path, path: Path) -> bool:
    """Writes ``face`` from ``source`` to ``path`` (atomically); False if it is not in there."""
    from fontTools.ttLib import TTCollection, TTFont  # costs 0.1 s, so only when a face is made

    with source.open("rb") as stream:
        is_collection = stream.read(4) == b"ttcf"
        fonts = (
            TTCollection(stream, lazy=True).fonts if is_collection else [TTFont(stream, lazy=True)]
        )
        for font in fonts:
            names = font["name"]
            families = (names.getDebugName(_FAMILY), names.getDebugName(_TYPOGRAPHIC_FAMILY))
            if face.family in families and names.getDebugName(_STYLE) == face.style:
                _write(font, path)
                return True
    return False


def _write(font: object, path: Path) -> None:
    from fontTools.ttLib.sfnt import SFNTWriter

    reader = font.reader  # type: ignore[attr-defined]
    tags = [tag for tag in reader.keys() if tag not in _VERTICAL]  # noqa: SIM118 - not a dict
    part = path.with_suffix(f".{os.getpid()}.part")  # two processes may both be the first
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as stream:
            writer = SFNTWriter(stream, len(tags), sfntVersion=reader.sfntVersion)
            for tag in tags:
                writer[tag] = reader[tag]
            writer.close()
            stream.flush()
            os.fsync(stream.fileno())
        part.rename(path)
    except OSError as error:
        message = words.FONT_NOT_SAVED.format(folder=path.parent, reason=words.reason(error))
        raise FontError(message) from error
    finally:
        with suppress(OSError):
            part.unlink()
