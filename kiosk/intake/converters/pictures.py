"""Pictures: turned upright, in sRGB, at panel and at card size."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from kiosk.intake.problems import refused
from kiosk.wording import formats
from kiosk.wording import intake as wording

RECIPE = "picture-3"
"""Name and version of what is done here; raise it when the result changes."""
PANEL = 1920
CARD = 640
"""Long sides in pixels. Uploading 1920x1080 to the screen takes 40 ms, 4000x3000 205 ms."""
QUALITY = 88
SECONDS = 40.0
"""Time one picture may take; 200 megapixels of JPEG take about 3 s on the slowest machine."""

PAPER = (246, 240, 228)
"""The screens' paper (``screens/theme.py``), which shows through what is transparent. Kept
transparent, black writing would be lost on a dark screen."""

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "HEIF")
_LONGEST_SIDE = 30_000
_MOST_PIXELS = {"JPEG": 250_000_000, "MPO": 250_000_000}
"""JPEG is decoded at a fraction of its size, so that large ones cost little memory."""
_MOST_PIXELS_ELSE = 60_000_000
_MOST_HEIF_BYTES = 100_000_000
"""HEIC and AVIF are read into memory whole; 48 megapixels of a phone have up to 30 MB."""
_PLAIN_BYTES = 3_000_000
_ORIENTATION = 0x0112
_DAMAGED = (SyntaxError, ValueError, EOFError, LookupError, OverflowError, RuntimeError)


@dataclass(frozen=True, slots=True)
class PictureShape:
    """What was written: suffixes of both files, size of the panel in pixels. With ``as_is`` the
    source itself is the panel and nothing was written to its file."""

    suffix: str
    card_suffix: str
    width: int
    height: int
    as_is: bool = False


def convert_picture(source: Path, panel: Path, card: Path) -> PictureShape:
    """Writes ``source`` at panel and card size: of several pictures in it the first (of a HEIC the
    one it names as the main one). Raises ``Refused`` for what is no whole picture."""
    Image.MAX_IMAGE_PIXELS = None  # the limits below are ours, and come before any decoding
    try:
        _learn_heif(source)
        with Image.open(source, formats=_FORMATS) as image:
            _check_size(image)
            kept = _is_fit(image, source)
            size = image.size
            # All of a JPEG is read even when less is decoded: one that was cut off is noticed.
            image.draft("RGB", _size_within(image.size, CARD if kept else PANEL))
            image.load()
            # pillow-heif turns a picture itself and says 1 here: nothing is turned twice.
            turned = image.getexif().get(_ORIENTATION, 1) != 1
            upright = ImageOps.exif_transpose(image) if turned else image
            large = _in_srgb(_fitted(upright, PANEL), image.info.get("icc_profile"))
            large = _on_paper(large)
    except UnidentifiedImageError as error:
        raise refused(wording.PICTURE_BROKEN) from error
    except OSError as error:
        if error.errno is not None:
            raise refused(wording.UNREADABLE) from error
        cut = "truncated" in str(error)
        raise refused(wording.PICTURE_CUT if cut else wording.PICTURE_BROKEN) from error
    except _DAMAGED as error:
        # What Pillow's decoders, libheif and libavif raise for damaged files.
        raise refused(wording.PICTURE_BROKEN) from error
    small = _fitted(large, CARD)
    small.save(card, "JPEG", quality=QUALITY)
    if kept:
        return PictureShape(".jpg", ".jpg", *size, as_is=True)
    large.save(panel, "JPEG", quality=QUALITY)
    return PictureShape(".jpg", ".jpg", *large.size)


def _learn_heif(source: Path) -> None:
    """Teaches Pillow HEIC (AVIF it knows) when the file begins like one, whatever its suffix:
    phones send HEIC that is named .jpg. Loading the library takes 30 ms, only then needed."""
    with source.open("rb") as file:
        if file.read(8)[4:] != b"ftyp":
            return
    if source.stat().st_size > _MOST_HEIF_BYTES:
        raise refused(formats.PICTURE_FILE_TOO_BIG, limit=_MOST_HEIF_BYTES // 1_000_000)
    from pillow_heif import register_heif_opener

    register_heif_opener()


def _check_size(image: Image.Image) -> None:
    most = _MOST_PIXELS.get(image.format or "", _MOST_PIXELS_ELSE)
    if max(image.size) > _LONGEST_SIDE or image.width * image.height > most:
        side = min(_LONGEST_SIDE, int(most**0.5))
        raise refused(wording.PICTURE_TOO_BIG, width=image.width, height=image.height, limit=side)


def _is_fit(image: Image.Image, source: Path) -> bool:
    """Whether the file can be shown as it is."""
    return (
        image.format == "JPEG"
        and image.mode == "RGB"
        and max(image.size) <= PANEL
        and image.getexif().get(_ORIENTATION, 1) == 1
        and "icc_profile" not in image.info
        and source.stat().st_size <= _PLAIN_BYTES
    )


def _fitted(image: Image.Image, side: int) -> Image.Image:
    """The picture no larger than ``side``, as RGB or (with real transparency) RGBA or CMYK."""
    image = _plain(image)
    size = _size_within(image.size, side)
    if size == image.size:
        return image
    # A card may cost little: Hamming takes a third of the time and looks the same at that size.
    small = side <= CARD
    filtered = Image.Resampling.HAMMING if small else Image.Resampling.LANCZOS
    return image.resize(size, filtered, reducing_gap=3.0)


def _size_within(size: tuple[int, int], side: int) -> tuple[int, int]:
    """``size`` brought down so that no side is longer than ``side``, in the same proportions."""
    scale = min(1.0, side / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _plain(image: Image.Image) -> Image.Image:
    if image.mode in ("RGB", "CMYK"):
        return image
    if image.mode.startswith("I") or image.mode == "F":
        # 16 bits of grey; Pillow would cut them off at 255 instead of scaling.
        grey = image.convert("F")
        _, highest = cast("tuple[float, float]", grey.getextrema())
        scale = 255 if image.mode == "F" and highest <= 1 else 1 / 257
        return grey.point(lambda value: value * scale).convert("L").convert("RGB")
    if "A" in image.mode or "a" in image.mode or "transparency" in image.info:
        image = image.convert("RGBA")
        lowest, _ = image.getchannel("A").getextrema()
        return image.convert("RGB") if lowest == 255 else image
    return image.convert("RGB")


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    """The picture in sRGB; one without a profile, or with a broken one, counts as sRGB."""
    if isinstance(profile, bytes) and profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            output = "RGBA" if image.mode == "RGBA" else "RGB"
            turned = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode=output
            )
            if turned is not None:
                return turned
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return image if image.mode in ("RGB", "RGBA") else image.convert("RGB")


def _on_paper(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, PAPER)
    paper.paste(image, mask=image.getchannel("A"))
    return paper
