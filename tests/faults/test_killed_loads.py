"""Kill -9 at any moment of a load: afterwards the old exhibition is on show or the new one, whole.

The moments are random, over the whole load and, for a part of them, within publishing. Set
``KIOSK_KILLS`` for another number than 500 and ``KIOSK_KILLS_SEED`` to try the same delays again;
the seed and what came out are printed (``pytest -s``).
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import secrets
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import create_engine, text

from kiosk.clock import now
from kiosk.database.engine import reading
from kiosk.library.editions import editions, known_files
from kiosk.library.model import Film, Item, Picture, Sound
from kiosk.operations.clearing import clear_up
from kiosk.operations.loading import SCRATCH, load_folder
from kiosk.operations.offspring import VARIABLE, end_marked
from kiosk.services import Services, open_services
from kiosk.wording.operations import LOAD_PUBLISHING
from tests.faults.killed import write
from tests.intake import made
from tests.postgres import postgres_server

__all__ = ["postgres_server"]

KILLS = int(os.environ.get("KIOSK_KILLS", "500"))
KILLS_ON_POSTGRESQL = 20
LANES = 2
"""Loads at the same time on SQLite."""
KILLS_OF_THE_COMMAND = 5
IN_A_ROW = 3
"""Loads killed one after the other before one is let through: each goes on from the last."""
PUBLISHING_SHARE = 0.3
ROOT = Path(__file__).parents[2]

Shown = tuple[object, ...]
"""One item with every word of it, and each medium by the SHA-256 of its file."""


def exhibition(services: Services) -> list[Shown]:
    """All that a visitor can see. Fails when a file of it is missing or not what its name says."""
    shown: list[Shown] = []
    for overview in services.library.sections(now(), {}):
        key = overview.section.key
        cards = services.library.items(key, now()) if overview.items else ()
        assert len(cards) == overview.items
        for card in cards:
            item = services.library.item(card.id)
            assert item is not None
            shown.append((key, card.key, card.title, card.summary, *parts(item)))
    return shown


def parts(item: Item) -> Iterator[object]:
    for block in (*item.blocks, *item.readings.values(), item.card.cover):
        match block:
            case Picture(panel=panel, card=card):
                yield from (whole(panel), whole(card))
            case Film(path=path, poster=poster):
                assert poster is not None
                yield from (whole(path), whole(poster.panel), whole(poster.card))
            case Sound(path=path):
                yield whole(path)
            case _:
                yield block


def whole(path: Path) -> str:
    """The hash of a stored file, which is its name; that such a file opens is shown once."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert sha256 == path.stem
    assert opens(path.name, path)
    return sha256


_opened: dict[str, bool] = {}


def opens(name: str, path: Path) -> bool:
    if name not in _opened:
        if path.suffix in (".jpg", ".png"):
            with Image.open(path) as image:
                image.load()
        else:
            call = ["ffmpeg", "-nostdin", "-v", "error", "-xerror", "-i", path, "-f", "null", "-"]
            subprocess.run(call, check=True, timeout=30)
        _opened[name] = True
    return _opened[name]


