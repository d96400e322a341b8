"""From a content folder to an edition on show: find, read, check, prepare, publish."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from kiosk.clock import Now
from kiosk.database.engine import reading, writing
from kiosk.intake.check import check
from kiosk.intake.child import Opener
from kiosk.intake.conversions import Conversions
from kiosk.intake.find import find
from kiosk.intake.found import Found, FoundItem
from kiosk.intake.media import Workshop
from kiosk.intake.names import shown
from kiosk.intake.prepare import Prepared, prepare
from kiosk.intake.problems import Problem, problem
from kiosk.intake.progress import Progress, Reporter
from kiosk.intake.publish import publish
from kiosk.intake.read import read
from kiosk.library.editions import current_edition
from kiosk.library.errors import MediaStoreError
from kiosk.library.prepared import PreparedItem
from kiosk.library.store import MediaStore
from kiosk.wording import intake as wording

THREADS = 2
"""Items worked on at a time; the kiosk has two cores or more, and one film can use both."""


@dataclass(frozen=True, slots=True)
class LoadResult:
    """``edition`` is the number of the edition on show afterwards (None when there is none),
    ``published`` whether this load made it. ``items`` were fit to be shown, out of ``found``."""

    edition: int | None
    published: bool
    items: int
    found: int
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        return any(problem.level == "error" for problem in self.problems)


def load(
    folder: Path,
    *,
    engine: Engine,
    store: MediaStore,
    now: Now,
    open_file: Opener,
    progress: Callable[[Progress], None],
    source: str = "",
    threads: int = THREADS,
) -> LoadResult:
    """Brings what is in ``folder`` on show; items that are not in it stay as they are.

    ``source`` is what staff read in the list of editions (the folder's name by default).
    ``progress`` is called from several threads, one call at a time. Never raises for what is in
    the folder; a database that cannot be written raises its ``DatabaseFault``.
    """
    reporter = Reporter(progress)
    found = find(folder)
    items = found.items
    reporter.begin("prepare", len(items), sum(item.size for item in items))
    conversions = Conversions(engine, store)
    workshop = Workshop(store, conversions, open_file)

    def work(item: FoundItem) -> Prepared:
        prepared = _prepared(item, workshop)
        reporter.done(item.relative, item.size)
        return prepared

    results: list[Prepared] = []
    with ThreadPoolExecutor(threads, thread_name_prefix="intake") as pool:
        futures = [pool.submit(work, item) for item in items]
        try:
            results = [future.result() for future in futures]
        except MediaStoreError as error:
            told = Problem("", wording.WHERE_FOLDER, str(error), wording.STORE_FULL_DO)
            with reading(engine) as session:
                number = current_edition(session)
            return LoadResult(number, False, 0, len(items), (*found.problems, told))
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    conversions.flush()
    problems = [*found.problems, *(told for result in results for told in result.problems)]
    reporter.publish()
    ready = [result.item for result in results if result.item is not None]
    replaced = _replaced(found, ready, problems)
    with writing(engine) as session:
        edition, published = publish(
            session, ready, replaced, source or shown(folder.resolve().name), now()
        )
    return LoadResult(edition, published, len(ready), len(items), tuple(problems))


def _prepared(item: FoundItem, workshop: Workshop) -> Prepared:
    with tempfile.TemporaryDirectory(prefix="kiosk-intake-") as scratch:
        return prepare(check(read(item, workshop.open_file, Path(scratch))), workshop)


def _replaced(
    found: Found, ready: list[PreparedItem], problems: list[Problem]
) -> dict[str, frozenset[str]]:
    """The sections to replace, each with the keys of items that could not be used: their earlier
    versions stay. A section without a single usable item is not replaced."""
    usable = {(item.section, item.key) for item in ready}
    replaced: dict[str, frozenset[str]] = {}
    for section in found.sections:
        key = section.section.key
        if not section.replaces:
            continue
        if any(name == key for name, _ in usable):
            unused = (item.key for item in section.items if (key, item.key) not in usable)
            replaced[key] = frozenset((*unused, *section.unusable))
        else:
            problems.append(
                problem(section.relative, wording.WHERE_SECTION, wording.REPLACE_WITH_NOTHING)
            )
    return replaced
