"""Can characters written by hand be read? Really reads one."""

from __future__ import annotations

from kiosk.handwriting.recogniser import HandwritingMissingError, ModelRecogniser, Recogniser
from kiosk.operations.check import Check
from kiosk.wording import handwriting as words

HANDWRITING = "handwriting"
TRIAL = "王"
_STROKES = (
    ((22.0, 22.0), (78.0, 20.0)),
    ((28.0, 50.0), (72.0, 48.0)),
    ((50.0, 22.0), (50.0, 82.0)),
    ((15.0, 84.0), (86.0, 82.0)),
)
"""王, y downwards."""


def check_handwriting(recogniser: Recogniser | None = None) -> Check:
    """Without the model the kiosk opens all the same: a note."""
    try:
        found = (recogniser or ModelRecogniser()).candidates(_STROKES, 8)
    except HandwritingMissingError:
        return Check(HANDWRITING, False, words.CHECK_MISSING, words.CHECK_DO)
    if TRIAL not in found:
        return Check(HANDWRITING, False, words.CHECK_WRONG, words.CHECK_DO)
    return Check(HANDWRITING, True, words.CHECK_GOOD)
