"""What staff ask for on the screen is done by the worker: real database, real files, real children.

A folder stands for the stick; real file systems are in tests/faults.
"""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from kiosk.clock import now
from kiosk.database.changes import open_change_feed
from kiosk.intake.plan import Change
from kiosk.operations.clearing import clear_up
from kiosk.operations.lock import only_load
from kiosk.operations.mounts.watch import open_watch
from kiosk.operations.set_clock import ClockError, set_clock
from kiosk.operations.staff_work import StaffWork
from kiosk.operations.stick_notice import StickNotice
from kiosk.services import Services, open_services
from kiosk.staff.desk import Desk
from kiosk.staff.model import Task, TaskKind, TaskResult, TaskState
from tests.intake.sheets import programme


class Kiosk:
    """The worker's parts, and the desk that the screen would use."""

    def __init__(self, services: Services, notice: StickNotice, work: StaffWork) -> None:
        self.services, self.notice, self.work = services, notice, work
        self.desk = Desk(services.engine, services.settings.kiosk_name, now)

    def do(self, kind: TaskKind, path: Path | str = "") -> Task:
        number = self.desk.ask(kind, str(path))
        self.work.round()
        task = self.desk.task(number)
        assert task is not None
        assert task.state.over
        return task


@pytest.fixture
def sticks(tmp_path: Path) -> Path:
    folder = tmp_path / "sticks"
    folder.mkdir()
    return folder


@pytest.fixture
def kiosk(tmp_path: Path, sticks: Path) -> Iterator[Kiosk]:
    with (
        open_services(tmp_path / "data", {}) as services,
        open_watch([sticks]) as watch,
        closing(open_change_feed(services.engine)) as changes,
    ):
        notice = StickNotice(services, watch, now)
        work = StaffWork(services, changes, lambda: notice.mounted, {}, now)
        yield Kiosk(services, notice, work)


def stick(sticks: Path, name: str = "红色") -> Path:
    """A stick with three items; returns the content folder on it."""
    top = sticks / name / "素社家园"
    for number, title in enumerate(("五四运动", "一大召开"), 1):
        text = top / "红色历程" / f"{number:02d} {title}.txt"
        text.parent.mkdir(parents=True, exist_ok=True)
        text.write_text(f"日期：191{number}年5月4日\n{title}的事。", "utf-8")
    (top / "红色印记").mkdir()
    Image.new("RGB", (400, 300), (200, 40, 30)).save(top / "红色印记" / "01 老房子.jpg")
    return top


def test_a_stick_is_told_with_what_lies_on_it(kiosk: Kiosk, sticks: Path) -> None:
    top = stick(sticks)
    kiosk.notice.look()
    (seen,) = kiosk.desk.sticks()
    assert "红色" in seen.label
    assert seen.findings is not None
    assert [one.path for one in seen.findings.candidates] == [str(top)]
    assert seen.findings.note == ""


def test_a_stick_without_content_and_one_with_several_folders_get_their_answer(
    kiosk: Kiosk, sticks: Path
) -> None:
    (sticks / "空的").mkdir()
    (sticks / "空的" / "电影.mp4").write_bytes(b"x")
    for name in ("一", "二"):
        shutil.copytree(stick(sticks, f"临时{name}"), sticks / "两个" / name / "素社家园")
        shutil.rmtree(sticks / f"临时{name}")
    kiosk.notice.look()
    notes = {seen.path: seen.findings for seen in kiosk.desk.sticks()}
    empty, several = notes[str(sticks / "空的")], notes[str(sticks / "两个")]
    assert empty is not None
    assert several is not None
    assert (len(empty.candidates), len(several.candidates)) == (0, 2)
    assert "没有“素社家园”文件夹" in empty.note
    assert "2 个" in several.note


