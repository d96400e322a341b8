"""A form on its way round: what was typed comes back with what is wrong beside each field."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kiosk.cinema.errors import FieldError

ONCE_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Form:
    """``token`` proves that we wrote the form, ``once`` names this copy of it. ``values`` are the
    texts as typed, ``errors`` sentences by field, in the order of the page."""

    token: str
    once: str
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """The field to begin with: the first that is wrong."""
        return next(iter(self.errors), "")

    def typed(self, name: str) -> str:
        return self.values.get(name, "")

    def wrong(self, errors: Mapping[str, str]) -> Form:
        return replace(self, errors=dict(errors))


def sent_once(values: Mapping[str, str], *names: str) -> str:
    """What tells one sending of a form from another: the random text in it together with what was
    typed, so that somebody who goes back and writes another number is not taken for the first.
    64 hex digits, from which nothing typed can be read without that random text. Empty when the
    form had none."""
    once = values.get("once", "")
    if not once:
        return ""
    said = "\0".join([once[:ONCE_LENGTH], *(values.get(name, "").strip() for name in names)])
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()


def in_order(errors: Mapping[str, str], fields: tuple[str, ...]) -> dict[str, str]:
    """As they stand on the page; what belongs to no field of it comes first."""
    places = {name: place for place, name in enumerate(fields)}
    return dict(sorted(errors.items(), key=lambda one: places.get(one[0], -1)))


def of_field(error: FieldError, names: Mapping[str, str]) -> dict[str, str]:
    """``names``: fields of the rules that are called otherwise on the page."""
    return {names.get(error.field, error.field): error.what}
