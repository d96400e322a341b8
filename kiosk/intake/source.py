"""Before the first stage: what was given may be a folder, an archive of one, or a stick with one
archive on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kiosk.intake import archive
from kiosk.intake.child import Opener
from kiosk.intake.find import find
from kiosk.intake.found import Found
from kiosk.intake.names import shown
from kiosk.intake.problems import Problem, Refused, problem, problem_of
from kiosk.intake.root import choose_root
from kiosk.intake.scratch import scratch_folder
from kiosk.wording import formats
from kiosk.wording.intake import WHERE_FOLDER


@contextmanager
def found_in(path: Path, open_file: Opener, scratch: Path | None = None) -> Iterator[Found]:
    """What ``path`` holds, for the length of the block: an archive is unpacked into a folder below
    ``scratch`` (the system's own by default), which is gone afterwards. Never raises for what is in
    it."""
    packed = _archive(path)
    if isinstance(packed, Problem):
        yield Found(path, problems=(packed,))
        return
    if packed is None:
        yield find(path)
        return
    if scratch is not None:
        scratch.mkdir(parents=True, exist_ok=True)
    with scratch_folder("unpack", scratch) as folder:
        into = folder / packed.stem
        try:
            problems = open_file(archive.SECONDS, archive.unpack, packed, into)
        except Refused as error:
            yield Found(path, problems=(problem_of(shown(packed.name), error),))
            return
        found = find(into)
        yield replace(found, problems=(*problems, *found.problems))


def _archive(path: Path) -> Path | Problem | None:
    """The archive that is meant; None when it is a folder; a problem when it could be several."""
    if path.suffix.lower() == ".zip" and path.is_file():
        return path
    if not path.is_dir() or choose_root(path).sections_in is not None:
        return None
    packed = archive.archives_in(path)
    if len(packed) > 1:
        names = "、".join(f"“{shown(one.name)}”" for one in packed)
        return problem("", WHERE_FOLDER, formats.SEVERAL_ARCHIVES, names=names)
    return packed[0] if packed else None
