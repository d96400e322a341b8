"""The states of the staff screens, filled with examples, for ``python -m screens.screenshots``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.clock import ZONE
from kiosk.intake.plan import Change
from kiosk.library.editions import Edition
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
from kiosk.wording import staff as words
from screens import staff_notices as notices
from screens.staff import StaffShown
from screens.staff_cinema_shots import staff_cinema_shots
from screens.staff_clock import ClockShown
from screens.staff_editions import EditionsShown
from screens.staff_notice import Action
from screens.staff_pin import PinShown
from screens.staff_preview import PreviewShown
from screens.staff_progress import progress_shown
from screens.staff_readiness import ReadinessShown
from screens.staff_telling import wait
from screens.staff_ways import plugged, ways

if TYPE_CHECKING:
    from screens.app import KioskApp

NOW = datetime(2026, 11, 23, 15, 20, tzinfo=ZONE)
PATH = "/media/kiosk/党建办/素社家园"
STICK = Stick("/media/kiosk/党建办", "党建办", Findings((Candidate(PATH, "素社家园"),)), NOW)
TWO = Stick(
    "/media/kiosk/b",
    "KINGSTON",
    Findings((Candidate("/media/kiosk/b/7月", "7月内容"), Candidate("/b/z", "备份.zip", True))),
    NOW,
)
BARE = Stick(
    "/media/kiosk/c",
    "会议",
    Findings(note="里面没有“素社家园”文件夹。请在电脑上把“素社家园”文件夹拷到U盘里，再插一次。"),
    NOW,
)
SECTIONS = ("红色历程", "红色印记", "党员心语", "街道党校")
PROBLEMS = (
    ToldProblem(
        "红色历程/08 省港大罢工/照片.heic",
        "整个文件",
        "这张照片打不开，可能没有拷完整。原来的内容还在。",
        "请从手机里重新拷一次，再装入。",
        "error",
    ),
    ToldProblem(
        "街道党校/02 第二课.docx",
        "第3页",
        "里面的一张图打不开。",
        "请在电脑上删去这张图，重新插入，再存一次。",
        "error",
    ),
    ToldProblem(
        "党员心语/05 一封信.docx",
        "第2段",
        "里面的一张表格太宽，两边会看不到。",
        "请把表格改窄一些，或者改成几行文字。",
        "note",
    ),
    ToldProblem(
        "党员心声",
        "",
        "不认识这个栏目。",
        "是不是“党员心语”？请把文件夹改成这个名字。",
        "note",
    ),
)
RESULT = TaskResult(
    "看完了，还没有装入",
    (
        *(ToldChange(SECTIONS[n // 5], f"第{n}件新内容", Change.NEW) for n in range(12)),
        ToldChange("红色历程", "中共三大在广州召开", Change.CHANGED),
        ToldChange("红色历程", "周恩来同志主持的一次会议和它的前前后后", Change.CHANGED),
        *(ToldChange("红色印记", f"老照片{n}", Change.UNCHANGED) for n in range(31)),
        ToldChange("街道党校", "去年的课程", Change.REMOVED),
        ToldChange("红色历程", "省港大罢工", Change.WRONG),
        ToldChange("街道党校", "第二课", Change.WRONG),
    ),
    PROBLEMS,
)
CHECKS = (
    CheckLine("显示", "good", "显示器 DP-1，1080x1920", ""),
    CheckLine("字体", "good", "简体中文字体齐全", ""),
    CheckLine("声音", "error", "没有找到声卡，朗读和影片没有声音", "请接好音箱或声卡，再试"),
    CheckLine("朗读", "good", "普通话和粤语都能朗读", ""),
    CheckLine("磁盘", "note", "只剩 1.8 GB", "请腾出空间：至少要有 2 GB"),
    CheckLine("数据库", "good", "数据库完好，共 96 件内容", ""),
    CheckLine("时钟", "good", "现在是 2026年11月23日 15:20", ""),
)
EDITIONS = tuple(
    Edition(number, NOW - timedelta(days=14 - number, minutes=7 * number), source, 90 + number, on)
    for number, source, on in (
        (14, "U盘“党建办” 素社家园", True),
        (13, "U盘“党建办” 素社家园", False),
        (12, "U盘“KINGSTON” 7月内容", False),
        *((number, "U盘“党建办” 素社家园", False) for number in range(11, 1, -1)),
        (1, "starter", False),
    )
)


def staff_shots(app: KioskApp) -> Iterator[tuple[str, str, Callable[[], None]]]:
    """Name, what it shows in words, and how to get there; a state may build on the one before."""
    staff = app.staff
    go = staff.stage.go

    def banner(show: Callable[[], None]) -> None:
        staff.stage.at = ""
        staff.sticks = (STICK,)
        show()
        app._place_banner()

    def nothing() -> None:
        """Nothing to do in a picture."""

    def task(kind: TaskKind, progress: TaskProgress) -> None:
        at = Task(1, kind, PATH, TaskState.RUNNING, progress, TaskResult(), NOW)
        go("staff_progress", progress_shown(kind, "U盘“党建办”", at))

    yield "staff-banner", "插上U盘，循环画面", lambda: banner(lambda: app._show("attract"))
    yield "staff-banner-home", "插上U盘，首页", lambda: banner(app.guide.go_home)
    yield (
        "staff-banner-section",
        "插上U盘，栏目",
        lambda: banner(lambda: app.guide.open_section("journey")),
    )
    pin = PinShown(words.PIN_TITLE, words.PIN_MORE)
    yield "staff-pin", "输入密码", lambda: _typed(app, pin)
    waiting = PinShown(words.PIN_TITLE, words.PIN_MORE, wait(27), True)
    yield "staff-pin-wait", "密码错了三次", lambda: go("staff_pin", waiting)
    first = PinShown(words.PIN_FIRST_TITLE, words.PIN_FIRST_MORE, words.PIN_EASY)
    yield "staff-pin-first", "第一次设密码", lambda: go("staff_pin", first)

    def home(sticks: tuple[Stick, ...]) -> StaffShown:
        return StaffShown(words.STAFF_EDITION.format(number=14), ways(sticks), plugged(sticks))

    yield "staff-home", "工作台", lambda: go("staff", home((STICK,)))
    yield "staff-home-none", "工作台，没有U盘", lambda: go("staff", home(()))
    many = home((BARE, TWO, STICK))
    yield "staff-home-many", "工作台，几个U盘", lambda: go("staff", many)
    looking = TaskProgress(
        "prepare", 128, 312, 530_000_000, 1_230_000_000, 43, 118.0, "红色历程/08 省港大罢工"
    )
    yield "staff-looking", "正在看U盘", lambda: task(TaskKind.LOOK, looking)
    yield "staff-loading", "正在装入", lambda: task(TaskKind.LOAD, looking)
    preview = PreviewShown("U盘“党建办”", RESULT)
    yield "staff-preview", "会换什么，有问题的", lambda: go("staff_preview", preview)
    choose = lambda kind: app.screen("staff_preview").choose(kind)  # noqa: E731
    yield "staff-preview-new", "会换什么，新的", lambda: choose("new")
    yield "staff-preview-removed", "会换什么，要撤下的", lambda: choose("removed")
    same = PreviewShown(
        "U盘“党建办”",
        TaskResult("", tuple(one for one in RESULT.changes if one.change is Change.UNCHANGED)),
    )
    yield "staff-preview-same", "没有要换的", lambda: go("staff_preview", same)
    actions = (
        Action(words.SEE, nothing, "see", main=True),
        Action(words.PUT_BACK, nothing, "undo"),
        Action(words.EJECT, nothing, "eject"),
        Action(words.TO_STAFF, nothing, "left"),
    )
    done = TaskResult(problems=PROBLEMS, edition=15, published=True)
    yield (
        "staff-loaded",
        "装好了",
        lambda: go("staff_notice", notices.loaded(done, True, actions)),
    )
    failed = notices.failed(TaskKind.LOOK, "", nothing, nothing)
    yield "staff-failed", "没有看成", lambda: go("staff_notice", failed)
    editions = EditionsShown(EDITIONS, NOW)
    yield "staff-editions", "以前的版本", lambda: _armed(app, editions)
    readiness = ReadinessShown(TaskResult(words.NOT_READY, checks=CHECKS))
    yield "staff-readiness", "今天能不能开放", lambda: go("staff_readiness", readiness)
    yield "staff-clock", "调日期和时间", lambda: go("staff_clock", ClockShown(NOW))
    yield from staff_cinema_shots(app)


def _typed(app: KioskApp, pin: PinShown) -> None:
    app.staff.sticks = ()
    app.staff.stage.go("staff_pin", pin)
    app.screen("staff_pin").ids.pad.digits = "2706"


def _armed(app: KioskApp, editions: EditionsShown) -> None:
    app.staff.stage.go("staff_editions", editions)
    app.screen("staff_editions")._fill(armed=13)
