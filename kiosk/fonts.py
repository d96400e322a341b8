"""Simplified Chinese faces, taken out of the system's Noto CJK collections once.

A CJK collection's first face draws 直 骨 门 the Japanese way, and Kivy opens only the first face of
a file. So the SC face is found by its name record and written as a file of its own in
``<data>/fonts``, with HarfBuzz's subsetter and the characters that Chinese readers meet: an open
face of all 65,535 glyphs costs 2.6 MB of memory for every size it is used in, this one half. The
file's name carries the size and time of the collection, so that the next start only looks at two
file dates.
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
_MOST_FACES = 64
"""Noto's largest collection has ten; a broken file may claim billions."""
_RECIPE = 3
"""Part of the files' names: raise it when what is kept changes."""
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
    """The three faces, ready in ``data``/fonts (made on the first call, 0.3 s each: about 30 MB).

    Raises FontError when the font package is missing, or its files or the folder cannot be used.
    """
    target = data / "fonts"
    return Faces(*(_face(face, target, folders) for face in (SANS, SANS_BOLD, SERIF_BOLD)))


def _face(face: Face, target: Path, folders: Sequence[Path]) -> Path:
    made = sorted(target.glob(f"{face.stem}-*.otf"))
    unusable: Path | None = None
    for source in _sources(face, folders):
        state = source.stat()
        path = target / f"{face.stem}-{_RECIPE}-{state.st_size:x}-{state.st_mtime_ns:x}.otf"
        if path in made:
            return path
        try:
            taken = _take(face, source, path)
        except KioskError:
            raise
        except Exception:  # a broken file fails in many ways; the next may be good
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
    import uharfbuzz as hb  # only when a face is made

    blob = hb.Blob.from_file_path(source)
    for index in range(_faces_in(source)):
        candidate = hb.Face(blob, index)
        if not candidate.glyph_count:  # HarfBuzz makes an empty face of what it cannot read
            raise ValueError(source.name)
        families = (candidate.get_name(_FAMILY), candidate.get_name(_TYPOGRAPHIC_FAMILY))
        if face.family in families and candidate.get_name(_STYLE) == face.style:
            wanted = hb.SubsetInput()
            wanted.unicode_set.update(code for code in candidate.unicodes if _kept(code))
            wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE  # the box that shows what is missing
            wanted.layout_feature_tag_set.clear()  # no kerning: figures keep their widths
            _write(bytes(hb.subset(candidate, wanted).blob.data), path)
            return True
    return False


def _faces_in(source: Path) -> int:
    """How many faces a file holds: a collection says so in its head (OpenType, "TTC Header")."""
    with source.open("rb") as stream:
        head = stream.read(12)
    count = int.from_bytes(head[8:12], "big") if head[:4] == b"ttcf" else 1
    return min(count, _MOST_FACES)


def _kept(code: int) -> bool:
    """Han, kana, Latin, symbols and full-width forms; not Hangul and the private use area."""
    return (
        code < 0xA000
        or 0xF900 <= code <= 0xFFFF  # compatibility and full-width forms
        or code > 0xFFFF  # rare characters in names, enclosed signs
    )


def _write(data: bytes, path: Path) -> None:
    part = path.with_suffix(f".{os.getpid()}.part")  # two processes may both be the first
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.rename(path)
    except OSError as error:
        message = words.FONT_NOT_SAVED.format(folder=path.parent, reason=words.reason(error))
        raise FontError(message) from error
    finally:
        with suppress(OSError):
            part.unlink()