class Server:
    """Loads in forks of one warm process."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.faults.loading_server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
            bufsize=0,
        )

    def load(
        self, data: Path, folder: Path, *, after: float | None, publishing: bool = False
    ) -> tuple[int, float, float | None]:
        """Loads ``folder`` and kills that ``after`` so many seconds, counted from its beginning or
        from when it says that it is ``publishing``; None lets it end. Gives the exit status, the
        seconds it took, and after how many of them it was publishing."""
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps([str(data), str(folder)]).encode() + b"\n")
        number = int(process.stdout.readline())
        begun = time.monotonic()
        published: float | None = None
        end = None if after is None or publishing else begun + after
        said = b""
        while True:
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                os.killpg(number, signal.SIGKILL)
                end = None
                continue
            ready, _, _ = select.select([process.stdout, process.stderr], [], [], left)
            if process.stderr in ready:
                said += os.read(process.stderr.fileno(), 65536)  # type: ignore[union-attr]
                if published is None and LOAD_PUBLISHING.encode() in said:
                    published = time.monotonic() - begun
                    if publishing and after is not None:
                        end = begun + published + after
            elif process.stdout in ready:
                assert process.stdout.readline() == b"over\n"
                process.stdin.write(b"\n")
                status = int(process.stdout.readline())
                assert status in (0, 1, -signal.SIGKILL), said.decode()
                return status, time.monotonic() - begun, published

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            assert pipe is not None
            pipe.close()
        self._process.wait(timeout=10)


Fresh = Callable[[], "tuple[Path, Mapping[str, str]]"]
"""Gives a data folder with the old edition in it, and the environment that names its database."""


@contextmanager
def database_of(environment: Mapping[str, str]) -> Iterator[Server]:
    server = Server(environment)
    try:
        yield server
    finally:
        server.close()


class Trial:
    """Loads of one folder over an older edition, killed."""

    def __init__(self, old: list[Shown], new: list[Shown], temporary: Path) -> None:
        assert old != new
        self._old, self._new = old, new
        self.temporary = temporary
        """What loads take for the system's temporary folder; nobody clears that up after them."""
        temporary.mkdir()
        self.outcomes: Counter[str] = Counter()

    def look(self, services: Services) -> str:
        """Which exhibition is on show, whole."""
        shown = exhibition(services)
        assert shown in (self._old, self._new)
        name = "old" if shown == self._old else "new"
        with reading(services.engine) as session:
            numbers = [(e.number, e.current) for e in editions(session)]
        assert numbers == ([(1, True)] if name == "old" else [(2, True), (1, False)])
        return name

    def ended(self, data: Path, environment: Mapping[str, str], status: int, where: str) -> bool:
        """What is to hold when a load was killed. Gives whether the new edition is on show."""
        with open_services(data, environment) as services:
            name = self.look(services)
        assert status == -signal.SIGKILL or name == "new"
        killed = "killed" if status == -signal.SIGKILL else "came to its end"
        self.outcomes[f"{killed} {where}, {name} edition"] += 1
        return name == "new"

    def at_last(self, data: Path, environment: Mapping[str, str]) -> None:
        """What is to hold when a load was let through after others were killed."""
        with open_services(data, environment) as services:
            assert self.look(services) == "new"
            clear_up(services, lambda: now() + timedelta(hours=2))
            with reading(services.engine) as session:
                known = known_files(session)
            store = services.data / "media"
            files = [path for path in store.rglob("*") if path.is_file()]
            assert sorted(path.stem for path in files) == sorted(known)
            assert not (services.data / SCRATCH).exists()
            assert self.look(services) == "new"
        assert not list(self.temporary.iterdir())

    def tell(self) -> None:
        """Prints what came out."""
        for outcome, count in sorted(self.outcomes.items()):
            print(f"{count:5}  {outcome}")


@cache
def seed() -> int:
    number = int(os.environ.get("KIOSK_KILLS_SEED") or secrets.randbelow(10**6))
    print(f"\nKIOSK_KILLS_SEED={number}")
    return number


def kill_many(
    kills: int, server: Server, trial: Trial, fresh: Fresh, folder: Path, lane: int = 0
) -> None:
    chance = random.Random(seed() + lane)
    seconds, publishing = [], []
    for _ in range(5):
        data, environment = fresh()
        status, took, published = server.load(data, folder, after=None)
        assert status == 0
        assert published is not None
        seconds.append(took)
        publishing.append(took - published)
        trial.at_last(data, environment)
    took, last = statistics.median(seconds), statistics.median(publishing)
    print(f"a load takes {took * 1000:.0f} ms, {last * 1000:.0f} of them for publishing")
    done = 0
    while done < kills:
        data, environment = fresh()
        for _ in range(IN_A_ROW):
            late = chance.random() < PUBLISHING_SHARE
            after = chance.uniform(0, 1.2 * last if late else took)
            status, _, published = server.load(data, folder, after=after, publishing=late)
            where = "before publishing" if published is None else "in publishing"
            done += status == -signal.SIGKILL
            if trial.ended(data, environment, status, where):
                break
        status, _, _ = server.load(data, folder, after=None)
        assert status in (0, 1)  # 1: a killed load had published already
        trial.at_last(data, environment)
    trial.tell()


