"""Second to fourth stage for all items at once: read, checked, and their media in the store.

Nothing is on show yet. What is in the store and was converted stays there, so that a load that was
interrupted goes on where it was.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.database.errors import DatabaseFault
from kiosk.intake.check import check
from kiosk.intake.found import Found, FoundItem
from kiosk.intake.kinds import Kind
from kiosk.intake.media import Workshop
from kiosk.intake.plan import Replaced
from kiosk.intake.prepare import Prepared, prepare
from kiosk.intake.problems import Problem, problem
from kiosk.intake.progress import Reporter
from kiosk.intake.read import read
from kiosk.intake.scratch import scratch_folder
from kiosk.library.prepared import PreparedItem
from kiosk.wording import intake as wording

THREADS = 2
"""Items worked on at a time; the kiosk has two cores or more, and one film can use both."""


@dataclass(frozen=True, slots=True)
class Staged:
    """``items`` are fit to be shown; ``wrong`` (section and key) are not."""

    found: Found
    items: tuple[PreparedItem, ...]
    wrong: tuple[tuple[str, str], ...]
    replaced: Replaced
    problems: tuple[Problem, ...]


def stage(found: Found, workshop: Workshop, reporter: Reporter, threads: int = THREADS) -> Staged:
    """Works through the items of ``found``. Raises ``MediaStoreError`` when the store takes nothing
    more, ``SignatureError`` when a file is not the signed one; never for what is in a file."""
    items = found.items
    files = sum(len(item.files) for item in items)
    reporter.begin("prepare", len(items), files, sum(item.size for item in items))

    def work(item: FoundItem) -> Prepared:
        prepared = _prepared(item, workshop)
        reporter.done(item.relative, len(item.files), item.size)
        return prepared

    with ThreadPoolExecutor(threads, thread_name_prefix="intake") as pool:
        futures = [pool.submit(work, item) for item in items]
        try:
            results = [future.result() for future in futures]
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
            # Also when it ends badly: what was converted is not converted again.
            with suppress(DatabaseFault):
                workshop.conversions.flush()
    problems = [*found.problems, *(told for result in results for told in result.problems)]
    ready = tuple(result.item for result in results if result.item is not None)
    wrong = [
        (item.section.key, item.key)
        for item, result in zip(items, results, strict=True)
        if result.item is None
    ]
    wrong += ((section.section.key, key) for section in found.sections for key in section.unusable)
    replaced = _replaced(found, ready, problems)
    return Staged(found, ready, tuple(wrong), replaced, tuple(problems))


def _prepared(item: FoundItem, workshop: Workshop) -> Prepared:
    if workshop.signed is None and not item.content(Kind.TEXT):
        # Nothing that needs a folder, and making one and removing it costs as much as the rest.
        return prepare(check(read(item, workshop.open_file, Path())), workshop)
    with scratch_folder("intake", workshop.scratch) as scratch:
        if workshop.signed is not None:
            copies = scratch / "signed"
            copies.mkdir()
            item = workshop.signed.take(item, copies)
        return prepare(check(read(item, workshop.open_file, scratch)), workshop)


def _replaced(
    found: Found, ready: tuple[PreparedItem, ...], problems: list[Problem]
) -> dict[str, frozenset[str]]:
    """The sections to replace. A section without a single usable item is not replaced."""
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
