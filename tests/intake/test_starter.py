from __future__ import annotations

from pathlib import Path

from house import NOON, House

from kiosk.intake.child import Children
from kiosk.library.sections import SECTIONS

STARTER = Path(__file__).parents[2] / "media" / "starter"


def test_the_starter_loads_whole_and_a_second_time_changes_nothing(house: House) -> None:
    with Children(2) as children:
        first = house.load(STARTER, children)
        second = house.load(STARTER, children)
    assert [problem for problem in first.problems if problem.level == "error"] == []
    assert first.items == first.found >= 60
    assert all(house.items(section.key, NOON) for section in SECTIONS)
    assert (second.edition, second.published) == (first.edition, False)