def editions_of(data: Path, environment: Mapping[str, str], *folders: Path) -> list[list[Shown]]:
    """What is on show after each of ``folders`` was loaded into ``data``."""
    seen = []
    with open_services(data, environment) as services:
        for folder in folders:
            assert load_folder(services, folder).published
            seen.append(exhibition(services))
    return seen


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where there is one: it is the program that is killed, not the machine,
    and to wait for a disk thousands of times shows nothing."""
    place = Path("/dev/shm")
    quick = place if os.access(place, os.W_OK) else tmp_path
    with tempfile.TemporaryDirectory(prefix="kiosk-killed-", dir=quick) as folder:
        yield Path(folder)


def test_on_sqlite_the_old_or_the_new_edition_is_whole(memory: Path) -> None:
    first, second = write(memory / "1", 1), write(memory / "2", 2)
    (old,) = editions_of(memory / "template", {}, first)
    _, new = editions_of(memory / "other", {}, first, second)
    seed()

    def in_a_lane(lane: int) -> Trial:
        place = memory / f"lane{lane}"
        place.mkdir()

        def fresh() -> tuple[Path, Mapping[str, str]]:
            shutil.rmtree(place / "data", ignore_errors=True)
            return Path(shutil.copytree(memory / "template", place / "data")), {}

        trial = Trial(old, new, place / "temporary")
        with database_of({"TMPDIR": str(trial.temporary)}) as server:
            kill_many(KILLS // LANES, server, trial, fresh, second, lane)
        return trial

    with ThreadPoolExecutor(LANES) as lanes:  # each with a data folder of its own
        outcomes = sum((trial.outcomes for trial in lanes.map(in_a_lane, range(LANES))), Counter())
    # Or the moments did not cover what they are to cover.
    assert any(name.endswith("old edition") for name in outcomes)
    assert any(name.endswith("new edition") for name in outcomes)


def test_on_postgresql_the_old_or_the_new_edition_is_whole(
    tmp_path: Path, postgres_server: str
) -> None:
    first, second = write(tmp_path / "1", 1), write(tmp_path / "2", 2)
    address = postgres_server.removesuffix("/postgres")
    control = create_engine(
        postgres_server.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT"
    )
    name = f"killed_{os.urandom(4).hex()}"

    def environment(database: str) -> Mapping[str, str]:
        return {"KIOSK_DATABASE_URL": f"{address}/{database}"}

    def run(*statements: str) -> None:
        with control.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))

    def fresh() -> tuple[Path, Mapping[str, str]]:
        run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        run(f"CREATE DATABASE {name} TEMPLATE {name}_old STRATEGY=file_copy")
        shutil.rmtree(tmp_path / "data", ignore_errors=True)
        return Path(shutil.copytree(tmp_path / "template", tmp_path / "data")), environment(name)

    try:
        run(f"CREATE DATABASE {name}_old", f"CREATE DATABASE {name}_new")
        (old,) = editions_of(tmp_path / "template", environment(f"{name}_old"), first)
        _, new = editions_of(tmp_path / "other", environment(f"{name}_new"), first, second)
        trial = Trial(old, new, tmp_path / "temporary")
        with database_of({**environment(name), "TMPDIR": str(trial.temporary)}) as server:
            kill_many(KILLS_ON_POSTGRESQL, server, trial, fresh, second)
    finally:
        for database in (name, f"{name}_old", f"{name}_new"):
            run(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
        control.dispose()


def test_the_command_itself_with_its_children_and_a_film(tmp_path: Path) -> None:
    first, second = write(tmp_path / "1", 1), write(tmp_path / "2", 2)
    made.film(second / "特色党建" / "02 影片" / "影片.avi", size="160x120")
    made.recording(second / "特色党建" / "02 影片" / "朗读-粤语.wav")
    (old,) = editions_of(tmp_path / "template", {}, first)
    _, new = editions_of(tmp_path / "other", {}, first, second)
    trial, chance = Trial(old, new, tmp_path / "temporary"), random.Random(seed())
    took = 0.0
    for count in range(KILLS_OF_THE_COMMAND + 1):
        data = Path(shutil.copytree(tmp_path / "template", tmp_path / f"data{count}"))
        mark = secrets.token_hex(8)
        command = [sys.executable, "-P", "-m", "kiosk", "load", "--data", data, second, "--yes"]
        begun = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={
                **os.environ,
                VARIABLE: mark,
                "PYTHONPATH": str(ROOT),
                "TMPDIR": str(trial.temporary),
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if count == 0:
            assert process.wait(timeout=60) == 0
            took = time.monotonic() - begun
        else:
            try:
                process.wait(chance.uniform(0.1, 1.05) * took)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            end_marked(mark)
            trial.ended(data, {}, process.returncode, "somewhere")
            with open_services(data, {}) as services:
                load_folder(services, second)
        trial.at_last(data, {})
    trial.tell()
