"""What a child may answer with, whatever Python wrote it."""

from __future__ import annotations

import io
import pickle

import pytest

from kiosk.intake import answers
from kiosk.intake.kinds import Kind


class Old:
    """Pickles as a member of an Enum does under Python 3.11.0 to 3.11.3."""

    def __init__(self, kind: object, name: str) -> None:
        self.kind, self.name = kind, name

    def __reduce__(self) -> tuple[object, tuple[object, str]]:
        return getattr, (self.kind, self.name)


def back(answer: object) -> object:
    stream = io.BytesIO()
    answers.send(answer, stream)
    stream.seek(0)
    return answers.receive(stream)


def test_a_member_of_our_own_enumerations_comes_back_however_it_was_written() -> None:
    assert back(Kind.FILM) is Kind.FILM
    assert back(Old(Kind, "FILM")) is Kind.FILM


@pytest.mark.parametrize("name", ["__class__", "mro", "_member_map_", "__subclasses__", "FILMS"])
def test_no_other_attribute_of_them_does(name: str) -> None:
    with pytest.raises(pickle.UnpicklingError):
        back(Old(Kind, name))


def test_nor_an_attribute_of_anything_else() -> None:
    with pytest.raises(pickle.UnpicklingError):
        back(Old("text", "format"))
    with pytest.raises(pickle.UnpicklingError):
        back(Old(answers.No, "__init__"))
