"""The worker's side of the staff screen: does what was asked for, one thing after the other.

Looking and loading can be stopped at any moment: a thread beside them tells how far they are and
asks whether they are still wanted; if not, the children that open files are killed.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import ParamSpec, TypeVar

from kiosk.clock import Now
from kiosk.database.changes import ChangeFeed
from kiosk.database.engine import reading, writing
from kiosk.database.errors import DatabaseFault
from kiosk.errors import KioskError
from kiosk.intake.child import Children
from kiosk.intake.load import load, look
from kiosk.intake.plan import Change
from kiosk.intake.problems import Problem, Refused
from kiosk.intake.progress import Progress
from kiosk.intake.stage import THREADS
from kiosk.library.sections import BY_KEY
from kiosk.operations.loading import house, scratch, trusted
from kiosk.operations.lock import only_load
from kiosk.operations.mounts.eject import Ejected, eject
from kiosk.operations.mounts.model import Mount
from kiosk.operations.programme_told import load_ended, programme_changes
from kiosk.operations.readiness import readiness
from kiosk.operations.set_clock import ClockError, set_clock
from kiosk.operations.words_told import told_words
from kiosk.services import Services
from kiosk.staff import tasks
from kiosk.staff.model import (
    CheckLine,
    Task,
    TaskKind,
    TaskProgress,
    TaskResult,
    TaskState,
    ToldChange,
    ToldProblem,
)
from kiosk.wording import operations as words

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.5
"""How often the worker looks for something to do, tells how far it is, and asks whether it is still
wanted."""
MOST_TOLD = 500
"""Problems and changes a result holds; nobody reads more on a touch screen."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


class TaskStoppedError(KioskError):
    """Staff touched 停下."""


class StaffWork:
    """``mounted`` gives the sticks there are; ``environ`` and the rest are what readiness looks
    at."""

    def __init__(
        self,
        services: Services,
        changes: ChangeFeed,
        mounted: Callable[[], Sequence[Mount]],
        environ: Mapping[str, str],
        now: Now,
    ) -> None:
        self._services = services
        self._changes = changes
        self._mounted = mounted
        self._environ = environ
        self._now = now
        self._kiosk = services.settings.kiosk_name
        self._first = True

    def round(self) -> float:
        """Do all that is asked for at the moment; returns the seconds until the next look."""
        engine = self._services.engine
        if self._first:
            with writing(engine) as session:
                tasks.interrupted(session, self._kiosk)
            self._first = False
        elif not self._changes.changed():
            return LOOK_SECONDS
        while (task := self._take()) is not None:
            state, result = self._done(task)
            with writing(engine) as session:
                tasks.finish(session, task.id, state, result, self._now())
        return LOOK_SECONDS

    def _take(self) -> Task | None:
        with writing(self._services.engine) as session:
            return tasks.take(session, self._kiosk)

    def _done(self, task: Task) -> tuple[TaskState, TaskResult]:
        try:
            return TaskState.DONE, self._work(task)
        except TaskStoppedError:
            return TaskState.STOPPED, TaskResult(words.TASK_STOPPED)
        except KioskError as error:
            log.warning("%s %s: %s", task.kind, task.path, error)
            return TaskState.FAILED, TaskResult(str(error))
        except Exception:
            log.exception("%s %s", task.kind, task.path)
            return TaskState.FAILED, TaskResult(words.TASK_BROKE)

    def _work(self, task: Task) -> TaskResult:
        match task.kind:
            case TaskKind.LOOK:
                return self._look(task)
            case TaskKind.LOAD:
                return self._load(task)
            case TaskKind.EJECT:
                return self._eject(Path(task.path))
            case TaskKind.READINESS:
                return self._readiness()
            case TaskKind.SET_CLOCK:
                return _set_clock(task.path)

    def _look(self, task: Task) -> TaskResult:
        with only_load(self._services.data), _Stoppable(self._services, task.id) as work:
            seen = look(
                Path(task.path),
                engine=self._services.engine,
                store=self._services.store,
                now=self._now,
                open_file=work.open_file,
                progress=work.tell,
                house=house(self._services),
                trusted=trusted(self._services),
                scratch=scratch(self._services),
            )
        changes = [
            ToldChange(BY_KEY[one.section].name, one.title, one.change) for one in seen.plan.changes
        ]
        beside = (*programme_changes(seen.programme), *told_words(seen.words))
        counts = Counter(one.change for one in beside)
        return TaskResult(
            words.LOOK_SAME if seen.same else words.LOOK_DONE,
            (*beside[: MOST_TOLD * 2], *changes)[: MOST_TOLD * 4],
            _told(seen.problems),
            counts={change.value: seen.plan.count(change) + counts[change] for change in Change},
        )

    def _load(self, task: Task) -> TaskResult:
        path = Path(task.path)
        with only_load(self._services.data), _Stoppable(self._services, task.id) as work:
            result = load(
                path,
                engine=self._services.engine,
                store=self._services.store,
                now=self._now,
                open_file=work.open_file,
                progress=work.tell,
                house=house(self._services),
                source=self._source(path),
                trusted=trusted(self._services),
                scratch=scratch(self._services),
            )
        return TaskResult(
            load_ended(result),
            problems=_told(result.problems),
            edition=result.edition,
            published=result.published,
        )

    def _source(self, path: Path) -> str:
        """What staff read in the list of editions: the stick and the folder on it."""
        for mount in self._mounted():
            if path.is_relative_to(mount.path):
                inside = "/".join(path.relative_to(mount.path).parts)
                return " ".join(part for part in (mount.name, inside) if part)
        return path.name

    def _eject(self, path: Path) -> TaskResult:
        mount = next((one for one in self._mounted() if one.path == path), None)
        if mount is None:
            return TaskResult(words.STICK_IS_GONE)
        answer = eject(mount)
        if not isinstance(answer, Ejected):
            raise KioskError(answer.said)
        return TaskResult(answer.said)

    def _readiness(self) -> TaskResult:
        lines = []
        ready = True
        for check in readiness(self._services.data, self._environ, self._now()):
            ready = ready and (check.ok or check.level == "note")
            level = "good" if check.ok else check.level
            lines.append(CheckLine(words.CHECK_NAMES[check.name], level, check.what, check.do))
        return TaskResult(words.CAN_OPEN if ready else words.CANNOT_OPEN, checks=tuple(lines))


