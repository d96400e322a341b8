"""What ``kiosk doctor`` says of handwriting."""

from __future__ import annotations

import pytest

from kiosk.handwriting.recogniser import HandwritingMissingError
from kiosk.operations.check_handwriting import check_handwriting
from kiosk.wording import handwriting as words


class Fixed:
    """A recogniser that always finds the same, or has no model."""

    def __init__(self, found: list[str] | None) -> None:
        self.found = found

    def candidates(self, *_: object, **__: object) -> list[str]:
        if self.found is None:
            raise HandwritingMissingError
        return self.found


def test_the_installed_model_reads_a_character() -> None:
    check = check_handwriting()
    assert check.ok, check.what


@pytest.mark.parametrize(
    ("found", "what"), [(None, words.CHECK_MISSING), (["三"], words.CHECK_WRONG)]
)
def test_what_is_missing_or_wrong_is_a_note_with_what_to_do(
    found: list[str] | None, what: str
) -> None:
    check = check_handwriting(Fixed(found))
    assert (check.ok, check.level, check.what) == (False, "note", what)
    assert check.do
