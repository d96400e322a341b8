"""The tables' history leads to the models, is known without alembic, and is never half done."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

import kiosk.cinema.tables
import kiosk.library.tables
import kiosk.readout.tables
import kiosk.staff.tables  # noqa: F401  (their tables belong to the models that are compared)
from kiosk.database import migrations
from kiosk.database.base import Base
from kiosk.database.engine import open_engine, reading, writing
from kiosk.database.errors import (
    DatabaseAddressError,
    DatabaseNewerError,
    DatabaseReadOnlyError,
    DatabaseUnreachableError,
    DatabaseUnreadableError,
)
from kiosk.database.migrate import alembic_config, is_current, upgrade


def test_migrations_lead_to_exactly_the_tables_of_the_models(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_comparison_would_notice_a_missing_column(engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE editions DROP COLUMN source"))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata)


def test_the_revisions_known_without_alembic_are_those_alembic_finds(engine: Engine) -> None:
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(alembic_config(connection))
    found = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(found)) == migrations.REVISIONS


def test_an_empty_database_is_not_current_until_it_is_upgraded(engine: Engine) -> None:
    assert not is_current(engine)
    upgrade(engine)
    assert is_current(engine)
    upgrade(engine)
    with reading(engine) as session:
        assert session.execute(text("SELECT id, edition FROM on_show")).all() == [(1, None)]


def test_several_processes_may_upgrade_at_once(opened: Callable[..., Engine]) -> None:
    engines = [opened(busy_seconds=30.0) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        for job in [pool.submit(upgrade, engine) for engine in engines]:
            job.result()
    assert all(is_current(engine) for engine in engines)


def test_an_upgrade_that_fails_leaves_nothing_behind(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE readings (mine INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        upgrade(engine)
    assert inspect(engine).get_table_names() == ["readings"]


def test_foreign_keys_are_on_again_after_an_upgrade(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'kiosk.db'}")
    upgrade(engine)
    with reading(engine) as session:
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1
    engine.dispose()


def test_a_database_of_a_newer_program_is_refused_and_left_alone(engine: Engine) -> None:
    upgrade(engine)
    with writing(engine) as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for ask in (is_current, upgrade):
        with pytest.raises(DatabaseNewerError, match="新版程序"):
            ask(engine)
    with reading(engine) as session:
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.db"
    file.write_bytes("这不是数据库".encode() * 500)
    before = file.read_bytes()
    engine = open_engine(f"sqlite:///{file}")
    for ask in (is_current, upgrade):
        with pytest.raises(DatabaseUnreadableError, match="打不开") as told:
            ask(engine)
        assert told.value.place == str(file)
    engine.dispose()
    assert file.read_bytes() == before


def test_a_damaged_page_is_told(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.db"
    engine = open_engine(f"sqlite:///{file}")
    upgrade(engine)
    engine.dispose()
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    with (
        pytest.raises(DatabaseUnreadableError),
        reading(engine) as session,
    ):
        session.execute(text("SELECT * FROM items")).all()
    engine.dispose()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(DatabaseReadOnlyError, match="写入权限"):
        open_engine(f"sqlite:///{tmp_path / 'taken' / 'kiosk.db'}")


def test_a_server_that_is_away_is_told_without_its_password() -> None:
    engine = open_engine("postgresql://kiosk:geheim@127.0.0.1:1/kiosk")
    with pytest.raises(DatabaseUnreachableError, match="连不上") as told:
        is_current(engine)
    assert "geheim" not in str(told.value)


@pytest.mark.parametrize("url", ["", "kiosk.db", "sqlite://", "mysql://a:b@c/d"])
def test_an_address_of_anything_else_is_refused(url: str) -> None:
    with pytest.raises(DatabaseAddressError, match="数据库地址用不了"):
        open_engine(url)


def test_asking_whether_the_tables_are_current_loads_neither_alembic_nor_psycopg(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path / 'kiosk.db'}"
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    program = (
        "import sys; from kiosk.database.engine import open_engine;"
        "from kiosk.database.migrate import is_current; import kiosk.library.library;"
        f"assert is_current(open_engine({url!r}));"
        "sys.exit(bool({'alembic', 'psycopg', 'mako'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