def test_a_new_programme_is_shown_screening_by_screening_before_it_is_loaded(
    kiosk: Kiosk, sticks: Path
) -> None:
    top, day = stick(sticks), now().date() + timedelta(days=9)
    kiosk.do(TaskKind.LOAD, top)
    sheet = top / "红色影院" / "放映计划.xlsx"
    programme(sheet, ("甲", day, "19:30"), ("乙", day, "14:00"))
    looked = kiosk.do(TaskKind.LOOK, top).result
    at = f"{day.month}月{day.day}日"
    assert [(one.section, one.title, one.change) for one in looked.changes[:2]] == [
        ("红色影院", f"{at} 14:00《乙》", Change.NEW),
        ("红色影院", f"{at} 19:30《甲》", Change.NEW),
    ]
    assert looked.count(Change.NEW) == 2
    assert "不用装入" not in looked.message
    loaded = kiosk.do(TaskKind.LOAD, top).result
    assert (loaded.published, loaded.edition) == (True, 1)
    assert "放映表换好了" in loaded.message
    assert "不用装入" in kiosk.do(TaskKind.LOOK, top).result.message
    programme(sheet, ("甲", day, "20:00"), ("丙", day, "20:30"))
    changed = kiosk.do(TaskKind.LOOK, top).result
    told = {one.title: one.change for one in changed.changes if one.section == "红色影院"}
    assert told == {
        f"{at} 20:00《甲》（原来 {at} 19:30）": Change.CHANGED,
        f"{at} 14:00《乙》": Change.REMOVED,
        f"{at} 20:30《丙》": Change.WRONG,
    }
    assert [problem.level for problem in changed.problems] == ["note", "error"]


def test_a_stick_that_was_pulled_is_no_longer_told(kiosk: Kiosk, sticks: Path) -> None:
    stick(sticks)
    kiosk.notice.look()
    shutil.rmtree(sticks / "红色")
    kiosk.notice.look()
    assert kiosk.desk.sticks() == ()


def test_noticing_goes_on_by_itself_in_its_thread(kiosk: Kiosk, sticks: Path) -> None:
    over = threading.Event()
    beside = threading.Thread(target=kiosk.notice.run, args=(over,))
    beside.start()
    try:
        stick(sticks)
        for _ in range(100):
            if any(one.findings for one in kiosk.desk.sticks()):
                break
            over.wait(0.1)
        else:
            raise AssertionError("it was not noticed within 10 s")
    finally:
        over.set()
        beside.join()


def test_look_then_load_then_look_again(kiosk: Kiosk, sticks: Path) -> None:
    top = stick(sticks)
    kiosk.notice.look()
    looked = kiosk.do(TaskKind.LOOK, top)
    assert looked.state is TaskState.DONE, looked.result.message
    assert looked.result.count(Change.NEW) == 3
    assert kiosk.services.library.edition() is None
    loaded = kiosk.do(TaskKind.LOAD, top)
    assert (loaded.result.edition, loaded.result.published) == (1, True)
    (edition,) = kiosk.desk.editions()
    assert "红色" in edition.source
    again = kiosk.do(TaskKind.LOOK, top)
    assert again.result.count(Change.UNCHANGED) == 3
    assert "不用装入" in again.result.message


def test_problems_reach_the_screen_with_file_place_what_and_what_to_do(
    kiosk: Kiosk, sticks: Path
) -> None:
    top = stick(sticks)
    (top / "红色印记" / "02 坏的.jpg").write_bytes(b"no picture")
    looked = kiosk.do(TaskKind.LOOK, top)
    (told,) = looked.result.problems
    assert told.file == "红色印记/02 坏的.jpg"
    assert told.level == "error"
    assert told.what
    assert told.do
    assert looked.result.count(Change.WRONG) == 1


def test_a_folder_that_is_gone_is_a_kind_sentence(kiosk: Kiosk, sticks: Path) -> None:
    loaded = kiosk.do(TaskKind.LOAD, sticks / "没有" / "素社家园")
    assert loaded.result.published is False
    assert loaded.result.problems or loaded.result.message
    assert kiosk.services.library.edition() is None


