"""Each section has an emblem that phones can draw as well."""

from __future__ import annotations

import pytest

from kiosk.emblems import EMBLEMS, drawn
from kiosk.library.sections import SECTIONS


def test_every_section_has_an_emblem_of_its_own() -> None:
    assert set(EMBLEMS) == {section.key for section in SECTIONS}
    assert len(set(EMBLEMS.values())) == len(SECTIONS)


@pytest.mark.parametrize("key", sorted(EMBLEMS))
def test_an_emblem_is_drawn_within_its_box(key: str) -> None:
    drawing = drawn(key)
    left, top, wide, high = (float(part) for part in drawing.box.split())
    numbers = drawing.path
    for letter in "MLCQz":
        numbers = numbers.replace(letter, " ")
    points = [float(part) for part in numbers.split()]
    assert len(points) > 20
    assert all(left <= x <= left + wide for x in points[::2])
    assert all(top <= y <= top + high for y in points[1::2])
