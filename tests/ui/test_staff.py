"""The staff's screens, touched as staff would, on a real database; the test plays the worker."""

from __future__ import annotations

from datetime import datetime
from time import perf_counter
from typing import Any

import pytest

from kiosk.clock import ZONE
from kiosk.database.engine import writing
from kiosk.database.errors import DatabaseBusyError
from kiosk.intake.plan import Change
from kiosk.staff import tasks
from kiosk.staff.model import (
    Candidate,
    CheckLine,
    Findings,
    Stick,
    TaskKind,
    TaskProgress,
    TaskResult,
    TaskState,
    ToldChange,
    ToldProblem,
)
from kiosk.wording import screens as screen_words
from kiosk.wording import staff as words
from screens.modes import Contrast, Modes
from screens.theme import theme
from screens.widgets.paged_column import packed
from screens.widgets.pressable import Pressable
from screens.widgets.staff_told import problem_card
from tests.ui.staff_desk import (
    KIOSK,
    LOOKED,
    NOON,
    PATH,
    PROBLEM,
    STICK,
    Staff,
    apart,
    previewed,
)
from tests.ui.staff_desk import staff as staff

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
    for said in (
        PROBLEM.file,
        PROBLEM.where,
        PROBLEM.what,
        PROBLEM.do,
        words.PROBLEM_ERRORS_HEAD.format(count=1),
    ):
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
    entries = staff.visitor.screen.ids.list.entries
    assert [(entry.name, entry.what) for entry in entries] == [
        (bad.name, bad.what),
        (good.name, good.what),
    ]
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


def test_a_problem_longer_than_a_page_goes_on_on_the_next(staff: Staff) -> None:
    what = "这张照片打不开。" * 30
    long = problem_card(ToldProblem(PROBLEM.file, PROBLEM.where, what, PROBLEM.do, "error"))
    width, height = 200 * theme.mm, 120 * theme.mm
    pages = packed([long], width, height, theme.gap)
    assert len(pages) > 1
    assert all(high <= height for page in pages for _, high in page)
    parts = [entry for page in pages for entry, _ in page]
    assert "".join(part.what for part in parts) == what
    assert {part.name for part in parts} == {PROBLEM.file}


def test_signs_and_headings_wear_the_palette_that_is_put_on_later(staff: Staff) -> None:
    previewed(staff)
    column = staff.visitor.screen.ids.list
    toned = [one for one in column.children if hasattr(one, "tone")]
    assert toned
    try:
        theme.wear(Modes(contrast=Contrast.YELLOW))
        assert all(list(one.tone) == list(theme.red_text) for one in toned)
        assert list(theme.red_text[:3]) == [0, 0, 0]
    finally:
        theme.wear(Modes())


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
