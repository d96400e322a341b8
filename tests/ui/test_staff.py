"""The staff's screens, touched as staff would, on a real database; the test plays the worker."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from sqlalchemy import delete

from kiosk.clock import ZONE
from kiosk.database.engine import open_engine, writing
from kiosk.database.errors import DatabaseBusyError
from kiosk.intake.plan import Change
from kiosk.library import editions
from kiosk.staff import tasks
from kiosk.staff.desk import Desk
from kiosk.staff.model import (
    Candidate,
    CheckLine,
    Findings,
    Stick,
    Task,
    TaskKind,
    TaskProgress,
    TaskResult,
    TaskState,
    ToldChange,
    ToldProblem,
)
from kiosk.staff.tables import PinRow, StickRow, TaskRow
from kiosk.wording import screens as screen_words
from kiosk.wording import staff as words
from screens.theme import theme
from screens.widgets.pressable import Pressable
from tests.ui.house import Visitor

KIOSK = "大厅"
NOON = datetime(2026, 11, 24, 12, tzinfo=ZONE)
RIGHT, WRONG = "270613", "270614"
PATH = "/media/stick/素社家园"
STICK = Stick("/media/stick", "党建办", Findings((Candidate(PATH, "素社家园"),)), NOON)
PROBLEM = ToldProblem("红色历程/08.ppt", "第2页", "这种幻灯片放不出来。", "请另存为PDF。", "error")
LOOKED = TaskResult(
    changes=(
        ToldChange("红色历程", "新的一件", Change.NEW),
        ToldChange("红色历程", "改过的一件", Change.CHANGED),
        ToldChange("红色印记", "没变的一件", Change.UNCHANGED),
        ToldChange("红色印记", "撤下的一件", Change.REMOVED),
        ToldChange("党员心语", "有问题的一件", Change.WRONG),
    ),
    problems=(PROBLEM,),
)


class Staff:
    """Somebody of the staff at the screen, and the worker behind it."""

    def __init__(self, visitor: Visitor, engine: Any) -> None:
        self.visitor, self.engine = visitor, engine
        self.app, self.guide = visitor.app, visitor.app.staff
        self.day = NOON
        self.guide.desk = Desk(engine, KIOSK, lambda: self.day)

    def passes(self, seconds: float) -> None:
        """Time goes on with nobody touching anything."""
        self.day += timedelta(seconds=seconds)
        self.visitor.clock.now += seconds
        self.look()
        self.app._watch()
        self.visitor.frames(3)

    def look(self) -> None:
        self.app._look_for_changes()
        self.visitor.frames(3)

    @property
    def at(self) -> str:
        return self.visitor.at

    @property
    def texts(self) -> str:
        """All that can be read on the screen."""
        return "\n".join(
            str(widget.text)
            for widget in self.visitor.screen.walk()
            if getattr(widget, "text", "") and widget.opacity
        )

    def tap(self, text: str) -> None:
        self.touch(self.visitor.pill(text))

    def touch(self, widget: Any) -> None:
        """A moment after the last change, as everybody does."""
        self.visitor.clock.now += 0.5
        self.visitor.tap(widget)

    def way(self, title: str) -> Any:
        return next(w for w in self.visitor.screen.walk() if getattr(w, "title", "") == title)

    def tap_way(self, title: str) -> None:
        self.touch(self.way(title))

    def type(self, digits: str) -> None:
        keys = {key.name: key for key in self.visitor.screen.ids.pad.children}
        self.visitor.clock.now += 0.5
        for digit in digits:
            self.visitor.clock.now += 0.5
            touch = self.visitor.touch(*keys[digit].to_window(*keys[digit].center))
            touch.touch_down()
            touch.touch_up()
        self.visitor.until(lambda: not self.visitor.screen.ids.get("pad") or self.digits == "")

    @property
    def digits(self) -> str:
        pad = self.visitor.screen.ids.get("pad")
        return pad.digits if pad else ""

    def set_pin(self) -> None:
        self.guide.desk.set_pin(RIGHT)

    def come_in(self, *sticks: Stick) -> None:
        """Through the door, to the home of the staff."""
        self.set_pin()
        self.plug(*sticks)
        self.app.open_staff()
        self.visitor.frames(2)
        self.type(RIGHT)
        assert self.at == "staff"

    # The worker

    def plug(self, *sticks: Stick) -> None:
        with writing(self.engine) as session:
            tasks.set_sticks(session, KIOSK, sticks)
        self.look()

    def take(self, kind: TaskKind) -> Task:
        with writing(self.engine) as session:
            task = tasks.take(session, KIOSK)
        assert task is not None
        assert task.kind is kind
        return task

    def report(self, task: Task, progress: TaskProgress) -> None:
        with writing(self.engine) as session:
            tasks.report(session, task.id, progress)
        self.look()

    def finish(self, task: Task, result: TaskResult, state: TaskState = TaskState.DONE) -> None:
        with writing(self.engine) as session:
            tasks.finish(session, task.id, state, result, self.day)
        self.look()

    def publish(self) -> int:
        """As a load would: another edition, without the first item."""
        with writing(self.engine) as session:
            items = editions.shown_items(session)
            return editions.publish(session, items[1:], "U盘“党建办” 素社家园", self.day)

    def current(self) -> int | None:
        return next((one.number for one in self.guide.desk.editions() if one.current), None)


@pytest.fixture
def staff(visitor: Visitor, loaded: Path) -> Iterator[Staff]:
    engine = open_engine(f"sqlite:///{loaded / 'kiosk.sqlite3'}")
    staff = Staff(visitor, engine)
    first = staff.current()
    assert first is not None
    yield staff
    with writing(engine) as session:
        for table in (PinRow, StickRow, TaskRow):
            session.execute(delete(table))
        editions.restore(session, first)
    visitor.rest()
    staff.guide.work.job = staff.guide.work._unseen = None
    staff.guide.door._until = 0.0
    staff.look()
    engine.dispose()


def frames_of_the_loop(staff: Staff) -> bool:
    return bool(staff.app.screen("attract").ids.moving.running)


# ---------------------------------------------------------------------- the banner and the door


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


# ---------------------------------------------------------------------- look, load, put back


def test_from_the_stick_to_the_screen_and_back(staff: Staff) -> None:
    before = staff.current()
    assert before is not None
    staff.come_in(STICK)
    staff.tap_way("看U盘“党建办”")
    assert staff.at == "staff_progress"
    look = staff.take(TaskKind.LOOK)
    assert look.path == PATH
    staff.report(look, TaskProgress("prepare", 3, 12, 50_000_000, 200_000_000, 25, 118.0, "一件"))
    for said in ("25%", "第3个，共12个文件", "50 MB，共200 MB", "大约还要2分钟"):
        assert said in staff.texts
    staff.finish(look, LOOKED)
    assert staff.at == "staff_preview"
    counts = {tile.kind: int(tile.count) for tile in staff.visitor.screen.ids.counts.children}
    assert counts == {"new": 1, "changed": 1, "unchanged": 1, "removed": 1, "wrong": 1}
    for said in (PROBLEM.file, PROBLEM.where, PROBLEM.what, PROBLEM.do, words.PROBLEM_ERROR):
        assert said in staff.texts
    tiles = {tile.kind: tile for tile in staff.visitor.screen.ids.counts.children}
    for kind, title in (
        ("new", "新的一件"),
        ("removed", "撤下的一件"),
        ("unchanged", "没变的一件"),
    ):
        staff.touch(tiles[kind])
        assert title in staff.texts
    assert staff.current() == before
    staff.tap(words.LOAD)
    load = staff.take(TaskKind.LOAD)
    assert load.path == PATH
    number = staff.publish()
    staff.finish(load, TaskResult(edition=number, published=True, problems=(PROBLEM,)))
    assert words.LOADED.format(number=number) in staff.texts
    assert words.LOADED_WRONG.format(count=1) in staff.texts
    assert words.CAN_PULL in staff.texts
    begun = perf_counter()
    staff.tap(words.PUT_BACK)
    took = perf_counter() - begun
    assert staff.current() == before
    assert took < 1
    assert words.BACK_ON.format(number=before) in staff.texts


def test_what_was_loaded_can_be_looked_at_and_the_door_is_shut_behind(staff: Staff) -> None:
    cards = staff.app.exhibition.cards("cinema") + staff.app.exhibition.cards("journey")
    previewed(staff)
    staff.tap(words.LOAD)
    load = staff.take(TaskKind.LOAD)
    number = staff.publish()
    staff.finish(load, TaskResult(edition=number, published=True))
    staff.tap(words.SEE)
    assert staff.at == "home"
    now = staff.app.exhibition.cards("cinema") + staff.app.exhibition.cards("journey")
    assert len(now) == len(cards) - 1
    assert not staff.guide.inside
    assert staff.app.banner.parent is not None


def previewed(staff: Staff) -> None:
    staff.come_in(STICK)
    staff.tap_way("看U盘“党建办”")
    staff.finish(staff.take(TaskKind.LOOK), LOOKED)
    assert staff.at == "staff_preview"


def test_not_to_load_changes_nothing(staff: Staff) -> None:
    before = staff.current()
    previewed(staff)
    staff.tap(words.LOAD_NOT)
    assert staff.at == "staff"
    assert staff.current() == before


def test_nothing_to_change_is_said_and_cannot_be_loaded(staff: Staff) -> None:
    staff.come_in(STICK)
    staff.tap_way("看U盘“党建办”")
    same = TaskResult(changes=(ToldChange("红色印记", "没变的一件", Change.UNCHANGED),))
    staff.finish(staff.take(TaskKind.LOOK), same)
    assert words.NOTHING_TO_LOAD in staff.texts
    assert not staff.visitor.pill(words.LOAD).enabled


def test_looking_can_be_stopped(staff: Staff) -> None:
    staff.come_in(STICK)
    staff.tap_way("看U盘“党建办”")
    look = staff.take(TaskKind.LOOK)
    staff.tap(words.STOP)
    assert words.STOPPED in staff.texts
    after = staff.guide.desk.task(look.id)
    assert after is not None
    assert after.state is TaskState.STOPPED
    staff.tap(words.TO_STAFF)
    assert staff.at == "staff"


def test_a_stick_pulled_while_it_is_looked_at_is_told_and_does_no_harm(staff: Staff) -> None:
    before = staff.current()
    staff.come_in(STICK)
    staff.tap_way("看U盘“党建办”")
    look = staff.take(TaskKind.LOOK)
    staff.plug()
    assert staff.at == "staff_progress"
    said = "U盘“党建办”已经拔掉了。屏幕上的内容没有变。"
    staff.finish(look, TaskResult(said), TaskState.FAILED)
    assert said in staff.texts
    assert words.FAILED_LOOK in staff.texts
    staff.tap(words.TRY_AGAIN)
    assert words.PULLED in staff.texts
    staff.tap(words.TO_STAFF)
    assert staff.at == "staff"
    assert words.STICK_NONE in staff.texts
    assert staff.current() == before


def test_a_stick_pulled_before_loading_closes_the_preview(staff: Staff) -> None:
    previewed(staff)
    staff.plug()
    assert words.PULLED in staff.texts


def test_a_stick_can_be_taken_out_safely_and_then_the_offer_is_gone(staff: Staff) -> None:
    previewed(staff)
    staff.tap(words.LOAD)
    number = staff.publish()
    staff.finish(staff.take(TaskKind.LOAD), TaskResult(edition=number, published=True))
    staff.tap(words.EJECT)
    eject = staff.take(TaskKind.EJECT)
    assert eject.path == STICK.path
    staff.finish(eject, TaskResult("U盘“党建办”可以拔下来了。"))
    assert words.EJECTED in staff.texts
    staff.plug()
    assert words.EJECT not in staff.texts


def test_several_sticks_and_folders_each_have_their_answer(staff: Staff) -> None:
    two = Findings((Candidate("/m/b/7月", "7月内容"), Candidate("/m/b/x.zip", "旧的.zip", True)))
    note = "里面没有“素社家园”文件夹。"
    staff.come_in(
        Stick("/m/b", "乙", two, NOON),
        Stick("/m/c", "丙", Findings(note=note), NOON),
        Stick("/m/d", "丁", None, NOON),
    )
    entries = [one for one in staff.visitor.screen.ids.sticks.entries if not one.opens]
    assert [entry.path for entry in entries] == ["/m/b/7月", "/m/b/x.zip", "", ""]
    told = "\n".join(entry.more for entry in entries)
    for said in ("7月内容", "旧的.zip", note, words.STICK_SEARCHING):
        assert said in told


# ---------------------------------------------------------------------- leaving


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


# ---------------------------------------------------------------------- the rest


def test_another_edition_needs_two_touches_and_is_on_show_at_once(staff: Staff) -> None:
    first = staff.current()
    assert first is not None
    staff.publish()
    staff.come_in()
    staff.tap_way(words.EDITIONS)
    staff.touch(button_of(staff, first))
    assert staff.current() != first
    staff.touch(button_of(staff, first))
    assert staff.current() == first
    assert words.BACK_ON.format(number=first) in staff.texts


def tap_twice(staff: Staff, widget: Any) -> None:
    staff.visitor.double_tap_at(*widget.to_window(*widget.center))


def test_the_second_of_a_double_tap_hits_nothing_that_came_up_under_it(staff: Staff) -> None:
    """装入 stands where 停下 comes up, and 返回 where 离开 does."""
    previewed(staff)
    tap_twice(staff, staff.visitor.pill(words.LOAD))
    load = staff.guide.desk.task(staff.take(TaskKind.LOAD).id)
    assert load is not None
    assert load.state is TaskState.RUNNING
    assert staff.at == "staff_progress"
    staff.finish(load, TaskResult("没有装成。"), TaskState.FAILED)
    staff.tap(words.TO_STAFF)
    staff.tap_way(words.EDITIONS)
    tap_twice(staff, staff.visitor.pill(screen_words.BACK))
    assert staff.at == "staff"
    assert staff.guide.inside


def test_a_double_tap_does_not_confirm_another_edition(staff: Staff) -> None:
    first = staff.current()
    assert first is not None
    number = staff.publish()
    staff.come_in()
    staff.tap_way(words.EDITIONS)
    tap_twice(staff, button_of(staff, first))
    assert staff.current() == number


def button_of(staff: Staff, number: int) -> Any:
    while True:
        for row in staff.visitor.screen.ids.list.children:
            if row.entry.edition.number == number:
                return row.ids.act
        staff.tap(screen_words.PAGE_AFTER)


def test_readiness_says_what_is_wrong_first_and_what_to_do(staff: Staff) -> None:
    staff.come_in()
    staff.tap_way(words.READINESS)
    good = CheckLine("字体", "good", "字体齐全", "")
    bad = CheckLine("声音", "error", "没有找到声卡", "请接好音箱")
    said = "今天还不能开放"
    staff.finish(staff.take(TaskKind.READINESS), TaskResult(said, checks=(good, bad)))
    assert [entry.line for entry in staff.visitor.screen.ids.list.entries] == [bad, good]
    for text in (said, "没有找到声卡", "怎么办：请接好音箱", words.LEVELS["error"]):
        assert text in staff.texts


def test_when_the_worker_does_not_answer_one_can_go_back(staff: Staff) -> None:
    staff.come_in()
    staff.tap_way(words.READINESS)
    staff.tap(words.BACK)
    assert staff.at == "staff"
    with writing(staff.engine) as session:
        assert tasks.take(session, KIOSK) is None


def test_the_time_is_set_by_large_buttons(staff: Staff) -> None:
    staff.come_in()
    staff.tap_way(words.CLOCK)
    steppers = {one.part: one for one in staff.visitor.screen.ids.steppers.children}
    staff.touch(steppers["hour"].ids.more)
    staff.touch(steppers["day"].ids.less)
    assert words.CLOCK_NEW.format(when="2026年11月23日 星期一 13:00") in staff.texts
    staff.tap(words.CLOCK_SET)
    task = staff.take(TaskKind.SET_CLOCK)
    assert datetime.fromisoformat(task.path) == datetime(2026, 11, 23, 13, tzinfo=ZONE)
    staff.finish(task, TaskResult("时间没有调成。请管理员在系统里调。"), TaskState.FAILED)
    assert words.CLOCK_FAILED in staff.texts
    assert "请管理员在系统里调" in staff.texts


def test_a_new_pin_replaces_the_old_one(staff: Staff) -> None:
    staff.come_in()
    staff.tap_way(words.NEW_PIN)
    staff.type("908172")
    staff.type("908172")
    assert words.PIN_SET_TITLE in staff.texts
    assert not staff.guide.desk.try_pin(RIGHT).right
    assert staff.guide.desk.try_pin("908172").right


def test_a_database_that_cannot_be_used_is_told_kindly_and_tried_again(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff.come_in(STICK)

    def busy(*_: object, **__: object) -> int:
        raise DatabaseBusyError("/data/kiosk.sqlite3")

    with monkeypatch.context() as broken:
        broken.setattr(staff.guide.desk, "ask", busy)
        staff.tap_way("看U盘“党建办”")
    assert words.FAULT_BUSY in staff.texts
    assert "sqlite" not in staff.texts
    staff.tap(words.TRY_AGAIN)
    assert staff.take(TaskKind.LOOK).path == PATH


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


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)], ids=["portrait", "landscape"])
def test_all_there_is_to_touch_is_large_in_sight_and_apart(
    staff: Staff, size: tuple[int, int], large: bool
) -> None:
    from screens.staff_shots import staff_shots

    theme.large = large
    resized(staff, size)
    try:
        for name, _, arrive in staff_shots(staff.app):
            arrive()
            staff.visitor.frames(2)
            if not staff.guide.at:
                continue
            touchable = [
                (w.to_window(*w.pos), w.size)
                for w in staff.visitor.screen.walk()
                if isinstance(w, Pressable) and w.enabled and w.opacity and w.get_root_window()
            ]
            assert touchable, name
            for (x, y), (width, high) in touchable:
                assert x >= 0 and y >= 0, (name, x, y)  # noqa: PT018
                assert x + width <= size[0] and y + high <= size[1], (name, x, y)  # noqa: PT018
                assert min(width, high) >= 16 * theme.mm - 0.5, (name, width, high)
            for index, (at, area) in enumerate(touchable):
                for other, extent in touchable[index + 1 :]:
                    assert apart(at, area, other, extent), (name, at, area, other, extent)
    finally:
        theme.large = False
        resized(staff, (1080, 1920))


def resized(staff: Staff, size: tuple[int, int]) -> None:
    from kivy.core.window import Window

    Window.size = size
    for screen in staff.app.frame.ids.screens.screens:
        screen.size = size
    staff.visitor.frames(3)


def apart(
    at: tuple[float, float],
    area: tuple[float, float],
    other: tuple[float, float],
    extent: tuple[float, float],
) -> bool:
    return (
        at[0] + area[0] <= other[0] + 1
        or other[0] + extent[0] <= at[0] + 1
        or at[1] + area[1] <= other[1] + 1
        or other[1] + extent[1] <= at[1] + 1
    )
