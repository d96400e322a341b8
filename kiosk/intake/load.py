"""From a content folder to an edition on show: find, read, check, stage, plan, publish.

Three ways through the same stages: ``load`` goes to the end, ``look`` stops before anything is
published and says what would change, ``check_folder`` needs no library at all.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Engine

from kiosk.cinema.model import ShowingChanged
from kiosk.clock import Now
from kiosk.database.engine import reading, writing
from kiosk.errors import KioskError
from kiosk.intake import programme, word_list
from kiosk.intake.child import Opener
from kiosk.intake.conversions import Conversions
from kiosk.intake.found import Found
from kiosk.intake.lists.forms import PROGRAMME
from kiosk.intake.lists.items import with_lists
from kiosk.intake.media import Workshop
from kiosk.intake.names import shown
from kiosk.intake.plan import Plan, make_plan
from kiosk.intake.problems import Problem
from kiosk.intake.programme import CHANGES, HOUSE, House
from kiosk.intake.progress import Progress, Reporter
from kiosk.intake.publish import publish
from kiosk.intake.signature import Verified, verify
from kiosk.intake.signature_error import SignatureError
from kiosk.intake.signing_keys import TrustedKeys
from kiosk.intake.source import found_in
from kiosk.intake.stage import THREADS, Staged, stage
from kiosk.intake.trial import TrialConversions, TrialStore
from kiosk.intake.word_list import WordChanges
from kiosk.library.editions import current_edition, shown_items
from kiosk.library.errors import MediaStoreError
from kiosk.library.gathering import GatheringStore
from kiosk.library.laying import lay
from kiosk.library.prepared import PreparedItem
from kiosk.library.signatures import last_number, remember
from kiosk.library.store import MediaStore
from kiosk.wording import intake as wording

Tell = Callable[[Progress], None]
"""Told how far it is; called from several threads, one call at a time."""
_AT_ONCE = 250
"""Items laid in one transaction: about 50 ms."""


class SourceGoneError(KioskError):
    """The folder went away while it was being loaded (a stick was pulled). Nothing has changed."""

    def __init__(self, folder: Path) -> None:
        super().__init__(wording.SOURCE_GONE)
        self.folder = folder


@dataclass(frozen=True, slots=True)
class LoadResult:
    """``edition`` is the number of the edition on show afterwards (None when there is none),
    ``published`` whether visitors see or hear a difference: a ``new_edition``, other screenings,
    words that are read otherwise. ``items`` were fit to be shown, out of ``found``; ``programme``
    is what became of the lines of the cinema's programme, ``words`` of the list of words."""

    edition: int | None
    published: bool
    items: int
    found: int
    problems: tuple[Problem, ...]
    new_edition: bool = False
    programme: tuple[ShowingChanged, ...] = ()
    words: WordChanges = ()

    @property
    def has_errors(self) -> bool:
        return any(problem.level == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Look:
    """What a load of the folder would do."""

    plan: Plan
    items: int
    found: int
    problems: tuple[Problem, ...]
    programme: tuple[ShowingChanged, ...] = ()
    words: WordChanges = ()

    @property
    def same(self) -> bool:
        """Whether visitors would see and hear no difference."""
        shown = any(one.change in CHANGES for one in self.programme)
        return self.plan.same and not shown and not word_list.differ(self.words)


@dataclass(frozen=True, slots=True)
class Checked:
    """``sections`` are the Chinese names of those that hold something; ``items`` are fit to be
    shown, ``showings`` are good lines of the cinema's programme, ``words`` those of the list of
    words."""

    sections: tuple[str, ...]
    items: int
    problems: tuple[Problem, ...]
    showings: int = 0
    words: int = 0

    @property
    def ok(self) -> bool:
        return not any(problem.level == "error" for problem in self.problems)


def load(
    folder: Path,
    *,
    engine: Engine,
    store: MediaStore,
    now: Now,
    open_file: Opener,
    progress: Tell,
    house: House = HOUSE,
    source: str = "",
    trusted: TrustedKeys | None = None,
    scratch: Path | None = None,
    threads: int = THREADS,
) -> LoadResult:
    """Brings what is in ``folder`` on show; items that are not in it stay as they are.

    ``source`` is what staff read in the list of editions (the folder's name by default). With
    ``trusted`` keys, a folder is loaded only if it is signed with one of them and not older than
    the last. ``scratch`` is a folder for what is unpacked and copied meanwhile; what a killed load
    leaves there may be thrown away. Never raises for what is in the folder; ``SourceGoneError``
    when the folder itself goes away, and a database that cannot be written raises its
    ``DatabaseFault``.
    """
    reporter = Reporter(progress)
    device = _device(folder)
    with found_in(folder, open_file, scratch) as seen:
        found = seen
        try:
            signed = _verified(found, trusted, engine) if trusted is not None else None
            found = with_lists(found, open_file, signed.take if signed else None, scratch)
            gathering = GatheringStore(store.folder)
            conversions = Conversions(engine, gathering)
            workshop = Workshop(gathering, conversions, open_file, signed=signed, scratch=scratch)
            staged = stage(found, workshop, reporter, threads)
        except (MediaStoreError, SignatureError) as error:
            with reading(engine) as session:
                number = current_edition(session)
            return LoadResult(number, False, 0, len(found.items), _told(found, error))
    _must_be_there(folder, device)
    reporter.publish()
    _lay_ahead(engine, staged.items)
    at = now()
    with writing(engine) as session:
        if signed is not None:
            remember(session, signed.by, signed.number)
        name = source or shown(folder.resolve().name)
        edition, new = publish(session, staged.items, staged.replaced, name, at)
        brought = programme.bring(session, found, house, at)
        words = word_list.bring(session, found)
    return LoadResult(
        edition,
        new or brought.changed or word_list.differ(words),
        len(staged.items),
        len(found.items),
        (*staged.problems, *brought.problems),
        new,
        brought.changes,
        words,
    )


def look(
    folder: Path,
    *,
    engine: Engine,
    store: MediaStore,
    now: Now,
    open_file: Opener,
    progress: Tell,
    house: House = HOUSE,
    trusted: TrustedKeys | None = None,
    scratch: Path | None = None,
    threads: int = THREADS,
) -> Look:
    """What ``load`` would change and complain about. Pictures and sounds are converted already and
    stay in the store, where ``load`` finds them; films are only looked at. Raises as ``load``."""
    device = _device(folder)
    with found_in(folder, open_file, scratch) as seen:
        found = seen
        try:
            signed = _verified(found, trusted, engine) if trusted is not None else None
            found = with_lists(found, open_file, signed.take if signed else None, scratch)
            gathering = GatheringStore(store.folder)
            conversions = Conversions(engine, gathering)
            workshop = Workshop(gathering, conversions, open_file, True, signed, scratch)
            staged = stage(found, workshop, Reporter(progress), threads)
        except (MediaStoreError, SignatureError) as error:
            found = replace(found, showings=(), words=None)
            staged = Staged(found, (), (), {}, _told(found, error))
    _must_be_there(folder, device)
    with reading(engine) as session:
        plan = make_plan(shown_items(session), staged.items, staged.replaced, staged.wrong)
        brought = programme.plan(session, found, house, now())
        words = word_list.plan(session, found)
    problems = (*staged.problems, *brought.problems)
    return Look(plan, len(staged.items), len(found.items), problems, brought.changes, words)


def check_folder(
    folder: Path, *, open_file: Opener, progress: Tell, threads: int = THREADS
) -> Checked:
    """The problems that ``load`` would tell, on any machine, without a library; nothing is kept."""
    with (
        tempfile.TemporaryDirectory(prefix="kiosk-check-") as scratch,
        found_in(folder, open_file) as seen,
    ):
        workshop = Workshop(
            TrialStore(Path(scratch)), TrialConversions(), open_file, only_look=True
        )
        found = with_lists(seen, open_file)
        try:
            staged = stage(found, workshop, Reporter(progress), threads)
        except MediaStoreError as error:
            staged = Staged(found, (), (), {}, _told(found, error))
    filled = {item.section for item in staged.items}
    if found.showings:
        filled.add(PROGRAMME.section)
    names = tuple(s.section.name for s in found.sections if s.section.key in filled)
    problems = (*staged.problems, *programme.check(found))
    words = len(found.words.lines) if found.words is not None else 0
    return Checked(names, len(staged.items), problems, len(found.showings), words)


def _device(folder: Path) -> int | None:
    """What tells the file system of the folder from another that is mounted in its place later;
    None: not there. (The number of the folder itself may change on exFAT.)"""
    try:
        return folder.stat().st_dev
    except OSError:
        return None


def _must_be_there(folder: Path, device: int | None) -> None:
    """A folder that was not there at all is told by ``find``; one that went away is another thing:
    half of its items would be taken for broken."""
    try:
        there = device is None or _device(folder) == device
        if there and folder.is_dir():
            next(folder.iterdir(), None)
    except OSError:
        there = False
    if not there:
        raise SourceGoneError(folder)


def _verified(found: Found, trusted: TrustedKeys, engine: Engine) -> Verified:
    """Raises ``SignatureError``. Contents are compared when each item is taken."""
    with reading(engine) as session:
        last = last_number(session)
    return verify(found.root, trusted, last, contents=False)


def _lay_ahead(engine: Engine, items: Sequence[PreparedItem]) -> None:
    """Write the new items, which nothing shows yet, in short transactions, so that the one that
    publishes has only its list to write: nobody else can write meanwhile."""
    with reading(engine) as session:
        laid = {one.digest for one in shown_items(session)}
    new = [item for item in items if item.digest not in laid]
    for start in range(0, len(new), _AT_ONCE):
        with writing(engine) as session:
            lay(session, new[start : start + _AT_ONCE])


def _told(found: Found, error: MediaStoreError | SignatureError) -> tuple[Problem, ...]:
    if isinstance(error, SignatureError):
        return (*found.problems, *error.problems)
    told = Problem("", wording.WHERE_FOLDER, str(error), wording.STORE_FULL_DO)
    return (*found.problems, told)
