"""How a child's answer comes back: values only, and no more of them than fit.

A file that takes a decoder over has the child in its hands. So the answer is read as values of our
own types and a few plain ones; a pickle that names anything else is not loaded.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass, is_dataclass
from enum import Enum, EnumType
from typing import IO, Any

from kiosk.intake.problems import refused
from kiosk.wording import limits as wording

MOST_BYTES = 16_000_000
"""Largest answer. 50,000 characters, the longest text of an item, take about 0.2 MB; texts that are
longer are still counted, so that staff read by how much."""

_LENGTH = 8
_PLAIN = {
    "builtins": {"set", "frozenset", "complex"},
    "datetime": {"date", "datetime", "time", "timedelta", "timezone"},
    "decimal": {"Decimal"},
    "pathlib": {"Path", "PosixPath", "WindowsPath", "PurePosixPath", "PureWindowsPath"},
}
_OURS = "kiosk."


@dataclass(frozen=True, slots=True)
class No:
    """A refusal on its way back. With ``spent`` the child is not to be asked again; ``no_room``
    makes it a ``NoRoomError``."""

    what: str
    do: str
    where: str
    spent: bool = False
    no_room: bool = False


def send(answer: object, stream: IO[bytes]) -> None:
    """Writes one answer."""
    data = pickle.dumps(answer)
    stream.write(len(data).to_bytes(_LENGTH))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> object:
    """Reads one answer. Raises ``EOFError`` when the child is over, ``pickle.UnpicklingError`` and
    other errors for what is no answer, ``Refused`` for one that is too large."""
    length = int.from_bytes(_exactly(stream, _LENGTH))
    if length > MOST_BYTES:
        raise refused(wording.TOO_MUCH_ANSWERED)
    return _Values(io.BytesIO(_exactly(stream, length))).load()


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data


class _Values(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("builtins", "getattr"):
            return _member
        if name in _PLAIN.get(module, ()):
            return super().find_class(module, name)
        if module.startswith(_OURS) and "__" not in module and name.isidentifier():
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
                return found
        raise pickle.UnpicklingError(f"an answer must not hold {module}.{name}")


def _member(kind: object, name: object) -> Enum:
    """Python 3.11.0 to 3.11.3 write a member of an Enum as ``getattr(kind, name)``: here it gives
    members and nothing else."""
    if isinstance(kind, EnumType) and isinstance(name, str) and name in kind.__members__:
        member: object = kind.__members__[name]
        if isinstance(member, Enum):
            return member
    raise pickle.UnpicklingError(f"an answer must not hold an attribute {name!r}")
