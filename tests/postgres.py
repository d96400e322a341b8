"""A real PostgreSQL for the tests: a cluster of its own on loopback, gone when they end.

Import ``postgres_server`` and ``postgres_url`` into a conftest.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

_MISSING = (
    "PostgreSQL is not installed, and the database tests run on it as well as on SQLite.\n"
    "Install it with: sudo apt-get install --no-install-recommends postgresql"
)
_START_SECONDS = 60


_ADDRESS = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def postgres_server(pytestconfig: pytest.Config) -> str:
    """The address of a server, ``postgresql://kiosk@127.0.0.1:port/postgres``.

    One server for the whole run, however many conftests import this fixture.
    """
    if _ADDRESS not in pytestconfig.stash:
        server = ExitStack()
        pytestconfig.add_cleanup(server.close)
        pytestconfig.stash[_ADDRESS] = server.enter_context(running())
    return pytestconfig.stash[_ADDRESS]


@contextmanager
def running() -> Iterator[str]:
    programs = _programs()
    as_user = _as_ordinary_user()
    folder = Path(tempfile.mkdtemp(prefix="kiosk-postgres-"))
    try:
        if as_user:
            shutil.chown(folder, "postgres", "postgres")
        data = folder / "data"
        options = ["--username=kiosk", "--auth=trust", "--encoding=UTF8", "--locale=C"]
        _run([*as_user, programs / "initdb", "-D", data, *options, "--no-sync"])
        port = _free_port()
        # fsync off: what these tests ask of the server is locks and order, not power cuts.
        settings = f"-p {port} -h 127.0.0.1 -k {folder} -F -c max_connections=50"
        control = [*as_user, programs / "pg_ctl", "-D", data, "-w", "-t", str(_START_SECONDS)]
        _run([*control, "-l", folder / "log", "-o", settings, "start"], folder / "log")
        try:
            yield f"postgresql://kiosk@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The address of an empty database that only this test uses."""
    with empty_database(postgres_server) as url:
        yield url


@contextmanager
def empty_database(postgres_server: str) -> Iterator[str]:
    """The address of a new database, which goes again at the end."""
    name = f"test_{os.urandom(6).hex()}"
    server = create_engine(
        postgres_server.replace("postgresql://", "postgresql+psycopg://"),
        isolation_level="AUTOCOMMIT",
    )
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} STRATEGY=file_copy"))
    try:
        yield postgres_server.removesuffix("/postgres") + f"/{name}"
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()


def _programs() -> Path:
    """The folder of the newest installed server."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if on_path := shutil.which("initdb"):
        found.append(Path(on_path).resolve().parent)
    if not found:
        pytest.fail(_MISSING, pytrace=False)
    return max(found, key=lambda folder: [int(part) for part in folder.parts if part.isdigit()])


def _as_ordinary_user() -> list[str]:
    """What to put before a command, since initdb and postgres refuse to run as root."""
    if os.geteuid() != 0:
        return []
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        pytest.fail(_MISSING, pytrace=False)
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(command: list[object], log: Path | None = None) -> None:
    words = [str(word) for word in command]
    # Not a pipe: the server would inherit it and keep it open. "/": postgres may not enter ours.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(words, stdout=output, stderr=subprocess.STDOUT, cwd="/", check=False)
        if done.returncode != 0:
            output.seek(0)
            told = log.read_text() if log and log.exists() else ""
            pytest.fail(f"{' '.join(words)}\n{output.read()}\n{told}", pytrace=False)
