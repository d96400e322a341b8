"""The staff's door: the banner of a stick, the PIN, and what leaving shuts."""

from __future__ import annotations

import pytest

from kiosk.database.errors import DatabaseBusyError
from kiosk.staff.model import (
    Stick,
    TaskKind,
    TaskProgress,
    TaskResult,
    TaskState,
)
from kiosk.wording import screens as screen_words
from kiosk.wording import staff as words
from screens.theme import theme
from screens.widgets.pressable import Pressable
from tests.ui.staff_desk import (
    RIGHT,
    STICK,
    WRONG,
    Staff,
    apart,
    previewed,
)
from tests.ui.staff_desk import staff as staff


def frames_of_the_loop(staff: Staff) -> bool:
    return bool(staff.app.screen("attract").ids.moving.running)


def test_a_stick_brings_a_banner_and_the_loop_goes_on(staff: Staff) -> None:
    staff.plug(STICK)
    banner = staff.app.banner
    assert banner.text == "发现U盘“党建办” · 工作人员请点这里"
    assert banner.parent is staff.app.frame
    assert staff.at == "attract"
    assert frames_of_the_loop(staff)
    staff.plug()
    assert banner.parent is None
    assert staff.at == "attract"


@pytest.mark.parametrize("large", [False, True], ids=["above the bar", "in the bar"])
def test_the_banner_stands_at_the_foot_apart_from_every_button(staff: Staff, large: bool) -> None:
    theme.large = large
    try:
        staff.app.guide.go_home()
        staff.plug(STICK)
        staff.visitor.frames(3)
        banner, near = staff.app.banner, 3 * theme.mm - 1
        assert min(banner.size) >= 20 * theme.mm - 1
        assert banner.top <= theme.bar
        around = [banner.x - near, banner.y - near], [w + 2 * near for w in banner.size]
        for root in (staff.app.bar, staff.visitor.screen):
            for one in root.walk(restrict=True):
                if isinstance(one, Pressable) and one.opacity:
                    assert apart(*around, one.to_window(*one.pos), one.size), one.spoken_name()
        staff.plug()
        staff.visitor.frames(3)
        assert (theme.strip, theme.beside) == (0, 0)
    finally:
        theme.large = False


def test_the_banner_leads_from_the_loop_to_the_pin_and_nowhere_else(staff: Staff) -> None:
    staff.set_pin()
    staff.plug(STICK)
    staff.visitor.tap(staff.app.banner)
    assert staff.at == "staff_pin"
    assert words.PIN_TITLE in staff.texts
    assert staff.app.banner.parent is None
    assert staff.app.bar.parent is None


def hold(staff: Staff, seconds: float, move: float = 0.0) -> None:
    brand = staff.app.screen("home").ids.brand
    touch = staff.visitor.touch(*brand.to_window(*brand.center))
    touch.touch_down()
    staff.visitor.frames(2)
    if move:
        touch.touch_move(touch.x + move, touch.y)
    staff.visitor.clock.now += seconds
    staff.look()
    touch.touch_up()
    staff.visitor.frames(2)


def test_holding_the_name_of_the_house_leads_to_the_pin(staff: Staff) -> None:
    staff.app.guide.go_home()
    staff.visitor.frames()
    hold(staff, 1.5)
    assert staff.at == "home"
    hold(staff, 4, move=theme.mm * 40)
    assert staff.at == "home"
    hold(staff, 3.2)
    assert staff.at == "staff_pin"


def test_a_wrong_pin_is_said_kindly_and_the_right_one_opens(staff: Staff) -> None:
    staff.set_pin()
    staff.app.open_staff()
    staff.visitor.frames(2)
    staff.type(WRONG)
    assert staff.at == "staff_pin"
    assert words.PIN_WRONG in staff.texts
    assert staff.digits == ""
    staff.type(RIGHT)
    assert staff.at == "staff"


def test_no_typed_digit_is_ever_shown_and_the_last_can_be_deleted(staff: Staff) -> None:
    staff.set_pin()
    staff.app.open_staff()
    before = staff.texts
    staff.visitor.frames(2)
    keys = {key.name: key for key in staff.visitor.screen.ids.pad.children}
    for name in ("2", "7", "0", "delete"):
        staff.touch(keys[name])
    assert staff.digits == "27"
    assert staff.texts == before
    staff.touch(keys["clear"])
    assert staff.digits == ""


def test_the_keys_are_twenty_millimetres_and_more(staff: Staff) -> None:
    staff.set_pin()
    staff.app.open_staff()
    staff.visitor.frames(3)
    for key in staff.visitor.screen.ids.pad.children:
        assert min(key.size) >= 20 * theme.mm