def _set_clock(written: str) -> TaskResult:
    at = datetime.fromisoformat(written)
    try:
        set_clock(at)
    except ClockError as error:
        raise KioskError(str(error)) from error
    return TaskResult(words.CLOCK_SET)


def _told(problems: Sequence[Problem]) -> tuple[ToldProblem, ...]:
    told = tuple(ToldProblem(**asdict(problem)) for problem in problems[:MOST_TOLD])
    if len(problems) <= MOST_TOLD:
        return told
    more = words.MORE_PROBLEMS.format(count=len(problems) - MOST_TOLD)
    return (*told, ToldProblem("", "", more, words.MORE_PROBLEMS_DO, "note"))


class _Stoppable:
    """Children that open files, progress told to the database, and an end when it is not wanted."""

    def __init__(self, services: Services, number: int) -> None:
        self._engine = services.engine
        self._number = number
        self._children = Children(THREADS, scratch=scratch(services))
        self._over = threading.Event()
        self._stopped = threading.Event()
        self._progress: Progress | None = None
        self._beside = threading.Thread(target=self._watch, name="task-watch", daemon=True)

    def __enter__(self) -> _Stoppable:
        self._children.__enter__()
        self._beside.start()
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._over.set()
        self._beside.join()
        self._children.__exit__(None, None, None)

    def tell(self, progress: Progress) -> None:
        self._progress = progress
        if progress.stage == "publish":
            self._ask()  # The last moment at which a touch on 停下 can still be obeyed.
        self._must_be_wanted()

    def open_file(
        self, seconds: float, work: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        self._must_be_wanted()
        try:
            return self._children(seconds, work, *args, **kwargs)
        except Refused:
            self._must_be_wanted()
            raise

    def _must_be_wanted(self) -> None:
        if self._stopped.is_set():
            raise TaskStoppedError()

    def _watch(self) -> None:
        told: Progress | None = None
        while not self._over.wait(LOOK_SECONDS):
            try:
                with writing(self._engine) as session:
                    if self._progress is not None and self._progress is not told:
                        told = self._progress
                        tasks.report(session, self._number, _task_progress(told))
            except DatabaseFault as error:
                log.info("progress is not told: %s", error)
                continue
            self._ask()

    def _ask(self) -> None:
        try:
            with reading(self._engine) as session:
                wanted = tasks.is_wanted(session, self._number)
        except DatabaseFault as error:
            log.info("it is not known whether this is still wanted: %s", error)
            return
        if not wanted:
            self._stopped.set()
            self._children.interrupt()


def _task_progress(progress: Progress) -> TaskProgress:
    return TaskProgress(
        progress.stage,
        progress.files_done,
        progress.files,
        progress.bytes_done,
        progress.bytes,
        progress.per_cent,
        progress.seconds_left,
        progress.file,
    )