def test_a_load_that_is_stopped_changes_nothing_and_ends_soon(kiosk: Kiosk, sticks: Path) -> None:
    top = stick(sticks)
    for number in range(60):
        picture = Image.effect_noise((1600, 1200), 90).convert("RGB")
        picture.save(top / "红色印记" / f"{number + 10} 图{number}.jpg")
    number = kiosk.desk.ask(TaskKind.LOAD, str(top))
    doing = threading.Thread(target=kiosk.work.round)
    doing.start()
    while (task := kiosk.desk.task(number)) is not None and task.state is not TaskState.RUNNING:
        doing.join(0.01)
        assert doing.is_alive(), "it was over before it could be stopped"
    kiosk.desk.stop(number)
    doing.join(timeout=8)
    assert not doing.is_alive()
    task = kiosk.desk.task(number)
    assert task is not None
    assert task.state is TaskState.STOPPED
    assert "停下" in task.result.message
    assert kiosk.services.library.edition() is None
    assert kiosk.do(TaskKind.LOAD, top).result.published


def test_what_was_being_done_when_the_worker_died_is_done_by_the_next(
    kiosk: Kiosk, sticks: Path
) -> None:
    from kiosk.database.engine import writing
    from kiosk.staff import tasks

    number = kiosk.desk.ask(TaskKind.LOAD, str(stick(sticks)))
    with writing(kiosk.services.engine) as session:
        assert tasks.take(session, kiosk.services.settings.kiosk_name) is not None
    kiosk.work.round()
    task = kiosk.desk.task(number)
    assert task is not None
    assert task.state is TaskState.DONE


def test_readiness_tells_every_check(kiosk: Kiosk) -> None:
    task = kiosk.do(TaskKind.READINESS)
    names = [check.name for check in task.result.checks]
    assert len(set(names)) == len(names) >= 9
    assert all(check.do for check in task.result.checks if check.level == "error")
    assert task.result.message


def test_taking_out_a_stick_that_is_gone_is_no_error(kiosk: Kiosk, sticks: Path) -> None:
    task = kiosk.do(TaskKind.EJECT, sticks / "没有")
    assert task.state is TaskState.DONE
    assert "已经不在" in task.result.message


def test_old_editions_and_their_files_are_cleared_up_but_never_during_a_load(
    kiosk: Kiosk, sticks: Path
) -> None:
    top = stick(sticks)
    for number in range(4):
        Image.new("RGB", (64, 48), (number * 10, 60, 90)).save(top / "红色印记" / "01 老房子.jpg")
        kiosk.do(TaskKind.LOAD, top)
    before = set(kiosk.services.store._files())
    with only_load(kiosk.services.data):
        clear_up(kiosk.services, now, keep=2)
    assert set(kiosk.services.store._files()) == before
    clear_up(kiosk.services, now, keep=2)
    assert len(kiosk.desk.editions()) == 2
    after = set(kiosk.services.store._files())
    assert after < before
    (oldest,) = kiosk.desk.editions()[-1:]
    kiosk.desk.restore(oldest.number)
    (card,) = kiosk.services.library.items("imprints", now())
    assert card.cover is not None
    assert card.cover.panel.exists()


def test_the_clock_is_set_by_the_systems_own_command(tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    command = [sys.executable, "-c", f"import sys; open({str(told)!r}, 'w').write(sys.argv[1])"]
    set_clock(datetime.fromisoformat("2026-11-24T04:30:00+00:00"), command)
    assert told.read_text() == "2026-11-24 12:30:00"


@pytest.mark.parametrize("written", ["1970-01-01T00:00:00+08:00", "2199-01-01T00:00:00+08:00"])
def test_a_year_that_cannot_be_is_refused(written: str) -> None:
    with pytest.raises(ClockError, match="年不对"):
        set_clock(datetime.fromisoformat(written), ["true"])


def test_a_clock_that_may_not_be_set_says_whom_to_ask() -> None:
    with pytest.raises(ClockError, match="管理员"):
        set_clock(datetime.fromisoformat("2026-11-24T12:30:00+08:00"), ["false"])


def test_results_travel_whole(kiosk: Kiosk) -> None:
    assert kiosk.do(TaskKind.EJECT, "x").result != TaskResult()