def test_the_first_time_a_pin_is_chosen_twice_and_easy_ones_are_refused(staff: Staff) -> None:
    staff.app.open_staff()
    staff.visitor.frames(2)
    assert words.PIN_FIRST_TITLE in staff.texts
    assert words.PIN_FIRST_MORE in staff.texts
    staff.type("111111")
    assert words.PIN_EASY in staff.texts
    staff.type(RIGHT)
    assert words.PIN_AGAIN_TITLE in staff.texts
    staff.type(WRONG)
    assert words.PIN_DIFFERENT in staff.texts
    assert not staff.guide.desk.pin_is_set()
    staff.type(RIGHT)
    staff.type(RIGHT)
    assert staff.at == "staff"
    assert staff.guide.desk.try_pin(RIGHT).right


def test_after_three_wrong_tries_the_wait_is_counted_down_and_then_over(staff: Staff) -> None:
    staff.set_pin()
    staff.app.open_staff()
    staff.visitor.frames(2)
    for _ in range(3):
        staff.type(WRONG)
    assert words.PIN_WAIT_SECONDS.format(seconds=30) in staff.texts
    staff.passes(10)
    assert words.PIN_WAIT_SECONDS.format(seconds=20) in staff.texts
    key = staff.visitor.screen.ids.pad.children[5]
    staff.touch(key)
    assert staff.digits == ""
    staff.passes(20.5)
    assert staff.at == "staff_pin"
    staff.type(RIGHT)
    assert staff.at == "staff"


def test_the_pad_goes_after_thirty_seconds_without_a_touch(staff: Staff) -> None:
    staff.set_pin()
    staff.app.open_staff()
    staff.visitor.frames(2)
    staff.passes(29)
    assert staff.at == "staff_pin"
    staff.passes(1.5)
    staff.visitor.until(lambda: staff.at == "attract")


def test_when_nobody_is_there_the_door_shuts_and_the_loop_comes_back(staff: Staff) -> None:
    staff.come_in(STICK)
    staff.passes(staff.app.settings.idle_seconds + 1)
    staff.visitor.until(lambda: staff.at == "attract")
    assert not staff.guide.inside
    staff.visitor.tap(staff.app.banner)
    assert staff.at == "staff_pin"


def test_a_touch_while_the_loop_is_coming_opens_nothing_of_the_staff(staff: Staff) -> None:
    staff.come_in(STICK)
    at = staff.way(words.NEW_PIN)
    place = at.to_window(*at.center)
    staff.app.end_visit()
    touch = staff.visitor.touch(*place)
    touch.touch_down()
    staff.visitor.frames(2)
    assert staff.at in ("home", "attract")
    touch.touch_up()


def test_a_load_goes_on_without_staff_and_is_told_the_next_time(staff: Staff) -> None:
    previewed(staff)
    staff.tap(words.LOAD)
    load = staff.take(TaskKind.LOAD)
    for done in (1, 2):  # while it moves, staff watch it
        staff.passes(60)
        staff.report(load, TaskProgress("prepare", done, 3, per_cent=done * 30))
        staff.app._watch()
    assert staff.at == "staff_progress"
    staff.passes(staff.app.settings.idle_seconds + 1)
    staff.visitor.until(lambda: staff.at == "attract")
    task = staff.guide.desk.task(load.id)
    assert task is not None
    assert task.state is TaskState.RUNNING
    number = staff.publish()
    staff.finish(load, TaskResult(edition=number, published=True))
    assert staff.at == "attract"
    staff.app.open_staff()
    staff.visitor.frames(2)
    staff.type(RIGHT)
    assert words.LOADED.format(number=number) in staff.texts


def test_a_new_pin_replaces_the_old_one(staff: Staff) -> None:
    staff.come_in()
    staff.tap_way(words.NEW_PIN)
    staff.type("908172")
    staff.type("908172")
    assert words.PIN_SET_TITLE in staff.texts
    assert not staff.guide.desk.try_pin(RIGHT).right
    assert staff.guide.desk.try_pin("908172").right


def test_a_stick_that_came_while_the_database_was_busy_is_told_a_moment_later(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy() -> tuple[Stick, ...]:
        raise DatabaseBusyError("/data/kiosk.sqlite3")

    with monkeypatch.context() as broken:
        broken.setattr(staff.guide.desk, "sticks", busy)
        staff.plug(STICK)
    assert staff.app.banner.parent is None
    staff.look()
    assert staff.app.banner.parent is not None


def test_nothing_is_read_aloud_and_a_reading_stops_at_the_door(staff: Staff) -> None:
    staff.set_pin()
    staff.visitor.open_section("journey")
    staff.visitor.tap(staff.visitor.cards()[2])
    assert staff.at == "reader"
    staff.visitor.tap(staff.visitor.pill(screen_words.LISTEN))
    assert staff.app.read_aloud.busy
    staff.app.open_staff()
    staff.visitor.frames(2)
    assert not staff.app.read_aloud.busy
    with pytest.raises(AssertionError):
        staff.visitor.pill(screen_words.LISTEN)
