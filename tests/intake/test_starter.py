from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import sheets
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


def test_films_of_the_starter_are_the_pages_of_a_programme_by_their_titles(
    house: House, tmp_path: Path
) -> None:
    films = tmp_path / "红色影院"
    shutil.copytree(STARTER / "红色影院", films)
    house.load(tmp_path)
    before = house.items("cinema")
    day = date(2026, 7, 3)
    shutil.rmtree(films)
    sheets.programme(
        films / "放映计划.xlsx",
        ("《羊城暗哨》", day, "14:00", 90, None, "表里的简介。"),
        ("地道战", day, "19:30", 90),
        ("一部别的", day, "16:30", 90, None, "简介。"),
    )
    result = house.load(tmp_path)
    assert result.problems == ()
    assert len(result.programme) == 3
    assert house.items("cinema")[:-1] == before
    assert house.titles("cinema")[-1] == "一部别的"
    keys = {item.card.key: item.card.title for item in before}
    assert keys["羊城暗哨"] == "羊城暗哨"
    assert {"七十二家房客", "地道战", "永不消逝的电波"} <= keys.keys()
