"""Whole visits to the real kiosk."""

from __future__ import annotations

import json
from pathlib import Path
from time import monotonic, sleep

import pytest
from PIL import Image

from tests.end_to_end.kiosk_process import (
    FIRST_CARD,
    HOME,
    IMPRINTS,
    JOURNEY,
    LISTEN,
    SCREEN,
    SOMEWHERE,
    STOP_READING,
    difference,
    is_home,
    is_item,
    is_loop,
    is_paper,
    is_section,
    kiosk,
    running,
    until,
)

pytestmark = pytest.mark.display
KEYS = ("F1", "Escape", "F11", "F12", "ctrl+e", "alt+F4", "alt+Tab", "ctrl+q", "super")
BYTES_A_SECOND = 44_100 * 2 * 2
"""What Kivy's audio gives the sound card: 16 bits, two channels."""
MAGENTA = (255, 0, 255)

PICTURES = 1.5
"""Seconds in which the pictures of a screen that came up are read."""


def test_a_first_start_shows_the_starter_by_itself(tmp_path: Path) -> None:
    data = tmp_path / "new"
    with running(data) as visit:
        visit.wait_for(is_paper, 30)  # it says that the exhibition is being prepared
        screen = visit.pid(SCREEN)
        visit.wait_for(is_loop, 60)
        assert visit.pid(SCREEN) == screen, "the screen was started again"
        sections = json.loads(kiosk("sections", "--json", data=data).stdout)
    assert len(sections) == 12
    assert all(section["items"] > 0 for section in sections)


def test_a_run_for_some_seconds_ends_with_status_0_and_leaves_nothing(data: Path) -> None:
    with running(data, "--for", "4") as visit:
        visit.wait_for(is_loop, 30)
        assert visit.process.wait(10) == 0
        assert visit.everybody() == []


def test_a_visitor_finds_the_way_in_and_home_and_the_loop_comes_back(data: Path) -> None:
    with running(data, KIOSK_IDLE_SECONDS="20", KIOSK_IDLE_WARNING_SECONDS="5") as visit:
        visit.wait_for(is_loop, 30)
        visit.go(SOMEWHERE, is_home)
        sleep(PICTURES)
        home = visit.look()
        section = visit.go(JOURNEY, is_section)
        visit.go(FIRST_CARD, is_item)
        visit.go(HOME, is_home)
        left_alone = monotonic()
        sleep(PICTURES)
        again = visit.look()
        assert difference(home, again) < 3 < difference(home, section)
        until(lambda: not is_home(visit.look()), 19, "the question whether anybody is there")
        assert not is_loop(visit.look())
        visit.wait_for(is_loop, 8)
        assert 17 < monotonic() - left_alone < 24


def test_no_key_leads_out(data: Path) -> None:
    with running(data) as visit:
        visit.wait_for(is_loop, 30)
        screen = visit.pid(SCREEN)
        assert visit.focused == screen, "the keys would not reach it"
        for key in KEYS:
            visit.key(key)
        visit.ask_to_close()
        assert is_loop(visit.look())
        visit.go(SOMEWHERE, is_home)
        for key in KEYS:
            visit.key(key)
        visit.ask_to_close()
        visit.go(JOURNEY, is_section)
        assert visit.pid(SCREEN) == screen
        assert visit.process.poll() is None


def test_one_touch_reads_aloud_and_another_silences(data: Path, tmp_path: Path) -> None:
    sound = tmp_path / "heard.raw"

    def heard(begin: int = 0) -> bytes:
        return sound.read_bytes()[begin:] if sound.exists() else b""

    disk = {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(sound)}
    plain = {"KIOSK_GREETING": "false", "KIOSK_EVENING_VOLUME": "0.7"}
    with running(data, **disk, **plain) as visit:
        visit.wait_for(is_loop, 30)
        visit.go(SOMEWHERE, is_home)
        visit.go(JOURNEY, is_section)
        visit.go(FIRST_CARD, is_item)
        visit.touch(LISTEN)
        ticked = len(heard()) + BYTES_A_SECOND // 4
        until(lambda: any(heard(ticked)), 5, "the first sound")
        begun = len(heard())
        # After 5.2 s the first sentence begins that goes on for long (7.7 s).
        until(lambda: len(heard(begun)) > 7 * BYTES_A_SECOND, 15, "seven seconds more of sound")
        silent = ticked + len(heard(ticked)) - len(heard(ticked).lstrip(b"\0"))
        first = heard(silent - silent % 4)[:BYTES_A_SECOND]
        loud = [abs(value) for value in memoryview(first).cast("h")]
        assert max(loud) > 3000, "it can hardly be heard"
        visit.touch(STOP_READING)
        stopped = len(heard()) + BYTES_A_SECOND // 4
        until(lambda: len(heard(stopped)) > 1.5 * BYTES_A_SECOND, 10, "what comes after")
        assert not any(heard(stopped)), "it goes on after the touch"


def test_new_content_is_on_the_screen_without_a_restart(data: Path, tmp_path: Path) -> None:
    """A picture of a colour nothing else has is added as the first of the gallery."""
    added = tmp_path / "more" / "红色印记" / "00 新照片.png"
    added.parent.mkdir(parents=True)
    Image.new("RGB", (640, 480), MAGENTA).save(added)

    def there() -> bool:
        """Open the section; whether the new picture is in it. Else home again."""
        visit.go(IMPRINTS, is_section)
        colours = visit.look().getcolors(SIZE_OF_ALL)
        if any(count > 1000 and _near(colour, MAGENTA) for count, colour in colours or ()):
            return True
        visit.go(HOME, is_home)
        return False

    with running(data) as visit:
        visit.wait_for(is_loop, 30)
        screen = visit.pid(SCREEN)
        visit.go(SOMEWHERE, is_home)
        assert not there()
        done = kiosk("load", str(tmp_path / "more"), data=data)
        loaded = monotonic()
        assert done.returncode == 0, done.stderr
        while not there():
            assert monotonic() - loaded < 10, "the new picture does not come"
        assert visit.pid(SCREEN) == screen


SIZE_OF_ALL = 540 * 960


def _near(colour: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(abs(one - two) < 12 for one, two in zip(colour, other, strict=True))
