"""A child that fails again and again has a stand-in; one that was cut off while busy is told so."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.operations.running import SCREEN, children
from kiosk.supervisor import Child, Pace
from tests.test_supervisor import READY_THEN_WAITS, WAITS, House, child, is_gone, wait_until_gone

PACE = Pace(
    start=20,
    silence=20,
    first_wait=0.01,
    longest_wait=0.04,
    tick=0.01,
    most_failures=3,
    retry=0.2,
    longest_retry=0.5,
    proved=0.05,
)
DIES = "sys.exit(3)"
SAYS_WHAT_IT_WAS_TOLD = f"print('told', sys.argv[1:], flush=True); {READY_THEN_WAITS}"


def screen(code: str, safe: str = READY_THEN_WAITS) -> Child:
    return replace(child(code, watched=True), again=("--again",), stand_in=child(safe, "safe"))


@pytest.fixture
def houses() -> Iterator[list[House]]:
    houses: list[House] = []
    yield houses
    for house in houses:
        if house._thread.is_alive():
            house.close()


def open_house(houses: list[House], *those: Child, pace: Pace = PACE) -> House:
    houses.append(House(*those, pace=pace))
    return houses[-1]


def waits(house: House) -> list[float]:
    return [float(re.search(r"([\d.]+) 秒", line)[1]) for line in house.told if "screen" in line]


def test_after_three_failures_in_a_row_the_stand_in_comes_and_not_before(
    houses: list[House],
) -> None:
    house = open_house(houses, screen(DIES))
    house.process("safe")
    failures = [line for line in house.heard if "screen 自己结束了" in line]
    assert len(failures) == 3


def test_the_real_one_is_tried_again_ever_more_slowly_while_the_stand_in_stays(
    houses: list[House],
) -> None:
    house = open_house(houses, screen(DIES))
    safe = house.process("safe")
    for _ in range(6):
        house.wait_for("screen 自己结束了")
    assert waits(house)[:5] == [0.01, 0.02, 0.2, 0.4, 0.5]
    assert not is_gone(safe)
    house.close()
    assert is_gone(safe)


def test_the_stand_in_goes_when_the_real_one_is_ready_and_stays(
    houses: list[House], tmp_path_factory: pytest.TempPathFactory
) -> None:
    mended = tmp_path_factory.mktemp("fault") / "mended"
    code = f"os.path.exists({str(mended)!r}) or sys.exit(3); {READY_THEN_WAITS}"
    house = open_house(houses, screen(code))
    safe = house.process("safe")
    mended.touch()
    real = house.process()
    wait_until_gone(safe)
    assert not is_gone(real)


def test_the_stand_in_stays_while_the_real_one_dies_right_after_it_was_ready(
    houses: list[House],
) -> None:
    """A screen may be ready with a remembered picture and then find its database broken."""
    house = open_house(
        houses, screen(f"print('ready', flush=True); {DIES}"), pace=replace(PACE, proved=5)
    )
    safe = house.process("safe")
    for _ in range(5):
        house.wait_for("screen 自己结束了")
    assert not is_gone(safe)


def test_a_stand_in_that_dies_is_started_again(houses: list[House]) -> None:
    house = open_house(houses, screen(DIES))
    safe = house.process("safe")
    os.kill(safe, signal.SIGKILL)
    assert house.process("safe") != safe


def test_a_child_that_never_becomes_ready_fails_however_long_it_takes(
    houses: list[House],
) -> None:
    """A good run is one that showed something: a screen that hangs while it opens is none."""
    pace = replace(PACE, start=0.05, good_run=0.01)
    house = open_house(houses, screen(WAITS), pace=pace)
    house.process("safe")


def test_a_child_that_ran_well_comes_back_without_a_stand_in(houses: list[House]) -> None:
    house = open_house(houses, screen(READY_THEN_WAITS), pace=replace(PACE, good_run=0))
    for _ in range(5):
        os.kill(house.process(), signal.SIGKILL)
    house.process()
    assert not any("safe" in line for line in house.heard)


def test_who_was_cut_off_while_busy_is_told_so_until_it_is_ready(houses: list[House]) -> None:
    code = f"print('busy', flush=True); {SAYS_WHAT_IT_WAS_TOLD}"
    house = open_house(houses, screen(code))
    house.wait_for(r"told \[\]")
    os.kill(house.process(), signal.SIGKILL)
    house.wait_for(r"told \['--again'\]")


def test_who_was_not_busy_begins_as_ever(houses: list[House]) -> None:
    code = f"print('busy', flush=True); print('idle', flush=True); {SAYS_WHAT_IT_WAS_TOLD}"
    house = open_house(houses, screen(code))
    for _ in range(2):
        house.wait_for(r"told \[\]")
        os.kill(house.process(), signal.SIGKILL)


def test_the_kiosks_screen_has_a_safe_one_in_its_place() -> None:
    (real,) = (one for one in children((540, 960)) if one.name == SCREEN)
    assert real.stand_in is not None
    assert "screens.safe" in real.stand_in.command
    assert "540x960" in real.stand_in.command
